package widget

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
)

// shapedLine is a line under what it was made from.
type shapedLine struct {
	words  string
	weight fonts.Weight
	line   text.Line
}

// Line shapes a text, once for a picture.
func (l *Draft) Line(s string, w fonts.Weight) text.Line {
	for i := range l.lines {
		if l.lines[i].weight == w && l.lines[i].words == s {
			return l.lines[i].line
		}
	}
	line := l.spare(l.ts.Line(s, w))
	l.lines = append(l.lines, shapedLine{s, w, line})
	return line
}

// Numeral shapes a number, which is read from left to right in every picture.
func (l *Draft) Numeral(s string, w fonts.Weight) text.Line {
	if l.c.Direction != RightToLeft {
		return l.Line(s, w)
	}
	l.ts.SetDirection(text.LeftToRight)
	defer l.ts.SetDirection(text.RightToLeft)
	return l.Line(s, w)
}

// Anchor says which part of a line stands at a given x.
type Anchor float64

const (
	Start  Anchor = 0
	Middle Anchor = 0.5
	End    Anchor = 1
)

// nativeSpare is the room that a text keeps for a font wider than the one it was measured
// with.
const nativeSpare = 1.08

func (l *Draft) spareWidth() float64 {
	if l.c.NativeText {
		return nativeSpare
	}
	return 1
}

// Wrap breaks a text into lines at most width px wide at a font size, at most as many as
// asked for; the last one is cut.
func (l *Draft) Wrap(s string, w fonts.Weight, size, width float64, most int) []text.Line {
	lines := l.ts.Wrap(s, w, width/size/l.spareWidth(), most)
	for i := range lines {
		lines[i] = l.spare(lines[i])
	}
	return lines
}

// spare widens a line by the room it is to keep.
func (l *Draft) spare(line text.Line) text.Line {
	line.Advance *= l.spareWidth()
	return line
}

// CapHeight is the height of capitals and digits, in parts of the font size.
const CapHeight = 0.73

// Rise is how far a line's marks reach above its capitals, in em. Stacked marks and tall scripts need more room than
// the accents of Latin, for which every row has it.
func Rise(line text.Line) float64 { return max(0, -line.Ink().MinY-line.CapHeight) }

// Drop is how far a line's letters reach below the baseline, in em.
func Drop(line text.Line) float64 { return max(0, line.Ink().MaxY) }

// ExtraRise is the part of rise that a row has no room for.
func ExtraRise(line text.Line) float64 { return max(0, Rise(line)-latinRise) }

const latinRise = 0.2

// Put draws a line with its baseline at y. The place is given for a picture that reads
// from left to right and is mirrored in another.
func (l *Draft) Put(role scene.Role, line text.Line, size, x, y float64, a Anchor, paint scene.Paint) {
	w := line.Width(size)
	if l.RTL {
		x, a = l.c.Width-x, 1-a
	}
	l.Place(role, line, size, x-float64(a)*w, y, a, paint)
}

// Place draws a line whose left end is at x, whatever the picture's direction. The anchor is
// the part of it that must stay where it is in another font.
func (l *Draft) Place(role scene.Role, line text.Line, size, x, y float64, a Anchor, paint scene.Paint) {
	run := line.At(size, x, y)
	run.Anchor = float64(a)
	l.Scene.Text(role, paint, run)
}

// Mirror returns the left end of a thing w wide that stands at x in a picture that reads
// from left to right.
func (l *Draft) Mirror(x, w float64) float64 {
	if l.RTL {
		return l.c.Width - x - w
	}
	return x
}

// A text cut to fewer glyphs than this, its ellipsis among them, says nothing.
const leastCut = 5

// Elide shapes a text to at most width pixels at a font size. ok is false when so
// little would be left that the text is better left out.
func (l *Draft) Elide(s string, w fonts.Weight, size, width float64) (line text.Line, ok bool) {
	if s == "" || size <= 0 {
		return line, false
	}
	if line = l.Line(s, w); line.Width(size) > width {
		line = l.spare(l.ts.Elide(s, w, width/size/l.spareWidth()))
	}
	return line, len(line.Glyphs) >= leastCut || len(line.Glyphs) > 0 && !line.Cut
}

// TitleSize is the font size of the title on a canvas of a given height, so that pictures
// of one height have their titles on one line.
func TitleSize(height float64) float64 { return FontSize(0.06*height+5, 11, 16) }

// Title takes the title's row off the top of a box and draws it; a box too low for
// it keeps its height.
func (l *Draft) Title(b Box, a Anchor, least float64) Box {
	size := TitleSize(l.c.Height)
	row := size * 1.2
	gap := math.Round(size * 0.4)
	if b.H-row-gap < least {
		return b
	}
	line, ok := l.Elide(l.c.Title, fonts.Medium, size, b.W)
	if !ok {
		return b
	}
	baseline := math.Round(b.Y + (row+line.CapHeight*size)/2)
	l.Put(scene.Title, line, size, b.X+float64(a)*b.W, baseline, a, l.Token(theme.Text))
	return b.cut(math.Round(row + gap))
}
