package text_test

import (
	"math"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/text"
)

// roomFor is the width of a text.
func roomFor(ts *text.Typesetter, s string) float64 { return ts.Line(s, fonts.Regular).Advance + 1e-9 }

func TestElideShows(t *testing.T) {
	ts := lend(t, shaper(t))
	for name, c := range map[string]struct{ text, room, want string }{
		"plain":                   {"Sprint progress", "Sprint p…", "Sprint p…"},
		"space before the cut":    {"Sprint progress", "Sprint …", "Sprint…"},
		"key":                     {"PROJECT-1234", "PRO…1234", "PRO…1234"},
		"short key":               {"PROJ-1234", "P…1234", "P…1234"},
		"key without room":        {"PROJ-1234", "P…4", "P…4"},
		"one letter of a key":     {"PROJ-1234", "P…", "P…"},
		"ends with a key":         {"Fix the login of PROJ-1234", "Fix th…PROJ-1234", "Fix th…PROJ-1234"},
		"key in brackets":         {"Fix the login (PROJ-1234)", "Fix the lo…", "Fix the lo…"},
		"ends with a key, narrow": {"Fix the login of PROJ-1234", "Fix the…", "Fix the…"},
		"no key: lower case":      {"fix the proj-1234", "fix the…", "fix the…"},
		"no key: one letter":      {"the letter X-1234", "the let…", "the let…"},
		"no key: no number":       {"the word PROJ-x1", "the wor…", "the wor…"},
		"no key: inside a word":   {"the word xPROJ-12", "the wor…", "the wor…"},
		"nothing":                 {"Sprint progress", "…", ""},
		"vowel that leads":        {"ไทยแลนด์", "ไทยแ…", "ไทย…"},
		"Lao vowel that leads":    {"ສະເບຍ", "ສະເ…", "ສະ…"},
	} {
		line := ts.Elide(c.text, fonts.Regular, roomFor(ts, c.room))
		if line.Shown != c.want || line.Text != c.text || !line.Cut {
			t.Errorf("%s: %q shown of %q, cut %v, want %q", name, line.Shown, line.Text, line.Cut, c.want)
		}
	}
}

func TestElideMiddle(t *testing.T) {
	ts := lend(t, shaper(t))
	for _, c := range []struct{ text, room, want string }{
		{"abcdefghij", "abc…hij", "abc…hij"},
		{"abcdefghij", "abc…ij", "abc…ij"},
		{"abcdefghij", "a…j", "a…j"},
		{"abcdefghij", "a…", "a…"},
		{"abcdefghij", "…", ""},
		{"abcdefghij", "abcdefghij", "abcdefghij"},
		{"e\u0301e\u0301e\u0301e\u0301", "e\u0301…e\u0301", "e\u0301…e\u0301"},
		{"ab", "a…", "ab"}, // narrower than its first letter and an ellipsis
	} {
		line := ts.ElideMiddle(c.text, fonts.Regular, roomFor(ts, c.room))
		if line.Shown != c.want || line.Cut != (c.want != c.text) {
			t.Errorf("%q in the room of %q: %q, cut %v", c.text, c.room, line.Shown, line.Cut)
		}
	}
}

func TestElideRightToLeft(t *testing.T) {
	ts := lend(t, shaper(t))
	dots := ts.Line("…", fonts.Regular).Glyphs[0].Outline
	for name, s := range map[string]string{
		"Hebrew":                "התקדמות הצוות בספרינט",
		"Arabic":                "تقدم الفريق في السبرنت",
		"number at the cut":     "אב 123456789012345678",
		"number at the start":   "123 אבגדהוזחטיכלמנ",
		"Latin word at the cut": "אב abcdefghijklmnop",
	} {
		whole := ts.Line(s, fonts.Regular)
		line := ts.Elide(s, fonts.Regular, whole.Advance*0.6)
		if !line.RTL || !line.Cut || line.Advance > whole.Advance*0.6 {
			t.Errorf("%s: right to left %v, cut %v, %v em", name, line.RTL, line.Cut, line.Advance)
		}
		if line.Glyphs[0].Outline != dots {
			t.Errorf("%s: no ellipsis on the left", name)
		}
	}
	ts.SetDirection(text.LeftToRight)
	line := ts.Elide("התקדמות הצוות בספרינט", fonts.Regular, 5)
	if line.RTL || line.Glyphs[len(line.Glyphs)-1].Outline != dots {
		t.Error("no ellipsis on the right of a left-to-right line")
	}
}

