package bar

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
)

func TestStatusSignStandsOutFromItsGround(t *testing.T) {
	zones := widgettest.Thresholds(t, "0", theme.SuccessFill, "50", theme.WarningFill, "80", theme.DangerFill)
	for _, palette := range []theme.Palette{theme.DataCenter, theme.Cloud, theme.Safe} {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			for _, value := range []string{"20", "60", "90"} {
				sc := barOf(t, value, func(b *Bar) { b.Thresholds, b.Palette, b.Theme = zones, palette, mode })
				status := widgettest.Shapes(sc, scene.Status)
				if got := theme.Contrast(status[0].Paint.Color, status[1].Paint.Color); got < theme.ShapeContrast {
					t.Errorf("palette %v, mode %d, value %s: contrast %.2f", palette, mode, value, got)
				}
			}
		}
	}
}

func TestFallingBands(t *testing.T) {
	sc := barOf(t, "90", func(b *Bar) {
		bare(300, 16)(b)
		b.Style, b.Min, b.Max, b.ZonesFall = Bullet, widgettest.Data(t, "100"), widgettest.Data(t, "0"), true
		b.Thresholds = widgettest.Thresholds(t, "100", theme.DangerFill, "50", theme.WarningFill, "20", theme.SuccessFill)
	})
	var ends []float64
	for _, band := range widgettest.Shapes(sc, scene.Band) {
		ends = append(ends, band.Bounds.MaxX)
	}
	if diff := cmp.Diff([]float64{150, 240, 300}, ends); diff != "" {
		t.Error(diff)
	}
	if got := widgettest.Shapes(sc, scene.Value)[0].Paint; got != widgettest.Light(theme.DangerFill) {
		t.Errorf("painted %v, want the colour of the zone at 0 %%", got)
	}
}

// Value and target beyond the same end of a bullet both have a mark that is to be seen.
func TestBothBeyondABullet(t *testing.T) {
	for _, c := range []struct{ value, target string }{{"150", "140"}, {"-20", "-10"}, {"150", "99"}} {
		for _, height := range []float64{48, 80} {
			sc := barOf(t, c.value, func(b *Bar) {
				b.Height, b.Style, b.Min, b.Target = height, Bullet, widgettest.Data(t, "0"), widgettest.Data(t, c.target)
				if c.value[0] == '-' {
					b.Min, b.Max = widgettest.Data(t, "-5"), widgettest.Data(t, "-1")
				}
				b.Thresholds = widgettest.Thresholds(t, "0", theme.DangerFill, "50", theme.SuccessFill)
			})
			value, target := widgettest.Shapes(sc, scene.Overflow), widgettest.Shapes(sc, scene.Target)
			if len(value) != 1 || len(target) != 1 {
				t.Fatalf("%v at %v px: %d marks of the value and %d of the target, want one of each", c, height, len(value), len(target))
			}
			if v, m := value[0].Bounds, target[0].Bounds; v.MinX < m.MaxX && v.MaxX > m.MinX {
				t.Errorf("%v at %v px: the mark %v of the value lies under that of the target, %v", c, height, v, m)
			}
		}
	}
}

func TestBullet(t *testing.T) {
	sc := barOf(t, "132", func(b *Bar) {
		b.Height, b.Style, b.Max, b.Target, b.Label = 72, Bullet, widgettest.Data(t, "200"), widgettest.Data(t, "158"), "Budget"
		b.Thresholds = widgettest.Thresholds(t, "0", theme.DangerFill, "100", theme.WarningFill, "160", theme.SuccessFill)
	})
	bands, value := widgettest.Shapes(sc, scene.Band), widgettest.Shapes(sc, scene.Value)
	if len(bands) != 3 || len(value) != 1 {
		t.Fatalf("%d bands and %d bars", len(bands), len(value))
	}
	whole := bands[0].Bounds.Union(bands[2].Bounds)
	width := whole.MaxX - whole.MinX
	widgettest.Near(t, "first border", (bands[0].Bounds.MaxX-whole.MinX)/width, 0.5, 0.005)
	widgettest.Near(t, "second border", (bands[1].Bounds.MaxX-whole.MinX)/width, 0.8, 0.005)
	widgettest.Near(t, "end of the bar", (value[0].Bounds.MaxX-whole.MinX)/width, 0.66, 0.005)
	widgettest.Near(t, "part of the thickness", (value[0].Bounds.MaxY-value[0].Bounds.MinY)/(whole.MaxY-whole.MinY), 1.0/3, 0.04)
	target := widgettest.Shapes(sc, scene.Target)[0].Bounds
	widgettest.Near(t, "target", ((target.MinX+target.MaxX)/2-whole.MinX)/width, 0.79, 0.005)
	widgettest.Near(t, "height of the target", (target.MaxY-target.MinY)/(whole.MaxY-whole.MinY), 0.6, 0.05)
	if diff := cmp.Diff([]string{"0", "200", "100", "160"}, widgettest.Texts(sc, scene.ScaleLabel)); diff != "" {
		t.Error(diff)
	}
}

