package widget_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/bar"
	"github.com/plugio/charts/render/widget/counter"
	"github.com/plugio/charts/render/widget/gauge"
	"github.com/plugio/charts/render/widget/widgettest"
)

const hebrew = "באגים פתוחים"

func TestTextsAreMirroredAndNumbersAreNot(t *testing.T) {
	set := func(c *counter.Counter) {
		c.Label, c.Comparison, c.Number.Unit = hebrew, "מהשבוע שעבר", "x"
	}
	sc := counterOf(t, "1284", "1467", set)
	right := sc.Width - 8 // the padding of a canvas 120 px high
	for _, role := range []scene.Role{scene.Label, scene.Unit} {
		widgettest.Near(t, role.String()+" ends", widgettest.Shapes(sc, role)[0].Bounds.MaxX, right, 2.5)
	}
	arrow, amount, comparison := widgettest.Shapes(sc, scene.Arrow)[0], widgettest.Shapes(sc, scene.Delta)[0], widgettest.Shapes(sc, scene.Comparison)[0]
	if arrow.Bounds.MinX < amount.Bounds.MaxX || amount.Bounds.MinX < comparison.Bounds.MaxX {
		t.Errorf("arrow %v, amount %v, comparison %v: not from right to left", arrow.Bounds, amount.Bounds, comparison.Bounds)
	}
	if widgettest.Shapes(sc, scene.Unit)[0].Bounds.MinX < widgettest.Shapes(sc, scene.Number)[0].Bounds.MaxX {
		t.Error("the unit does not follow the number")
	}
	if diff := cmp.Diff([]string{"−12.5%"}, widgettest.Texts(sc, scene.Delta)); diff != "" {
		t.Error(diff)
	}
}

func TestDirectionIsThatOfTheWordsOrTheOneAskedFor(t *testing.T) {
	for name, c := range map[string]struct {
		label, title string
		dir          widget.Direction
		rtl          bool
	}{
		"Latin": {"Open bugs", "", widget.DirectionAuto, false}, "Hebrew": {hebrew, "", widget.DirectionAuto, true},
		"title alone": {"", hebrew, widget.DirectionAuto, true}, "no words": {"", "", widget.DirectionAuto, false},
		"label before title": {"Open bugs", hebrew, widget.DirectionAuto, false},
		"asked for":          {"Open bugs", "", widget.RightToLeft, true}, "asked against": {hebrew, "", widget.LeftToRight, false},
	} {
		sc := counterOf(t, "7", "", func(o *counter.Counter) { o.Label, o.Title, o.Direction = c.label, c.title, c.dir })
		b := widgettest.Shapes(sc, scene.Number)[0].Bounds
		if got := b.MinX > sc.Width/2; got != c.rtl {
			t.Errorf("%s: the number stands at %v", name, b)
		}
	}
}

func TestBarTurnsOnlyWhenAsked(t *testing.T) {
	for dir, fromRight := range map[widget.Direction]bool{widget.DirectionAuto: false, widget.LeftToRight: false, widget.RightToLeft: true} {
		sc := barOf(t, "25", func(b *bar.Bar) { b.Label, b.Direction, b.Target = hebrew, dir, widgettest.Data(t, "80") })
		value, target := widgettest.Shapes(sc, scene.Value)[0].Bounds, widgettest.Shapes(sc, scene.Target)[0].Bounds
		if got := value.MinX > sc.Width/2; got != fromRight {
			t.Errorf("direction %v: the fill is %v", dir, value)
		}
		if got := target.MinX < sc.Width/2; got != fromRight {
			t.Errorf("direction %v: the target is %v", dir, target)
		}
		number, label := widgettest.Shapes(sc, scene.Number)[0].Bounds, widgettest.Shapes(sc, scene.Label)[0].Bounds
		if mirrored := number.MaxX < label.MinX; mirrored != (dir != widget.LeftToRight) {
			t.Errorf("direction %v: number %v, label %v", dir, number, label)
		}
	}
}

func TestScaleOfAGaugeIsNotMirrored(t *testing.T) {
	sc := gaugeOf(t, "25", func(g *gauge.Gauge) { g.Label, g.Direction = hebrew, widget.RightToLeft })
	if diff := cmp.Diff([]string{"0", "100"}, widgettest.Texts(sc, scene.ScaleLabel)); diff != "" {
		t.Error(diff)
	}
	labels := widgettest.Shapes(sc, scene.ScaleLabel)
	if labels[0].Bounds.MinX > labels[1].Bounds.MinX {
		t.Error("the scale starts on the right")
	}
}

func TestLegendIsMirrored(t *testing.T) {
	sc := barOf(t, "", func(b *bar.Bar) {
		b.Label = hebrew
		b.Segments = []bar.Segment{{Amount: number.Int(3), Name: "א"}, {Amount: number.Int(2), Name: "ב"}}
	})
	swatches, names := widgettest.Shapes(sc, scene.Swatch), widgettest.Shapes(sc, scene.Legend)
	if swatches[0].Bounds.MinX < swatches[1].Bounds.MinX || swatches[0].Bounds.MinX < names[0].Bounds.MaxX {
		t.Errorf("swatches %v and %v, first name %v", swatches[0].Bounds, swatches[1].Bounds, names[0].Bounds)
	}
}

func TestLongLabelOfACounterTakesTwoLines(t *testing.T) {
	const label = "Velocity over the last sprints"
	sc := counterOf(t, "42", "", func(c *counter.Counter) { c.Width, c.Height, c.Label = 160, 160, label })
	lines := widgettest.Shapes(sc, scene.Label)
	if len(lines) != 2 || math.Abs(lines[0].Bounds.MinX-lines[1].Bounds.MinX) > 2 {
		t.Fatalf("%d lines", len(lines))
	}
	sc = counterOf(t, "42", "", func(c *counter.Counter) { c.Width, c.Height, c.Label = 160, 22, label })
	if n := len(widgettest.Shapes(sc, scene.Label)); n != 1 {
		t.Errorf("%d lines on a low canvas", n)
	}
}

func TestNativeTextKeepsRoomToSpare(t *testing.T) {
	advance := func(native bool) float64 {
		sc := counterOf(t, "42", "", func(c *counter.Counter) { c.Label, c.NativeText = "Open bugs", native })
		if sc.NativeText != native {
			t.Errorf("scene says native %v, want %v", sc.NativeText, native)
		}
		run := sc.Run(widgettest.Shapes(sc, scene.Label)[0])
		return run.Advance / run.Size
	}
	widgettest.Near(t, "room", advance(true)/advance(false), 1.2, 0.001)
	sc := barOf(t, "42", func(b *bar.Bar) {
		b.NativeText, b.Label, b.Thresholds = true, "Load", widgettest.Thresholds(t, "0", theme.SuccessFill)
	})
	if a := sc.Run(widgettest.Shapes(sc, scene.Label)[0]).Anchor; a != 0 {
		t.Errorf("the label is anchored at %v", a)
	}
}
