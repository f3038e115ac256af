package gauge

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
)

func TestEndsStayWhereThresholdsDoNotFit(t *testing.T) {
	sc, _ := gaugeOf(t, "720000000", func(g *Gauge) {
		g.Width, g.Height, g.Max, g.ScaleLabels = 200, 150, widgettest.Data(t, "1000000000"), LabelThresholds
		g.Thresholds = widgettest.Thresholds(t, "250000000", theme.WarningFill, "750000000", theme.SuccessFill)
	})
	labels := widgettest.Texts(sc, scene.ScaleLabel)
	if len(labels) < 2 || labels[0] != "0" || labels[1] != "1,000,000,000" && labels[1] != "1B" {
		t.Errorf("labels %q, want both ends of the scale", labels)
	}
	if got := widgettest.Texts(sc, scene.Number); len(got) != 1 {
		t.Errorf("numbers %q", got)
	}
}

func TestLabelsOfAScaleDiffer(t *testing.T) {
	sc, _ := gaugeOf(t, "0.25", func(g *Gauge) {
		g.Min, g.Max, g.ScaleLabels = widgettest.Data(t, "0.1"), widgettest.Data(t, "0.4"), LabelThresholds
		g.Number.Decimals = 0
		g.Thresholds = widgettest.Thresholds(t, "0.2", theme.WarningFill, "0.3", theme.DangerFill)
	})
	if diff := cmp.Diff([]string{"0.1", "0.4", "0.2", "0.3"}, widgettest.Texts(sc, scene.ScaleLabel)); diff != "" {
		t.Error(diff)
	}
	if got := sc.Description; !strings.Contains(got, "range 0.1 to 0.4") {
		t.Errorf("description %q", got)
	}
}

func TestFractionOfTheScale(t *testing.T) {
	for _, c := range []struct {
		value, max, number, unit, said string
		decimals                       int
		kind                           number.Kind
	}{
		{"42", "60", "42", "/ 60", "42, range 0 to 60", -1, number.Plain},
		{"99.97", "100", "99", "/ 100", "99, range 0 to 100", 0, number.Plain},
		{"100", "100", "100", "/ 100", "100, range 0 to 100", 0, number.Plain},
		{"100.4", "100", "100", "/ 100", "100, range 0 to 100", 0, number.Plain},
		{"99.4", "99.4", "99.4", "/ 99.4", "99.4, range 0 to 99.4", 0, number.Plain},
		{"0.3", "0.4", "0.3", "/ 0.4", "0.3, range 0 to 0.4", 0, number.Plain},
		{"7200", "7210", "2:00:00", "/ 2:00:10", "2:00:00, range 0:00:00 to 2:00:10", -1, number.Duration},
		{"7190", "7200", "1h 59m", "/ 2h", "1h 59m, range 0m to 2h", -1, number.Duration},
		{"7210", "7200", "2h", "/ 2h", "2h, range 0m to 2h", -1, number.Duration},
		{"60", "60.4", "0:01:00", "/ 0:01:00.4", "0:01:00, range 0:00:00 to 0:01:00.4", -1, number.Clock},
		{"1000000", "1000400", "1M", "/ 1.0004M", "1M, range 0 to 1.0004M", -1, number.Compact},
		{"1234567", "1234567", "1.23M", "/ 1.23M", "1.23M, range 0 to 1.23M", 1, number.Compact},
	} {
		sc, _ := gaugeOf(t, c.value, func(g *Gauge) {
			g.Max, g.Show, g.Number.Decimals = widgettest.Data(t, c.max), widget.ShowFraction, c.decimals
			g.Number.Kind = c.kind
		})
		if got := append(widgettest.Texts(sc, scene.Number), widgettest.Texts(sc, scene.Unit)...); !slices.Equal(got, []string{c.number, c.unit}) {
			t.Errorf("%s of %s: prints %q", c.value, c.max, got)
		}
		if sc.Description != c.said {
			t.Errorf("%s of %s: says %q, want %q", c.value, c.max, sc.Description, c.said)
		}
	}
}

