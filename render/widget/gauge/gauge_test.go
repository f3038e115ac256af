package gauge

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
)

// gaugeOf is a gauge that was laid out, with its plan.
func gaugeOf(t testing.TB, value string, set func(*Gauge)) (*scene.Scene, *gauge) {
	t.Helper()
	g := New()
	g.Value = widgettest.Data(t, value)
	if set != nil {
		set(g)
	}
	sc := scene.New(16, 16)
	p := g.layout(sc, widgettest.Typesetter(t))
	if sc.Err() != nil {
		t.Fatal(sc.Err())
	}
	return sc, p
}

// half a percent of the sweep is what a reader can tell apart.
const sweepTolerance = 0.005

func TestFillRunsFromTheNeutralPoint(t *testing.T) {
	for name, c := range map[string]struct {
		value, min, max, neutral string
		from, to                 float64
	}{
		"from min":                       {"72", "0", "100", "", 0, 0.72},
		"scale crosses zero, above":      {"0.83", "-11", "11", "", 0.5, 0.538},
		"scale crosses zero, below":      {"-6", "-11", "11", "", 0.227, 0.5},
		"given point":                    {"72", "0", "100", "60", 0.6, 0.72},
		"given point beyond the scale":   {"72", "0", "100", "-60", 0, 0.72},
		"reversed scale":                 {"1200", "5000", "-5000", "", 0.38, 0.5},
		"reversed scale without zero":    {"80", "100", "20", "", 0, 0.25},
		"above max ends at the arc's":    {"142", "0", "100", "", 0, 1},
		"exactly half":                   {"5", "0", "10", "", 0, 0.5},
		"negative scale fills from min":  {"-40", "-100", "-20", "", 0, 0.75},
		"min zero is not crossed by it":  {"50", "0", "200", "", 0, 0.25},
		"max zero is not crossed either": {"-50", "-200", "0", "", 0, 0.75},
	} {
		for _, arc := range []int{180, 240, 270} {
			for _, end := range []widget.Ends{widget.Flat, widget.Round} {
				sc, p := gaugeOf(t, c.value, func(g *Gauge) {
					g.Min, g.Max, g.Neutral, g.Arc, g.Ends = widgettest.Data(t, c.min), widgettest.Data(t, c.max), widgettest.Data(t, c.neutral), arc, end
				})
				values := widgettest.Shapes(sc, scene.Value)
				if len(values) != 1 {
					t.Fatalf("%s: %d value shapes", name, len(values))
				}
				low, high := fractions(sc, values[0], &p.dial)
				tolerance := sweepTolerance
				if end == widget.Round {
					tolerance = 0.008 // the outermost point of a cap lies between two of its path's
				}
				widgettest.Near(t, name+": start", low, c.from, tolerance)
				widgettest.Near(t, name+": end", high, c.to, tolerance)
			}
		}
	}
}

func TestNeutralPointIsMarked(t *testing.T) {
	sc, p := gaugeOf(t, "0.83", func(g *Gauge) { g.Min, g.Max = widgettest.Data(t, "-11"), widgettest.Data(t, "11") })
	ticks := widgettest.Shapes(sc, scene.Tick)
	if len(ticks) != 1 {
		t.Fatalf("%d ticks, want one at zero", len(ticks))
	}
	low, high := fractions(sc, ticks[0], &p.dial)
	widgettest.Near(t, "zero tick", (low+high)/2, 0.5, 0.001)
}