func TestDirection(t *testing.T) {
	ts := lend(t, shaper(t))
	mark := ts.Line("!", fonts.Regular).Glyphs[0].Outline
	for _, c := range []struct {
		direction text.Direction
		text      string
		rtl       bool
		left      bool // the exclamation mark is on the left
	}{
		{text.Auto, "Team!", false, false},
		{text.Auto, "צוות!", true, true},
		{text.Auto, "12!", false, false},
		{text.LeftToRight, "צוות!", false, false},
		{text.RightToLeft, "Team!", true, true},
		{text.RightToLeft, "צוות!", true, true},
	} {
		ts.SetDirection(c.direction)
		line := ts.Line(c.text, fonts.Regular)
		if line.RTL != c.rtl || (line.Glyphs[0].Outline == mark) != c.left {
			t.Errorf("%q in direction %d: right to left %v, mark on the left %v", c.text, c.direction, line.RTL, line.Glyphs[0].Outline == mark)
		}
	}
}

func shown(lines []text.Line) (all []string) {
	for _, l := range lines {
		all = append(all, l.Shown)
	}
	return all
}

func TestWrap(t *testing.T) {
	ts := lend(t, shaper(t))
	for name, c := range map[string]struct {
		text, room string
		lines      int
		want       []string
	}{
		"fits":                {"Sprint progress", "Sprint progress", 2, []string{"Sprint progress"}},
		"two words":           {"Sprint progress", "progress", 2, []string{"Sprint", "progress"}},
		"hyphen":              {"follow-up work", "follow-", 3, []string{"follow-", "up", "work"}},
		"slash":               {"backend/frontend", "backend/", 2, []string{"backend/", "frontend"}},
		"no break in a price": {"costs 12,500.75 EUR", "12,500.75", 3, []string{"costs", "12,500.75", "EUR"}},
		"last line cut":       {"one two three four", "one two", 2, []string{"one two", "three…"}},
		"one line":            {"one two three four", "one two…", 1, []string{"one two…"}},
		"long word":           {"Donaudampfschiff", "Donaudam", 2, []string{"Donaudam", "pfschiff"}},
		"long word, cut":      {"Donaudampfschifffahrt", "Donaudam", 2, []string{"Donaudam", "pfschifff…"}},
		"given breaks":        {"one\ntwo\r\n\nthree", "one two three", 3, []string{"one", "two", "three"}},
		"spaces":              {"  one   two ", "one   two", 2, []string{"one   two"}},
		"no-break space":      {"5\u00a0points left", "5\u00a0points", 2, []string{"5\u00a0points", "left"}},
		"key at the end":      {"Rework of the login PROJ-12", "login PROJ-12", 2, []string{"Rework of the", "login PROJ-12"}},
		"nothing":             {"  ", "one", 2, nil},
		"no lines":            {"one", "one", 0, nil},
	} {
		lines := ts.Wrap(c.text, fonts.Regular, roomFor(ts, c.room), c.lines)
		got := shown(lines)
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		for i, l := range lines {
			if cut := strings.Contains(l.Shown, "…"); l.Cut != cut || l.Advance > roomFor(ts, c.room) {
				t.Errorf("%s: line %d: cut %v, %v em", name, i, l.Cut, l.Advance)
			}
		}
	}
}

func TestWrapRightToLeft(t *testing.T) {
	ts := lend(t, shaper(t))
	// The second line has no letter of its own to tell its direction.
	lines := ts.Wrap("התקדמות 123 456", fonts.Regular, roomFor(ts, "התקדמות"), 3)
	if len(lines) < 2 {
		t.Fatalf("%d lines", len(lines))
	}
	for i, l := range lines {
		if !l.RTL {
			t.Errorf("line %d is left to right", i)
		}
	}
	if ts.Line("Team", fonts.Regular).RTL {
		t.Error("the direction of wrapped lines stays")
	}
}

func TestWrapIntoNoRoom(t *testing.T) {
	ts := lend(t, shaper(t))
	for _, width := range []float64{0, -1, 0.1, math.Inf(-1), math.NaN()} {
		lines := ts.Wrap("Sprint progress", fonts.Regular, width, 2)
		if len(lines) != 1 || len(lines[0].Glyphs) != 0 || !lines[0].Cut {
			t.Errorf("width %v: %d lines", width, len(lines))
		}
	}
}

