package counter

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
)

func history(t testing.TB, list string) []number.Value {
	t.Helper()
	var out []number.Value
	for _, s := range strings.Split(list, ",") {
		out = append(out, widgettest.Data(t, s))
	}
	return out
}

// sparkOf draws a history into a box of its own.
func sparkOf(t testing.TB, list string, style SparkStyle) (*scene.Scene, widget.Box) {
	t.Helper()
	c := New()
	c.Spark, c.SparkStyle = history(t, list), style
	sc := scene.New(16, 16)
	b := widget.Box{X: 10, Y: 20, W: 100, H: 40}
	p := &counter{Draft: widget.NewDraft(sc, widgettest.Typesetter(t), &c.Common), c: c}
	p.putSpark(b)
	if sc.Err() != nil {
		t.Fatal(sc.Err())
	}
	return sc, b
}

// isDot says whether a shape is the dot of a value.
func isDot(sh *scene.Shape) bool {
	return math.Abs(sh.Bounds.MaxX-sh.Bounds.MinX-2*sparkDot) < 0.01
}

func TestSparklineStrokesAndDots(t *testing.T) {
	for list, want := range map[string]struct{ strokes, dots int }{
		"5,5,5,5":    {1, 1}, // the dot marks the last value
		"0,0,0":      {1, 1},
		"7":          {0, 1},
		"1,2,,4,5":   {2, 1},
		"1,,3":       {0, 2},
		"1,2,3,":     {1, 1}, // the last value that is there
		",,4,5,null": {1, 1},
		"1,2,,9":     {1, 1}, // the value that stands alone is the last one
	} {
		sc, b := sparkOf(t, list, SparkLine)
		strokes, dots := 0, 0
		for _, sh := range widgettest.Shapes(sc, scene.Spark) {
			if isDot(sh) {
				dots++
			} else {
				strokes++
			}
			if !sh.Bounds.In(scene.Rect{MinX: b.X, MinY: b.Y, MaxX: b.Right(), MaxY: b.Bottom()}, 0.01) {
				t.Errorf("%s: %v leaves the box", list, sh.Bounds)
			}
		}
		if strokes != want.strokes || dots != want.dots {
			t.Errorf("%s: %d strokes and %d dots, want %d and %d", list, strokes, dots, want.strokes, want.dots)
		}
	}
}

func TestConstantSparklineLiesInTheMiddle(t *testing.T) {
	for _, list := range []string{"5,5,5,5", "0,0,0", "7", "-3,-3"} {
		sc, b := sparkOf(t, list, SparkLine)
		for _, sh := range widgettest.Shapes(sc, scene.Spark) {
			widgettest.Near(t, list+": height", (sh.Bounds.MinY+sh.Bounds.MaxY)/2, b.Y+b.H/2, 0.01)
		}
	}
}

func TestMissingValueIsNoZero(t *testing.T) {
	sc, b := sparkOf(t, "10,11,,12,10", SparkLine)
	for _, sh := range widgettest.Shapes(sc, scene.Spark) {
		if sh.Bounds.MinX < b.CenterX() && sh.Bounds.MaxX > b.CenterX() {
			t.Errorf("a stroke crosses the gap: %v", sh.Bounds)
		}
	}
}

func TestSparkBarsStartAtZero(t *testing.T) {
	sc, b := sparkOf(t, "4,2,,-2", SparkBars)
	bars := widgettest.Shapes(sc, scene.Spark)
	if len(bars) != 1 {
		t.Fatalf("%d shapes", len(bars))
	}
	points := widgettest.Ends(sc, bars[0])
	if len(points) != 12 {
		t.Fatalf("%d corners, want three bars", len(points))
	}
	zero := math.Round(b.Y + b.H*4/6)
	for i, want := range [][2]float64{{b.Y, zero}, {math.Round(b.Y + b.H/3), zero}, {zero, b.Bottom()}} {
		box := scene.BoundsOf(points[4*i : 4*i+4])
		if box.MinY != want[0] || box.MaxY != want[1] {
			t.Errorf("bar %d runs from %v to %v, want %v", i, box.MinY, box.MaxY, want)
		}
	}
	if n := len(widgettest.Shapes(sc, scene.Tick)); n != 1 {
		t.Errorf("%d zero lines, want one", n)
	}
	sc, _ = sparkOf(t, "4,2,3", SparkBars)
	if n := len(widgettest.Shapes(sc, scene.Tick)); n != 0 {
		t.Errorf("%d zero lines for a history above zero", n)
	}
}

