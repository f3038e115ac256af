package widget

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
)

func TestTextsGoInAFixedOrder(t *testing.T) {
	for _, c := range []struct {
		width, height float64
		number, label bool
	}{
		{240, 180, true, true},
		{120, 80, true, true},
		{600, 24, false, false},
		{24, 600, false, false},
		{16, 16, false, false},
		{80, 20, false, false},
		{48, 48, true, false},
	} {
		sc, p := gaugeOf(t, "37", func(g *Gauge) {
			g.Width, g.Height, g.Label, g.Number.Unit = c.width, c.height, "Queue", "jobs"
		})
		if got := len(shapes(sc, scene.Number)) > 0; got != c.number {
			t.Errorf("%v × %v: number %v, want %v", c.width, c.height, got, c.number)
		}
		if got := len(shapes(sc, scene.Label)) > 0; got != c.label {
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
		g.Style, g.Thresholds = Marker, thresholds(t, "0", theme.SuccessFill, "50", theme.DangerFill)
	})
	low, high := fractions(sc, shapes(sc, scene.Needle)[0], &p.dial)
	near(t, "marker", (low+high)/2, 0.3, 0.001)
	if n := len(shapes(sc, scene.Zone)); n != 2 {
		t.Errorf("%d zones on the arc, want 2", n)
	}
	if n := len(shapes(sc, scene.Value)); n != 0 {
		t.Errorf("%d fills beside a marker", n)
	}
	for value, want := range map[string]float64{"0": 0, "100": 1, "500": 1} {
		sc, p := gaugeOf(t, value, func(g *Gauge) { g.Style = Marker })
		low, high := fractions(sc, shapes(sc, scene.Needle)[0], &p.dial)
		if low < -0.01 || high > 1.01 || (low+high)/2 < want-0.02 || (low+high)/2 > want+0.02 {
			t.Errorf("value %s: marker from %v to %v", value, low, high)
		}
	}
}

func TestStatusColourNeverStandsAlone(t *testing.T) {
	zones := thresholds(t, "0", theme.SuccessFill, "50", theme.WarningFill, "80", theme.DangerFill)
	seen := map[scene.Rect]bool{}
	for _, value := range []string{"20", "60", "90"} {
		for _, label := range []string{"", "Load"} {
			sc, _ := gaugeOf(t, value, func(g *Gauge) { g.Thresholds, g.Label = zones, label })
			if n := len(shapes(sc, scene.Status)); n != 2 {
				t.Errorf("gauge %s %q: %d shapes of a status glyph, want a ground and a sign", value, label, n)
			}
		}
		sc := barOf(t, value, func(b *Bar) { b.Thresholds = zones })
		if n := len(shapes(sc, scene.Status)); n != 2 {
			t.Fatalf("bar %s: %d shapes of a status glyph", value, n)
		}
		b := shapes(sc, scene.Status)[1].Bounds
		seen[scene.Rect{MaxX: b.MaxX - b.MinX, MaxY: b.MaxY - b.MinY}] = true
	}
	if len(seen) != 3 {
		t.Errorf("%d different signs for three statuses", len(seen))
	}
	for _, zones := range [][]Threshold{nil, thresholds(t, "0", theme.Categorical1), thresholds(t, "0", theme.InformationFill)} {
		sc, _ := gaugeOf(t, "20", func(g *Gauge) { g.Thresholds, g.Label = zones, "Load" })
		if n := len(shapes(sc, scene.Status)); n != 0 {
			t.Errorf("%d status glyphs for a colour that is no status", n)
		}
	}
	sc, _ := gaugeOf(t, "", func(g *Gauge) { g.Thresholds, g.Label = zones, "Load" })
	if n := len(shapes(sc, scene.Status)); n != 0 {
		t.Error("a status without data")
	}
}

