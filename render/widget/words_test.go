package widget_test

import (
	"cmp"
	"strings"
	"testing"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/bar"
	"github.com/plugio/charts/render/widget/counter"
	"github.com/plugio/charts/render/widget/gauge"
	"github.com/plugio/charts/render/widget/widgettest"
)

// captionOf is what is to be read in the caption's rows.
func captionOf(sc *scene.Scene) string {
	var rows []string
	for _, sh := range widgettest.Shapes(sc, scene.Label) {
		if sh.IsRun() {
			run := sc.Run(sh)
			rows = append(rows, cmp.Or(run.Shown, run.Text))
		}
	}
	return strings.Join(rows, " ")
}

func TestNameOfAZoneOutlivesALongLabel(t *testing.T) {
	named := func(c *widget.Common, width, height float64) {
		c.Width, c.Height, c.Label, c.Status = width, height, "Average cycle time of stories in progress", widget.StatusName
		c.Thresholds = []widget.Threshold{{Bound: widgettest.Data(t, "0"), Color: theme.Of(theme.DangerFill), Name: "Very late"}}
	}
	for _, c := range []struct {
		name string
		sc   *scene.Scene
		want string
	}{
		{"gauge", gaugeOf(t, "84", func(g *gauge.Gauge) { named(&g.Common, 160, 120) }), "Average cycle time of stories in progr… · Very late"},
		{"gauge with two rows", gaugeOf(t, "84", func(g *gauge.Gauge) { named(&g.Common, 240, 180) }), "Average cycle time of stories in progress · Very late"},
		{"bar with two rows", barOf(t, "84", func(b *bar.Bar) { named(&b.Common, 240, 48) }), "Average cycle time of stories in progress · Very late"},
		{"bar", barOf(t, "84", func(b *bar.Bar) { named(&b.Common, 240, 36) }), "Average cycle time of st… · Very late"},
		{"narrow bar", barOf(t, "84", func(b *bar.Bar) { named(&b.Common, 110, 48) }), "Avera… · Very late"},
		{"narrow bar with a word", barOf(t, "84", func(b *bar.Bar) { named(&b.Common, 110, 24) }), "Very late"},
		{"counter", counterOf(t, "84", "60", func(o *counter.Counter) { named(&o.Common, 120, 90) }), "Avera… · Very late"},
	} {
		if got := captionOf(c.sc); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	for width := 130.0; width < 400; width += 9 {
		for _, sc := range []*scene.Scene{
			gaugeOf(t, "84", func(g *gauge.Gauge) { named(&g.Common, width, 150) }),
			gaugeOf(t, "84", func(g *gauge.Gauge) { named(&g.Common, width, 150); g.Style, g.Arc = gauge.Needle, 180 }),
			barOf(t, "84", func(b *bar.Bar) { named(&b.Common, width, 60); b.Title = "Sprint 42" }),
			counterOf(t, "84", "60", func(o *counter.Counter) { named(&o.Common, width, 80) }),
		} {
			if got := captionOf(sc); !strings.Contains(got, "Very late") {
				t.Errorf("%v px: %q", width, got)
			}
		}
	}
}

// Where not even the name has room, as much of it stands as fits.
func TestNameOfAZoneThatIsLongItself(t *testing.T) {
	sc := barOf(t, "84", func(b *bar.Bar) {
		b.Width, b.Label, b.Status = 120, "Cycle time", widget.StatusName
		b.Thresholds = []widget.Threshold{{Bound: widgettest.Data(t, "0"), Color: theme.Of(theme.DangerFill), Name: "Much later than anybody promised"}}
	})
	if got := captionOf(sc); !strings.HasPrefix(got, "Much") || !strings.HasSuffix(got, "…") {
		t.Errorf("says %q, want the start of the zone's name", got)
	}
}
