package render_test

import (
	"bytes"
	"fmt"

	"github.com/plugio/charts/render"
)

// A gauge with red, amber and green zones, a target and a label.
func ExampleRender() {
	g := render.NewGauge()
	g.Label = "Sprint progress"
	g.Value, g.Target = render.Int(72), render.Int(90)
	g.Thresholds = []render.Threshold{
		{Bound: render.Int(0), Color: render.Danger()},
		{Bound: render.Int(50), Color: render.Warning()},
		{Bound: render.Int(80), Color: render.Success()},
	}
	png, err := render.Render(nil, g, render.Options{Format: render.PNG, DPR: 2})
	fmt.Println(bytes.HasPrefix(png, []byte("\x89PNG")), err)
	// Output: true <nil>
}
