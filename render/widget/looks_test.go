package widget_test

import (
	"slices"
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

func TestStatusColourNeverStandsAlone(t *testing.T) {
	zones := widgettest.Thresholds(t, "0", theme.SuccessFill, "50", theme.WarningFill, "80", theme.DangerFill)
	seen := map[scene.Rect]bool{}
	for _, value := range []string{"20", "60", "90"} {
		for _, label := range []string{"", "Load"} {
			sc := gaugeOf(t, value, func(g *gauge.Gauge) { g.Thresholds, g.Label = zones, label })
			if n := len(widgettest.Shapes(sc, scene.Status)); n != 2 {
				t.Errorf("gauge %s %q: %d shapes of a status glyph, want a ground and a sign", value, label, n)
			}
		}
		sc := barOf(t, value, func(b *bar.Bar) { b.Thresholds = zones })
		if n := len(widgettest.Shapes(sc, scene.Status)); n != 2 {
			t.Fatalf("bar %s: %d shapes of a status glyph", value, n)
		}
		b := widgettest.Shapes(sc, scene.Status)[1].Bounds
		seen[scene.Rect{MaxX: b.MaxX - b.MinX, MaxY: b.MaxY - b.MinY}] = true
	}
	if len(seen) != 3 {
		t.Errorf("%d different signs for three statuses", len(seen))
	}
	for _, zones := range [][]widget.Threshold{nil, widgettest.Thresholds(t, "0", theme.Categorical1), widgettest.Thresholds(t, "0", theme.InformationFill)} {
		sc := gaugeOf(t, "20", func(g *gauge.Gauge) { g.Thresholds, g.Label = zones, "Load" })
		if n := len(widgettest.Shapes(sc, scene.Status)); n != 0 {
			t.Errorf("%d status glyphs for a colour that is no status", n)
		}
	}
	sc := gaugeOf(t, "", func(g *gauge.Gauge) { g.Thresholds, g.Label = zones, "Load" })
	if n := len(widgettest.Shapes(sc, scene.Status)); n != 0 {
		t.Error("a status without data")
	}
}

// Pictures of one height stand beside each other as one row.
func TestRowHasOneRhythm(t *testing.T) {
	for _, height := range []float64{72, 120, 180} {
		g, c, b := gauge.New(), counter.New(), bar.New()
		for _, o := range []*widget.Common{&g.Common, &c.Common, &b.Common} {
			o.Width, o.Height, o.Title = 240, height, "Team Blue"
		}
		g.Value, c.Value, b.Value = widgettest.Data(t, "42"), widgettest.Data(t, "42"), widgettest.Data(t, "42")
		var baselines, sizes []float64
		for _, sc := range []*scene.Scene{widgettest.Drawn(t, g), widgettest.Drawn(t, c), widgettest.Drawn(t, b)} {
			titles := widgettest.Shapes(sc, scene.Title)
			if len(titles) == 0 {
				continue
			}
			run := sc.Run(titles[0])
			baselines, sizes = append(baselines, run.Y), append(sizes, run.Size)
		}
		if len(baselines) < 2 || len(slices.Compact(baselines)) != 1 || len(slices.Compact(sizes)) != 1 {
			t.Errorf("height %v: titles at %v in sizes %v", height, baselines, sizes)
		}
		left := func(sc *scene.Scene) float64 { return sc.Run(widgettest.Shapes(sc, scene.Title)[0]).X }
		if a, b := left(widgettest.Drawn(t, c)), left(widgettest.Drawn(t, b)); a != b {
			t.Errorf("height %v: the title of a counter starts at %v, of a bar at %v", height, a, b)
		}
	}
}

func TestLongLabelIsCutAndTheValueIsNot(t *testing.T) {
	for _, label := range []string{
		"A label of seventy letters which is far too long for this little bar x",
		strings.Repeat("x", 70),
	} {
		sc := barOf(t, "5", func(b *bar.Bar) { b.Width, b.Height, b.Label = 240, 40, label })
		value, text := widgettest.Shapes(sc, scene.Number)[0].Bounds, widgettest.Shapes(sc, scene.Label)[0]
		if text.Bounds.MaxX > value.MinX-4 {
			t.Errorf("the label ends at %v, the value starts at %v", text.Bounds.MaxX, value.MinX)
		}
		if !strings.Contains(sc.Title, label) {
			t.Errorf("title %q has not the whole label", sc.Title)
		}
		sc = gaugeOf(t, "5", func(g *gauge.Gauge) { g.Width, g.Height, g.Label = 160, 120, label })
		if got := widgettest.Texts(sc, scene.Number); !slices.Equal(got, []string{"5"}) || !strings.Contains(sc.Title, label) {
			t.Errorf("gauge prints %q, title %q", got, sc.Title)
		}
	}
}
