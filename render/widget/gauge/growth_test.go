package gauge

import (
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
)

// mostCuts is on how many of some thousand canvases a text is cut for nothing that one with a pixel
// less shows whole: where the picture would lose more by it, the ring of zones for one.
const mostCuts = 20

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
		"long": func(g *Gauge) {
			g.Title, g.Label = "Open bugs in all projects", "Donaudampfschifffahrtsgesellschaft"
		},
		"ring": func(g *Gauge) { g.Arc, g.Label, g.Show = 360, "Load", widget.ShowBoth },
	} {
		t.Run(name, func(t *testing.T) {
			g := New()
			g.Value = number.Int(72)
			set(g)
			sc, ts := scene.New(16, 16), widgettest.Typesetter(t)
			if cuts := widgettest.CheckCanvases(t, &g.Common, 120, 90, sc, func() { g.Layout(sc, ts) }); cuts > mostCuts {
				t.Errorf("%d canvases cut a text that a smaller one shows whole, want at most %d", cuts, mostCuts)
			}
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

// A pixel more makes the dial or its number larger, or brings the labels of a scale in another way:
// neither is a reason to write the number shorter.
func TestLargerGaugeShowsNoFewerDigits(t *testing.T) {
	zones := func(g *Gauge) {
		g.Max = widgettest.Data(t, "2e9")
		g.Thresholds = widgettest.Thresholds(t, "0", theme.DangerFill, "5e8", theme.SuccessFill)
	}
	needle := func(g *Gauge) { g.Max, g.Style, g.Number.Unit = widgettest.Data(t, "2e9"), Needle, "ms" }
	both := func(g *Gauge) { g.Max, g.Style, g.Arc, g.Show = number.Int(1), Needle, 270, widget.ShowBoth }
	for _, c := range []struct {
		value         string
		set           func(*Gauge)
		width, height float64
		want          string
		wider, higher string
	}{
		{"1234567", zones, 67, 66, "1.23M", "1.23M", "1.23M"},
		{"1234567", zones, 72, 65, "1.23M", "1.23M", "1,234,567"},
		{"1234567", needle, 71, 44, "1.23M", "1,234,567", "1.23M"},
		{"1234567", needle, 53, 45, "1.23M", "1.23M", "1.23M"},
		{"1.125", both, 70, 44, "1.125", "1.125", "1.125"},
		{"1.125", both, 80, 56, "1.125", "1.125", "1.125"}, // a larger dial leaves less room under it
		{"66.666667", zones, 120, 80, "66.667", "66.667", "66.667"},
		{"1234567890", zones, 160, 100, "1.23B", "1.23B", "1.23B"},
		{"1234567890", zones, 200, 120, "1,234,567,890", "1,234,567,890", "1,234,567,890"},
	} {
		widgettest.CheckDigits(t, c.value, c.width, c.height, c.want, c.wider, c.higher, func(width, height float64) *scene.Scene {
			g := New()
			g.Value, g.Width, g.Height = widgettest.Data(t, c.value), width, height
			c.set(g)
			return widgettest.Drawn(t, g)
		})
	}
}

// What was tried before does not decide whether a title has two rows: once there is room for it, it stays.
func TestTitleDoesNotComeAndGo(t *testing.T) {
	shown := false
	for width := 46.0; width <= 70; width++ {
		sc, _ := gaugeOf(t, "0.625", func(g *Gauge) {
			g.Width, g.Height, g.Arc, g.NativeText, g.Title, g.Label, g.Number.Unit = width, 90, 180, true, "ผู้ป่วยที่นี่", "Sprint progress", "%"
		})
		has := len(widgettest.Shapes(sc, scene.Title)) > 0
		if shown && !has {
			t.Errorf("%v × 90 has no title, and less has one", width)
		}
		shown = shown || has
	}
	if !shown {
		t.Error("no picture has a title")
	}
}

// The ring of the zones stays once it has room, unless a larger dial has room for a text at last:
// numbers of thresholds are none of those.
func TestRingDoesNotComeAndGo(t *testing.T) {
	const from, to = 60, 150
	type look struct {
		ring  bool
		texts widget.Kinds
	}
	for name, set := range map[string]func(*Gauge){
		"plain":   func(*Gauge) {},
		"numbers": func(g *Gauge) { g.ScaleLabels = LabelThresholds },
		"label":   func(g *Gauge) { g.ScaleLabels, g.Label, g.Number.Unit = LabelThresholds, "Sprint progress", "points" },
	} {
		g, sc, ts := New(), scene.New(16, 16), widgettest.Typesetter(t)
		g.Value, g.Max, g.Target = number.Int(142), number.Int(100), number.Int(120)
		g.Thresholds = widgettest.Thresholds(t, "0", theme.SuccessFill, "80", theme.WarningFill, "100", theme.DangerFill)
		set(g)
		var lower [to + 1]look
		for height := from; height <= to; height++ {
			var narrower look
			for width := from; width <= to; width++ {
				g.Width, g.Height = float64(width), float64(height)
				g.Layout(sc, ts)
				now := look{len(widgettest.Shapes(sc, scene.Zone)) > 0, widgettest.Shown(sc)}
				for _, less := range [...]look{narrower, lower[width]} {
					if less.ring && !now.ring && less.texts.Has(now.texts) {
						t.Errorf("%s: %d × %d has no ring, and a pixel less has one", name, width, height)
					}
				}
				narrower, lower[width] = now, now
			}
		}
		if !lower[to].ring {
			t.Errorf("%s: no ring at all", name)
		}
	}
}

// What a dial is worth beside its texts is measured in whole pixels, as the dial is: one more row of pixels
// takes no ring away.
func TestRingStaysBesideTitleAndLabel(t *testing.T) {
	for _, width := range []float64{120, 160, 200} {
		for height := 107.0; height <= 120; height++ {
			sc, p := gaugeOf(t, "72", func(g *Gauge) {
				g.Width, g.Height, g.Title, g.Label = width, height, "Team", "Load"
				g.Thresholds = widgettest.Thresholds(t, "0", theme.DangerFill, "50", theme.WarningFill, "80", theme.SuccessFill)
			})
			if len(widgettest.Shapes(sc, scene.Zone)) == 0 {
				t.Errorf("%v × %v: no ring at a dial of %v px", width, height, p.dial.edge)
			}
		}
	}
}
