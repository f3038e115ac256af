package bar

import (
	"math"
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

func barOf(t testing.TB, value string, set func(*Bar)) *scene.Scene {
	t.Helper()
	b := New()
	b.Value = widgettest.Data(t, value)
	if set != nil {
		set(b)
	}
	return widgettest.Drawn(t, b)
}

// bare is a bar of a given canvas without words.
func bare(width, height float64) func(*Bar) {
	return func(b *Bar) { b.Width, b.Height, b.Show = width, height, widget.ShowNone }
}

func TestBarFill(t *testing.T) {
	for name, c := range map[string]struct {
		value, min, max string
		from, to        float64 // px of 300
	}{
		"share":            {"42", "0", "60", 0, 210},
		"full":             {"100", "0", "100", 0, 300},
		"above max":        {"1039", "0", "1000", 0, 300},
		"almost full":      {"99.9", "0", "100", 0, 296},
		"98":               {"98", "0", "100", 0, 294},
		"almost empty":     {"0.1", "0", "100", 0, 2},
		"reversed":         {"80", "100", "0", 0, 60},
		"crosses zero":     {"25", "-50", "50", 150, 225},
		"below zero":       {"-25", "-50", "50", 75, 150},
		"a sliver at zero": {"0.1", "-50", "50", 150, 152},
	} {
		sc := barOf(t, c.value, func(b *Bar) {
			bare(300, 16)(b)
			b.Min, b.Max = widgettest.Data(t, c.min), widgettest.Data(t, c.max)
		})
		values := widgettest.Shapes(sc, scene.Value)
		if len(values) != 1 {
			t.Fatalf("%s: %d fills", name, len(values))
		}
		if b := values[0].Bounds; math.Abs(b.MinX-c.from) > 1e-9 || math.Abs(b.MaxX-c.to) > 1e-9 {
			t.Errorf("%s: filled from %v to %v, want %v to %v", name, b.MinX, b.MaxX, c.from, c.to)
		}
		for _, track := range widgettest.Shapes(sc, scene.Track) {
			if b := track.Bounds; b.MinX < c.to+1.999 && b.MaxX > c.from-1.999 {
				t.Errorf("%s: no gap between the fill and the track %v", name, b)
			}
		}
	}
}

func TestBarWithoutFill(t *testing.T) {
	for name, c := range map[string][3]string{
		"zero": {"0", "0", "100"}, "below min": {"-30", "0", "100"}, "no data": {"n/a", "0", "100"}, "no length": {"50", "50", "50"},
	} {
		sc := barOf(t, c[0], func(b *Bar) {
			bare(300, 16)(b)
			b.Min, b.Max = widgettest.Data(t, c[1]), widgettest.Data(t, c[2])
		})
		if n := len(widgettest.Shapes(sc, scene.Value)); n != 0 {
			t.Errorf("%s: %d fills", name, n)
		}
		if tracks := widgettest.Shapes(sc, scene.Track); len(tracks) != 1 || tracks[0].Bounds != (scene.Rect{MinX: 0, MinY: 0, MaxX: 300, MaxY: 16}) {
			t.Errorf("%s: the track is not whole", name)
		}
	}
}

func TestBarBeyondItsScale(t *testing.T) {
	sc := barOf(t, "1039", func(b *Bar) { b.Max, b.Show = widgettest.Data(t, "1000"), widget.ShowFraction })
	if got := widgettest.Texts(sc, scene.Number); !slices.Equal(got, []string{"1,039"}) {
		t.Errorf("prints %q", got)
	}
	if got := widgettest.Texts(sc, scene.Unit); !slices.Equal(got, []string{"/ 1,000"}) {
		t.Errorf("prints %q", got)
	}
	if n := len(widgettest.Shapes(sc, scene.Overflow)); n != 1 {
		t.Errorf("%d overflow marks", n)
	}
	sc = barOf(t, "1039", func(b *Bar) { b.Max, b.Show, b.Number.Decimals = widgettest.Data(t, "1000"), widget.ShowPercent, 1 })
	if got := widgettest.Texts(sc, scene.Number); !slices.Equal(got, []string{"103.9%"}) {
		t.Errorf("prints %q", got)
	}
}

func TestBarTarget(t *testing.T) {
	for target, want := range map[string]float64{"0": 1, "50": 150, "100": 299} {
		sc := barOf(t, "10", func(b *Bar) {
			bare(300, 24)(b)
			b.Target, b.Thickness = widgettest.Data(t, target), 10
		})
		marks := widgettest.Shapes(sc, scene.Target)
		if len(marks) != 1 {
			t.Fatalf("target %s: %d marks", target, len(marks))
		}
		if b := marks[0].Bounds; (b.MinX+b.MaxX)/2 != want || b.MaxY-b.MinY != 16 {
			t.Errorf("target %s: mark %v, want it at %v and 16 px high", target, b, want)
		}
	}
	sc := barOf(t, "10", func(b *Bar) { b.Target = widgettest.Data(t, "130") })
	if b := widgettest.Shapes(sc, scene.Target)[0].Bounds; b.MaxX < 315 || !strings.Contains(sc.Description, "target 130") {
		t.Errorf("target beyond the scale: mark %v, description %q", b, sc.Description)
	}
}

func amounts(t testing.TB, list string) []Segment {
	t.Helper()
	var out []Segment
	for _, a := range strings.Split(list, ",") {
		out = append(out, Segment{Amount: widgettest.Data(t, a), Name: "part " + a})
	}
	return out
}

func TestSegmentsShareTheBarExactly(t *testing.T) {
	for list, want := range map[string]struct {
		shares []string
		widths []float64
	}{
		"1,1,1":      {[]string{"34%", "33%", "33%"}, []float64{99, 99, 98}},
		"1,2,2,2":    {[]string{"14%", "29%", "29%", "28%"}, []float64{42, 84, 84, 84}},
		"60,103,270": {[]string{"14%", "24%", "62%"}, []float64{41, 70, 185}},
		"1,9999":     {[]string{"<1%", "99%"}, []float64{2, 296}},
		"5,0,5":      {[]string{"50%", "0%", "50%"}, []float64{149, 149}},
		"1,1,9999":   {nil, []float64{2, 2, 292}},
	} {
		b := New()
		bare(300, 16)(b)
		b.Segments = amounts(t, list)
		sc := scene.New(16, 16)
		p := &bar{Draft: widget.NewDraft(sc, widgettest.Typesetter(t), &b.Common), b: b}
		p.segment()
		var shares []string
		for _, s := range p.parts {
			shares = append(shares, s.share)
		}
		if want.shares != nil {
			if diff := cmp.Diff(want.shares, shares); diff != "" {
				t.Errorf("%s: %s", list, diff)
			}
		}
		sc = widgettest.Drawn(t, b)
		var widths []float64
		at := 0.0
		for i, sh := range widgettest.Shapes(sc, scene.Segment) {
			if i > 0 {
				at += 2
			}
			if math.Abs(sh.Bounds.MinX-at) > 1e-9 {
				t.Errorf("%s: segment %d starts at %v, want %v", list, i, sh.Bounds.MinX, at)
			}
			widths = append(widths, math.Round((sh.Bounds.MaxX-sh.Bounds.MinX)*1e9)/1e9)
			at = sh.Bounds.MaxX
		}
		if diff := cmp.Diff(want.widths, widths); diff != "" {
			t.Errorf("%s: %s", list, diff)
		}
		if at != 300 {
			t.Errorf("%s: the bar ends at %v, want 300", list, at)
		}
	}
}

func TestManySegmentsStayVisible(t *testing.T) {
	sc := barOf(t, "", func(b *Bar) {
		bare(300, 16)(b)
		for i := range 64 {
			b.Segments = append(b.Segments, Segment{Amount: number.Int(int64(1 + 1000*(i%2)))})
		}
	})
	segments := widgettest.Shapes(sc, scene.Segment)
	if len(segments) != 64 || segments[63].Bounds.MaxX != 300 {
		t.Fatalf("%d segments, the last ends at %v", len(segments), segments[len(segments)-1].Bounds.MaxX)
	}
	for i, s := range segments {
		if w := s.Bounds.MaxX - s.Bounds.MinX; w < 1.999 {
			t.Errorf("segment %d is %v px wide", i, w)
		}
	}
}

func TestSegmentsOfATotalLeaveTrack(t *testing.T) {
	sc := barOf(t, "", func(b *Bar) {
		bare(300, 16)(b)
		b.Segments, b.Total = amounts(t, "20,30"), widgettest.Data(t, "100")
	})
	track := widgettest.Shapes(sc, scene.Track)
	if len(track) != 1 || track[0].Bounds.MaxX != 300 || track[0].Bounds.MinX < 150 {
		t.Errorf("track %+v, want the rest of the bar", track)
	}
	if want := "50, of 100, part 20 20 (20%), part 30 30 (30%)"; sc.Description != want {
		t.Errorf("description %q, want %q", sc.Description, want)
	}
}

func TestSegmentsOfNothing(t *testing.T) {
	for list, said := range map[string]string{"0": "(0%)", "0,0,0": "(0%)", "null": "no data"} {
		sc := barOf(t, "", func(b *Bar) { b.Segments, b.Label = amounts(t, list), "Scope" })
		if n := len(widgettest.Shapes(sc, scene.Segment)); n != 0 {
			t.Errorf("%s: %d segments", list, n)
		}
		if n := len(widgettest.Shapes(sc, scene.Track)); n != 1 {
			t.Errorf("%s: %d tracks", list, n)
		}
		if strings.Contains(sc.Description, "NaN") || !strings.Contains(sc.Description, said) {
			t.Errorf("%s: description %q", list, sc.Description)
		}
	}
}

func TestSharesOfATotalOfZero(t *testing.T) {
	sc := barOf(t, "", func(b *Bar) {
		b.Segments, b.Total, b.Show = amounts(t, "5,5"), number.Int(0), widget.ShowPercent
	})
	if want := []string{"part 5", "0%", "part 5", "0%"}; !slices.Equal(widgettest.Texts(sc, scene.Legend), want) {
		t.Errorf("legend %q, want %q", widgettest.Texts(sc, scene.Legend), want)
	}
}

// An amount says the same over the bar, in its legend and to those who hear it; a part is not written as the
// whole, and a sum that nobody sent has no digits that nobody sent.
func TestAmountsSayTheSameEverywhere(t *testing.T) {
	for name, c := range map[string]struct {
		segments, total string
		set             func(*Bar)
		headline        string
		legend          []string
		spoken          string
	}{
		"decimals": {"99.97", "100", func(b *Bar) { b.Number.Decimals = 0 }, "99 / 100", []string{"part 99.97", "99"}, "part 99.97 99 (99%)"},
		"compact":  {"999999", "1000000", func(b *Bar) { b.Number.Kind = number.Compact }, "999K / 1M", []string{"part 999999", "999K"}, "part 999999 999K (99%)"},
		"duration": {"7190", "7200", func(b *Bar) { b.Number.Kind = number.Duration }, "1h 59m / 2h", []string{"part 7190", "1h 59m"}, "part 7190 1h 59m (99%)"},
		"sum":      {"99.97,0.03", "", func(b *Bar) { b.Number.Decimals = 0 }, "100 / 100", []string{"part 99.97", "99", "part 0.03", "<1"}, "part 99.97 99 (99%)"},
		"both": {
			"7190", "7200", func(b *Bar) { b.Number.Kind, b.Show = number.Duration, widget.ShowBoth },
			"1h 59m · 99%",
			[]string{"part 7190", "1h 59m · 99%"},
			"1h 59m, 99%, of 2h, part 7190 1h 59m (99%)",
		},
		"share of a rounded whole": {
			"7200", "7210", func(b *Bar) { b.Number.Kind, b.Show = number.Duration, widget.ShowPercent },
			"99%",
			[]string{"part 7200", "99%"},
			"2:00:00, 99%, of 2:00:10, part 7200 2:00:00 (99%)",
		},
		"rounded whole": {
			"7199,1", "7210", func(b *Bar) { b.Number.Kind = number.Duration },
			"2:00:00 / 2:00:10",
			[]string{"part 7199", "1:59:59", "part 1", "0:00:01"},
			"of 2:00:10, part 7199 1:59:59 (99%), part 1 0:00:01 (<1%)",
		},
		"all": {"100", "100", func(b *Bar) {}, "100 / 100", []string{"part 100", "100"}, "part 100 100 (100%)"},
	} {
		sc := barOf(t, "", func(b *Bar) {
			b.Width, b.Height, b.Show, b.Segments = 400, 100, widget.ShowFraction, amounts(t, c.segments)
			b.Total = widgettest.Data(t, c.total)
			c.set(b)
		})
		headline := strings.Join(append(widgettest.Texts(sc, scene.Number), widgettest.Texts(sc, scene.Unit)...), " ")
		if headline != c.headline {
			t.Errorf("%s: %q over the bar, want %q", name, headline, c.headline)
		}
		if legend := widgettest.Texts(sc, scene.Legend); !slices.Equal(legend, c.legend) {
			t.Errorf("%s: legend %q, want %q", name, legend, c.legend)
		}
		if !strings.Contains(sc.Description, c.spoken) {
			t.Errorf("%s: %q is said, want %q in it", name, sc.Description, c.spoken)
		}
	}
}

func TestLegendNamesEverySegmentOrNone(t *testing.T) {
	three := []Segment{{Amount: number.Int(19), Name: "Done"}, {Amount: number.Int(9), Name: "In progress"}, {Amount: number.Int(6), Name: "To do"}}
	for name, c := range map[string]struct {
		set  func(*Bar)
		want []string
	}{
		"default size": {func(b *Bar) {}, []string{"Done", "19", "In progress", "9", "To do", "6"}},
		"shares":       {func(b *Bar) { b.Show = widget.ShowPercent }, []string{"Done", "56%", "In progress", "26%", "To do", "18%"}},
		"names alone":  {func(b *Bar) { b.Show = widget.ShowNone }, []string{"Done", "In progress", "To do"}},
		"none":         {func(b *Bar) { b.Legend = LegendNone }, nil},
		"too low":      {func(b *Bar) { b.Height = 32 }, nil},
		"too narrow":   {func(b *Bar) { b.Width = 60 }, nil},
		"two rows":     {func(b *Bar) { b.Width, b.Height = 160, 80 }, []string{"Done", "19", "In progress", "9", "To do", "6"}},
	} {
		sc := barOf(t, "", func(b *Bar) {
			b.Segments, b.Label = three, "Release 4.2"
			c.set(b)
		})
		if diff := cmp.Diff(c.want, widgettest.Texts(sc, scene.Legend)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestSegmentsTakeTheCategoricalColoursInTurn(t *testing.T) {
	sc := barOf(t, "", func(b *Bar) {
		bare(300, 16)(b)
		b.Segments = amounts(t, "1,1,1,1,1,1,1,1,1")
		b.Segments[1].Color = theme.Of(theme.SuccessFill)
	})
	want := []theme.Token{
		theme.Categorical1, theme.SuccessFill, theme.Categorical3, theme.Categorical4, theme.Categorical5,
		theme.Categorical6, theme.Categorical7, theme.Categorical8, theme.Categorical2, // the one that was left
	}
	for i, sh := range widgettest.Shapes(sc, scene.Segment) {
		if sh.Paint != widgettest.Light(want[i]) {
			t.Errorf("segment %d is painted %v", i, sh.Paint.Color)
		}
	}
}

// A colour in turn is none that another segment has, under whatever name, in any palette.
func TestColoursInTurnAreNoOthers(t *testing.T) {
	for name, c := range map[string]struct {
		palette  theme.Palette
		segments [3]theme.Color
		want     [3]theme.Token
	}{
		"cloud, whose second is its success": {theme.Cloud, [3]theme.Color{theme.Of(theme.SuccessFill)}, [3]theme.Token{theme.SuccessFill, theme.Categorical3, theme.Categorical4}},
		"safe, whose second is its warning":  {theme.Safe, [3]theme.Color{theme.Of(theme.WarningFill)}, [3]theme.Token{theme.WarningFill, theme.Categorical3, theme.Categorical4}},
		"one that was asked for":             {theme.DataCenter, [3]theme.Color{{}, {}, theme.Of(theme.Categorical1)}, [3]theme.Token{theme.Categorical2, theme.Categorical3, theme.Categorical1}},
	} {
		for _, as := range []theme.Mode{theme.Light, theme.Dark} {
			sc := barOf(t, "", func(b *Bar) {
				bare(300, 16)(b)
				b.Palette, b.Theme = c.palette, as
				b.Segments = amounts(t, "1,1,1")
				for i, color := range c.segments {
					b.Segments[i].Color = color
				}
			})
			for i, sh := range widgettest.Shapes(sc, scene.Segment) {
				if want := c.palette.Set(as == theme.Dark)[c.want[i]]; sh.Paint.Color != want {
					t.Errorf("%s, %v: segment %d is painted %v, want %v", name, as, i, sh.Paint.Color, want)
				}
			}
		}
	}
}

// Only parts that are the whole are rounded so that they add up.
func TestSharesOfATotalAreTheirOwn(t *testing.T) {
	for name, c := range map[string]struct {
		amounts, total string
		legend         []string
		headline       string
	}{
		"nearly all":      {"333,333,333", "1000", []string{"A", "33%", "B", "33%", "C", "33%"}, "99%"},
		"three the same":  {"14.4,14.4,14.4", "100", []string{"A", "14%", "B", "14%", "C", "14%"}, "43%"},
		"all of it":       {"1,1,1", "3", []string{"A", "34%", "B", "33%", "C", "33%"}, "3"},
		"nobody's whole":  {"1,1,1", "", []string{"A", "34%", "B", "33%", "C", "33%"}, "3"},
		"more than whole": {"2,2,2", "3", []string{"A", "67%", "B", "67%", "C", "67%"}, "200%"},
	} {
		sc := barOf(t, "", func(b *Bar) {
			b.Segments, b.Show, b.Height = amounts(t, c.amounts), widget.ShowPercent, 80
			b.Total = widgettest.Data(t, c.total)
			for i, name := range []string{"A", "B", "C"} {
				b.Segments[i].Name = name
			}
		})
		if diff := cmp.Diff(c.legend, widgettest.Texts(sc, scene.Legend)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff([]string{c.headline}, widgettest.Texts(sc, scene.Number)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// A bar that counts down, or below zero, is part of the end that is not zero.
func TestFractionOfTheEndThatIsNotZero(t *testing.T) {
	for _, c := range []struct{ value, min, max, number, unit string }{
		{"42", "0", "60", "42", "/ 60"},
		{"20", "100", "0", "20", "/ 100"},
		{"-5", "-10", "0", "−5", "/ −10"},
		{"60", "100", "20", "60", "/ 100"},
		{"30", "10", "60", "30", "/ 60"},
		{"30", "-100", "50", "30", "/ 50"},
		{"50", "50", "50", "50", "/ 50"},
	} {
		sc := barOf(t, c.value, func(b *Bar) {
			b.Min, b.Max, b.Show = widgettest.Data(t, c.min), widgettest.Data(t, c.max), widget.ShowFraction
		})
		if diff := cmp.Diff([]string{c.number, c.unit}, slices.Concat(widgettest.Texts(sc, scene.Number), widgettest.Texts(sc, scene.Unit))); diff != "" {
			t.Errorf("%s from %s to %s: %s", c.value, c.min, c.max, diff)
		}
	}
}

func TestScaleWithoutLengthHasNoShares(t *testing.T) {
	for _, show := range []widget.Show{widget.ShowPercent, widget.ShowBoth} {
		sc := barOf(t, "60", func(b *Bar) { b.Min, b.Max, b.Show = number.Int(50), number.Int(50), show })
		if diff := cmp.Diff([]string{"60"}, slices.Concat(widgettest.Texts(sc, scene.Number), widgettest.Texts(sc, scene.Unit))); diff != "" {
			t.Errorf("show %v: %s", show, diff)
		}
	}
}

func TestBarDescription(t *testing.T) {
	sc := barOf(t, "42", func(b *Bar) {
		b.Label, b.Target, b.Max, b.Number.Unit = "Story points", widgettest.Data(t, "50"), widgettest.Data(t, "60"), "pts"
		b.Thresholds = []widget.Threshold{{Bound: widgettest.Data(t, "30"), Color: theme.Of(theme.SuccessFill), Name: "on track"}}
	})
	if want := "Story points: 42 pts, on track, range 0 to 60, target 50"; sc.Description != want {
		t.Errorf("description %q, want %q", sc.Description, want)
	}
}