func TestValueBeyondTheScale(t *testing.T) {
	zones := widgettest.Thresholds(t, "60", theme.WarningFill, "90", theme.DangerFill)
	percent := func(g *Gauge) { g.Label, g.Thresholds, g.Number.Unit = "Load", zones, "%" }

	sc, p := gaugeOf(t, "142", percent)
	if low, high := fractions(sc, widgettest.Shapes(sc, scene.Value)[0], &p.dial); math.Abs(low) > 1e-9 || math.Abs(high-1) > 1e-9 {
		t.Errorf("the fill covers %v to %v, want the whole arc and no more", low, high)
	}
	if got := widgettest.Shapes(sc, scene.Value)[0].Paint; got != widgettest.Light(theme.DangerFill) {
		t.Errorf("painted %v, want the colour of the end zone", got)
	}
	if got := widgettest.Texts(sc, scene.Number); !slices.Equal(got, []string{"142"}) {
		t.Errorf("prints %q, want the true number", got)
	}
	marks := widgettest.Shapes(sc, scene.Overflow)
	if len(marks) != 1 {
		t.Fatalf("%d overflow marks, want one", len(marks))
	}
	if low, _ := fractions(sc, marks[0], &p.dial); low < 0.9 {
		t.Errorf("the mark starts at %v, want it at the end that was passed", low)
	}

	sc, p = gaugeOf(t, "-30", percent)
	if n := len(widgettest.Shapes(sc, scene.Value)); n != 0 {
		t.Errorf("%d fills below min, want none", n)
	}
	if got := widgettest.Texts(sc, scene.Number); !slices.Equal(got, []string{"−30"}) {
		t.Errorf("prints %q, want the true number with a minus sign", got)
	}
	if _, high := fractions(sc, widgettest.Shapes(sc, scene.Overflow)[0], &p.dial); high > 0.1 {
		t.Errorf("the mark ends at %v, want it at the start", high)
	}
}

func TestReversedScaleIsLabelledAsGiven(t *testing.T) {
	sc, _ := gaugeOf(t, "1200", func(g *Gauge) {
		g.Label, g.Min, g.Max = "Flow", widgettest.Data(t, "5000"), widgettest.Data(t, "-5000")
	})
	if diff := cmp.Diff([]string{"5,000", "−5,000"}, widgettest.Texts(sc, scene.ScaleLabel)); diff != "" {
		t.Error(diff)
	}
}

func TestScaleWithoutLength(t *testing.T) {
	for _, c := range [][2]string{{"0", "0"}, {"50", "50"}, {"50", "70"}} {
		for _, style := range []Style{Fill, Needle} {
			sc, _ := gaugeOf(t, c[1], func(g *Gauge) {
				g.Label, g.Min, g.Max, g.Style = "Seats", widgettest.Data(t, c[0]), widgettest.Data(t, c[0]), style
				g.Target, g.Ticks = widgettest.Data(t, "50"), 5
			})
			if n := len(widgettest.Shapes(sc, scene.Value)) + len(widgettest.Shapes(sc, scene.Needle)) + len(widgettest.Shapes(sc, scene.Target)); n != 0 {
				t.Errorf("%v: %d fills, needles and targets on a scale of no length", c, n)
			}
			if n := len(widgettest.Shapes(sc, scene.ScaleLabel)); n > 1 {
				t.Errorf("%v: %d scale labels, want at most one", c, n)
			}
			if got := widgettest.Texts(sc, scene.Number); !slices.Equal(got, []string{c[1]}) {
				t.Errorf("%v: prints %q", c, got)
			}
		}
	}
}

func TestZeroPaintsNothingAndLittlePaintsLittle(t *testing.T) {
	for _, arc := range []int{180, 240, 270, 360} {
		round := func(g *Gauge) { g.Max, g.Ends, g.Arc = widgettest.Data(t, "2000"), widget.Round, arc }
		sc, _ := gaugeOf(t, "0", round)
		if n := len(widgettest.Shapes(sc, scene.Value)); n != 0 {
			t.Errorf("arc %d: value 0 paints %d shapes", arc, n)
		}
		sc, p := gaugeOf(t, "4", round)
		b := widgettest.Shapes(sc, scene.Value)[0].Bounds
		size := math.Hypot(b.MaxX-b.MinX, b.MaxY-b.MinY)
		if size < 1 || size > p.dial.thickness() {
			t.Errorf("arc %d: value 4 of 2000 is %.2f px large, want 1 to %v", arc, size, p.dial.thickness())
		}
		if track := widgettest.Shapes(sc, scene.Track)[0].Bounds; !b.In(track, 0.01) {
			t.Errorf("arc %d: the sliver %v leaves the track %v", arc, b, track)
		}
	}
}

func TestAlmostFullRingShowsTrack(t *testing.T) {
	sc, p := gaugeOf(t, "98", func(g *Gauge) { g.Width, g.Height, g.Arc, g.Ends = 200, 200, 360, widget.Round })
	value := widgettest.Shapes(sc, scene.Value)[0]
	_, high := fractions(sc, value, &p.dial)
	widgettest.Near(t, "end of the fill", high, 0.98, 0.008)
	if high > 0.981 {
		t.Errorf("the cap reaches %v, beyond the value", high)
	}
}

