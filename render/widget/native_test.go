package widget_test

import (
	"math"
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/bar"
	"github.com/plugio/charts/render/widget/counter"
	"github.com/plugio/charts/render/widget/gauge"
	"github.com/plugio/charts/render/widget/widgettest"
)

// lineOfText is what a format that writes text makes of a run and those joined to it.
type lineOfText struct {
	at, anchor   float64
	first, width float64 // the room that was spared
}

// nativeLines lists the texts of a picture.
func nativeLines(sc *scene.Scene) (lines []lineOfText) {
	for i := range sc.Len() {
		sh := sc.Shape(i)
		if !sh.IsRun() {
			continue
		}
		run := sc.Run(sh)
		if run.Joined {
			last := &lines[len(lines)-1]
			right := max(last.first+last.width, run.X+run.Advance)
			last.first = min(last.first, run.X)
			last.width = right - last.first
			last.at = last.first + last.anchor*last.width
			continue
		}
		lines = append(lines, lineOfText{at: run.X + run.Anchor*run.Advance, anchor: run.Anchor, first: run.X, width: run.Advance})
	}
	return lines
}

// A text of 1.2 times the measured width, the room that every run has, stays on the canvas.
func TestNativeTextStaysOnTheCanvasInAWiderFont(t *testing.T) {
	wide := barOf(t, "-888888.8", func(b *bar.Bar) {
		b.NativeText, b.Min, b.Max, b.Height = true, number.Int(-1000000), number.Int(0), 96
	})
	scenes := map[string]*scene.Scene{"bar": wide}
	for _, dir := range []widget.Direction{widget.LeftToRight, widget.RightToLeft} {
		scenes["counter "+string('0'+rune(dir))] = counterOf(t, "1284", "1467", func(c *counter.Counter) {
			c.NativeText, c.Direction, c.Label, c.Comparison, c.Number.Unit = true, dir, "Open bugs", "since Monday", "pts"
		})
		scenes["segments "+string('0'+rune(dir))] = barOf(t, "", func(b *bar.Bar) {
			b.NativeText, b.Direction, b.Height, b.Legend = true, dir, 120, bar.LegendBelow
			b.Segments = []bar.Segment{{Amount: number.Int(3), Name: "Done"}, {Amount: number.Int(2), Name: "Open"}}
		})
	}
	dial := gaugeOf(t, "72", func(g *gauge.Gauge) { g.NativeText, g.Label, g.Number.Unit = true, "Sprint", "pts" })
	scenes["gauge"] = dial
	scenes["bullet"] = barOf(t, "72", func(b *bar.Bar) {
		b.NativeText, b.Style, b.Height = true, bar.Bullet, 96
		b.Thresholds = widgettest.Thresholds(t, "0", theme.DangerFill, "50", theme.SuccessFill)
	})
	for name, sc := range scenes {
		lines := nativeLines(sc)
		if len(lines) == 0 {
			t.Fatalf("%s: no texts", name)
		}
		for _, l := range lines {
			left := l.at - l.anchor*l.width
			if left < 0 || left+l.width > sc.Width {
				t.Errorf("%s: a wider font reaches from %v to %v", name, left, left+l.width)
			}
		}
	}
}

// A text that stands at an edge is anchored there, one in the middle in the middle.
func TestNativeTextIsAnchoredWhereItStands(t *testing.T) {
	anchors := func(sc *scene.Scene, role scene.Role) (list []float64) {
		for _, sh := range widgettest.Shapes(sc, role) {
			list = append(list, sc.Run(sh).Anchor)
		}
		return list
	}
	count := func(align counter.Align, dir widget.Direction) *scene.Scene {
		return counterOf(t, "72", "", func(c *counter.Counter) {
			c.NativeText, c.Align, c.Direction, c.Label, c.Number.Unit = true, align, dir, "Open bugs", "pts"
		})
	}
	progress := func(dir widget.Direction) *scene.Scene {
		return barOf(t, "72", func(b *bar.Bar) { b.NativeText, b.Direction, b.Label, b.Number.Unit = true, dir, "Load", "pts" })
	}
	bullet := barOf(t, "72", func(b *bar.Bar) {
		b.NativeText, b.Style, b.Height = true, bar.Bullet, 96
		b.Thresholds = widgettest.Thresholds(t, "0", theme.DangerFill, "50", theme.SuccessFill)
	})
	dial := gaugeOf(t, "72", func(g *gauge.Gauge) { g.NativeText, g.Label, g.Number.Unit = true, "Sprint", "pts" })
	for name, c := range map[string]struct {
		sc   *scene.Scene
		role scene.Role
		want []float64
	}{
		"gauge, number":                  {dial, scene.Number, []float64{0.5}},
		"gauge, unit":                    {dial, scene.Unit, []float64{0.5}},
		"gauge, label":                   {dial, scene.Label, []float64{0.5}},
		"counter, number":                {count(counter.AlignStart, widget.LeftToRight), scene.Number, []float64{0}},
		"counter, label":                 {count(counter.AlignStart, widget.LeftToRight), scene.Label, []float64{0}},
		"counter from the right, number": {count(counter.AlignStart, widget.RightToLeft), scene.Number, []float64{1}},
		"counter from the right, label":  {count(counter.AlignStart, widget.RightToLeft), scene.Label, []float64{1}},
		"counter in the middle, number":  {count(counter.AlignCenter, widget.LeftToRight), scene.Number, []float64{0.5}},
		"counter in the middle, unit":    {count(counter.AlignCenter, widget.LeftToRight), scene.Unit, []float64{0.5}},
		"counter in the middle, label":   {count(counter.AlignCenter, widget.LeftToRight), scene.Label, []float64{0.5}},
		"bar, number":                    {progress(widget.LeftToRight), scene.Number, []float64{1}},
		"bar, unit":                      {progress(widget.LeftToRight), scene.Unit, []float64{1}},
		"bar, label":                     {progress(widget.LeftToRight), scene.Label, []float64{0}},
		"bar from the right, number":     {progress(widget.RightToLeft), scene.Number, []float64{0}},
		"bullet's scale":                 {bullet, scene.ScaleLabel, []float64{0, 1, 0.5}},
	} {
		got := anchors(c.sc, c.role)
		ok := len(got) == len(c.want)
		for i := range min(len(got), len(c.want)) {
			ok = ok && math.Abs(got[i]-c.want[i]) < 1e-9
		}
		if !ok {
			t.Errorf("%s: anchored at %v, want %v", name, got, c.want)
		}
	}
}
