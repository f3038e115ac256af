package counter

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
)

func counterOf(t testing.TB, value, previous string, set func(*Counter)) *scene.Scene {
	t.Helper()
	c := New()
	c.Value, c.Previous = widgettest.Data(t, value), widgettest.Data(t, previous)
	if set != nil {
		set(c)
	}
	return widgettest.Drawn(t, c)
}

// arrow is "up", "down" or "" for the arrow of a change.
func arrow(t testing.TB, sc *scene.Scene) string {
	t.Helper()
	arrows := widgettest.Shapes(sc, scene.Arrow)
	if len(arrows) == 0 {
		return ""
	}
	points := widgettest.Ends(sc, arrows[0])
	tip := slices.MinFunc(points, func(a, b scene.Point) int {
		return countAt(points, a.Y) - countAt(points, b.Y)
	})
	if tip.Y == arrows[0].Bounds.MinY {
		return "up"
	}
	return "down"
}

func countAt(points []scene.Point, y float64) (n int) {
	for _, p := range points {
		if p.Y == y {
			n++
		}
	}
	return n
}

func TestArrowIsTheSignAndColourTheMeaning(t *testing.T) {
	for _, c := range []struct {
		value, previous string
		good            Good
		arrow, text     string
		color           theme.Token
	}{
		{"93", "100", GoodDown, "down", "−7%", theme.SuccessText},
		{"107", "100", GoodDown, "up", "+7%", theme.DangerText},
		{"100", "100", GoodDown, "", "0%", theme.NeutralText},
		{"93", "100", GoodUp, "down", "−7%", theme.DangerText},
		{"107", "100", GoodUp, "up", "+7%", theme.SuccessText},
		{"107", "100", GoodNone, "up", "+7%", theme.NeutralText},
		{"1284", "1467", GoodDown, "down", "−12.5%", theme.SuccessText},
	} {
		sc := counterOf(t, c.value, c.previous, func(o *Counter) { o.Label, o.Good = "Open bugs", c.good })
		if got := arrow(t, sc); got != c.arrow {
			t.Errorf("%s after %s: arrow %q, want %q", c.value, c.previous, got, c.arrow)
		}
		if got := widgettest.Texts(sc, scene.Delta); !slices.Equal(got, []string{c.text}) {
			t.Errorf("%s after %s: %q, want %q", c.value, c.previous, got, c.text)
		}
		for _, sh := range append(widgettest.Shapes(sc, scene.Delta), widgettest.Shapes(sc, scene.Arrow)...) {
			if sh.Paint != widgettest.Light(c.color) {
				t.Errorf("%s after %s: %s painted %v", c.value, c.previous, sh.Role, sh.Paint.Color)
			}
		}
	}
}

// Of two amounts the first, which the arrow stands at, has the sign.
func TestSignOfBothChanges(t *testing.T) {
	for _, c := range []struct {
		value, previous string
		decimals        int
		style           DeltaStyle
		arrow, text     string
		color           theme.Token
	}{
		{"42", "42.4", 0, DeltaBoth, "", "0 (−1%)", theme.NeutralText},
		{"42.4", "42", 0, DeltaBoth, "", "0 (+1%)", theme.NeutralText},
		{"42", "42.4", 0, DeltaAbsolute, "", "0", theme.NeutralText},
		{"42", "42.4", 0, DeltaPercent, "down", "−1%", theme.DangerText},
		{"42", "42.4", 1, DeltaBoth, "down", "−0.4 (−0.9%)", theme.DangerText},
		{"10001", "10000", 0, DeltaBoth, "up", "+1 (0%)", theme.SuccessText},
		{"10001", "10000", 0, DeltaPercent, "", "0%", theme.NeutralText},
	} {
		sc := counterOf(t, c.value, c.previous, func(o *Counter) { o.Delta, o.Number.Decimals = c.style, c.decimals })
		if got := arrow(t, sc); got != c.arrow {
			t.Errorf("%s after %s: arrow %q, want %q", c.value, c.previous, got, c.arrow)
		}
		if got := widgettest.Texts(sc, scene.Delta); !slices.Equal(got, []string{c.text}) {
			t.Errorf("%s after %s: %q, want %q", c.value, c.previous, got, c.text)
		}
		if paint := widgettest.Shapes(sc, scene.Delta)[0].Paint; paint != widgettest.Light(c.color) {
			t.Errorf("%s after %s: painted %v", c.value, c.previous, paint.Color)
		}
		if !strings.HasSuffix(sc.Description, "change "+c.text) {
			t.Errorf("%s after %s: says %q", c.value, c.previous, sc.Description)
		}
	}
}

