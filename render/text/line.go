package text

import (
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"golang.org/x/text/unicode/bidi"
)

// Line is one shaped line. All lengths are in em.
type Line struct {
	// Text is the source, in logical order.
	Text string
	// Glyphs run from left to right.
	Glyphs []scene.Glyph
	// Advance is the width of the line.
	Advance float64
	// Ascent and Descent bound the line box above and below the baseline; CapHeight
	// is the height of a capital letter.
	Ascent, Descent, CapHeight float64
	// Missing counts characters that no font has; each is drawn as a box.
	Missing int
	// Cut says that the line shows less than Text and ends with an ellipsis.
	Cut bool
}

// Width is the width of the line in px at a font size in px.
func (l Line) Width(size float64) float64 { return l.Advance * size }

// At returns the run whose baseline starts at (x, y), at a font size in px.
func (l Line) At(size, x, y float64) scene.Run {
	return scene.Run{
		Text: l.Text, Size: size, X: x, Y: y, Advance: l.Advance * size,
		Ascent: l.Ascent * size, Descent: l.Descent * size, Glyphs: l.Glyphs,
	}
}

// Ink returns the box of the drawn glyphs about the line's origin, in em; a line
// that draws nothing has an empty one.
func (l Line) Ink() scene.Rect {
	var ink scene.Rect
	first := true
	for _, g := range l.Glyphs {
		b := g.Outline.Bounds
		if b.Empty() {
			continue
		}
		b = scene.Rect{MinX: b.MinX + g.X, MinY: b.MinY + g.Y, MaxX: b.MaxX + g.X, MaxY: b.MaxY + g.Y}
		if first {
			ink, first = b, false
			continue
		}
		ink = ink.Union(b)
	}
	return ink
}

// ellipsis ends a text that was cut.
const ellipsis = "…"

// Elide shapes a text so that it is at most width em wide: whole if it fits, else cut
// after a grapheme cluster and ended with an ellipsis. Where not even one cluster and
// the ellipsis fit the result has no glyphs.
func (ts *Typesetter) Elide(s string, w fonts.Weight, width float64) Line {
	whole := ts.Line(s, w)
	if whole.Advance <= width {
		return whole
	}
	ends := ts.clusterEnds(s)
	// Widths grow with the length of the text, all but a kerning pair: the search
	// finds the cut, and the last look makes sure of it.
	low, high := 0, len(ends)-1
	best := Line{Text: s, Ascent: whole.Ascent, Descent: whole.Descent, CapHeight: whole.CapHeight}
	for low < high {
		mid := (low + high) / 2
		line := ts.Line(trimEnd(s[:ends[mid]])+ellipsis, w)
		if line.Advance <= width {
			best, low = line, mid+1
		} else {
			high = mid
		}
	}
	best.Text, best.Cut = s, true
	return best
}

// clusterEnds returns the byte offset after each grapheme cluster.
func (ts *Typesetter) clusterEnds(s string) []int {
	ends := make([]int, 0, len(s))
	if ts.breaks.InitWithString(s) != nil {
		return append(ends, len(s))
	}
	for it := ts.breaks.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		ends = append(ends, g.OffsetInBytes+g.LengthInBytes)
	}
	return ends
}

// trimEnd drops what looks odd before an ellipsis.
func trimEnd(s string) string {
	for i := len(s); i > 0; i-- {
		switch s[i-1] {
		case ' ', ',', '.', ':', ';', '-':
		default:
			return s[:i]
		}
	}
	return ""
}

// baseDirection is that of the first strong character, left to right without one.
func baseDirection(runes []rune) di.Direction {
	for _, r := range runes {
		if r < unicode.MaxLatin1 {
			if unicode.IsLetter(r) {
				return di.DirectionLTR
			}
			continue
		}
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return di.DirectionLTR
		case bidi.R, bidi.AL:
			return di.DirectionRTL
		}
	}
	return di.DirectionLTR
}