func TestAreaIsABreathOfTheLine(t *testing.T) {
	sc, _ := sparkOf(t, "4,2,3", SparkArea)
	all := widgettest.Shapes(sc, scene.Spark)
	if len(all) != 3 || all[0].Paint.Color.A != 40 || all[1].Paint.Color.A != 255 {
		t.Errorf("%d shapes, the first with opacity %d", len(all), all[0].Paint.Color.A)
	}
}

func TestLongHistoryKeepsItsPeaks(t *testing.T) {
	items := make([]string, 400)
	for i := range items {
		items[i] = fmt.Sprint(i % 7)
	}
	items[123] = "50"
	sc, b := sparkOf(t, strings.Join(items, ","), SparkLine)
	stroke := widgettest.Shapes(sc, scene.Spark)[0]
	widgettest.Near(t, "peak", stroke.Bounds.MinY, b.Y+sparkDot+0.05*(b.H-2*sparkDot)/1.1, 1.5)
	if n := len(sc.Path(stroke).Points); n > 1000 {
		t.Errorf("%d points for 100 px", n)
	}
}

func TestSparklineGoesFirst(t *testing.T) {
	for size, want := range map[[2]float64]bool{
		{240, 160}: true, {360, 140}: true, {120, 100}: true, {60, 24}: false, {80, 20}: false, {48, 48}: false,
	} {
		sc := counterOf(t, "1284", "1467", func(c *Counter) {
			c.Width, c.Height, c.Label, c.Spark = size[0], size[1], "Open bugs", history(t, "1,5,3")
		})
		if got := len(widgettest.Shapes(sc, scene.Spark)) > 0; got != want {
			t.Errorf("%v: sparkline %v, want %v", size, got, want)
		}
		if len(widgettest.Shapes(sc, scene.Number)) != 1 {
			t.Errorf("%v: no number", size)
		}
	}
}

// The words for no data may reach further below the line than digits do, and stand above the history all the same.
func TestLowLettersKeepOffTheHistory(t *testing.T) {
	ts := widgettest.Typesetter(t)
	for _, words := range []string{"אין נתונים", "gyp", "ไม่มีข้อมูลผู้", "—"} {
		for _, label := range []string{"", "ผู้ป่วยที่นี่", "Load"} {
			for height := 80.0; height <= 200; height++ {
				c := New()
				c.Width, c.Height, c.Title, c.Label, c.NoData = 141, height, "Load", label, words
				c.Spark = history(t, "1,2")
				sc := scene.New(16, 16)
				c.Layout(sc, ts)
				for _, spark := range widgettest.Shapes(sc, scene.Spark) {
					for _, number := range widgettest.Shapes(sc, scene.Number) {
						if n, s := number.Bounds, spark.Bounds; n.MaxY > s.MinY && n.MaxX > s.MinX && n.MinX < s.MaxX {
							t.Errorf("%q under %q at %v px reach to %.2f, the history begins at %.2f", words, label, height, n.MaxY, s.MinY)
						}
					}
				}
			}
		}
	}
}

func TestHistoryIsSpoken(t *testing.T) {
	sc := counterOf(t, "3", "", func(c *Counter) { c.Spark = history(t, ",1,5,3,") })
	if want := "3, history from 1 to 3"; sc.Description != want {
		t.Errorf("description %q, want %q", sc.Description, want)
	}
}