func TestFullRingIsWhole(t *testing.T) {
	contours := func(value string) int {
		sc, _ := gaugeOf(t, value, func(g *Gauge) { g.Arc, g.Max = 360, widgettest.Data(t, "10") })
		n := 0
		for _, v := range sc.Path(widgettest.Shapes(sc, scene.Value)[0]).Verbs {
			if v == scene.MoveTo {
				n++
			}
		}
		return n
	}
	if n := contours("10"); n != 2 {
		t.Errorf("a full ring has %d contours, want the outer and the inner circle", n)
	}
	sc, p := gaugeOf(t, "9.9999", func(g *Gauge) { g.Arc, g.Max = 360, widgettest.Data(t, "10") })
	_, high := fractions(sc, widgettest.Shapes(sc, scene.Value)[0], &p.dial)
	// Two pixels of track, a gap of two on either side of them.
	widgettest.Near(t, "what a practically full ring leaves free", (1-high)*p.length(), 6, 0.1)
	sc, p = gaugeOf(t, "5", func(g *Gauge) { g.Arc, g.Max = 360, widgettest.Data(t, "10") })
	_, high = fractions(sc, widgettest.Shapes(sc, scene.Value)[0], &p.dial)
	widgettest.Near(t, "half a ring", high, 0.5, 0.0001)
}

func TestTargetOfZeroIsATarget(t *testing.T) {
	sc, p := gaugeOf(t, "12", func(g *Gauge) {
		g.Label, g.Min, g.Max, g.Target = "Drift", widgettest.Data(t, "-50"), widgettest.Data(t, "50"), widgettest.Data(t, "0")
	})
	marks := widgettest.Shapes(sc, scene.Target)
	if len(marks) != 1 {
		t.Fatalf("%d target marks, want one", len(marks))
	}
	low, high := fractions(sc, marks[0], &p.dial)
	widgettest.Near(t, "target", (low+high)/2, 0.5, 0.001)
}

func TestTargetBeyondTheScaleStandsAtItsEnd(t *testing.T) {
	sc, p := gaugeOf(t, "12", func(g *Gauge) { g.Target = widgettest.Data(t, "130") })
	low, high := fractions(sc, widgettest.Shapes(sc, scene.Target)[0], &p.dial)
	if low < 0.85 || high > 1.01 {
		t.Errorf("the mark covers %v to %v", low, high)
	}
	if want := "12, range 0 to 100, target 130"; sc.Description != want {
		t.Errorf("description %q, want %q", sc.Description, want)
	}
}

func TestThresholdsAreNumbersAndIncludeTheirBound(t *testing.T) {
	given := widgettest.Thresholds(t, "100", theme.DangerFill, "0", theme.SuccessFill, "80", theme.WarningFill)
	for value, want := range map[string]theme.Token{
		"150": theme.DangerFill, "80": theme.WarningFill, "79.999": theme.SuccessFill, "100": theme.DangerFill,
		"0": theme.SuccessFill, "99.9999": theme.WarningFill, "-5": theme.SuccessFill, "999": theme.DangerFill,
	} {
		sc, p := gaugeOf(t, value, func(g *Gauge) { g.Max, g.Thresholds = widgettest.Data(t, "200"), given })
		if got := p.color(); got != theme.Of(want) {
			t.Errorf("value %s has colour %v, want token %v", value, got, want)
		}
		zones := widgettest.Shapes(sc, scene.Zone)
		if len(zones) != 3 {
			t.Fatalf("%d zones, want 3", len(zones))
		}
		_, first := fractions(sc, zones[0], &p.dial)
		_, second := fractions(sc, zones[1], &p.dial)
		widgettest.Near(t, "first border", first, 0.4, sweepTolerance)
		widgettest.Near(t, "second border", second, 0.5, sweepTolerance)
	}
}

