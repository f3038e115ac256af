package gauge

import (
	"math"
	"slices"
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
)

// Under the labels of the scale a caption has the whole width, whatever the arc.
func TestCaptionUnderTheScaleHasTheWidth(t *testing.T) {
	for _, arc := range []int{180, 240, 270} {
		sc, p := gaugeOf(t, "72", func(g *Gauge) {
			g.Arc, g.Style, g.Show, g.Title = arc, Needle, widget.ShowBoth, "Sprint 42"
			g.Number.Unit, g.Label = "story points", "Sprint progress of team A"
		})
		if label := widgettest.Shapes(sc, scene.Label)[0]; p.texts.label.Cut() {
			t.Errorf("arc %d: %q on a row that is free", arc, sc.Run(label).Shown)
		}
	}
}

// Without labels at its ends a half gauge has nothing but its padding under the digits.
func TestCommaOfALargeNumberStaysOnTheCanvas(t *testing.T) {
	for _, size := range [][2]float64{{2000, 600}, {800, 240}, {300, 160}} {
		sc, p := gaugeOf(t, "1000", func(g *Gauge) {
			g.Width, g.Height, g.Arc, g.ScaleLabels, g.Max = size[0], size[1], 180, LabelNone, number.Int(2000)
		})
		run := sc.Run(widgettest.Shapes(sc, scene.Number)[0])
		// The comma of the semibold reaches 0.187 em below the baseline.
		if foot := run.Y + 0.187*run.Size; run.Text != "1,000" || foot > size[1]-1 || p.dial.outer < 0.4*min(size[0]/2, size[1]) {
			t.Errorf("%v × %v: %q ends at %v", size[0], size[1], run.Text, foot)
		}
	}
}

// Where a half gauge has no labels at its ends a caption in two rows stands right under its digits.
func TestCommaKeepsOffTheRowsUnderIt(t *testing.T) {
	german, err := number.ParseLocale("de")
	if err != nil {
		t.Fatal(err)
	}
	for height := 100.0; height <= 200; height++ {
		sc, _ := gaugeOf(t, "0", func(g *Gauge) {
			g.Width, g.Height, g.Arc, g.ScaleLabels, g.Number.Decimals = 184, height, 180, LabelNone, 1
			g.Number.Locale = german
			g.Label = "A label of seventy letters which is far too long for a little picture"
			g.Thresholds = widgettest.Thresholds(t, "0", theme.SuccessFill)
		})
		comma := widgettest.Shapes(sc, scene.Number)[0].Bounds
		for _, row := range widgettest.Shapes(sc, scene.Label) {
			if row.Bounds.MinY < comma.MaxY+1 {
				t.Errorf("184 × %v: %q touches the number", height, sc.Run(row).Shown)
			}
		}
	}
}

// The Arabic word for a million reaches deeper than a comma.
func TestDeepLettersOfTheScaleStayOnTheCanvas(t *testing.T) {
	arabic, err := number.ParseLocale("ar")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for height := 40.0; height < 80; height++ {
		sc, _ := gaugeOf(t, "null", func(g *Gauge) {
			g.Width, g.Height, g.Arc, g.Number.Locale = 80, height, 240, arabic
			g.Min, g.Max = number.Int(1000000), number.Int(0)
			g.Thresholds = widgettest.Thresholds(t, "0", theme.DangerFill, "1", theme.SuccessFill)
		})
		for _, sh := range widgettest.Shapes(sc, scene.ScaleLabel) {
			seen++
			if sh.Bounds.MaxY > height {
				t.Errorf("%q ends at %v of %v", sc.Run(sh).Text, sh.Bounds.MaxY, height)
			}
		}
	}
	if seen < 40 {
		t.Errorf("%d labels on all canvases, want both on most", seen)
	}
}

