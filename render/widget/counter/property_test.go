package counter

import (
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/widget/widgettest"
	"pgregory.net/rapid"
)

func TestNothingLeavesTheCanvasAndNoTextsTouch(t *testing.T) {
	widgettest.Run(t, checkLayout)
}

func FuzzLayout(f *testing.F) { widgettest.Fuzz(f, checkLayout) }

// checkLayout: whatever is asked for, nothing leaves the canvas, no texts touch, and the number is
// complete.
func checkLayout(t *rapid.T, sc *scene.Scene, ts *text.Typesetter) {
	c := randomCounter(t)
	c.Layout(sc, ts)
	widgettest.CheckScene(t, sc)
	widgettest.CheckLegible(t, sc, &c.Common)
	widgettest.CheckNumber(t, sc, &c.Common, c.Value, number.Value{})
	widgettest.CheckContent(t, sc)
	widgettest.CheckGrowth(t, sc, &c.Common, func() { c.Layout(sc, ts) })
}

func randomCounter(t *rapid.T) *Counter {
	c := New()
	widgettest.RandomCommon(t, &c.Common)
	c.Value, c.Previous = widgettest.MaybeValue(t, "value"), widgettest.MaybeValue(t, "previous")
	c.Delta = DeltaStyle(rapid.IntRange(0, 4).Draw(t, "delta"))
	c.Good = Good(rapid.IntRange(0, 2).Draw(t, "good"))
	c.Comparison = rapid.SampledFrom([]string{"", "vs last sprint", "compared with the same sprint of the year before"}).Draw(t, "comparison")
	c.Align = Align(rapid.IntRange(0, 1).Draw(t, "align"))
	c.Tint = Tint(rapid.IntRange(0, 2).Draw(t, "tint"))
	c.SparkStyle = SparkStyle(rapid.IntRange(0, 2).Draw(t, "spark style"))
	for range rapid.SampledFrom([]int{0, 0, 1, 2, 12, 400}).Draw(t, "history") {
		c.Spark = append(c.Spark, widgettest.MaybeValue(t, "item"))
	}
	return c
}
