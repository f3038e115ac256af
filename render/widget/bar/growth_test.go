package bar

import (
	"strings"
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
)

// mostCuts is on how many of some thousand canvases a text is cut for nothing that one with a pixel
// less shows whole: where the texts would come too close to the edge, or another be cut instead.
const mostCuts = 10

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
		"long label": func(b *Bar) { b.Label, b.Number.Unit = story, "%" },
		"long title": func(b *Bar) { b.Title, b.Label = story, compound },
		"upright, long": func(b *Bar) {
			b.Orientation, b.Title, b.Label = Vertical, "CPU of all hosts", story
		},
		"long names": func(b *Bar) {
			segments(b)
			b.Segments[1].Name = story
		},
		"names upright, long": func(b *Bar) {
			segments(b)
			b.Orientation, b.Legend, b.Segments[1].Name = Vertical, LegendBelow, story
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
			if cuts := widgettest.CheckCanvases(t, &b.Common, 120, 80, sc, func() { b.Layout(sc, ts) }); cuts > mostCuts {
				t.Errorf("%d canvases cut a text that a smaller one shows whole, want at most %d", cuts, mostCuts)
			}
		})
	}
}

// The mark of parts that are more than the whole grows with the bar and takes no room from the names for that.
func TestNamesGoBeforeTheMarkAtTheEnd(t *testing.T) {
	ts := widgettest.Typesetter(t)
	marks := 0
	for _, orientation := range []Orientation{Vertical, Horizontal} {
		for long := 120.0; long <= 400; long++ {
			b := New()
			if b.Width, b.Height = 59, long; orientation == Horizontal {
				b.Width, b.Height = long, 59
			}
			b.Label, b.Show, b.Legend, b.Thickness, b.Orientation = "Load", widget.ShowNone, LegendInside, 500, orientation
			b.Total = number.Int(1)
			b.Segments = []Segment{{Amount: number.Int(1)}, {Amount: number.Int(1), Name: "Done"}}
			sc := scene.New(16, 16)
			b.Layout(sc, ts)
			names := append(widgettest.Shapes(sc, scene.InBar), widgettest.Shapes(sc, scene.Legend)...)
			if len(names) != 1 {
				t.Errorf("%v × %v: %d names", b.Width, b.Height, len(names))
				continue
			}
			for _, mark := range widgettest.Shapes(sc, scene.Overflow) {
				marks++
				if m, n := mark.Bounds, names[0].Bounds; m.MinX < n.MaxX && n.MinX < m.MaxX && m.MinY < n.MaxY && n.MinY < m.MaxY {
					t.Errorf("%v × %v: the mark runs through the name", b.Width, b.Height)
				}
			}
		}
	}
	if marks == 0 {
		t.Error("no bar has a mark")
	}
}

// The glyph of a status is higher than the capitals beside it. Three quarters of a pixel of its tip may be lost.
func TestStatusStaysOnTheCanvas(t *testing.T) {
	ts := widgettest.Typesetter(t)
	seen := 0
	for _, orientation := range []Orientation{Vertical, Horizontal} {
		for _, fill := range []theme.Token{theme.SuccessFill, theme.WarningFill, theme.DangerFill} {
			for height := 16.0; height <= 90; height++ {
				b := New()
				b.Width, b.Height, b.Label, b.Thickness, b.Orientation = 120, height, "Load", 500, orientation
				b.Value, b.Thresholds = number.Int(42), widgettest.Thresholds(t, "0", fill)
				sc := scene.New(16, 16)
				b.Layout(sc, ts)
				for _, sh := range widgettest.Shapes(sc, scene.Status) {
					seen++
					if sh.Bounds.MinY < -0.75 || sh.Bounds.MaxY > height {
						t.Errorf("%v px high: the glyph reaches from %.2f to %.2f", height, sh.Bounds.MinY, sh.Bounds.MaxY)
					}
				}
			}
		}
	}
	if seen == 0 {
		t.Error("no bar has a glyph")
	}
}

// A pixel more makes the words larger, which is no reason to write the value shorter.
func TestLargerBarShowsNoFewerDigits(t *testing.T) {
	for _, c := range []struct {
		value, label  string
		width, height float64
		want          string
		wider, higher string
	}{
		{"1234567", "Load", 93, 16, "1,234,567", "1,234,567", "1,234,567"},
		{"1234567", "Load", 144, 16, "1,234,567", "1,234,567", "1,234,567"},
		{"1234567890", "", 111, 16, "1,234,567,890", "1,234,567,890", "1,234,567,890"},
		{"3.14159", "Load", 131, 22, "3.14159", "3.14159", "3.14159"},
		{"1234567890.12", "", 77, 24, "1.23B", "1.23B", "1.23B"},
	} {
		widgettest.CheckDigits(t, c.value, c.width, c.height, c.want, c.wider, c.higher, func(width, height float64) *scene.Scene {
			b := New()
			b.Value, b.Label, b.Number.Unit, b.Max = widgettest.Data(t, c.value), c.label, "jobs", widgettest.Data(t, "2e9")
			b.Width, b.Height = width, height
			return widgettest.Drawn(t, b)
		})
	}
}

// A name that has no room in its segment together with its amount stands below with both, as long as there is room.
func TestNamesKeepTheirAmounts(t *testing.T) {
	want := map[string]bool{"12": true, "5": true, "3": true}
	for height := 60.0; height <= 120; height += 20 {
		for width := 240.0; width <= 420; width += 5 {
			b := New()
			b.Width, b.Height, b.Label, b.Legend = width, height, "Sprint", LegendInside
			b.Segments = []Segment{
				{Amount: number.Int(12), Name: "Done"}, {Amount: number.Int(5), Name: "In progress"}, {Amount: number.Int(3), Name: "To do"},
			}
			shown := map[string]bool{}
			sc := widgettest.Drawn(t, b)
			for _, role := range []scene.Role{scene.InBar, scene.Legend} {
				for _, word := range strings.Fields(strings.Join(widgettest.Texts(sc, role), " ")) {
					if want[word] {
						shown[word] = true
					}
				}
			}
			if len(shown) != len(want) {
				t.Errorf("%v × %v shows the amounts %v, want all of %v", width, height, shown, want)
			}
		}
	}
}

// The gaps between segments come one after the other as a bar grows, and take no room from a name.
func TestNameInASegmentDoesNotComeAndGo(t *testing.T) {
	shown := false
	for height := 21.0; height <= 36; height++ {
		b := New()
		b.Width, b.Height, b.Orientation, b.Legend = 38, height, Vertical, LegendInside
		b.Segments = []Segment{
			{Amount: number.Int(7), Name: "Done"}, {Amount: number.Int(0)}, {Amount: number.Int(1)}, {Amount: number.Int(1)}, {Amount: number.Int(2)},
		}
		has := len(widgettest.Shapes(widgettest.Drawn(t, b), scene.InBar)) > 0
		if shown && !has {
			t.Errorf("38 × %v has no name, and less has one", height)
		}
		shown = shown || has
	}
	if !shown {
		t.Error("no bar has the name")
	}
}