// A letter right behind the digits may reach as deep as the labels of the scale stand, without a comma's slender tail.
func TestLabelsKeepOffDeepLettersBesideTheNumber(t *testing.T) {
	for width := 100.0; width <= 300; width++ {
		sc, _ := gaugeOf(t, "1", func(g *Gauge) {
			g.Width, g.Height, g.Arc, g.Show = width, 300, 180, widget.ShowBoth
			g.Min, g.Max, g.Number.Kind, g.Number.Suffix, g.Number.Decimals = number.Int(-1), number.Int(0), number.Percent, "g", 0
		})
		digits := widgettest.Shapes(sc, scene.Number)[0].Bounds
		for _, sh := range widgettest.Shapes(sc, scene.ScaleLabel) {
			if b := sh.Bounds; b.MinX < digits.MaxX && digits.MinX < b.MaxX && b.MinY < digits.MaxY {
				t.Errorf("%v px wide: %q touches the number", width, sc.Run(sh).Text)
			}
		}
	}
}

func TestTextsGoInAFixedOrder(t *testing.T) {
	for _, c := range []struct {
		width, height float64
		number, label bool
	}{
		{240, 180, true, true},
		{120, 80, true, true},
		{600, 24, true, false},
		{24, 600, false, false},
		{16, 16, false, false},
		{80, 20, false, false},
		{48, 48, true, false},
	} {
		sc, p := gaugeOf(t, "37", func(g *Gauge) {
			g.Width, g.Height, g.Label, g.Number.Unit = c.width, c.height, "Queue", "jobs"
		})
		if got := len(widgettest.Shapes(sc, scene.Number)) > 0; got != c.number {
			t.Errorf("%v × %v: number %v, want %v", c.width, c.height, got, c.number)
		}
		if got := len(widgettest.Shapes(sc, scene.Label)) > 0; got != c.label {
			t.Errorf("%v × %v: label %v, want %v", c.width, c.height, got, c.label)
		}
		if p.dial.edge < 5 || p.dial.inner < 0 {
			t.Errorf("%v × %v: radius %v to %v", c.width, c.height, p.dial.inner, p.dial.edge)
		}
		if want := "Queue 37 jobs"; sc.Title != want {
			t.Errorf("%v × %v: title %q, want %q", c.width, c.height, sc.Title, want)
		}
	}
}

func TestMarkerMarksTheValue(t *testing.T) {
	sc, p := gaugeOf(t, "30", func(g *Gauge) {
		g.Style, g.Thresholds = Marker, widgettest.Thresholds(t, "0", theme.SuccessFill, "50", theme.DangerFill)
	})
	low, high := fractions(sc, widgettest.Shapes(sc, scene.Needle)[0], &p.dial)
	widgettest.Near(t, "marker", (low+high)/2, 0.3, 0.001)
	if n := len(widgettest.Shapes(sc, scene.Zone)); n != 2 {
		t.Errorf("%d zones on the arc, want 2", n)
	}
	if n := len(widgettest.Shapes(sc, scene.Value)); n != 0 {
		t.Errorf("%d fills beside a marker", n)
	}
	for value, want := range map[string]float64{"0": 0, "100": 1, "500": 1} {
		sc, p := gaugeOf(t, value, func(g *Gauge) { g.Style = Marker })
		low, high := fractions(sc, widgettest.Shapes(sc, scene.Needle)[0], &p.dial)
		if low < -0.01 || high > 1.01 || (low+high)/2 < want-0.02 || (low+high)/2 > want+0.02 {
			t.Errorf("value %s: marker from %v to %v", value, low, high)
		}
	}
}

func TestAutoCarriesBothSets(t *testing.T) {
	sc, _ := gaugeOf(t, "60", func(g *Gauge) {
		g.Theme, g.Label, g.Background.Surface = theme.Auto, "Load", true
		g.Thresholds = widgettest.Thresholds(t, "0", theme.SuccessFill, "50", theme.WarningFill)
	})
	light, dark := theme.DataCenter.Set(false), theme.DataCenter.Set(true)
	for i := range sc.Len() {
		p := sc.Shape(i).Paint
		if !p.Auto {
			t.Errorf("%s has one colour", sc.Shape(i).Role)
		}
		if token := slices.Index(light[:], p.Color); token < 0 || !slices.Contains(dark[:], p.Dark) {
			t.Errorf("%s has colours of no theme: %v, %v", sc.Shape(i).Role, p.Color, p.Dark)
		}
	}
}

