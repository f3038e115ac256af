package text_test

import (
	"strings"
	"testing"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
)

func TestIsolate(t *testing.T) {
	for s, want := range map[string]string{
		"":                           "",
		"40":                         "\u206840\u2069",
		"נק׳":                        "\u2068נק׳\u2069",
		" נק׳\u00a0":                 " \u2068נק׳\u2069\u00a0",
		"\u00a0 ":                    "\u00a0 ",
		"a\u2069b":                   "\u2068ab\u2069",
		"\u2068a":                    "\u2068\u2068a\u2069\u2069",
		"\u2067a\u2069\u2069b\u2066": "\u2068\u2067a\u2069b\u2066\u2069\u2069",
		"\u202e12\u202c\u202a3":      "\u2068123\u2069",
	} {
		if got := text.Isolate(s); got != want {
			t.Errorf("%+q: %+q, want %+q", s, got, want)
		}
	}
}

func TestApart(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "pts": "pts", "€": "€", " %": " %", "٪": "٪",
		"נק׳": "\u2068נק׳\u2069", "x נק׳": "\u2068x נק׳\u2069", "٤٠": "\u2068٤٠\u2069",
	} {
		if got := text.Apart(s); got != want {
			t.Errorf("%q: %+q, want %+q", s, got, want)
		}
	}
}

func TestJoin(t *testing.T) {
	for _, c := range []struct {
		separator string
		parts     []string
		want      string
	}{
		{" ", []string{"40", "/", "100"}, "40 / 100"},
		{" ", []string{"", "40", "", "pts"}, "40 pts"},
		{", ", nil, ""},
		{", ", []string{"", "נק׳", ""}, "נק׳"},
		{" ", []string{"40", "נק׳"}, "\u206840\u2069 \u2068נק׳\u2069"},
		{" או ", []string{"40", "100"}, "\u206840\u2069 או \u2068100\u2069"},
		{" ", []string{"٤٠", "x"}, "\u2068٤٠\u2069 \u2068x\u2069"},
		{": ", []string{"Open", text.Join(" ", "40", "נק׳")}, "\u2068Open\u2069: \u2068\u206840\u2069 \u2068נק׳\u2069\u2069"},
	} {
		if got := text.Join(c.separator, c.parts...); got != c.want {
			t.Errorf("%q: %+q, want %+q", c.parts, got, c.want)
		}
	}
}

// What is read first stands first on the side where the line starts, and nothing of one
// part stands inside another.
func TestPartsKeepTheirOrder(t *testing.T) {
	ts := lend(t, shaper(t))
	letters := map[*scene.Outline]rune{}
	for _, r := range "0123456789/+−%xyzאבג" {
		letters[ts.Line(string(r), fonts.Regular).Glyphs[0].Outline] = r
	}
	for _, sign := range "+−" { // has another shape before digits
		letters[ts.Line(string(sign)+"12", fonts.Regular).Glyphs[0].Outline] = sign
	}
	for _, c := range []struct {
		parts    []string
		ltr, rtl string // from left to right
	}{
		{[]string{"40", "/", "100", "אב"}, "40/100בא", "בא100/40"},
		{[]string{"40", "אב", "/", "100"}, "40בא/100", "100/בא40"},
		{[]string{"אב", "+12", "גא"}, "בא+12אג", "אג+12בא"},
		{[]string{"−12", "%", "אב"}, "−12%בא", "בא%−12"},
		{[]string{"x 1", "אב 2 גא", "3 y"}, "x1אג2בא3y", "3yאג2באx1"},
		{[]string{"אב", "12 / 34", "56"}, "בא12/3456", "5612/34בא"},
	} {
		for direction, want := range map[text.Direction]string{text.LeftToRight: c.ltr, text.RightToLeft: c.rtl} {
			ts.SetDirection(direction)
			line := ts.Line(text.Join(" ", c.parts...), fonts.Regular)
			var got strings.Builder
			for _, g := range line.Glyphs {
				if r, known := letters[g.Outline]; known {
					got.WriteRune(r)
				}
			}
			if got.String() != want {
				t.Errorf("%q in direction %d: %q, want %q", c.parts, direction, got.String(), want)
			}
		}
	}
}

func TestIsolatesDrawNothing(t *testing.T) {
	ts := lend(t, shaper(t))
	for _, s := range []string{"Team 12", "אב", "ab אב"} {
		plain, isolated := ts.Line(s, fonts.Regular), ts.Line(text.Isolate(s), fonts.Regular)
		if plain.Advance != isolated.Advance || len(plain.Glyphs) != len(isolated.Glyphs) || isolated.Missing != 0 {
			t.Errorf("%q: %v em and %d glyphs, isolated %v and %d", s, plain.Advance, len(plain.Glyphs), isolated.Advance, len(isolated.Glyphs))
		}
	}
	ts.SetDirection(text.Auto)
	if ts.Line(text.Isolate("אב")+" 12", fonts.Regular).RTL {
		t.Error("an isolate decides the direction of the line around it")
	}
	for _, s := range []string{"\u2068", "\u2069", "\u2068\u2069", strings.Repeat("\u2068א\u2067b", 200), strings.Repeat("\u2069", 200)} {
		if line := ts.Line(s, fonts.Regular); line.Missing != 0 {
			t.Errorf("%d runes: %d missing", len(s)/3, line.Missing)
		}
	}
}

func TestCutInsideAnIsolate(t *testing.T) {
	ts := lend(t, shaper(t))
	s := text.Join(" ", "Sprint progress", "אבגדהוזחטי")
	whole := ts.Line(s, fonts.Regular)
	for part := 0.2; part < 1; part += 0.1 {
		line := ts.Elide(s, fonts.Regular, whole.Advance*part)
		if !line.Cut || line.RTL || line.Advance > whole.Advance*part || !strings.HasPrefix(line.Shown, "\u2068S") {
			t.Errorf("%v: cut %v, %q", part, line.Cut, line.Shown)
		}
	}
}

// A text with a tail keeps its own direction, and the tail its order.
func TestTail(t *testing.T) {
	ts := lend(t, shaper(t))
	for _, c := range []struct {
		text, part, want string
		rtl              bool
	}{
		{"Sprint", "At risk", " · At risk", false},
		{"Sprint", "אב", " · \u2068אב\u2069", false},
		{"אב", "At risk", " · \u2068At risk\u2069", true},
		{"אב", "12", " · \u206812\u2069", true},
		{"12", "אב", " · \u2068אב\u2069", false},
	} {
		tail := text.Tail(c.text, " · ", c.part, false)
		if line := ts.Line(c.text+tail, fonts.Regular); tail != c.want || line.RTL != c.rtl {
			t.Errorf("%q behind %q: %q, from right to left %v; want %q, %v", c.part, c.text, tail, line.RTL, c.want, c.rtl)
		}
	}
	if got := text.Tail("Sprint", " · ", "At risk", true); got != " · \u2068At risk\u2069" {
		t.Errorf("in a line from right to left: %q", got)
	}
}
