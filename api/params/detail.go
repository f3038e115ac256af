package params

import "github.com/plugio/charts/render/scene"

// textsOf are the parameters whose texts are drawn in a role.
var textsOf = map[scene.Role]string{
	scene.Title: "title", scene.Label: "label", scene.Unit: "unit", scene.Number: "suffix",
	scene.Legend: "segments", scene.InBar: "segments", scene.Segment: "segments",
	scene.ScaleLabel: "thresholds", scene.TargetLabel: "target",
}

// TooDetailedAt is the problem of a picture of a widget that holds too many points, most of them
// in what is drawn in a role.
func TooDetailedAt(widget string, role scene.Role) Problem {
	p := Problem{Code: TooDetailed}
	if s := schemaOf(widget); s != nil && s.index[textsOf[role]] != nil {
		p.Parameter = textsOf[role]
	}
	return p
}