func TestThresholdAtZero(t *testing.T) {
	sc, p := gaugeOf(t, "-3", func(g *Gauge) {
		g.Min, g.Max = widgettest.Data(t, "-50"), widgettest.Data(t, "50")
		g.Thresholds = widgettest.Thresholds(t, "-50", theme.DangerFill, "0", theme.SuccessFill)
	})
	_, border := fractions(sc, widgettest.Shapes(sc, scene.Zone)[0], &p.dial)
	widgettest.Near(t, "border", border, 0.5, sweepTolerance)
	if p.color() != theme.Of(theme.DangerFill) {
		t.Error("the value below zero has the colour above it")
	}
}

func TestPartOfNoZoneIsTrack(t *testing.T) {
	sc, p := gaugeOf(t, "12", func(g *Gauge) {
		g.Style = Needle
		g.Thresholds = widgettest.Thresholds(t, "25", theme.SuccessFill, "30", theme.WarningFill, "35", theme.DangerFill)
	})
	track := widgettest.Shapes(sc, scene.Track)
	if len(track) != 1 {
		t.Fatalf("%d track shapes, want one below the first zone", len(track))
	}
	low, high := fractions(sc, track[0], &p.dial)
	widgettest.Near(t, "start of the track", low, 0, 0.001)
	widgettest.Near(t, "end of the track", high, 0.25, sweepTolerance)

	_, p = gaugeOf(t, "-700", func(g *Gauge) {
		g.Style, g.Min, g.Max = Needle, widgettest.Data(t, "-2000"), widgettest.Data(t, "2000")
		g.Thresholds = widgettest.Thresholds(t, "0", theme.SuccessFill, "-125", theme.WarningFill, "-1400", theme.DangerFill)
	})
	widgettest.Near(t, "start of the zone", p.zones[0].From, 0.15, 0.0001)
	widgettest.Near(t, "end of the zone", p.zones[0].To, 0.46875, 0.0001)
	if p.color() != theme.Of(theme.DangerFill) || p.value <= p.zones[0].From || p.value >= p.zones[0].To {
		t.Errorf("the value lies at %v with colour %v", p.value, p.color())
	}
}

func TestReversedZones(t *testing.T) {
	_, p := gaugeOf(t, "80", func(g *Gauge) {
		g.Min, g.Max = widgettest.Data(t, "100"), widgettest.Data(t, "0")
		g.Thresholds = widgettest.Thresholds(t, "0", theme.DangerFill, "60", theme.SuccessFill)
	})
	want := []widget.Zone{{From: 0, To: 0.4, Color: theme.Of(theme.SuccessFill)}, {From: 0.4, To: 1, Color: theme.Of(theme.DangerFill)}}
	if !slices.Equal(p.zones, want) {
		t.Errorf("zones %v, want %v", p.zones, want)
	}
}

// Zones whose bounds are shares of a scale run along it: the one that starts at 0 % is the
// first, on a scale whose numbers fall too.
func TestFallingZones(t *testing.T) {
	for value, want := range map[string]theme.Token{
		"120": theme.DangerFill, "90": theme.DangerFill, "50": theme.WarningFill, "49": theme.WarningFill,
		"21": theme.WarningFill, "20": theme.SuccessFill, "5": theme.SuccessFill, "-5": theme.SuccessFill,
	} {
		sc, p := gaugeOf(t, value, func(g *Gauge) {
			g.Min, g.Max, g.ZonesFall = widgettest.Data(t, "100"), widgettest.Data(t, "0"), true
			g.Thresholds = widgettest.Thresholds(t, "50", theme.WarningFill, "20", theme.SuccessFill, "100", theme.DangerFill)
		})
		zones := []widget.Zone{
			{From: 0, To: 0.5, Color: theme.Of(theme.DangerFill)},
			{From: 0.5, To: 0.8, Color: theme.Of(theme.WarningFill)},
			{From: 0.8, To: 1, Color: theme.Of(theme.SuccessFill)},
		}
		if !slices.Equal(p.zones, zones) {
			t.Fatalf("zones %v, want %v", p.zones, zones)
		}
		if got := p.color(); got != theme.Of(want) {
			t.Errorf("%s has the colour %v, want %v", value, got, want)
		}
		if word := map[theme.Token]string{theme.DangerFill: ", danger,", theme.WarningFill: ", warning,", theme.SuccessFill: ", success,"}[want]; !strings.Contains(sc.Description, word) {
			t.Errorf("%s: description %q", value, sc.Description)
		}
	}
}

