package notice

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget/widgettest"
	"pgregory.net/rapid"
)

// noticeOf returns the scene of a notice and what its texts say.
func noticeOf(t testing.TB, width, height float64, lines ...string) (*scene.Scene, []string) {
	t.Helper()
	sc := widgettest.Drawn(t, &Notice{Width: width, Height: height, Heading: "400", Lines: lines})
	var said []string
	for _, sh := range widgettest.Shapes(sc, scene.Message) {
		if sh.IsRun() {
			run := sc.Run(sh)
			said = append(said, cmp.Or(run.Shown, run.Text))
		}
	}
	return sc, said
}

func TestNoticeSaysWhatIsWrong(t *testing.T) {
	sc, said := noticeOf(t, 240, 180, "max: not a number", "width: not from 16 to 2000")
	if want := []string{"400", "max: not a number", "width: not from 16 to 2000"}; !slices.Equal(said, want) {
		t.Errorf("says %q, want %q", said, want)
	}
	if sc.Title != "400" || sc.Description != "max: not a number; width: not from 16 to 2000" {
		t.Errorf("title %q, description %q", sc.Title, sc.Description)
	}
	messages := widgettest.Shapes(sc, scene.Message)
	if messages[0].Paint != widgettest.Light(theme.DangerText) || messages[1].Paint != widgettest.Light(theme.Text) {
		t.Errorf("painted %v and %v", messages[0].Paint.Color, messages[1].Paint.Color)
	}
	size := sc.Run(messages[0]).Size
	if size != 13 {
		t.Errorf("set in %v px where the largest size, 13, fits", size)
	}
}

func TestLongLineIsWrapped(t *testing.T) {
	const line = "thresholds: the third has a bound that is not a number"
	sc, said := noticeOf(t, 140, 160, line)
	if len(said) < 4 || strings.Join(said[1:], " ") != line {
		t.Errorf("says %q, want all of %q in several rows", said, line)
	}
	if sc.Description != line {
		t.Errorf("description %q", sc.Description)
	}
}

func TestLinesGoBeforeTheHeading(t *testing.T) {
	lines := []string{"max: not a number", "width: not from 16 to 2000"}
	for _, c := range []struct {
		width, height float64
		want          []string
	}{
		{240, 30, []string{"400", "max: not a number … and 1 more"}},
		{240, 20, []string{"400", "max: not a number; width: not from 16 to 2000"}},
		{30, 20, []string{"400"}},
		{44, 20, []string{"400"}},
		{28, 28, []string{"400"}},
		{24, 24, []string{"400"}},
		{24, 180, []string{"400"}},
		{20, 20, nil},
		{20, 180, nil},
		{16, 16, nil},
		{16, 2000, nil},
	} {
		sc, said := noticeOf(t, c.width, c.height, lines...)
		if !slices.Equal(said, c.want) {
			t.Errorf("%v × %v: says %q, want %q", c.width, c.height, said, c.want)
		}
		marks := len(widgettest.Shapes(sc, scene.Message)) - len(said)
		if want := c.want == nil; (marks == 1) != want {
			t.Errorf("%v × %v: %d marks beside %d texts", c.width, c.height, marks, len(said))
		}
		if sc.Description != strings.Join(lines, "; ") {
			t.Errorf("%v × %v: description %q", c.width, c.height, sc.Description)
		}
	}
}

func TestReasonStandsBesideTheHeadingOfALowPicture(t *testing.T) {
	for _, c := range []struct {
		width, height float64
		want          string
	}{
		{320, 24, "value: not a number"},
		{320, 20, "value: not a number"},
		{320, 16, "value: not a number"},
		{2000, 20, "value: not a number"},
		{80, 24, "value: not a…"},
	} {
		sc, said := noticeOf(t, c.width, c.height, "value: not a number")
		if want := []string{"400", c.want}; !slices.Equal(said, want) {
			t.Errorf("%v × %v: says %q, want %q", c.width, c.height, said, want)
			continue
		}
		runs := widgettest.Shapes(sc, scene.Message)
		if heading, reason := sc.Run(runs[0]), sc.Run(runs[1]); heading.Y != reason.Y {
			t.Errorf("%v × %v: the heading stands at %v and the reason at %v", c.width, c.height, heading.Y, reason.Y)
		}
	}
}

func TestWhatHasNoRoomIsCutAndCounted(t *testing.T) {
	const a, b, c = "value: not a number", "max: not a number", "thresholds: item 1: not of the form bound:color[:name]"
	for _, tt := range []struct {
		width, height float64
		lines, want   []string
	}{
		{40, 40, []string{a}, []string{"400", "value:", "not a n…"}},
		{40, 60, []string{a}, []string{"400", "value:", "not a", "number"}},
		{40, 40, []string{a, b, c}, []string{"400", "value:", "not a n…"}},
		{240, 40, []string{a, b, c, a}, []string{"400", a, b + " … and 2 more"}},
		{110, 50, []string{a, b, c, a}, []string{"400", a, b, "… and 2 more"}},
		{240, 24, []string{a, b, c, a}, []string{"400", a + "; " + b + " … and 2 more"}},
		{120, 24, []string{a, b}, []string{"400", a + " …"}},
	} {
		if _, said := noticeOf(t, tt.width, tt.height, tt.lines...); !slices.Equal(said, tt.want) {
			t.Errorf("%v × %v: says %q, want %q", tt.width, tt.height, said, tt.want)
		}
	}
}

func TestNothingLeavesTheCanvasAndNoTextsTouch(t *testing.T) {
	rapid.Check(t, widgettest.Property(t, checkLayout))
}

func FuzzLayout(f *testing.F) { widgettest.Fuzz(f, checkLayout) }

func checkLayout(t *rapid.T, sc *scene.Scene, ts *text.Typesetter) {
	side := rapid.OneOf(rapid.IntRange(16, 400), rapid.Just(2000))
	n := &Notice{
		Width: float64(side.Draw(t, "width")), Height: float64(side.Draw(t, "height")),
		Heading: rapid.SampledFrom([]string{"400", "Service busy"}).Draw(t, "heading"),
		Lines: rapid.SliceOfN(rapid.SampledFrom([]string{
			"max: not a number", "thresholds: the third has a bound that is not a number", "Donaudampfschifffahrtsgesellschaftskapitän", "",
		}), 1, 8).Draw(t, "lines"),
	}
	n.Layout(sc, ts)
	widgettest.CheckScene(t, sc)
}