func TestStatusSignStandsOutFromItsGround(t *testing.T) {
	zones := thresholds(t, "0", theme.SuccessFill, "50", theme.WarningFill, "80", theme.DangerFill)
	for _, palette := range []theme.Palette{theme.DataCenter, theme.Cloud, theme.Safe} {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			for _, value := range []string{"20", "60", "90"} {
				sc := barOf(t, value, func(b *Bar) { b.Thresholds, b.Palette, b.Theme = zones, palette, mode })
				status := shapes(sc, scene.Status)
				if got := theme.Contrast(status[0].Paint.Color, status[1].Paint.Color); got < theme.ShapeContrast {
					t.Errorf("palette %v, mode %d, value %s: contrast %.2f", palette, mode, value, got)
				}
			}
		}
	}
}

func TestBullet(t *testing.T) {
	sc := barOf(t, "132", func(b *Bar) {
		b.Height, b.Style, b.Max, b.Target, b.Label = 72, Bullet, data(t, "200"), data(t, "158"), "Budget"
		b.Thresholds = thresholds(t, "0", theme.DangerFill, "100", theme.WarningFill, "160", theme.SuccessFill)
	})
	bands, value := shapes(sc, scene.Band), shapes(sc, scene.Value)
	if len(bands) != 3 || len(value) != 1 {
		t.Fatalf("%d bands and %d bars", len(bands), len(value))
	}
	whole := bands[0].Bounds.Union(bands[2].Bounds)
	width := whole.MaxX - whole.MinX
	near(t, "first border", (bands[0].Bounds.MaxX-whole.MinX)/width, 0.5, 0.005)
	near(t, "second border", (bands[1].Bounds.MaxX-whole.MinX)/width, 0.8, 0.005)
	near(t, "end of the bar", (value[0].Bounds.MaxX-whole.MinX)/width, 0.66, 0.005)
	near(t, "part of the thickness", (value[0].Bounds.MaxY-value[0].Bounds.MinY)/(whole.MaxY-whole.MinY), 1.0/3, 0.04)
	target := shapes(sc, scene.Target)[0].Bounds
	near(t, "target", ((target.MinX+target.MaxX)/2-whole.MinX)/width, 0.79, 0.005)
	near(t, "height of the target", (target.MaxY-target.MinY)/(whole.MaxY-whole.MinY), 0.6, 0.05)
	if diff := cmp.Diff([]string{"0", "200", "100", "160"}, texts(sc, scene.ScaleLabel)); diff != "" {
		t.Error(diff)
	}
}

func TestVerticalBarGrowsUpwards(t *testing.T) {
	sc := barOf(t, "25", func(b *Bar) {
		b.Orientation, b.Width, b.Height, b.Show = Vertical, 20, 200, ShowNone
	})
	value, track := shapes(sc, scene.Value)[0].Bounds, shapes(sc, scene.Track)[0].Bounds
	if want := (scene.Rect{MinX: 0, MinY: 150, MaxX: 20, MaxY: 200}); !value.In(want, 0.01) || !want.In(value, 0.01) {
		t.Errorf("the fill is %v, want %v", value, want)
	}
	if track.MinY != 0 || track.MaxY != 148 {
		t.Errorf("the track is %v, want it above the fill, after a gap", track)
	}
	sc = barOf(t, "72", func(b *Bar) {
		b.Orientation, b.Width, b.Height, b.Label, b.Target = Vertical, 80, 200, "CPU", data(t, "90")
	})
	number, label := shapes(sc, scene.Number)[0].Bounds, shapes(sc, scene.Label)[0].Bounds
	bar := shapes(sc, scene.Value)[0].Bounds
	if number.MaxY > bar.MinY || label.MinY < bar.MaxY {
		t.Errorf("value %v, bar %v, label %v: not from the top to the foot", number, bar, label)
	}
	target := shapes(sc, scene.Target)[0].Bounds
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
	if diff := cmp.Diff([]string{"Done 19", "In progress 9"}, texts(sc, scene.InBar)); diff != "" {
		t.Errorf("inside: %s", diff)
	}
	if diff := cmp.Diff([]string{"To do", "2"}, texts(sc, scene.Legend)); diff != "" {
		t.Errorf("below: %s", diff)
	}
	all := barOf(t, "", func(b *Bar) {
		b.Height, b.Label, b.Legend, b.Segments = 72, "Release", LegendInside, []Segment{
			{Amount: number.Int(19), Name: "Done"}, {Amount: number.Int(9), Name: "Next"}, {Amount: number.Int(9), Name: "To do"},
		}
	})
	if n := len(shapes(all, scene.InBar)); n != 3 || len(shapes(all, scene.Legend)) != 0 {
		t.Errorf("%d of three names that fit stand inside", n)
	}
	segments := shapes(sc, scene.Segment)
	for i, sh := range shapes(sc, scene.InBar) {
		if !sh.Bounds.In(segments[i].Bounds, 0) {
			t.Errorf("%v leaves its segment %v", sh.Bounds, segments[i].Bounds)
		}
		if got := theme.Contrast(sh.Paint.Color, segments[i].Paint.Color); got < theme.TextContrast {
			t.Errorf("text on segment %d has a contrast of %.2f", i, got)
		}
	}
}