// A picture has a title even if nothing is to be written in it.
func TestTitleOfNothing(t *testing.T) {
	for noData, want := range map[string]string{"": "no data", "—": "—", "soon": "soon"} {
		sc, _ := gaugeOf(t, "null", func(g *Gauge) { g.NoData = noData })
		if sc.Title != want {
			t.Errorf("%q for no data: title %q, want %q", noData, sc.Title, want)
		}
	}
}

func TestNoDataIsNotZero(t *testing.T) {
	for _, style := range []Style{Fill, Needle} {
		sc, _ := gaugeOf(t, "null", func(g *Gauge) {
			g.Label, g.Style, g.Number.Unit = "Backlog", style, "%"
			g.Thresholds = widgettest.Thresholds(t, "0", theme.DangerFill, "50", theme.SuccessFill)
		})
		for _, role := range []scene.Role{scene.Value, scene.Needle, scene.Overflow, scene.Zone, scene.Unit} {
			if n := len(widgettest.Shapes(sc, role)); n != 0 {
				t.Errorf("style %v: %d shapes of role %s without data", style, n, role)
			}
		}
		if n := len(widgettest.Shapes(sc, scene.Track)); n != 1 {
			t.Errorf("style %v: %d tracks, want one whole one", style, n)
		}
		if got := widgettest.Texts(sc, scene.Number); !slices.Equal(got, []string{"—"}) {
			t.Errorf("style %v: prints %q", style, got)
		}
		if want := "Backlog: no data, range 0 to 100"; sc.Description != want {
			t.Errorf("description %q, want %q", sc.Description, want)
		}
	}
	sc, _ := gaugeOf(t, "", func(g *Gauge) { g.NoData = "none yet" })
	if got := widgettest.Texts(sc, scene.Number); !slices.Equal(got, []string{"none yet"}) {
		t.Errorf("prints %q, want the text asked for", got)
	}
}

func TestDescription(t *testing.T) {
	sc, _ := gaugeOf(t, "72", func(g *Gauge) {
		g.Label, g.Number.Unit, g.Target = "Sprint progress", "%", widgettest.Data(t, "90")
		g.Thresholds = widgettest.Thresholds(t, "0", theme.SuccessFill, "50", theme.WarningFill)
	})
	if want := "Sprint progress 72 %"; sc.Title != want {
		t.Errorf("title %q, want %q", sc.Title, want)
	}
	if want := "Sprint progress: 72 %, warning, range 0 to 100, target 90"; sc.Description != want {
		t.Errorf("description %q, want %q", sc.Description, want)
	}
}

func TestTicksDivideTheScale(t *testing.T) {
	sc, p := gaugeOf(t, "72", func(g *Gauge) { g.Ticks = 4 })
	if p.tickLength() == 0 {
		t.Fatal("no ticks")
	}
	moves := 0
	for _, v := range sc.Path(widgettest.Shapes(sc, scene.Tick)[0]).Verbs {
		if v == scene.MoveTo {
			moves++
		}
	}
	if moves != 5 {
		t.Errorf("%d ticks for four intervals, want 5", moves)
	}
}

func TestShowSaysWhatIsPrinted(t *testing.T) {
	for show, want := range map[widget.Show][2][]string{
		widget.ShowValue:   {{"30"}, {"pts"}},
		widget.ShowPercent: {{"50%"}, nil},
		widget.ShowBoth:    {{"30"}, {"pts · 50%"}},
		widget.ShowNone:    {nil, nil},
	} {
		sc, _ := gaugeOf(t, "30", func(g *Gauge) {
			g.Min, g.Max, g.Number.Unit, g.Show = widgettest.Data(t, "10"), widgettest.Data(t, "50"), "pts", show
		})
		if diff := cmp.Diff(want[0], widgettest.Texts(sc, scene.Number)); diff != "" {
			t.Errorf("show %v: %s", show, diff)
		}
		if diff := cmp.Diff(want[1], widgettest.Texts(sc, scene.Unit)); diff != "" {
			t.Errorf("show %v: %s", show, diff)
		}
	}
}
