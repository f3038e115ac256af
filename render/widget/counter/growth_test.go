package counter

import (
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget/widgettest"
)

// mostCuts is on how many of some thousand canvases a text is cut for nothing that one with a pixel
// less shows whole: where the texts would come too close to the edge, or another be cut instead.
const mostCuts = 25

func TestLargerCounterShowsNoLess(t *testing.T) {
	for name, set := range map[string]func(*Counter){
		"all": func(c *Counter) {
			c.Title, c.Label, c.Number.Unit = "Sprint 42", "Open bugs", "ms"
			c.Previous, c.Comparison = number.Int(1467), "vs last week"
		},
		"unit": func(c *Counter) { c.Label, c.Number.Unit = "Sprint progress", "story points" },
		"tile": func(c *Counter) {
			c.Label, c.Tint, c.Previous = "Availability of the service", TintTile, number.Int(1200)
			c.Thresholds = widgettest.Thresholds(t, "0", theme.WarningFill)
		},
		"no data": func(c *Counter) {
			c.Value, c.NoData, c.Label, c.NativeText = number.Value{}, "no data yet", "Tiến độ Ặ Ẫ", true
		},
		"high marks at the end of the title": func(c *Counter) {
			c.Value, c.NoData, c.Title, c.NativeText = number.Value{}, "—", "Tiến độ Ặ Ẫ", true
		},
		"long": func(c *Counter) {
			c.Title, c.Label, c.Number.Unit = "Open bugs in all projects", "Donaudampfschifffahrtsgesellschaft", "ms"
			c.Spark = []number.Value{number.Int(3), number.Int(9), number.Int(5)}
		},
		"centred": func(c *Counter) {
			c.Align, c.Title, c.Label, c.Previous, c.Delta = AlignCenter, "Load", "Größe", number.Int(1), DeltaBoth
		},
		"history": func(c *Counter) {
			c.Label, c.Number.Unit, c.Spark = "Load", "%", []number.Value{number.Int(3), number.Int(9), number.Int(5)}
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := New()
			c.Value = number.Int(1284)
			set(c)
			sc, ts := scene.New(16, 16), widgettest.Typesetter(t)
			if cuts := widgettest.CheckCanvases(t, &c.Common, 150, 70, sc, func() { c.Layout(sc, ts) }); cuts > mostCuts {
				t.Errorf("%d canvases cut a text that a smaller one shows whole, want at most %d", cuts, mostCuts)
			}
		})
	}
}

// TestNumberIsNoSmallerThanTheTextsBesideIt looks at counters in which a number with all its
// digits has room only if it is set small.
func TestNumberIsNoSmallerThanTheTextsBesideIt(t *testing.T) {
	for _, size := range [][2]float64{{100, 30}, {80, 20}, {64, 64}, {120, 24}, {60, 200}} {
		c := New()
		c.Width, c.Height = size[0], size[1]
		c.Value, c.Previous, c.Label, c.Comparison = number.Int(1284), number.Int(1467), "Open bugs", "vs last week"
		sc := widgettest.Drawn(t, c)
		sizes := map[scene.Role]float64{}
		for i := range sc.Len() {
			if sh := sc.Shape(i); sh.IsRun() {
				sizes[sh.Role] = sc.Run(sh).Size
			}
		}
		if n := sizes[scene.Number]; n < 11 || n < max(sizes[scene.Label], sizes[scene.Delta]) {
			t.Errorf("%v: a number of %v px beside texts of %v", size, n, sizes)
		}
	}
}

// A pixel more makes a number larger, which is no reason to write it shorter.
func TestLargerCounterShowsNoFewerDigits(t *testing.T) {
	label := func(c *Counter) { c.Label = "Open bugs" }
	for _, c := range []struct {
		value         string
		set           func(*Counter)
		width, height float64
		want          string
		wider, higher string
	}{
		{"1234567", func(*Counter) {}, 29, 16, "1.23M", "1.23M", "1.23M"},
		{"1234567", label, 80, 60, "1,234,567", "1,234,567", "1,234,567"},
		{"1234567", label, 101, 27, "1,234,567", "1,234,567", "1,234,567"}, // the label has two rows
		{"66.666667", label, 80, 60, "66.66667", "66.66667", "66.66667"},
		{"66.666667", label, 96, 60, "66.666667", "66.666667", "66.666667"}, // in 16 px
		{"66.666667", func(c *Counter) { c.Previous = number.Int(50) }, 112, 20, "66.667", "66.6667", "66.667"},
		{"1234567.891", label, 160, 100, "1,234,567.891", "1,234,567.891", "1,234,567.891"},
	} {
		widgettest.CheckDigits(t, c.value, c.width, c.height, c.want, c.wider, c.higher, func(width, height float64) *scene.Scene {
			w := New()
			w.Value, w.Width, w.Height = widgettest.Data(t, c.value), width, height
			c.set(w)
			return widgettest.Drawn(t, w)
		})
	}
}

// Words for no data are cut beside a label, which keeps its room: in two rows if it must.
func TestWordsForNoDataLeaveTheLabelItsRoom(t *testing.T) {
	for width := 86.0; width <= 140; width++ {
		c := New()
		c.Width, c.Height, c.Label, c.NativeText = width, 24, "Größe", true
		c.NoData = "nobody has measured this for the sprint at hand"
		sc := widgettest.Drawn(t, c)
		if label, words := widgettest.Rows(sc, scene.Label), widgettest.Rows(sc, scene.Number); label == "" || words == "" {
			t.Errorf("%v px: label %q, words %q", width, label, words)
		}
	}
}

// A label that has the canvas to itself keeps its descenders on it under a title in two rows.
func TestLabelAloneStaysOnTheCanvas(t *testing.T) {
	for height := 30.0; height < 80; height++ {
		c := New()
		c.Width, c.Height, c.Title, c.Label, c.NoData = 48, height, "Sprint progress", "Ångström ẞ", ""
		sc := widgettest.Drawn(t, c)
		for _, sh := range widgettest.Shapes(sc, scene.Label) {
			if sh.Bounds.MaxY > height {
				t.Errorf("48 × %v: %q ends at %v", height, sc.Run(sh).Shown, sh.Bounds.MaxY)
			}
		}
	}
}
