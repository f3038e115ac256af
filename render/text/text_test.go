package text_test

import (
	"math"
	"strings"
	"testing"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
)

func shaper(t testing.TB) *text.Shaper {
	t.Helper()
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	return text.NewShaper(set)
}

func lend(t testing.TB, s *text.Shaper) *text.Typesetter {
	ts := s.Get()
	t.Cleanup(func() { s.Put(ts) })
	return ts
}

func TestDigitsAreTabular(t *testing.T) {
	ts := lend(t, shaper(t))
	for _, w := range []fonts.Weight{fonts.Regular, fonts.Medium, fonts.SemiBold} {
		want := ts.Line("0", w).Advance
		for d := '1'; d <= '9'; d++ {
			if got := ts.Line(string(d), w).Advance; got != want {
				t.Errorf("weight %d: %c is %v em wide, 0 is %v", w, d, got, want)
			}
		}
	}
}

func TestAdvanceOfKnownText(t *testing.T) {
	// Inter's tabular digits are 1328 units of 2048 wide in the regular weight.
	line := lend(t, shaper(t)).Line("12", fonts.Regular)
	if want := 2 * 1328.0 / 2048; math.Abs(line.Advance-want) > 1e-6 {
		t.Errorf("advance %v em, want %v", line.Advance, want)
	}
	if got := line.Width(20); math.Abs(got-2*1328.0/2048*20) > 1e-4 {
		t.Errorf("width %v px at 20 px", got)
	}
	if line.CapHeight != 0.7275390625 || line.Missing != 0 || line.Cut {
		t.Errorf("line %+v", line)
	}
}

func TestKerning(t *testing.T) {
	ts := lend(t, shaper(t))
	pair := ts.Line("AV", fonts.Regular).Advance
	apart := ts.Line("A", fonts.Regular).Advance + ts.Line("V", fonts.Regular).Advance
	if pair >= apart {
		t.Errorf("AV is %v em wide, A and V apart %v: no kerning", pair, apart)
	}
}

func TestInkIsWhatIsDrawn(t *testing.T) {
	ts := lend(t, shaper(t))
	ink := ts.Line("H", fonts.Regular).Ink()
	if math.Abs(ink.MinY+0.7275) > 0.001 || math.Abs(ink.MaxY) > 0.001 || ink.MinX <= 0 {
		t.Errorf("ink of H is %v, want it to stand on the baseline and be as high as a capital", ink)
	}
	if got := ts.Line("  ", fonts.Regular).Ink(); !got.Empty() {
		t.Errorf("ink of spaces is %v", got)
	}
}

func TestMissingCharacterIsDrawnAsABoxAndCounted(t *testing.T) {
	line := lend(t, shaper(t)).Line("a\U0010FFF0", fonts.Regular)
	if line.Missing != 1 || len(line.Glyphs) != 2 || line.Glyphs[1].Outline.Bounds.Empty() {
		t.Errorf("%d missing of %d glyphs, box %v", line.Missing, len(line.Glyphs), line.Glyphs[1].Outline.Bounds)
	}
}

func TestRightToLeftRunsAreOrderedForDisplay(t *testing.T) {
	ts := lend(t, shaper(t))
	line := ts.Line("אב 12", fonts.Regular)
	if len(line.Glyphs) != 5 {
		t.Fatalf("%d glyphs, want 5", len(line.Glyphs))
	}
	one := ts.Line("1", fonts.Regular).Glyphs[0].Outline
	if line.Glyphs[0].Outline != one {
		t.Error("the number does not stand on the left of a right-to-left line")
	}
	for i := 1; i < len(line.Glyphs); i++ {
		if line.Glyphs[i].X < line.Glyphs[i-1].X {
			t.Errorf("glyph %d lies left of the one before", i)
		}
	}
}

func TestBidirectionalOrder(t *testing.T) {
	ts := lend(t, shaper(t))
	digits := map[*scene.Outline]rune{}
	for d := '0'; d <= '9'; d++ {
		digits[ts.Line(string(d), fonts.Regular).Glyphs[0].Outline] = d
	}
	hebrew := map[*scene.Outline]bool{}
	for _, letter := range "אבגד" {
		hebrew[ts.Line(string(letter), fonts.Regular).Glyphs[0].Outline] = true
	}
	for text, want := range map[string]string{
		"1 אב 2":       "2..1",
		"a1 אב 2 גד 3": "13..2..", // the numbers belong to the right-to-left part
		"אב 12 גד":     "..12..",
		"12 34":        "1234",
		"x אב 1 abc 2": "1..2", // the first number belongs to the Hebrew word, the second to the Latin one
		"x (א) 1*2":    ".21",
	} {
		got := ""
		for _, g := range ts.Line(text, fonts.Regular).Glyphs {
			switch d, ok := digits[g.Outline]; {
			case ok:
				got += string(d)
			case hebrew[g.Outline]:
				got += "."
			}
		}
		if got != want {
			t.Errorf("%q is set as %q, want %q", text, got, want)
		}
	}
}