// A fill need not stand out from the track it lies on, since a gap parts them.
func TestGapBetweenFillAndTrack(t *testing.T) {
	for _, arc := range []int{180, 240, 270, 360} {
		sc, p := gaugeOf(t, "30", func(g *Gauge) { g.Arc = arc })
		_, end := fractions(sc, widgettest.Shapes(sc, scene.Value)[0], &p.dial)
		start := 1.0
		for _, pt := range widgettest.Ends(sc, widgettest.Shapes(sc, scene.Track)[0]) {
			a := math.Mod(math.Atan2(pt.Y-p.dial.cy, pt.X-p.dial.cx)-float64(p.dial.from)+4*math.Pi, 2*math.Pi)
			start = min(start, a/float64(p.dial.sweep))
		}
		widgettest.Near(t, "gap in px", (start-end)*p.length(), widget.FillGap, 0.05)

		sc, _ = gaugeOf(t, "30", func(g *Gauge) { g.Arc, g.Ends = arc, widget.Round })
		if halos := widgettest.Shapes(sc, scene.Halo); len(halos) != 1 {
			t.Errorf("arc %d: %d gaps around a round fill", arc, len(halos))
		}
		sc, _ = gaugeOf(t, "100", func(g *Gauge) { g.Arc, g.Ends = arc, widget.Round })
		if n := len(widgettest.Shapes(sc, scene.Halo)); n != 0 {
			t.Errorf("arc %d: %d gaps where nothing is left of the track", arc, n)
		}
	}
}

// A word beside a number of the scale reaches above its digits, where words for no data may stand.
func TestWordsOfTheScaleKeepOffTheNumber(t *testing.T) {
	moroccan, err := number.ParseLocale("ar-MA")
	if err != nil {
		t.Fatal(err)
	}
	ts := widgettest.Typesetter(t)
	labels := 0
	for width := 80.0; width <= 120; width++ {
		for height := 50.0; height <= 80; height++ {
			g := New()
			g.Width, g.Height, g.Arc, g.Number.Locale, g.NoData = width, height, 180, moroccan, "no data yet"
			g.Max, g.Number.Decimals = widgettest.Data(t, "999.50390625"), 0 // shortened, it has a word
			sc := scene.New(16, 16)
			g.Layout(sc, ts)
			for _, label := range widgettest.Shapes(sc, scene.ScaleLabel) {
				labels++
				if words := widgettest.Shapes(sc, scene.Number); len(words) > 0 && label.Bounds.Overlaps(words[0].Bounds, 0) {
					t.Errorf("%v × %v: %q touches %q", width, height, sc.Run(words[0]).Shown, sc.Run(label).Text)
				}
			}
		}
	}
	if labels == 0 {
		t.Error("no gauge has labels")
	}
}

// A small dial has its number as soon as that fits in 8 px, under a marker too, which reaches into it.
func TestSmallDialHasItsNumber(t *testing.T) {
	for _, c := range []struct {
		side  float64
		style Style
		arc   int
		want  string
	}{
		{22, Fill, 240, ""},
		{28, Fill, 240, "72"},
		{28, Fill, 360, "72"},
		{36, Marker, 240, "72"},
	} {
		sc, _ := gaugeOf(t, "72", func(g *Gauge) { g.Width, g.Height, g.Style, g.Arc = c.side, c.side, c.style, c.arc })
		got := widgettest.Shapes(sc, scene.Number)
		if len(got) == 0 && c.want != "" || len(got) > 0 && (sc.Run(got[0]).Text != c.want || sc.Run(got[0]).Size < 8) {
			t.Errorf("%v px, arc %d: %v, want %q", c.side, c.arc, widgettest.Texts(sc, scene.Number), c.want)
		}
	}
}
