//go:build !race

// Under the race detector a pool drops what it is given at random.

package render_test

import (
	"testing"

	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/bar"
)

// What one SVG allocates once the fonts are known does not grow with the canvas.
func TestSVGAllocations(t *testing.T) {
	sized := func(w, h float64) map[string]render.Widget {
		g := render.NewGauge()
		g.Width, g.Height, g.Arc, g.Label, g.Value = w, h, 180, "Sprint progress", number.Int(72)
		g.Thresholds = []widget.Threshold{
			{Bound: number.Int(0), Color: theme.Of(theme.SuccessFill)},
			{Bound: number.Int(50), Color: theme.Of(theme.WarningFill)},
			{Bound: number.Int(80), Color: theme.Of(theme.DangerFill)},
		}
		c := render.NewCounter()
		c.Width, c.Height, c.Label, c.Value, c.Previous = w, h, "Open issues", number.Int(1284), number.Int(1141)
		b := render.NewBar()
		b.Width, b.Height, b.Label, b.Legend, b.Show = w, h, "Build status", bar.LegendNone, widget.ShowNone
		b.Segments = []bar.Segment{{Amount: number.Int(55)}, {Amount: number.Int(30)}, {Amount: number.Int(15)}}
		return map[string]render.Widget{"gauge": g, "counter": c, "bar": b}
	}
	renderer, err := render.New()
	if err != nil {
		t.Fatal(err)
	}
	var out []byte
	for _, size := range [][2]float64{{300, 200}, {2000, 2000}} {
		for name, w := range sized(size[0], size[1]) {
			got := testing.AllocsPerRun(100, func() {
				if out, err = renderer.Render(out[:0], w, render.Options{Format: render.SVG}); err != nil {
					t.Fatal(err)
				}
			})
			if got > 5 {
				t.Errorf("%s of %v: %v allocations, want at most 5", name, size, got)
			}
		}
	}
}
