package widget

import (
	"math"

	"github.com/plugio/charts/render/scene"
	"pgregory.net/rapid"
)

// checkDial makes sure that no text stands on the arc.
func checkDial(t *rapid.T, sc *scene.Scene, d *dial) {
	for i := range sc.Len() {
		sh := sc.Shape(i)
		if !sh.IsRun() || sh.Role == scene.Title || sh.Bounds.Empty() {
			continue
		}
		b := sh.Bounds
		for k := range 21 {
			f := float64(k) / 20
			for _, p := range [...]scene.Point{
				{X: b.MinX + f*(b.MaxX-b.MinX), Y: b.MinY},
				{X: b.MinX + f*(b.MaxX-b.MinX), Y: b.MaxY},
				{X: b.MinX, Y: b.MinY + f*(b.MaxY-b.MinY)},
				{X: b.MaxX, Y: b.MinY + f*(b.MaxY-b.MinY)},
			} {
				r := math.Hypot(p.X-d.cx, p.Y-d.cy)
				a := math.Atan2(p.Y-d.cy, p.X-d.cx) - float64(d.from)
				for a < 0 {
					a += 2 * math.Pi
				}
				if r > d.inner+0.8 && r < d.edge-0.8 && a > 0.02 && a < float64(d.sweep)-0.02 {
					t.Fatalf("%s %q at %v stands on the arc (radius %.1f of %.1f to %.1f)", sh.Role, sc.Run(sh).Text, b, r, d.inner, d.edge)
				}
			}
		}
	}
}

func randomGauge(t *rapid.T) *Gauge {
	g := NewGauge()
	randomCommon(t, &g.Common)
	g.Value, g.Target, g.Neutral = maybe(t, "value"), maybe(t, "target"), maybe(t, "neutral")
	if rapid.Bool().Draw(t, "scale") {
		g.Min, g.Max = randomValue(t, "min"), randomValue(t, "max")
	}
	g.Arc = rapid.SampledFrom([]int{180, 240, 270, 360}).Draw(t, "arc")
	g.Style = GaugeStyle(rapid.IntRange(0, 2).Draw(t, "style"))
	g.Ends = Ends(rapid.IntRange(0, 1).Draw(t, "ends"))
	g.Ticks = rapid.IntRange(0, 20).Draw(t, "ticks")
	g.Thickness = float64(rapid.SampledFrom([]int{0, 0, 2, 8, 30, 500}).Draw(t, "thickness"))
	g.ScaleLabels = ScaleLabels(rapid.IntRange(0, 2).Draw(t, "labels"))
	g.Show = rapid.SampledFrom([]Show{ShowValue, ShowPercent, ShowBoth, ShowNone}).Draw(t, "show")
	return g
}
