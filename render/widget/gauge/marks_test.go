package gauge

import (
	"fmt"
	"math"
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
)

// The texts of a needle's gauge keep clear of it for every value, with any unit.
func TestTextsKeepClearOfTheNeedle(t *testing.T) {
	sc, ts := scene.New(16, 16), widgettest.Typesetter(t)
	zones := widgettest.Thresholds(t, "0", theme.SuccessFill, "50", theme.WarningFill)
	for _, arc := range []int{180, 240, 270} {
		for _, unit := range []string{"", "%", "pts", "story points"} {
			for _, label := range []string{"", "Sprint progress"} {
				for value := 0; value <= 100; value += 5 {
					g := New()
					g.Value, g.Style, g.Arc, g.Number.Unit, g.Label, g.Thresholds = number.Int(int64(value)), Needle, arc, unit, label, zones
					g.Layout(sc, ts)
					if len(widgettest.Shapes(sc, scene.Number)) == 0 {
						t.Fatalf("arc %d, %d %s %q: no number", arc, value, unit, label)
					}
					widgettest.CheckLegible(t, sc, &g.Common)
				}
			}
		}
	}
}

func TestTargetBeyondTheScaleHasAMarkOfItsOwn(t *testing.T) {
	for _, style := range []Style{Fill, Needle, Marker} {
		for _, value := range []string{"150", "-150"} {
			sc, _ := gaugeOf(t, value, func(g *Gauge) { g.Target, g.Style = widgettest.Data(t, value), style })
			targets, overflows := widgettest.Shapes(sc, scene.Target), widgettest.Shapes(sc, scene.Overflow)
			if len(targets) != 1 || len(overflows) != 1 {
				t.Fatalf("%d marks for the target, %d for the value", len(targets), len(overflows))
			}
			if targets[0].Bounds.Overlaps(overflows[0].Bounds, 1) {
				t.Errorf("style %v, %s: the marks %v and %v lie over each other", style, value, targets[0].Bounds, overflows[0].Bounds)
			}
			if n := len(sc.Path(targets[0]).Points); n != 3 {
				t.Errorf("the target's mark has %d corners, want an arrow's three", n)
			}
		}
	}
}

func TestAlmostFullArcShowsTrack(t *testing.T) {
	for _, arc := range []int{180, 240, 270, 360} {
		for _, c := range []struct{ value, min, max string }{{"99.5", "0", "100"}, {"99.9999", "0", "100"}, {"-99.99", "-100", "0"}, {"0.01", "100", "0"}} {
			sc, p := gaugeOf(t, c.value, func(g *Gauge) {
				g.Arc, g.Min, g.Max = arc, widgettest.Data(t, c.min), widgettest.Data(t, c.max)
				g.Neutral = g.Min
				if c.min == "-100" {
					g.Neutral = g.Max
				}
			})
			drawn := widgettest.Shapes(sc, scene.Track)
			if len(drawn) != 1 {
				t.Fatalf("arc %d, %v: %d tracks", arc, c, len(drawn))
			}
			low, high := 1.0, 0.0
			for _, pt := range widgettest.Ends(sc, drawn[0]) {
				a := math.Mod(math.Atan2(pt.Y-p.dial.cy, pt.X-p.dial.cx)-float64(p.dial.from)+4*math.Pi, 2*math.Pi)
				if f := a / float64(p.dial.sweep); f <= 1+1e-9 {
					low, high = min(low, f), max(high, f)
				}
			}
			widgettest.Near(t, fmt.Sprintf("arc %d, %v: the track in px", arc, c), (high-low)*p.length(), leastTrack, 0.1)
		}
	}
}

func TestNeedleOfAFullRingLeavesTheMiddleToTheTexts(t *testing.T) {
	for value := 0; value <= 100; value += 10 {
		sc, p := gaugeOf(t, fmt.Sprint(value), func(g *Gauge) { g.Arc, g.Style, g.Label, g.Ends = 360, Needle, "Load", widget.Round })
		if len(widgettest.Shapes(sc, scene.Number)) == 0 || len(widgettest.Shapes(sc, scene.Label)) == 0 {
			t.Fatal("no texts")
		}
		widgettest.CheckLegible(t, sc, &p.g.Common)
	}
}

// The caps of a short fill on a thick arc leave room for the track: the mark of an overflow has a rim there.
func TestOverflowOnAShortRoundFillHasARim(t *testing.T) {
	sc, _ := gaugeOf(t, "-1", func(g *Gauge) {
		g.Width, g.Height, g.Arc, g.Ends, g.Thickness, g.Show, g.Neutral = 134, 84, 180, widget.Round, 500, widget.ShowNone, number.Int(32)
	})
	if len(widgettest.Shapes(sc, scene.Overflow)) != 1 {
		t.Fatal("no mark")
	}
	widgettest.CheckLegible(t, sc, &widget.Common{Width: 134, Height: 84})
}

// What lies beyond the scale is told on arcs of any thickness, but for dials that are too small for any mark.
func TestOverflowIsToldOnThinArcs(t *testing.T) {
	for _, c := range []struct {
		width, height, thickness float64
		arc                      int
		style                    Style
		want                     int
	}{
		{100, 80, 0, 360, Marker, 1},
		{80, 60, 0, 240, Fill, 1},
		{160, 120, 4, 240, Fill, 1},
		{160, 120, 1, 180, Needle, 1},
		{32, 32, 0, 240, Fill, 0},
	} {
		for _, value := range []string{"150", "-50"} {
			sc, _ := gaugeOf(t, value, func(g *Gauge) {
				g.Width, g.Height, g.Thickness, g.Arc, g.Style = c.width, c.height, c.thickness, c.arc, c.style
			})
			if got := len(widgettest.Shapes(sc, scene.Overflow)); got != c.want {
				t.Errorf("%v × %v, %s: %d marks, want %d", c.width, c.height, value, got, c.want)
			}
		}
	}
}
