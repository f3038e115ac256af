package widget

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
)

const hebrew = "באגים פתוחים"

func TestTextsAreMirroredAndNumbersAreNot(t *testing.T) {
	set := func(c *Counter) {
		c.Label, c.Comparison, c.Number.Unit = hebrew, "מהשבוע שעבר", "x"
	}
	sc := counterOf(t, "1284", "1467", set)
	right := sc.Width - padding(sc.Height)
	for _, role := range []scene.Role{scene.Label, scene.Unit} {
		near(t, role.String()+" ends", shapes(sc, role)[0].Bounds.MaxX, right, 2.5)
	}
	arrow, amount, comparison := shapes(sc, scene.Arrow)[0], shapes(sc, scene.Delta)[0], shapes(sc, scene.Comparison)[0]
	if arrow.Bounds.MinX < amount.Bounds.MaxX || amount.Bounds.MinX < comparison.Bounds.MaxX {
		t.Errorf("arrow %v, amount %v, comparison %v: not from right to left", arrow.Bounds, amount.Bounds, comparison.Bounds)
	}
	if shapes(sc, scene.Unit)[0].Bounds.MinX < shapes(sc, scene.Number)[0].Bounds.MaxX {
		t.Error("the unit does not follow the number")
	}
	if diff := cmp.Diff([]string{"−12.5%"}, texts(sc, scene.Delta)); diff != "" {
		t.Error(diff)
	}
}

func TestDirectionIsThatOfTheWordsOrTheOneAskedFor(t *testing.T) {
	for name, c := range map[string]struct {
		label, title string
		dir          Direction
		rtl          bool
	}{
		"Latin": {"Open bugs", "", DirectionAuto, false}, "Hebrew": {hebrew, "", DirectionAuto, true},
		"title alone": {"", hebrew, DirectionAuto, true}, "no words": {"", "", DirectionAuto, false},
		"label before title": {"Open bugs", hebrew, DirectionAuto, false},
		"asked for":          {"Open bugs", "", RightToLeft, true}, "asked against": {hebrew, "", LeftToRight, false},
	} {
		sc := counterOf(t, "7", "", func(o *Counter) { o.Label, o.Title, o.Direction = c.label, c.title, c.dir })
		b := shapes(sc, scene.Number)[0].Bounds
		if got := b.MinX > sc.Width/2; got != c.rtl {
			t.Errorf("%s: the number stands at %v", name, b)
		}
	}
}

func TestBarTurnsOnlyWhenAsked(t *testing.T) {
	for dir, fromRight := range map[Direction]bool{DirectionAuto: false, LeftToRight: false, RightToLeft: true} {
		sc := barOf(t, "25", func(b *Bar) { b.Label, b.Direction, b.Target = hebrew, dir, data(t, "80") })
		value, target := shapes(sc, scene.Value)[0].Bounds, shapes(sc, scene.Target)[0].Bounds
		if got := value.MinX > sc.Width/2; got != fromRight {
			t.Errorf("direction %v: the fill is %v", dir, value)
		}
		if got := target.MinX < sc.Width/2; got != fromRight {
			t.Errorf("direction %v: the target is %v", dir, target)
		}
		number, label := shapes(sc, scene.Number)[0].Bounds, shapes(sc, scene.Label)[0].Bounds
		if mirrored := number.MaxX < label.MinX; mirrored != (dir != LeftToRight) {
			t.Errorf("direction %v: number %v, label %v", dir, number, label)
		}
	}
}

func TestScaleOfAGaugeIsNotMirrored(t *testing.T) {
	sc, _ := gaugeOf(t, "25", func(g *Gauge) { g.Label, g.Direction = hebrew, RightToLeft })
	if diff := cmp.Diff([]string{"0", "100"}, texts(sc, scene.ScaleLabel)); diff != "" {
		t.Error(diff)
	}
	labels := shapes(sc, scene.ScaleLabel)
	if labels[0].Bounds.MinX > labels[1].Bounds.MinX {
		t.Error("the scale starts on the right")
	}
}

func TestLegendIsMirrored(t *testing.T) {
	sc := barOf(t, "", func(b *Bar) {
		b.Label = hebrew
		b.Segments = []Segment{{Amount: number.Int(3), Name: "א"}, {Amount: number.Int(2), Name: "ב"}}
	})
	swatches, names := shapes(sc, scene.Swatch), shapes(sc, scene.Legend)
	if swatches[0].Bounds.MinX < swatches[1].Bounds.MinX || swatches[0].Bounds.MinX < names[0].Bounds.MaxX {
		t.Errorf("swatches %v and %v, first name %v", swatches[0].Bounds, swatches[1].Bounds, names[0].Bounds)
	}
}

func TestLongLabelOfACounterTakesTwoLines(t *testing.T) {
	const label = "Velocity over the last sprints"
	sc := counterOf(t, "42", "", func(c *Counter) { c.Width, c.Height, c.Label = 160, 160, label })
	lines := shapes(sc, scene.Label)
	if len(lines) != 2 || math.Abs(lines[0].Bounds.MinX-lines[1].Bounds.MinX) > 2 {
		t.Fatalf("%d lines", len(lines))
	}
	sc = counterOf(t, "42", "", func(c *Counter) { c.Width, c.Height, c.Label = 160, 60, label })
	if n := len(shapes(sc, scene.Label)); n != 1 {
		t.Errorf("%d lines on a low canvas", n)
	}
}

func TestNativeTextKeepsRoomToSpare(t *testing.T) {
	advance := func(native bool) float64 {
		sc := counterOf(t, "42", "", func(c *Counter) { c.Label, c.NativeText = "Open bugs", native })
		if sc.NativeText != native {
			t.Errorf("scene says native %v, want %v", sc.NativeText, native)
		}
		run := sc.Run(shapes(sc, scene.Label)[0])
		return run.Advance / run.Size
	}
	near(t, "room", advance(true)/advance(false), 1.08, 0.001)
	sc := barOf(t, "42", func(b *Bar) {
		b.NativeText, b.Label, b.Thresholds = true, "Load", thresholds(t, "0", theme.SuccessFill)
	})
	if a := sc.Run(shapes(sc, scene.Label)[0]).Anchor; a != 0 {
		t.Errorf("the label is anchored at %v", a)
	}
}
