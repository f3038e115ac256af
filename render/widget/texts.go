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

// line shapes a text, once for a picture.
func (l *layout) line(s string, w fonts.Weight) text.Line {
	for i := range l.lines {
		if l.lines[i].weight == w && l.lines[i].words == s {
			return l.lines[i].line
		}
	}
	line := l.spare(l.ts.Line(s, w))
	l.lines = append(l.lines, shapedLine{s, w, line})
	return line
}

// numeral shapes a number, which is read from left to right in every picture.
func (l *layout) numeral(s string, w fonts.Weight) text.Line {
	if l.c.Direction != RightToLeft {
		return l.line(s, w)
	}
	l.ts.SetDirection(text.LeftToRight)
	defer l.ts.SetDirection(text.RightToLeft)
	return l.line(s, w)
}

// anchor says which part of a line stands at a given x.
type anchor float64

const (
	start  anchor = 0
	middle anchor = 0.5
	end    anchor = 1
)

// nativeSpare is the room that a text keeps for a font wider than the one it was measured
// with.
const nativeSpare = 1.08

func (l *layout) spareWidth() float64 {
	if l.c.NativeText {
		return nativeSpare
	}
	return 1
}

// wrap breaks a text into lines at most width px wide at a font size, at most as many as
// asked for; the last one is cut.
func (l *layout) wrap(s string, w fonts.Weight, size, width float64, most int) []text.Line {
	lines := l.ts.Wrap(s, w, width/size/l.spareWidth(), most)
	for i := range lines {
		lines[i] = l.spare(lines[i])
	}
	return lines
}

// spare widens a line by the room it is to keep.
func (l *layout) spare(line text.Line) text.Line {
	line.Advance *= l.spareWidth()
	return line
}

// capHeight is the height of capitals and digits, in parts of the font size.
const capHeight = 0.73

// rise is how far a line's marks reach above its capitals, in em. Stacked marks and tall scripts need more room than
// the accents of Latin, for which every row has it.
func rise(line text.Line) float64 { return max(0, -line.Ink().MinY-line.CapHeight) }

// drop is how far a line's letters reach below the baseline, in em.
func drop(line text.Line) float64 { return max(0, line.Ink().MaxY) }

// tall is the part of rise that a row has no room for.
func tall(line text.Line) float64 { return max(0, rise(line)-latinRise) }

const latinRise = 0.2

// put draws a line with its baseline at y. The place is given for a picture that reads
// from left to right and is mirrored in another.
func (l *layout) put(role scene.Role, line text.Line, size, x, y float64, a anchor, paint scene.Paint) {
	w := line.Width(size)
	if l.rtl {
		x, a = l.c.Width-x, 1-a
	}
	l.place(role, line, size, x-float64(a)*w, y, a, paint)
}

// place draws a line whose left end is at x, whatever the picture's direction. The anchor is
// the part of it that must stay where it is in another font.
func (l *layout) place(role scene.Role, line text.Line, size, x, y float64, a anchor, paint scene.Paint) {
	run := line.At(size, x, y)
	run.Anchor = float64(a)
	l.sc.Text(role, paint, run)
}

// mirror returns the left end of a thing w wide that stands at x in a picture that reads
// from left to right.
func (l *layout) mirror(x, w float64) float64 {
	if l.rtl {
		return l.c.Width - x - w
	}
	return x
}

// A text cut to fewer glyphs than this, its ellipsis among them, says nothing.
const leastCut = 5

// elide shapes a text to at most width pixels at a font size. ok is false when so
// little would be left that the text is better left out.
func (l *layout) elide(s string, w fonts.Weight, size, width float64) (line text.Line, ok bool) {
	if s == "" || size <= 0 {
		return line, false
	}
	if line = l.line(s, w); line.Width(size) > width {
		line = l.spare(l.ts.Elide(s, w, width/size/l.spareWidth()))
	}
	return line, len(line.Glyphs) >= leastCut || len(line.Glyphs) > 0 && !line.Cut
}

// titleSize is the font size of the title on a canvas of a given height, so that pictures
// of one height have their titles on one line.
func titleSize(height float64) float64 { return fontSize(0.06*height+5, 11, 16) }

// title takes the title's row off the top of a box and draws it; a box too low for
// it keeps its height.
func (l *layout) title(b box, a anchor, least float64) box {
	size := titleSize(l.c.Height)
	row := size * 1.2
	gap := math.Round(size * 0.4)
	if b.h-row-gap < least {
		return b
	}
	line, ok := l.elide(l.c.Title, fonts.Medium, size, b.w)
	if !ok {
		return b
	}
	baseline := math.Round(b.y + (row+line.CapHeight*size)/2)
	l.put(scene.Title, line, size, b.x+float64(a)*b.w, baseline, a, l.token(theme.Text))
	return b.cut(math.Round(row + gap))
}
