package gauge

import (
	"math"
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
	"pgregory.net/rapid"
)

func TestNothingLeavesTheCanvasAndNoTextsTouch(t *testing.T) {
	widgettest.Run(t, checkLayout)
}

func FuzzLayout(f *testing.F) { widgettest.Fuzz(f, checkLayout) }

// checkLayout: whatever is asked for, nothing leaves the canvas, no texts touch, no text stands on the arc
// and the number is complete.
func checkLayout(t *rapid.T, sc *scene.Scene, ts *text.Typesetter) {
	g := randomGauge(t)
	p := g.layout(sc, ts)
	widgettest.CheckScene(t, sc)
	widgettest.CheckLegible(t, sc, &g.Common)
	checkDial(t, sc, &p.dial)
	whole := number.Value{}
	if scale := widget.NewScale(g.Min, g.Max); scale.Shows(g.Show).Part() {
		whole = scale.End(g.Show)
	}
	noted := []number.Value{g.Min, g.Max}
	if g.Target.Valid() {
		noted = append(noted, g.Target)
	}
	for _, th := range p.labelled {
		noted = append(noted, th.Bound)
	}
	widgettest.CheckNumber(t, sc, &g.Common, g.Value, whole, noted...)
	widgettest.CheckContent(t, sc)
	widgettest.CheckGrowth(t, sc, &g.Common, func() { g.Layout(sc, ts) })
}

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
	g := New()
	widgettest.RandomCommon(t, &g.Common)
	g.Value, g.Target, g.Neutral = widgettest.MaybeValue(t, "value"), widgettest.MaybeValue(t, "target"), widgettest.MaybeValue(t, "neutral")
	if rapid.Bool().Draw(t, "scale") {
		g.Min, g.Max = widgettest.RandomValue(t, "min"), widgettest.RandomValue(t, "max")
	}
	g.Arc = rapid.SampledFrom([]int{180, 240, 270, 360}).Draw(t, "arc")
	g.Style = Style(rapid.IntRange(0, 2).Draw(t, "style"))
	g.Ends = widget.Ends(rapid.IntRange(0, 1).Draw(t, "ends"))
	g.Ticks = rapid.IntRange(0, 20).Draw(t, "ticks")
	g.Thickness = float64(rapid.SampledFrom([]int{0, 0, 2, 8, 30, 500}).Draw(t, "thickness"))
	g.ScaleLabels = ScaleLabels(rapid.IntRange(0, 2).Draw(t, "labels"))
	g.Show = rapid.SampledFrom([]widget.Show{widget.ShowValue, widget.ShowPercent, widget.ShowBoth, widget.ShowFraction, widget.ShowNone}).Draw(t, "show")
	return g
}