func TestChangeFromNothing(t *testing.T) {
	for _, c := range []struct {
		value, previous string
		style           DeltaStyle
		want            []string
	}{
		{"40", "0", DeltaPercent, []string{"+40"}},
		{"40", "0", DeltaBoth, []string{"+40"}},
		{"40", "", DeltaPercent, nil},
		{"0", "0", DeltaPercent, []string{"0%"}},
		{"10", "-20", DeltaBoth, []string{"+30 (+150%)"}},
		{"10", "-20", DeltaAbsolute, []string{"+30"}},
		{"42.5", "40", DeltaPoints, []string{"+2.5\u00a0pp"}},
		{"40", "20", DeltaNone, nil},
		{"", "20", DeltaPercent, nil},
		{"0.30", "0.1", DeltaAbsolute, []string{"+0.20"}},
	} {
		sc := counterOf(t, c.value, c.previous, func(o *Counter) { o.Delta = c.style })
		if diff := cmp.Diff(c.want, widgettest.Texts(sc, scene.Delta)); diff != "" {
			t.Errorf("%q after %q: %s", c.value, c.previous, diff)
		}
	}
}

// What is not nothing does not read as nothing, but a change that rounds to nothing has no
// direction; and a number with a percent sign is a part of 100, whoever wrote the sign.
func TestValueAndChangeAtTheEdge(t *testing.T) {
	for _, c := range []struct {
		value, previous string
		set             func(*Counter)
		number, change  string
		said            string
	}{
		{"-20", "-3", func(o *Counter) { o.Number.Kind = number.Duration }, ">−1m", "0m", ">−1m, change 0m"},
		{"20", "", func(o *Counter) { o.Number.Kind = number.Duration }, "<1m", "", "<1m"},
		{"-0.2", "", func(o *Counter) { o.Number.Kind = number.Clock }, ">−0:00:01", "", ">−0:00:01"},
		{"99.97", "", func(o *Counter) { o.Number.Decimals, o.Number.Unit = 0, "%" }, "99", "", "99 %"},
		{"99.97", "", func(o *Counter) { o.Number.Decimals, o.Number.Suffix = 0, "\u00a0%" }, "99\u00a0%", "", "99\u00a0%"},
		{"99.97", "", func(o *Counter) { o.Number.Kind, o.Number.Unit = number.Compact, "%" }, "99.9", "", "99.9 %"},
		{"0.3", "", func(o *Counter) { o.Number.Decimals, o.Number.Suffix = 0, "%" }, "<1%", "", "<1%"},
		{"100.4", "", func(o *Counter) { o.Number.Decimals, o.Number.Suffix = 0, "%" }, "100%", "", "100%"},
		{"99.97", "", func(o *Counter) { o.Number.Decimals, o.Number.Unit = 0, "pts" }, "100", "", "100 pts"},
		{"99.97", "0.3", func(o *Counter) { o.Number.Decimals, o.Number.Unit = 0, "%" }, "99", "+100\u00a0pp", "99 %, change +100\u00a0pp"},
	} {
		sc := counterOf(t, c.value, c.previous, func(o *Counter) { o.Delta = DeltaAbsolute; c.set(o) })
		if got := widgettest.Texts(sc, scene.Number); !slices.Equal(got, []string{c.number}) {
			t.Errorf("%s: prints %q, want %q", c.value, got, c.number)
		}
		if got := strings.Join(widgettest.Texts(sc, scene.Delta), ""); got != c.change {
			t.Errorf("%s after %s: change %q, want %q", c.value, c.previous, got, c.change)
		}
		if got := arrow(t, sc); (got != "") != strings.ContainsAny(c.change, "+−") {
			t.Errorf("%s after %s: arrow %q beside %q", c.value, c.previous, got, c.change)
		}
		if sc.Description != c.said {
			t.Errorf("%s: says %q, want %q", c.value, sc.Description, c.said)
		}
	}
}

