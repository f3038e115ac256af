package bar

import (
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
)

func TestLargerBarShowsNoLess(t *testing.T) {
	segments := func(b *Bar) {
		b.Label, b.Segments = "Release", []Segment{
			{Amount: number.Int(19), Name: "Done"}, {Amount: number.Int(9), Name: "In progress"}, {Amount: number.Int(2), Name: "To do"},
		}
	}
	for name, set := range map[string]func(*Bar){
		"all": func(b *Bar) {
			b.Title, b.Label, b.Number.Unit, b.Target = "Sprint 42", "Story points", "points", number.Int(80)
			b.Thresholds = widgettest.Thresholds(t, "0", theme.SuccessFill)
		},
		"bullet": func(b *Bar) {
			b.Style, b.Label, b.Number.Unit, b.Max = Bullet, "Budget", "k€", number.Int(12000)
			b.Thresholds = widgettest.Thresholds(t, "0", theme.DangerFill, "4000", theme.SuccessFill)
		},
		"upright": func(b *Bar) {
			b.Orientation, b.Title, b.Label, b.Number.Unit = Vertical, "Load", "Größe", "%"
			b.Thresholds = widgettest.Thresholds(t, "0", theme.DangerFill)
		},
		"no data": func(b *Bar) {
			b.Value, b.NoData, b.Label = number.Value{}, "no data yet", "ผู้ป่วยที่นี่"
		},
		"segments":       segments,
		"names inside":   func(b *Bar) { segments(b); b.Legend = LegendInside },
		"names below":    func(b *Bar) { segments(b); b.Legend, b.Show = LegendBelow, widget.ShowBoth },
		"names upright":  func(b *Bar) { segments(b); b.Orientation = Vertical },
		"names in parts": func(b *Bar) { segments(b); b.Legend, b.Show, b.Label = LegendInside, widget.ShowNone, "" },
	} {
		t.Run(name, func(t *testing.T) {
			b := New()
			b.Value = number.Int(42)
			set(b)
			sc, ts := scene.New(16, 16), widgettest.Typesetter(t)
			widgettest.CheckCanvases(t, &b.Common, 120, 80, sc, func() { b.Layout(sc, ts) })
		})
	}
}
