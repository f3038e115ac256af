package scene

// Role says what a shape stands for, so that a test or a reader of a scene can
// ask for "the value" instead of the third path.
type Role uint8

// Roles of paths, then roles of texts.
const (
	Background Role = iota
	Track
	Zone
	Value
	Segment
	Target
	Overflow
	Tick
	Needle
	Halo
	Arrow
	Spark
	Swatch
	Frame
	Band
	Status
	Number
	Unit
	Label
	Title
	ScaleLabel
	TargetLabel
	Delta
	Comparison
	Legend
	InBar
	Message
)

var roleNames = [...]string{
	"background", "track", "zone", "value", "segment", "target", "overflow", "tick", "needle", "halo", "arrow",
	"spark", "swatch", "frame", "band", "status", "number", "unit", "label", "title", "scale-label", "target-label", "delta",
	"comparison", "legend", "in-bar", "message",
}

// String returns the role's name in lower case.
func (r Role) String() string {
	if int(r) < len(roleNames) {
		return roleNames[r]
	}
	return "unknown"
}

// IsText says whether shapes of this role are glyph runs.
func (r Role) IsText() bool { return r >= Number }
