package gauge

import (
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
)

func TestLargerGaugeShowsNoLess(t *testing.T) {
	for name, set := range map[string]func(*Gauge){
		"all": func(g *Gauge) {
			g.Title, g.Label, g.Number.Unit = "Sprint 42", "Sprint progress", "points"
			g.Thresholds, g.Target = widgettest.Thresholds(t, "0", theme.DangerFill, "50", theme.SuccessFill), number.Int(90)
		},
		"needle": func(g *Gauge) { g.Style, g.Label, g.Number.Unit, g.Max = Needle, "Latency", "ms", number.Int(3000) },
		"half": func(g *Gauge) {
			g.Arc, g.Style, g.Target, g.NoData, g.Value = 180, Needle, number.Int(1), "no data yet", number.Value{}
		},
		"ring": func(g *Gauge) { g.Arc, g.Label, g.Show = 360, "Load", widget.ShowBoth },
	} {
		t.Run(name, func(t *testing.T) {
			g := New()
			g.Value = number.Int(72)
			set(g)
			sc, ts := scene.New(16, 16), widgettest.Typesetter(t)
			widgettest.CheckCanvases(t, &g.Common, 120, 90, sc, func() { g.Layout(sc, ts) })
		})
	}
}

// A marker across a thick ring reaches below the end of a half dial, where the caption may stand.
func TestCaptionKeepsOffTheMarkerAtTheEnd(t *testing.T) {
	ts := widgettest.Typesetter(t)
	for _, value := range []string{"100", "1234567890.12"} {
		for height := 60.0; height <= 200; height++ {
			g := New()
			g.Width, g.Height, g.Title, g.Label = 600, height, "Load", "Tiến độ Ặ Ẫ"
			g.Value, g.Min, g.Max = widgettest.Data(t, value), widgettest.Data(t, "100"), widgettest.Data(t, "1234567890.12")
			g.Arc, g.Style, g.Thickness, g.NativeText = 180, Marker, 500, true
			sc := scene.New(16, 16)
			g.Layout(sc, ts)
			widgettest.CheckLegible(t, sc, &g.Common)
		}
	}
}