func checkLine(t *testing.T, line text.Line, width float64) {
	t.Helper()
	if len(line.Glyphs) > 0 && line.Advance > max(width, 0) {
		t.Errorf("%v em wide, %v allowed", line.Advance, width)
	}
	for _, g := range line.Glyphs {
		if g.Outline == nil || math.IsNaN(g.X) || math.IsInf(g.X, 0) || math.IsNaN(g.Y) || math.IsInf(g.Y, 0) {
			t.Fatalf("glyph %+v", g)
		}
	}
	if math.IsNaN(line.Advance) || math.IsInf(line.Advance, 0) || len(line.Glyphs) == 0 && line.Advance != 0 {
		t.Fatalf("advance %v of %d glyphs", line.Advance, len(line.Glyphs))
	}
}

var seeds = []string{
	"", "Sprint progress", "e\u0301", "\U0001F468\u200d\U0001F469", "אב 12 abc", "\u202e", "a\nb", "PROJ-1234",
	"x (א) 1*2", "تقدّم 72 %", "ที่นี่", "क्षि", "团队进度，第 3 轮", "1\ufe0f\u20e3🇩🇪", "\u0301\u0301", "\u200d\u200d", "\u2028א", "가나다",
}

func FuzzLine(f *testing.F) {
	for i, s := range seeds {
		f.Add(s, uint8(i), "ja")
	}
	s := shaper(f)
	f.Fuzz(func(t *testing.T, str string, mode uint8, tag string) {
		if len(str) > 512 {
			return
		}
		ts := s.Get()
		defer s.Put(ts)
		ts.SetDirection(text.Direction(mode % 3))
		ts.SetLanguage(tag)
		w := fonts.Weight(mode / 3 % 3)
		line := ts.Line(str, w)
		checkLine(t, line, math.Inf(1))
		if again := ts.Line(str, w); again.Advance != line.Advance || len(again.Glyphs) != len(line.Glyphs) {
			t.Errorf("%v em and %d glyphs, then %v and %d", line.Advance, len(line.Glyphs), again.Advance, len(again.Glyphs))
		}
	})
}

func FuzzElide(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, 4.0, false)
		f.Add(s+s+s, 3.0, true)
	}
	s := shaper(f)
	f.Fuzz(func(t *testing.T, str string, width float64, middle bool) {
		if len(str) > 512 || !utf8.ValidString(str) {
			return
		}
		ts := s.Get()
		defer s.Put(ts)
		line := ts.Elide(str, fonts.Medium, width)
		if middle {
			line = ts.ElideMiddle(str, fonts.Medium, width)
		}
		checkLine(t, line, width)
		if line.Text != str {
			t.Errorf("text %q", line.Text)
		}
		if before, after, _ := strings.Cut(line.Shown, "…"); line.Cut && line.Shown != "" && !strings.ContainsFunc(str, altered) &&
			(!strings.HasPrefix(str, before) || !strings.HasSuffix(str, after)) {
			t.Errorf("%q is no part of %q", line.Shown, str)
		}
	})
}

// altered says whether a character can be shown as another one, or be the ellipsis.
func altered(r rune) bool {
	return r == '…' || unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.M)
}

func FuzzWrap(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, 4.0, 2)
		f.Add(s+" "+s+" "+s, 3.0, 3)
	}
	s := shaper(f)
	f.Fuzz(func(t *testing.T, str string, width float64, most int) {
		if len(str) > 512 || !utf8.ValidString(str) {
			return
		}
		ts := s.Get()
		defer s.Put(ts)
		lines := ts.Wrap(str, fonts.Regular, width, most)
		if len(lines) > max(most, 0) {
			t.Errorf("%d lines, at most %d wanted", len(lines), most)
		}
		rest := str
		for _, line := range lines {
			checkLine(t, line, width)
			part := strings.TrimSuffix(line.Shown, "…")
			i := strings.Index(rest, part)
			if i < 0 && !line.Cut && !strings.ContainsFunc(str, altered) {
				t.Fatalf("%q is not the next part of %q", part, rest)
			}
			rest = rest[max(i, 0)+min(len(part), len(rest)-max(i, 0)):]
		}
	})
}