func TestVerticalBarGrowsUpwards(t *testing.T) {
	sc := barOf(t, "25", func(b *Bar) {
		b.Orientation, b.Width, b.Height, b.Show = Vertical, 20, 200, widget.ShowNone
	})
	value, track := widgettest.Shapes(sc, scene.Value)[0].Bounds, widgettest.Shapes(sc, scene.Track)[0].Bounds
	if want := (scene.Rect{MinX: 0, MinY: 150, MaxX: 20, MaxY: 200}); !value.In(want, 0.01) || !want.In(value, 0.01) {
		t.Errorf("the fill is %v, want %v", value, want)
	}
	if track.MinY != 0 || track.MaxY != 148 {
		t.Errorf("the track is %v, want it above the fill, after a gap", track)
	}
	sc = barOf(t, "72", func(b *Bar) {
		b.Orientation, b.Width, b.Height, b.Label, b.Target = Vertical, 80, 200, "CPU", widgettest.Data(t, "90")
	})
	number, label := widgettest.Shapes(sc, scene.Number)[0].Bounds, widgettest.Shapes(sc, scene.Label)[0].Bounds
	bar := widgettest.Shapes(sc, scene.Value)[0].Bounds
	if number.MaxY > bar.MinY || label.MinY < bar.MaxY {
		t.Errorf("value %v, bar %v, label %v: not from the top to the foot", number, bar, label)
	}
	target := widgettest.Shapes(sc, scene.Target)[0].Bounds
	if target.MaxX-target.MinX <= target.MaxY-target.MinY || target.MinY > bar.MinY {
		t.Errorf("the target %v does not lie across the bar", target)
	}
}

func TestLegendInside(t *testing.T) {
	sc := barOf(t, "", func(b *Bar) {
		b.Height, b.Label, b.Legend = 72, "Release", LegendInside
		b.Segments = []Segment{
			{Amount: number.Int(19), Name: "Done", Color: theme.Of(theme.SuccessFill)},
			{Amount: number.Int(9), Name: "In progress", Color: theme.Of(theme.InformationFill)},
			{Amount: number.Int(2), Name: "To do", Color: theme.Of(theme.NeutralFill)},
		}
	})
	if diff := cmp.Diff([]string{"Done 19", "In progress 9"}, widgettest.Texts(sc, scene.InBar)); diff != "" {
		t.Errorf("inside: %s", diff)
	}
	if diff := cmp.Diff([]string{"To do", "2"}, widgettest.Texts(sc, scene.Legend)); diff != "" {
		t.Errorf("below: %s", diff)
	}
	all := barOf(t, "", func(b *Bar) {
		b.Height, b.Label, b.Legend, b.Segments = 72, "Release", LegendInside, []Segment{
			{Amount: number.Int(19), Name: "Done"}, {Amount: number.Int(9), Name: "Next"}, {Amount: number.Int(9), Name: "To do"},
		}
	})
	if n := len(widgettest.Shapes(all, scene.InBar)); n != 3 || len(widgettest.Shapes(all, scene.Legend)) != 0 {
		t.Errorf("%d of three names that fit stand inside", n)
	}
	segments := widgettest.Shapes(sc, scene.Segment)
	for i, sh := range widgettest.Shapes(sc, scene.InBar) {
		if !sh.Bounds.In(segments[i].Bounds, 0) {
			t.Errorf("%v leaves its segment %v", sh.Bounds, segments[i].Bounds)
		}
		if got := theme.Contrast(sh.Paint.Color, segments[i].Paint.Color); got < theme.TextContrast {
			t.Errorf("text on segment %d has a contrast of %.2f", i, got)
		}
	}
}