// A length of time is not shortened until it says another one.
func TestSmallCounterKeepsTheLength(t *testing.T) {
	for side := 24.0; side <= 200; side++ {
		sc := counterOf(t, "205440", "", func(o *Counter) { o.Width, o.Height, o.Number.Kind = side, side, number.Duration })
		for _, got := range widgettest.Texts(sc, scene.Number) {
			if !slices.Contains([]string{"1w 2d 1h 4m", "1w 2d 1h", "1w 2d"}, got) {
				t.Errorf("%v px: %q", side, got)
			}
		}
	}
}

func TestChangeOfNearlyAll(t *testing.T) {
	for _, c := range []struct{ value, previous, want string }{
		{"0.6", "1000", "−99.9%"},
		{"0.5", "1000", "−99.9%"},
		{"0.001", "1000", "−99.9%"},
		{"-0.5", "-1000", "+99.9%"},
		{"0", "1000", "−100%"},
		{"-0.5", "1000", "−100%"},
		{"1999.5", "1000", "+100%"},
		{"10", "1000", "−99%"},
	} {
		sc := counterOf(t, c.value, c.previous, nil)
		if got := widgettest.Texts(sc, scene.Delta); !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s after %s: %q, want %q", c.value, c.previous, got, c.want)
		}
	}
}

func TestPreviousOfZeroCountsAsGiven(t *testing.T) {
	if sc := counterOf(t, "5", "0", nil); len(widgettest.Shapes(sc, scene.Delta)) != 1 {
		t.Error("no change from zero is shown")
	}
}

func TestCounterWithoutData(t *testing.T) {
	for _, value := range []string{"", "null", "NaN"} {
		sc := counterOf(t, value, "7", func(c *Counter) {
			c.Label, c.Number.Unit, c.Tint = "Backlog", "issues", TintTile
			c.Thresholds = widgettest.Thresholds(t, "0", theme.DangerFill)
		})
		if got := widgettest.Texts(sc, scene.Number); !slices.Equal(got, []string{"—"}) {
			t.Errorf("%q: prints %q", value, got)
		}
		if n := len(widgettest.Shapes(sc, scene.Delta)) + len(widgettest.Shapes(sc, scene.Arrow)) + len(widgettest.Shapes(sc, scene.Unit)) + len(widgettest.Shapes(sc, scene.Frame)); n != 0 {
			t.Errorf("%q: %d shapes of a value that is not there", value, n)
		}
		if want := "Backlog: no data"; sc.Description != want {
			t.Errorf("%q: description %q, want %q", value, sc.Description, want)
		}
	}
}

func TestBigNumberIsNeverCut(t *testing.T) {
	for _, c := range []struct {
		width, height float64
		want          []string
	}{
		{480, 120, []string{"1,234,567,890.12"}},
		{160, 90, []string{"1.23B", "1,234,567,890", "1,234,567,890.1"}},
		{60, 24, []string{"1.2B", "1.23B"}},
		{16, 16, nil},
	} {
		sc := counterOf(t, "1234567890.12", "", func(o *Counter) { o.Width, o.Height, o.Number.Unit = c.width, c.height, "kWh" })
		numbers := widgettest.Texts(sc, scene.Number)
		if len(numbers) == 0 && c.want == nil {
			continue
		}
		if len(numbers) != 1 || !slices.Contains(c.want, numbers[0]) {
			t.Errorf("%v × %v: prints %q, want one of %q", c.width, c.height, numbers, c.want)
		}
		if !strings.Contains(sc.Title, "1,234,567,890.12 kWh") {
			t.Errorf("%v × %v: title %q has not the whole number", c.width, c.height, sc.Title)
		}
	}
}