// A value is not written as the end of its scale beside a share that says less.
func TestValueBesideItsShare(t *testing.T) {
	for _, c := range []struct {
		value, max string
		kind       number.Kind
		show       widget.Show
		want       []string
		said       string
	}{
		{"99.97", "100", number.Plain, widget.ShowBoth, []string{"99", "· 99%"}, "99, 99%, range 0 to 100"},
		{"99.97", "100", number.Plain, widget.ShowPercent, []string{"99%"}, "99, 99%, range 0 to 100"},
		{"99.97", "100", number.Plain, widget.ShowValue, []string{"100"}, "100, range 0 to 100"},
		{"999999", "1000000", number.Compact, widget.ShowValue, []string{"999K"}, "999K, range 0 to 1M"},
		{"7200", "7210", number.Duration, widget.ShowValue, []string{"2:00:00"}, "2:00:00, range 0:00:00 to 2:00:10"},
		{"7210", "7210", number.Duration, widget.ShowValue, []string{"2h"}, "2h, range 0m to 2h"},
		{"0.3", "100", number.Plain, widget.ShowBoth, []string{"<1", "· <1%"}, "<1, <1%, range 0 to 100"},
		{"999999", "1000000", number.Compact, widget.ShowBoth, []string{"999K", "· 99%"}, "999K, 99%, range 0 to 1M"},
		{"7200", "7210", number.Duration, widget.ShowBoth, []string{"2:00:00", "· 99%"}, "2:00:00, 99%, range 0:00:00 to 2:00:10"},
		{"100", "100", number.Plain, widget.ShowBoth, []string{"100", "· 100%"}, "100, 100%, range 0 to 100"},
	} {
		sc, _ := gaugeOf(t, c.value, func(g *Gauge) {
			g.Max, g.Show, g.Number.Kind = widgettest.Data(t, c.max), c.show, c.kind
			if c.kind == number.Plain {
				g.Number.Decimals = 0
			}
		})
		if got := append(widgettest.Texts(sc, scene.Number), widgettest.Texts(sc, scene.Unit)...); !slices.Equal(got, c.want) {
			t.Errorf("%s of %s: prints %q, want %q", c.value, c.max, got, c.want)
		}
		if sc.Description != c.said {
			t.Errorf("%s of %s: says %q, want %q", c.value, c.max, sc.Description, c.said)
		}
	}
}

func TestShareIsSaid(t *testing.T) {
	for show, want := range map[widget.Show]string{
		widget.ShowValue:   "30 pts, range 10 to 50",
		widget.ShowPercent: "30 pts, 50%, range 10 to 50",
		widget.ShowBoth:    "30 pts, 50%, range 10 to 50",
	} {
		sc, _ := gaugeOf(t, "30", func(g *Gauge) {
			g.Min, g.Max, g.Number.Unit, g.Show = widgettest.Data(t, "10"), widgettest.Data(t, "50"), "pts", show
		})
		if sc.Description != want {
			t.Errorf("show %v: says %q, want %q", show, sc.Description, want)
		}
	}
}

// A label has a smaller size, then a row and then two rows of its own before it is cut.
func TestLongLabelHasRowsOfItsOwn(t *testing.T) {
	for label, rows := range map[string]int{
		"Sprint progress": 1, "Average cycle time of stories": 1,
		"Average cycle time of stories in progress, all teams": 2,
	} {
		for _, style := range []Style{Fill, Needle, Marker} {
			for _, arc := range []int{180, 240, 270} {
				sc, _ := gaugeOf(t, "72", func(g *Gauge) {
					g.Label, g.Style, g.Arc, g.Number.Unit = label, style, arc, "%"
					g.Thresholds = widgettest.Thresholds(t, "0", theme.DangerFill, "50", theme.WarningFill)
				})
				shown := widgettest.Shapes(sc, scene.Label)
				if len(shown) > rows {
					t.Errorf("style %v, arc %d, %q: %d rows, want at most %d", style, arc, label, len(shown), rows)
				}
				for _, sh := range shown {
					if run := sc.Run(sh); strings.Contains(run.Shown, "…") {
						t.Errorf("style %v, arc %d: %q is cut to %q", style, arc, label, run.Shown)
					}
				}
			}
		}
	}
}

func TestWordsForNoDataAreCut(t *testing.T) {
	sc, _ := gaugeOf(t, "", func(g *Gauge) { g.NoData = "nobody has measured this for the sprint at hand" })
	shown := widgettest.Shapes(sc, scene.Number)
	if len(shown) != 1 {
		t.Fatalf("%d numbers", len(shown))
	}
	if run := sc.Run(shown[0]); !strings.HasSuffix(run.Shown, "…") || run.Size < 8 {
		t.Errorf("shows %q in %v px", run.Shown, run.Size)
	}
}