func TestRunWithoutGlyphs(t *testing.T) {
	ts := lend(t, shaper(t))
	for _, s := range []string{"\u2067", "אב\u200d12", "\U000e0100אב", "\n\u2029א"} {
		ts.Line(s, fonts.Regular)
	}
}

func TestElide(t *testing.T) {
	ts := lend(t, shaper(t))
	full := ts.Line("Sprint progress", fonts.Regular).Advance
	for name, c := range map[string]struct {
		text  string
		width float64
		cut   bool
	}{
		"fits exactly":  {"Sprint progress", full, false},
		"a bit short":   {"Sprint progress", full - 0.01, true},
		"half":          {"Sprint progress", full / 2, true},
		"without space": {strings.Repeat("x", 70), 6, true},
		"with spaces":   {strings.Repeat("word ", 14), 6, true},
	} {
		line := ts.Elide(c.text, fonts.Regular, c.width)
		if line.Advance > c.width+1e-9 {
			t.Errorf("%s: %v em wide, %v allowed", name, line.Advance, c.width)
		}
		if line.Cut != c.cut || line.Text != c.text || len(line.Glyphs) == 0 {
			t.Errorf("%s: cut %v, %d glyphs, text %q", name, line.Cut, len(line.Glyphs), line.Text)
		}
		if dots := ts.Line("…", fonts.Regular).Glyphs[0].Outline; c.cut && line.Glyphs[len(line.Glyphs)-1].Outline != dots {
			t.Errorf("%s: no ellipsis at the end", name)
		}
	}
}

func TestElideIsAsLongAsItCanBe(t *testing.T) {
	ts := lend(t, shaper(t))
	const s = "abcdefghijklmnopqrstuvwxyz"
	for n := 1; n < len(s); n++ {
		width := ts.Line(s[:n]+"…", fonts.Regular).Advance
		line := ts.Elide(s, fonts.Regular, width+1e-9)
		if len(line.Glyphs) != n+1 {
			t.Errorf("room for %d letters and the ellipsis: %d glyphs", n, len(line.Glyphs))
		}
	}
}

func TestElideKeepsClustersWhole(t *testing.T) {
	ts := lend(t, shaper(t))
	// e with two combining marks, over and over: never a mark without its letter.
	s := strings.Repeat("e\u0301\u0323", 20)
	unit := ts.Line("e\u0301\u0323", fonts.Regular).Advance
	for _, width := range []float64{2, 3.1, 4.7, 6} {
		line := ts.Elide(s, fonts.Regular, width)
		letters := math.Floor((width - ts.Line("…", fonts.Regular).Advance) / unit)
		if got := math.Round((line.Advance - ts.Line("…", fonts.Regular).Advance) / unit); got > letters {
			t.Errorf("width %v: %v letters, want at most %v", width, got, letters)
		}
	}
}

func TestElideToNothing(t *testing.T) {
	line := lend(t, shaper(t)).Elide("Sprint progress", fonts.Regular, 0.1)
	if len(line.Glyphs) != 0 || !line.Cut {
		t.Errorf("%d glyphs in no room", len(line.Glyphs))
	}
}

func TestOutlinesAreShared(t *testing.T) {
	s := shaper(t)
	a, b := lend(t, s), lend(t, s)
	if a.Line("A", fonts.Regular).Glyphs[0].Outline != b.Line("A", fonts.Regular).Glyphs[0].Outline {
		t.Error("two typesetters have two outlines for one glyph")
	}
	if a.Line("A", fonts.Regular).Glyphs[0].Outline.ID == a.Line("A", fonts.SemiBold).Glyphs[0].Outline.ID {
		t.Error("glyphs of two fonts have one id")
	}
}

func BenchmarkLine(b *testing.B) {
	s := shaper(b)
	b.ReportAllocs()
	for b.Loop() {
		ts := s.Get()
		ts.Line("Sprint progress", fonts.Regular)
		s.Put(ts)
	}
}

func Example() {
	set, err := fonts.Load()
	if err != nil {
		panic(err)
	}
	shaper := text.NewShaper(set)
	ts := shaper.Get()
	defer shaper.Put(ts)
	line := ts.Line("72", fonts.SemiBold)
	sc := scene.New(100, 50)
	sc.Text(scene.Number, scene.Paint{}, line.At(20, 10, 30))
}

// The hyphen of a word is as narrow as the font has it, not as wide as a digit.
func TestHyphenOfWords(t *testing.T) {
	ts := lend(t, shaper(t))
	// In units of Inter's em: J and -, then the digits of equal width.
	const em, hyphen, digit = 2048, 942, 1328
	for text, want := range map[string]float64{"-": hyphen, "1-1": hyphen + 2*digit, "--": 2 * hyphen} {
		if got := ts.Line(text, fonts.Regular).Advance * em; math.Abs(got-want) > 60 { // of kerning
			t.Errorf("%s: %v units wide, want about %v", text, got, want)
		}
	}
}