func TestDeepLettersInAPartStayOnTheCanvas(t *testing.T) {
	sc := barOf(t, "", func(b *Bar) {
		b.Width, b.Height, b.Orientation, b.Legend = 300, 20, Vertical, LegendInside
		b.Segments = []Segment{
			{Amount: widgettest.Data(t, "86"), Color: theme.Of(theme.InformationFill), Name: "قيد التنفيذ"},
			{Amount: widgettest.Data(t, "27"), Color: theme.Of(theme.SuccessFill)},
		}
	})
	texts := widgettest.Shapes(sc, scene.InBar)
	if len(texts) != 1 {
		t.Fatalf("%d texts, want one", len(texts))
	}
	if b := texts[0].Bounds; b.MinY < 0 || b.MaxY > 20 {
		t.Errorf("the text reaches from %v to %v of 20", b.MinY, b.MaxY)
	}
}

// Segments that take nothing of the bar have no room in it, and stand below with what is known of them.
func TestLegendInsideNamesWhatHasNoLength(t *testing.T) {
	for _, c := range []struct {
		segments      []Segment
		inside, below string
	}{
		{[]Segment{{Amount: number.Int(12), Name: "Done"}, {Name: "Open"}}, "Done 12", "Open —"},
		{[]Segment{{Amount: number.Int(12), Name: "Done"}, {Amount: number.Int(0), Name: "Open"}}, "Done 12", "Open 0"},
		{[]Segment{{Name: "Done"}, {Name: "Open"}}, "", "Done — Open —"},
		{[]Segment{{Amount: number.Int(0), Name: "Done"}, {Amount: number.Int(0), Name: "Open"}}, "", "Done 0 Open 0"},
	} {
		b := New()
		b.Height, b.Legend, b.Segments = 80, LegendInside, c.segments
		sc := widgettest.Drawn(t, b)
		inside, below := strings.Join(widgettest.Texts(sc, scene.InBar), " "), strings.Join(widgettest.Texts(sc, scene.Legend), " ")
		if inside != c.inside || below != c.below {
			t.Errorf("%q inside and %q below, want %q and %q", inside, below, c.inside, c.below)
		}
	}
}

// A bar that is asked to be thick enough for all names has them inside.
func TestUprightLegendInsideKeepsTheThickness(t *testing.T) {
	b := New()
	b.Width, b.Height, b.Orientation, b.Legend, b.Thickness = 300, 200, Vertical, LegendInside, 100
	b.Segments = []Segment{
		{Amount: number.Int(12), Name: "Done"}, {Amount: number.Int(5), Name: "In progress"}, {Amount: number.Int(3), Name: "To do"},
	}
	sc := widgettest.Drawn(t, b)
	if got := strings.Join(widgettest.Texts(sc, scene.InBar), ", "); got != "Done 12, In progress 5, To do 3" {
		t.Errorf("inside: %q", got)
	}
	if box := widgettest.Shapes(sc, scene.Segment)[0].Bounds; box.MaxX-box.MinX != 100 {
		t.Errorf("%v px thick, want 100", box.MaxX-box.MinX)
	}
}

func TestOverflowIsToldOnThinBars(t *testing.T) {
	for _, c := range []struct {
		width, height, thickness float64
		want                     int
	}{
		{160, 48, 4, 1},
		{160, 48, 6, 1},
		{160, 48, 0, 1},
		{100, 16, 0, 1},
		{32, 16, 4, 1},
		{20, 16, 4, 0}, // too short
	} {
		for _, value := range []string{"150", "-50"} {
			sc := barOf(t, value, func(b *Bar) { b.Width, b.Height, b.Thickness = c.width, c.height, c.thickness })
			if got := len(widgettest.Shapes(sc, scene.Overflow)); got != c.want {
				t.Errorf("%v × %v, %v thick, %s: %d marks, want %d", c.width, c.height, c.thickness, value, got, c.want)
			}
		}
	}
}

// A narrow bar has no words but its number.
func TestNarrowBarHasItsNumber(t *testing.T) {
	for _, c := range []struct {
		width, height float64
		number, label string
	}{
		{23, 40, "", ""},
		{24, 40, "42", ""},
		{40, 120, "42", ""},
		{47, 47, "42", ""},
		{48, 48, "42", "Load"},
		{40, 16, "", ""},
	} {
		sc := barOf(t, "42", func(b *Bar) { b.Width, b.Height, b.Label = c.width, c.height, "Load" })
		number, label := strings.Join(widgettest.Texts(sc, scene.Number), ""), strings.Join(widgettest.Texts(sc, scene.Label), "")
		if number != c.number || label != c.label {
			t.Errorf("%v × %v: %q and %q, want %q and %q", c.width, c.height, number, label, c.number, c.label)
		}
	}
}
