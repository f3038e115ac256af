package bar

import (
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

// checkLayout: whatever is asked for, nothing leaves the canvas, no texts touch, no text stands
// on the bar and the number is complete.
func checkLayout(t *rapid.T, sc *scene.Scene, ts *text.Typesetter) {
	b := randomBar(t)
	b.Layout(sc, ts)
	widgettest.CheckScene(t, sc)
	widgettest.CheckLegible(t, sc, &b.Common)
	widgettest.CheckContent(t, sc)
	checkBar(t, sc)
	printed, whole := figures(b)
	widgettest.CheckNumber(t, sc, &b.Common, printed, whole, noted(b)...)
	widgettest.CheckGrowth(t, sc, &b.Common, func() { b.Layout(sc, ts) })
}

// noted are the numbers of a bar's scale that may be written.
func noted(b *Bar) (bounds []number.Value) {
	if len(b.Segments) > 0 {
		return nil
	}
	bounds = []number.Value{b.Min, b.Max}
	if b.Target.Valid() {
		bounds = append(bounds, b.Target)
	}
	if b.Style == Bullet {
		for _, th := range b.Thresholds {
			bounds = append(bounds, th.Bound)
		}
	}
	return bounds
}

// figures are the value that a bar prints and, where it is written as a part, its whole.
func figures(b *Bar) (printed, whole number.Value) {
	if len(b.Segments) == 0 {
		if scale := widget.NewScale(b.Min, b.Max); scale.Shows(b.Show).Part() {
			whole = scale.End(b.Show)
		}
		return b.Value, whole
	}
	printed = number.Int(0)
	for _, s := range b.Segments {
		printed = printed.Add(s.Amount)
	}
	switch {
	case b.Show == widget.ShowFraction && !b.Total.Valid():
		whole = printed
	case b.Show == widget.ShowFraction || b.Show == widget.ShowBoth, b.Show == widget.ShowValue && b.Total.Valid() && b.Total.Cmp(printed) != 0:
		whole = b.Total
	}
	return printed, whole
}

// checkBar makes sure that no text stands on the bar.
func checkBar(t *rapid.T, sc *scene.Scene) {
	for i := range sc.Len() {
		mark := sc.Shape(i)
		switch mark.Role {
		case scene.Track, scene.Value, scene.Segment, scene.Target, scene.Band:
		default:
			continue
		}
		for k := range sc.Len() {
			if sh := sc.Shape(k); sh.IsRun() && sh.Role != scene.InBar && sh.Bounds.Overlaps(mark.Bounds, 0.6) {
				t.Fatalf("%s %q %v stands on the %s %v", sh.Role, sc.Run(sh).Text, sh.Bounds, mark.Role, mark.Bounds)
			}
		}
	}
}

func randomBar(t *rapid.T) *Bar {
	b := New()
	widgettest.RandomCommon(t, &b.Common)
	b.Value, b.Target, b.Total = widgettest.MaybeValue(t, "value"), widgettest.MaybeValue(t, "target"), widgettest.MaybeValue(t, "total")
	if rapid.Bool().Draw(t, "scale") {
		b.Min, b.Max = widgettest.RandomValue(t, "min"), widgettest.RandomValue(t, "max")
	}
	for range rapid.SampledFrom([]int{0, 0, 1, 3, 5, 64}).Draw(t, "segments") {
		b.Segments = append(b.Segments, Segment{
			Amount: number.Int(int64(rapid.IntRange(0, 1000).Draw(t, "amount"))),
			Name:   rapid.SampledFrom([]string{"", "Done", "In progress", "Waiting for a review by somebody of the other team", "Donaudampfschifffahrtsgesellschaft", "レビュー待ちの項目とその他"}).Draw(t, "name"),
		})
	}
	b.Show = widget.Show(rapid.IntRange(0, 4).Draw(t, "show"))
	b.Style = Style(rapid.IntRange(0, 1).Draw(t, "style"))
	b.Orientation = Orientation(rapid.IntRange(0, 1).Draw(t, "orientation"))
	b.Legend = Legend(rapid.IntRange(0, 3).Draw(t, "legend"))
	b.Ends = widget.Ends(rapid.IntRange(0, 1).Draw(t, "ends"))
	b.Thickness = float64(rapid.SampledFrom([]int{0, 0, 4, 20, 500}).Draw(t, "thickness"))
	return b
}