func TestAutoCarriesBothSets(t *testing.T) {
	sc, _ := gaugeOf(t, "60", func(g *Gauge) {
		g.Theme, g.Label, g.Background.Surface = theme.Auto, "Load", true
		g.Thresholds = thresholds(t, "0", theme.SuccessFill, "50", theme.WarningFill)
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

// Pictures of one height stand beside each other as one row.
func TestRowHasOneRhythm(t *testing.T) {
	for _, height := range []float64{72, 120, 180} {
		g, c, b := NewGauge(), NewCounter(), NewBar()
		for _, o := range []*Common{&g.Common, &c.Common, &b.Common} {
			o.Width, o.Height, o.Title = 240, height, "Team Blue"
		}
		g.Value, c.Value, b.Value = data(t, "42"), data(t, "42"), data(t, "42")
		var baselines, sizes []float64
		for _, sc := range []*scene.Scene{drawn(t, g), drawn(t, c), drawn(t, b)} {
			titles := shapes(sc, scene.Title)
			if len(titles) == 0 {
				continue
			}
			run := sc.Run(titles[0])
			baselines, sizes = append(baselines, run.Y), append(sizes, run.Size)
		}
		if len(baselines) < 2 || len(slices.Compact(baselines)) != 1 || len(slices.Compact(sizes)) != 1 {
			t.Errorf("height %v: titles at %v in sizes %v", height, baselines, sizes)
		}
		left := func(sc *scene.Scene) float64 { return sc.Run(shapes(sc, scene.Title)[0]).X }
		if a, b := left(drawn(t, c)), left(drawn(t, b)); a != b {
			t.Errorf("height %v: the title of a counter starts at %v, of a bar at %v", height, a, b)
		}
	}
}

// A fill need not stand out from the track it lies on, since a gap parts them.
func TestGapBetweenFillAndTrack(t *testing.T) {
	for _, arc := range []int{180, 240, 270, 360} {
		sc, p := gaugeOf(t, "30", func(g *Gauge) { g.Arc = arc })
		_, end := fractions(sc, shapes(sc, scene.Value)[0], &p.dial)
		start := 1.0
		for _, pt := range ends(sc, shapes(sc, scene.Track)[0]) {
			a := math.Mod(math.Atan2(pt.Y-p.dial.cy, pt.X-p.dial.cx)-float64(p.dial.from)+4*math.Pi, 2*math.Pi)
			start = min(start, a/float64(p.dial.sweep))
		}
		near(t, "gap in px", (start-end)*p.length(), fillGap, 0.05)

		sc, _ = gaugeOf(t, "30", func(g *Gauge) { g.Arc, g.Ends = arc, Round })
		if halos := shapes(sc, scene.Halo); len(halos) != 1 {
			t.Errorf("arc %d: %d gaps around a round fill", arc, len(halos))
		}
		sc, _ = gaugeOf(t, "100", func(g *Gauge) { g.Arc, g.Ends = arc, Round })
		if n := len(shapes(sc, scene.Halo)); n != 0 {
			t.Errorf("arc %d: %d gaps where nothing is left of the track", arc, n)
		}
	}
}
