package gauge

import (
	"strings"
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
)

// A title is set smaller, then in two rows where the dial does not become much smaller, then cut.
func TestTitleGoesDownTheLadder(t *testing.T) {
	const long = "Open bugs in all projects of the department"
	for name, c := range map[string]struct {
		width, height float64
		title, want   string
		dial          float64 // its outer radius
	}{
		"whole":              {300, 200, "Sprint 42", "16: Sprint 42", 91},
		"smaller":            {200, 200, "Open bugs in all the projects", "12.5: Open bugs in all the projects", 88},
		"two rows":           {200, 160, long, "14.5: Open bugs in all projects | of the department", 59},
		"cut":                {120, 120, long, "11: Open bugs in all | projects of the de…", 39},
		"no height":          {200, 70, long, "11: Open bugs in all projects of the de…", 21},
		"compound":           {200, 200, "Donaudampfschifffahrtsgesellschaftskapitän", "16: Donaudampfschifffahr | tsgesellschaftskapitän", 78},
		"no spaces":          {160, 160, "スプリントの進捗状況とチームの平均", "14.5: スプリントの進捗状 | 況とチームの平均", 59},
		"from right to left": {160, 160, "متوسط وقت دورة القصص Sprint 42", "14.5: متوسط وقت دورة | القصص Sprint 42", 59},
	} {
		sc, p := gaugeOf(t, "72", func(g *Gauge) { g.Width, g.Height, g.Title, g.Label = c.width, c.height, c.title, "Load" })
		if got := widgettest.Rows(sc, scene.Title); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if got := p.dial.edge; got != c.dial {
			t.Errorf("%s: a dial of %v px, want %v", name, got, c.dial)
		}
		if got := widgettest.Rows(sc, scene.Label); got == "" {
			t.Errorf("%s: no label", name)
		}
	}
}

// A label goes for no numbers of thresholds, and the name of the zone stands alone only where there is no way to show both.
func TestLabelStaysBesideTheNameOfItsStatus(t *testing.T) {
	zones := func(g *Gauge) {
		g.Thresholds, g.Status, g.Number.Unit = widgettest.Thresholds(t, "0", theme.DangerFill, "50", theme.WarningFill, "80", theme.SuccessFill), widget.StatusName, "uu"
	}
	for _, c := range []struct {
		label, title string
		width        float64
		from, to     float64
		set          func(*Gauge)
	}{
		{"Lead time of bugs", "Team Jupiter", 200, 116, 136, func(g *Gauge) { g.ScaleLabels = LabelThresholds }},
		{"Lead time", "", 180, 80, 116, func(g *Gauge) { g.Show = widget.ShowBoth }},
	} {
		for height := c.from; height <= c.to; height++ {
			sc, _ := gaugeOf(t, "72", func(g *Gauge) {
				zones(g)
				c.set(g)
				g.Width, g.Height, g.Label, g.Title = c.width, height, c.label, c.title
			})
			if got := widgettest.Rows(sc, scene.Label); !strings.Contains(got, c.label+" · warning") {
				t.Errorf("%v × %v: %q, want %q with its status", c.width, height, got, c.label)
			}
		}
	}
}

// A dial that is moved to the middle takes both rows of its caption along.
func TestSecondRowStaysOnTheCanvas(t *testing.T) {
	for height := 100.0; height <= 140; height++ {
		sc, _ := gaugeOf(t, "1", func(g *Gauge) {
			g.Width, g.Height, g.Style, g.Thickness, g.NativeText = 92, height, Needle, 30, true
			g.Min, g.Max, g.Label, g.Status, g.Show = number.Int(100), number.Int(0), "Sprint progress", widget.StatusName, widget.ShowPercent
			g.Thresholds = widgettest.Thresholds(t, "0", theme.DangerFill, "1", theme.SuccessFill)
		})
		for _, row := range widgettest.Shapes(sc, scene.Label) {
			if row.Bounds.MaxY > height {
				t.Errorf("92 × %v: %q ends at %v", height, sc.Run(row).Text, row.Bounds.MaxY)
			}
		}
	}
}
