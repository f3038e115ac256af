package text

import (
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
)

// Line is one shaped line. All lengths are in em.
type Line struct {
	// Text is the source, in logical order.
	Text string
	// Shown is what is set of it, in logical order, the ellipsis included.
	Shown string
	// Weight is the one that was asked for.
	Weight fonts.Weight
	// RTL says that the base direction is right to left: the line starts on the right.
	RTL bool
	// Glyphs run from left to right.
	Glyphs []scene.Glyph
	// Advance is the width of the line.
	Advance float64
	// Ascent and Descent bound the line box above and below the baseline: that of the
	// tallest font in use. CapHeight is the height of a Latin capital letter.
	Ascent, Descent, CapHeight float64
	// Missing counts characters that no font has; each is drawn as a box.
	Missing int
	// Cut says that the line shows less than Text, with an ellipsis for the rest.
	Cut bool
	// Torn says that the line ends inside a word, where no line may end.
	Torn bool
}

// Width is the width of the line in px at a font size in px.
func (l Line) Width(size float64) float64 { return l.Advance * size }

// At returns the run whose baseline starts at (x, y), at a font size in px.
func (l Line) At(size, x, y float64) scene.Run {
	return scene.Run{
		Text: l.Text, Shown: l.Shown, Weight: l.Weight.CSS(), RTL: l.RTL, Size: size, X: x, Y: y, Advance: l.Advance * size,
		Ascent: l.Ascent * size, Descent: l.Descent * size, Glyphs: l.Glyphs,
	}
}

// Ink returns the box of the drawn glyphs about the line's origin, in em; a line
// that draws nothing has an empty one. Letters with stacked marks and tall scripts reach
// beyond Ascent and Descent, so that what must not be clipped goes by Ink.
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
