package widgettest

import (
	"math"
	"testing"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// Typesetter returns a typesetter with the embedded fonts, lent for one test.
func Typesetter(t testing.TB) *text.Typesetter {
	t.Helper()
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	return text.NewShaper(set).Get()
}

// Data reads a value as a request gives it; what is no number is no data.
func Data(t testing.TB, s string) number.Value {
	t.Helper()
	v, err := number.ParseData(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return v
}

// Thresholds reads pairs of a bound and a token.
func Thresholds(t testing.TB, pairs ...any) []widget.Threshold {
	t.Helper()
	var out []widget.Threshold
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, widget.Threshold{Bound: Data(t, pairs[i].(string)), Color: theme.Of(pairs[i+1].(theme.Token))})
	}
	return out
}

// Drawn lays a widget out and fails on a scene that cannot be drawn.
func Drawn(t testing.TB, w interface {
	Layout(*scene.Scene, *text.Typesetter)
},
) *scene.Scene {
	t.Helper()
	sc := scene.New(16, 16)
	w.Layout(sc, Typesetter(t))
	if sc.Err() != nil {
		t.Fatal(sc.Err())
	}
	return sc
}

// Shapes returns the shapes of a role.
func Shapes(sc *scene.Scene, role scene.Role) []*scene.Shape {
	var out []*scene.Shape
	for i := range sc.Len() {
		if sh := sc.Shape(i); sh.Role == role {
			out = append(out, sh)
		}
	}
	return out
}

// Texts returns what the runs of a role say.
func Texts(sc *scene.Scene, role scene.Role) []string {
	var out []string
	for _, sh := range Shapes(sc, role) {
		out = append(out, sc.Run(sh).Text)
	}
	return out
}

// Light is the paint of a token in the light theme.
func Light(token theme.Token) scene.Paint { return scene.Solid(theme.DataCenter.Set(false)[token]) }

// Ends returns the points a path goes through, without the control points.
func Ends(sc *scene.Scene, sh *scene.Shape) []scene.Point {
	path := sc.Path(sh)
	var out []scene.Point
	p := path.Points
	for _, v := range path.Verbs {
		if n := v.Points(); n > 0 {
			out = append(out, p[n-1])
			p = p[n:]
		}
	}
	return out
}

// Near fails when a figure is further off than the tolerance.
func Near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s is %.4f, want %.4f", what, got, want)
	}
}
