package text_test

import (
	"testing"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
)

// Inter has Cyrillic letters and marks, but does not say how one stands on the other.
func TestMarksStandAtTheirLetters(t *testing.T) {
	ts := lend(t, shaper(t))
	for _, w := range allWeights {
		for _, s := range []string{"е\u0301", "а\u0301", "о\u0300", "и\u0302\u0301", "Я\u0301", "р\u0323", "e\u0301\u0323", "m\u0303", "ω\u0301", "ş\u0301", "к\u0327"} {
			line := ts.Line(s, w)
			if line.Missing != 0 || len(fontsOf(line)) != 1 {
				t.Errorf("%+q, weight %d: %d missing, fonts %v", s, w, line.Missing, fontsOf(line))
			}
			letter := inkOf(line.Glyphs[0])
			for _, g := range line.Glyphs[1:] {
				if mark := inkOf(g); (mark.MinX+mark.MaxX)/2 < letter.MinX || (mark.MinX+mark.MaxX)/2 > letter.MaxX {
					t.Errorf("%+q, weight %d: a mark at %v, its letter at %v", s, w, mark, letter)
				}
			}
		}
	}
}

func inkOf(g scene.Glyph) scene.Rect {
	b := g.Outline.Bounds
	return scene.Rect{MinX: b.MinX + g.X, MinY: b.MinY + g.Y, MaxX: b.MaxX + g.X, MaxY: b.MaxY + g.Y}
}

func TestMarksChangeNoFontWithoutNeed(t *testing.T) {
	ts := lend(t, shaper(t))
	inter := fontsOf(ts.Line("a", fonts.Regular))[0]
	for _, s := range []string{"e\u0301", "a\u0308", "o\u0323\u0302", "n\u0303", "q\u0301", "й", "и\u0306", "ё"} {
		if got := fontsOf(ts.Line(s, fonts.Regular)); len(got) != 1 || got[0] != inter {
			t.Errorf("%+q: fonts %v, want Inter", s, got)
		}
	}
	if got := fontsOf(ts.Line("те\u0301ст", fonts.Regular)); len(got) != 2 || got[0] != inter {
		t.Errorf("a word with one such letter: fonts %v, want Inter and another", got)
	}
}
