package params_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/widget/widgettest"
)

// What is set of the texts of an address where not all of them have room at their usual size.
func TestFittedTexts(t *testing.T) {
	for _, c := range []struct {
		address string
		texts   []string // as they are set, in paint order
	}{
		// A number keeps its digits before it is shortened, and is never cut.
		{"counter?value=9007199254740993", []string{"9,007,199,254,740,993"}},
		{"counter?value=9007199254740993&width=120&height=60", []string{"9010T"}},
		{"counter?value=123456789012345&width=20&height=16", []string{"…"}},

		// No data that is to be told by no words leaves the label alone.
		{"counter?value=&noData=&label=Coverage", []string{"Coverage"}},
		{"counter?value=&noData=", []string{"—"}},

		// A label is set smaller, then in two rows, then cut.
		{"counter?value=72&label=Average cycle time of stories in progress", []string{"Average cycle time of stories in progress", "72"}},
		{"counter?value=72&label=Average cycle time of all the stories that were ever in progress", []string{"Average cycle time of all the stories that", "were ever in progress", "72"}},

		// So are a label of a bar, a title and the names of a legend.
		{"bar?value=72&label=Average cycle time of all the stories in progress&height=60", []string{"Average cycle time of all the stories in progress", "72"}},
		{"bar?value=72&label=Average cycle time of all the stories that were ever in progress&height=60", []string{"Average cycle time of all the stories that", "were ever in progress", "72"}},
		{"bar?value=72&label=Average cycle time of all the stories that were ever in progress&height=24", []string{"Average cycle time of all…", "72"}},
		{"gauge?value=72&title=Average cycle time of all the stories that were ever in progress", []string{"Average cycle time of all the stories", "that were ever in progress", "0", "100", "72"}},
		{"bar?segments=12::Average cycle time of all the stories that were ever in progress&width=240&height=100", []string{"12", "Average cycle time of all the", "stories that were ever in progress", "12"}},

		// The layout that shows more is taken, whichever side of its limit the canvas lies on.
		{"counter?width=240&height=95&value=1234&previous=1100&label=Open bugs", []string{"1,234", "Open bugs", "+12.2%"}},
		{"counter?width=240&height=96&value=1234&previous=1100&label=Open bugs", []string{"Open bugs", "1,234", "+12.2%"}},
		{"counter?width=240&height=80&value=1234&previous=1100&label=Open bugs&comparison=vs last sprint", []string{"Open bugs", "1,234", "+12.2%", "vs last sprint"}},

		// A legend that was asked for is drawn as far as it fits.
		{"bar?segments=12:success:Done,5:information:In progress,3:neutral:To do&width=240&height=60&legend=below&show=percent", []string{"20", "Done", "60%", "In progress", "25%", "To do", "15%"}},
		{"bar?segments=12:success:Done,5:information:In progress,3:neutral:To do&width=120&height=60&legend=below", []string{"20", "Done", "12", "In pr…", "5", "To do", "3"}},
		{"bar?segments=12:success:Done,5:information:In progress,3:neutral:To do&width=100&height=44&legend=below", []string{"20", "12", "5", "3"}},
		{"bar?segments=12:success:Done,5:information:In progress,3:neutral:To do&width=120&height=60", []string{"20", "Done", "12", "In pr…", "5", "To do", "3"}},
		{"bar?segments=12:success:Done,5:information:In progress,3:neutral:To do&width=120&height=30", []string{"20"}},

		// Two syllables say something.
		{"bar?value=72&label=한국어 시험&width=120&height=20", []string{"한국어 시", "험", "72"}},
		{"bar?value=72&label=한국어시험결과보고서와 부록&width=120&height=20", []string{"한국…", "72"}},
	} {
		name, query, _ := strings.Cut(c.address, "?")
		sc := widgettest.Drawn(t, mustDecode(t, name, query).Widget)
		if diff := cmp.Diff(c.texts, setTexts(sc)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.address, diff)
		}
	}
}

func setTexts(sc *scene.Scene) []string {
	var all []string
	for i := range sc.Len() {
		if sh := sc.Shape(i); sh.IsRun() && len(sc.Run(sh).Glyphs) > 0 {
			all = append(all, sc.Run(sh).Shown)
		}
	}
	return all
}

// A fraction reads 40 / 100 points in whatever language the points are, and whatever the direction.
func TestFractionIsReadInOrder(t *testing.T) {
	const points = "נק׳"
	for _, direction := range []string{"auto", "ltr", "rtl"} {
		sc := widgettest.Drawn(t, mustDecode(t, "bar", "value=40&label=Points&show=fraction&dir="+direction+"&unit="+points).Widget)
		unit := sc.Run(widgettest.Shapes(sc, scene.Unit)[0])
		if got, want := unit.Text, "\u2068/ 100\u2069\u00a0\u2068"+points+"\u2069"; got != want || unit.RTL {
			t.Errorf("dir=%s: the unit is %q, from the right: %v; want %q from the left", direction, got, unit.RTL, want)
		}
		number := sc.Run(widgettest.Shapes(sc, scene.Number)[0])
		if number.X+number.Advance > unit.X {
			t.Errorf("dir=%s: 40 stands at %v…%v and its whole at %v", direction, number.X, number.X+number.Advance, unit.X)
		}
		// The slash comes first of the unit's glyphs, the letters last.
		if first, last := unit.Glyphs[0], unit.Glyphs[len(unit.Glyphs)-1]; first.X > last.X {
			t.Errorf("dir=%s: the unit's glyphs are not in order", direction)
		}
		if want := "Points: \u2068" + "40\u2069 \u2068" + points + "\u2069"; !strings.HasPrefix(sc.Description, "\u2068Points\u2069: ") {
			t.Errorf("dir=%s: read out as %q, want parts such as %q", direction, sc.Description, want)
		}
	}
}

// Bars of one scale under each other have tracks of one length, whatever the digits of their values.
func TestTracksOfOneScaleAreEquallyLong(t *testing.T) {
	for _, list := range [][]string{
		{"value=5&width=160&height=24", "value=42&width=160&height=24", "value=100&width=160&height=24"},
		{"value=5&max=60&show=fraction&width=240&height=24", "value=42&max=60&show=fraction&width=240&height=24"},
		{"value=5&show=percent&width=160&height=24", "value=100&show=percent&width=160&height=24"},
		{"value=-5&min=-1000&width=160&height=24", "value=42&min=-1000&width=160&height=24"},
	} {
		want := 0.0
		for _, query := range list {
			sc := widgettest.Drawn(t, mustDecode(t, "bar", query).Widget)
			right := 0.0
			for _, role := range []scene.Role{scene.Track, scene.Value} {
				for _, sh := range widgettest.Shapes(sc, role) {
					right = max(right, sh.Bounds.MaxX)
				}
			}
			if want == 0 {
				want = right
			}
			widgettest.Near(t, query, right, want, 1)
		}
	}
}
