package text_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
)

var allWeights = []fonts.Weight{fonts.Regular, fonts.Medium, fonts.SemiBold}

// inEveryBuild are the scripts that the build tag slim does not leave out.
var inEveryBuild = []string{"Latin", "Greek", "Cyrillic", "Armenian", "Georgian", "Hebrew", "Arabic", "Devanagari", "Thai"}

func inThisBuild(script string) bool { return !slim || slices.Contains(inEveryBuild, script) }

func TestEveryScriptIsDrawn(t *testing.T) {
	s := shaper(t)
	for _, l := range languages {
		if !inThisBuild(l.script) {
			continue
		}
		t.Run(l.script+"/"+l.tag, func(t *testing.T) {
			ts := lend(t, s)
			ts.SetLanguage(l.tag)
			for _, w := range allWeights {
				line := ts.Line(l.label, w)
				if line.Missing != 0 || len(line.Glyphs) == 0 || line.Advance <= 0 {
					t.Errorf("weight %d: %d of %d glyphs missing", w, line.Missing, len(line.Glyphs))
				}
				if line.RTL != slices.Contains([]string{"he", "ar", "fa", "ur", "dv"}, l.tag) {
					t.Errorf("weight %d: right to left is %v", w, line.RTL)
				}
			}
		})
	}
}

func TestUnitsOfCompactNumbersAreInEveryBuild(t *testing.T) {
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	ts := lend(t, text.NewShaper(set))
	for _, s := range []string{"12.3万", "1.2億", "3亿", "4兆", "5만", "6억", "7조", "8천", "1.2万亿"} {
		if line := ts.Line(s, fonts.SemiBold); line.Missing != 0 {
			t.Errorf("%s: %d missing", s, line.Missing)
		}
	}
	if got := set.Parsed(); got > 5 {
		t.Errorf("%d fonts parsed for numbers, want Inter's 3 and 2 small ones", got)
	}
}

func TestLatinParsesNothingElse(t *testing.T) {
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	ts := lend(t, text.NewShaper(set))
	for _, s := range []string{"Sprint progress", "Größe 12 µm", "Пример", "Πρόοδος", "naïve — “quoted” … 5 €", "a\u0301\u0323", "\t"} {
		for _, w := range allWeights {
			if line := ts.Line(s, w); line.Missing != 0 {
				t.Errorf("%q: %d missing", s, line.Missing)
			}
			ts.Elide(s, w, 3)
			ts.Wrap(s, w, 3, 2)
		}
	}
	if got := set.Parsed(); got != 3 {
		t.Errorf("%d fonts parsed, want Inter's 3", got)
	}
	ts.Line("א", fonts.Regular)
	if got := set.Parsed(); got != 4 {
		t.Errorf("%d fonts parsed, want one more for a Hebrew letter", got)
	}
}

// fontsOf lists the fonts of a line's glyphs that draw something.
func fontsOf(line text.Line) (indices []uint64) {
	for _, g := range line.Glyphs {
		if index := g.Outline.ID >> 32; !g.Outline.Bounds.Empty() && !slices.Contains(indices, index) {
			indices = append(indices, index)
		}
	}
	return indices
}

func TestClustersStayInOneFont(t *testing.T) {
	ts := lend(t, shaper(t))
	for name, s := range map[string]string{
		"letter and marks":        "e\u0301\u0323\u0308",
		"mark Inter lacks":        "q\u0363",
		"composed form only":      "\u1E69",
		"Hebrew points":           "שּׁ",
		"Arabic marks":            "بَّ",
		"Devanagari conjunct":     "क्ष्मि",
		"Thai marks":              "ที่",
		"joiner without meaning":  "a\u200db",
		"selector without effect": "a\ufe0f",
	} {
		line := ts.Line(s, fonts.Regular)
		if got := fontsOf(line); len(got) != 1 || line.Missing != 0 {
			t.Errorf("%s: %d fonts, %d missing", name, len(got), line.Missing)
		}
	}
}

func TestEightMarksAtMost(t *testing.T) {
	ts := lend(t, shaper(t))
	for _, mark := range []string{"\u0301", "\u0E49", "\u200d\u0301"} {
		want := ts.Line("o"+strings.Repeat(mark, 8)+"x", fonts.Regular)
		got := ts.Line("o"+strings.Repeat(mark, 500)+"x", fonts.Regular)
		if a, b := drawn(got), drawn(want); a != b {
			t.Errorf("%q: %d glyphs drawn, want %d", mark, a, b)
		}
		if got.Shown != want.Shown || got.Text == got.Shown {
			t.Errorf("%q: %d bytes shown, want %d", mark, len(got.Shown), len(want.Shown))
		}
		if got.Ink() != want.Ink() {
			t.Errorf("%q: ink %v, want %v", mark, got.Ink(), want.Ink())
		}
	}
}

func drawn(line text.Line) (n int) {
	for _, g := range line.Glyphs {
		if !g.Outline.Bounds.Empty() {
			n++
		}
	}
	return n
}

func TestTallFontsMakeRoom(t *testing.T) {
	ts := lend(t, shaper(t))
	latin := ts.Line("Team", fonts.Regular)
	thai := ts.Line("Team ที่", fonts.Regular)
	if thai.Ascent <= latin.Ascent || thai.Descent <= latin.Descent {
		t.Errorf("Thai line box %v and %v, Latin %v and %v", thai.Ascent, thai.Descent, latin.Ascent, latin.Descent)
	}
	if thai.CapHeight != latin.CapHeight {
		t.Errorf("cap height %v, want %v", thai.CapHeight, latin.CapHeight)
	}
	if plain, stacked := latin.Ink(), ts.Line("Ẫ\u0323", fonts.Regular).Ink(); stacked.MinY >= plain.MinY || stacked.MaxY <= plain.MaxY {
		t.Errorf("ink of stacked marks %v is no taller than %v", stacked, plain)
	}
}

func TestSpacesAreAsWideInEveryScript(t *testing.T) {
	ts := lend(t, shaper(t))
	space := ts.Line(" ", fonts.Regular).Advance
	for _, s := range []string{"א", "ع", "ก", "क"} {
		apart, together := ts.Line(s+" "+s, fonts.Regular).Advance, ts.Line(s, fonts.Regular).Advance*2
		if got := apart - together; got < space-1e-9 || got > space+1e-9 {
			t.Errorf("%s: a space of %v em, want %v", s, got, space)
		}
	}
}

func TestBracketsAreMirrored(t *testing.T) {
	ts := lend(t, shaper(t))
	closing := ts.Line(")", fonts.Regular).Glyphs[0].Outline
	line := ts.Line("א(ב", fonts.Regular)
	if !slices.ContainsFunc(line.Glyphs, func(g scene.Glyph) bool { return g.Outline == closing }) {
		t.Error("an opening bracket of a Hebrew text is not drawn as one that opens to the left")
	}
}