func TestTint(t *testing.T) {
	zones := widgettest.Thresholds(t, "0", theme.DangerFill, "95", theme.WarningFill)
	number := func(tint Tint, value string) scene.Paint {
		sc := counterOf(t, value, "", func(c *Counter) { c.Thresholds, c.Tint = zones, tint })
		if n, want := len(widgettest.Shapes(sc, scene.Frame)), 0; tint == TintTile {
			want = 1
			if n != want || widgettest.Shapes(sc, scene.Frame)[0].Paint != widgettest.Light(theme.WarningTint) {
				t.Errorf("%d tiles, want one in the tint of the zone", n)
			}
		} else if n != want {
			t.Errorf("tint %v paints a tile", tint)
		}
		return widgettest.Shapes(sc, scene.Number)[0].Paint
	}
	if got := number(TintNone, "97"); got != widgettest.Light(theme.Text) {
		t.Errorf("without a tint the number is %v", got)
	}
	if got := number(TintValue, "97"); got != widgettest.Light(theme.WarningText) {
		t.Errorf("a tinted number is %v", got)
	}
	if got := number(TintValue, "3"); got != widgettest.Light(theme.DangerText) {
		t.Errorf("a tinted number is %v", got)
	}
	if got := number(TintTile, "97"); got != widgettest.Light(theme.Text) {
		t.Errorf("the number on a tile is %v", got)
	}
}

func TestTintOfAnUnreadableColourIsTheTextColour(t *testing.T) {
	pale, err := theme.ParseColor("ffee88")
	if err != nil {
		t.Fatal(err)
	}
	sc := counterOf(t, "5", "", func(c *Counter) {
		c.Tint, c.Thresholds = TintValue, []widget.Threshold{{Bound: widgettest.Data(t, "0"), Color: pale}}
	})
	if got := widgettest.Shapes(sc, scene.Number)[0].Paint; got != widgettest.Light(theme.Text) {
		t.Errorf("pale yellow digits on white: %v", got)
	}
}

func TestCounterDescription(t *testing.T) {
	sc := counterOf(t, "93", "100", func(c *Counter) {
		c.Title, c.Label, c.Comparison = "Team Blue", "Open bugs", "vs last week"
		c.Thresholds = widgettest.Thresholds(t, "50", theme.WarningFill)
	})
	if want := "Team Blue, Open bugs: 93, warning, change −7% vs last week"; sc.Description != want {
		t.Errorf("description %q, want %q", sc.Description, want)
	}
	sc = counterOf(t, "93", "93", func(c *Counter) { c.Description = "As asked." })
	if sc.Description != "As asked." {
		t.Errorf("description %q", sc.Description)
	}
}

func TestCommaKeepsOffTheEdge(t *testing.T) {
	for _, c := range []struct{ width, height float64 }{{240, 120}, {240, 100}, {200, 120}, {160, 80}, {120, 120}} {
		for _, label := range []string{"Average cycle time of stories in progress this month", "Open bugs"} {
			o := New()
			o.Width, o.Height, o.Value, o.Label = c.width, c.height, widgettest.Data(t, "1284"), label
			number := widgettest.Shapes(widgettest.Drawn(t, o), scene.Number)[0]
			if left := c.height - number.Bounds.MaxY; left < 2 {
				t.Errorf("%v × %v, %s: the comma ends %.2f px from the edge, want 2", c.width, c.height, label, left)
			}
		}
	}
}
