package widget

import (
	"math"
	"unicode"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
)

// shapedLine is a line under what it was made from.
type shapedLine struct {
	words     string
	weight    fonts.Weight
	direction text.Direction
	line      text.Line
	// tooNarrow is the largest width, in em, that is known to hold too little of it, see Elide, and
	// least the smallest that holds enough, if that is known.
	tooNarrow, least float64
	reach            Reach
	reached          bool // reach is known
}

// cutLine is a line that was cut to a width, in em.
type cutLine struct {
	words  string
	weight fonts.Weight
	em     float64
	line   text.Line
}

// wrapped are the lines of a text that was broken to a width, in em: long legends are tried in many
// ways that give their names the same room.
type wrapped struct {
	words  string
	weight fonts.Weight
	em     float64
	most   int
	lines  []text.Line
}

// Line shapes a text, once for a picture.
func (d *Draft) Line(s string, w fonts.Weight) text.Line { return d.shaped(s, w, d.direction).line }

// shaped is a line among those of the picture; it keeps its place until another one is shaped.
func (d *Draft) shaped(s string, w fonts.Weight, direction text.Direction) *shapedLine {
	for i := range d.lines {
		if d.lines[i].weight == w && d.lines[i].direction == direction && d.lines[i].words == s {
			return &d.lines[i]
		}
	}
	d.ts.SetDirection(direction)
	line := d.ts.Line(s, w)
	d.ts.SetDirection(d.direction)
	d.lines = append(d.lines, shapedLine{words: s, weight: w, direction: direction, line: d.spare(line)})
	return &d.lines[len(d.lines)-1]
}

// Numeral shapes a number and what stands beside it, which is read from left to right in every
// picture; words in it that are not are set apart, see text.Apart.
func (d *Draft) Numeral(s string, w fonts.Weight) text.Line {
	return d.shaped(s, w, text.LeftToRight).line
}

// Row shapes words and a number that stands behind them as the picture reads. Without one the words
// have their own direction.
func (d *Draft) Row(words, number string, w fonts.Weight) text.Line {
	switch {
	case number == "":
		return d.Line(words, w)
	case d.RTL:
		return d.shaped(d.Spell(text.Isolate(words), " ", text.Isolate(number)), w, text.RightToLeft).line
	}
	return d.shaped(d.Join(" ", words, number), w, text.LeftToRight).line
}

// Anchor says which part of a line stands at a given x.
type Anchor float64

// The left end, the middle and the right end of a line; the other way round in a picture
// that reads from right to left.
const (
	Start  Anchor = 0
	Middle Anchor = 0.5
	End    Anchor = 1
)

// nativeSpare is the room that a text keeps for a font wider than the one it was measured
// with.
const nativeSpare = 1.2

func (d *Draft) spareWidth() float64 {
	if d.c.NativeText {
		return nativeSpare
	}
	return 1
}

// Wrap breaks a text into lines at most width px wide at a font size, at most as many as
// asked for; the last one is cut. What it returns is not to be changed.
func (d *Draft) Wrap(s string, w fonts.Weight, size, width float64, most int) []text.Line {
	em := width / size / d.spareWidth()
	for i := range d.wraps {
		if r := &d.wraps[i]; r.em == em && r.weight == w && r.most == most && r.words == s {
			return r.lines
		}
	}
	lines := d.ts.Wrap(s, w, em, most)
	for i := range lines {
		lines[i] = d.spare(lines[i])
	}
	d.wraps = append(d.wraps, wrapped{s, w, em, most, lines})
	return lines
}

// spare widens a line by the room it is to keep.
func (d *Draft) spare(line text.Line) text.Line {
	line.Advance *= d.spareWidth()
	return line
}

// CapHeight is the height of capitals and digits, in parts of the font size.
const CapHeight = 0.73

// Rise is how far a line's marks reach above its capitals, in em. Stacked marks and tall scripts need more room than
// the accents of Latin, for which every row has it.
func Rise(line text.Line) float64 { return max(0, -line.Ink().MinY-line.CapHeight) }

// Drop is how far a line's letters reach below the baseline, in em.
func Drop(line text.Line) float64 { return max(0, line.Ink().MaxY) }

// Reach is how far the letters of a text reach, see Rise and Drop.
type Reach struct{ Rise, Drop float64 }

// Reach is that of a text in one line, worked out once for a picture.
func (d *Draft) Reach(s string, w fonts.Weight) Reach {
	l := d.shaped(s, w, d.direction)
	if !l.reached {
		l.reach, l.reached = Reach{Rise(l.line), Drop(l.line)}, true
	}
	return l.reach
}

// Extra is the part of the rise that a row has no room for.
func (r Reach) Extra() float64 { return max(0, r.Rise-latinRise) }

// Own is the part of the rise that a row has room for, between it and what stands above.
func (r Reach) Own() float64 { return min(r.Rise, latinRise) }

const latinRise = 0.2

// Put draws a line with its baseline at y. The place is given for a picture that reads
// from left to right and is mirrored in another.
func (d *Draft) Put(role scene.Role, line text.Line, size, x, y float64, a Anchor, paint scene.Paint) {
	w := line.Width(size)
	if d.RTL {
		x, a = d.c.Width-x, 1-a
	}
	d.Place(role, line, size, x-float64(a)*w, y, a, paint)
}

// PutNext draws a line that continues the one that Put has drawn with its start at x.
func (d *Draft) PutNext(role scene.Role, line text.Line, size, x, y float64, paint scene.Paint) {
	a := Start
	if d.RTL {
		a = End
	}
	d.PlaceNext(role, line, size, d.Mirror(x, line.Width(size)), y, a, paint)
}

// Place draws a line whose left end is at x, whatever the picture's direction. The anchor is
// the part of it that must stay where it is in another font.
func (d *Draft) Place(role scene.Role, line text.Line, size, x, y float64, a Anchor, paint scene.Paint) {
	run := line.At(size, x, y)
	run.Anchor = float64(a)
	d.Scene.Text(role, paint, run)
}

// PlaceNext draws a line that continues the one before, on either side of it. The anchor is
// that of both together.
func (d *Draft) PlaceNext(role scene.Role, line text.Line, size, x, y float64, a Anchor, paint scene.Paint) {
	run := line.At(size, x, y)
	run.Anchor, run.Joined = float64(a), true
	d.Scene.Text(role, paint, run)
}

// Mirror returns the left end of a thing w wide that stands at x in a picture that reads
// from left to right.
func (d *Draft) Mirror(x, w float64) float64 {
	if d.RTL {
		return d.c.Width - x - w
	}
	return x
}

// A text cut to less than this, its ellipsis left out, says nothing: four letters, or two
// of the characters that stand for a syllable or a word.
const leastCut = 4

// meaning is how much the letters of a cut text say.
func meaning(shown string) (n int) {
	for _, r := range shown {
		switch {
		case r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana):
			n += 2
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsSymbol(r), unicode.Is(unicode.Mc, r):
			n++
		}
	}
	return n
}

// Elide shapes a text to at most width pixels at a font size. ok is false when so
// little would be left that the text is better left out.
func (d *Draft) Elide(s string, w fonts.Weight, size, width float64) (line text.Line, ok bool) {
	if s == "" || size <= 0 {
		return line, false
	}
	whole := d.shaped(s, w, d.direction)
	if line = whole.line; line.Width(size) <= width {
		return line, len(line.Glyphs) > 0
	}
	em := width / size / d.spareWidth()
	if em <= whole.tooNarrow {
		return text.Line{}, false
	}
	for i := range d.cuts {
		if c := &d.cuts[i]; c.em == em && c.weight == w && c.words == s {
			return c.line, true
		}
	}
	line = d.spare(d.ts.Elide(s, w, em))
	if d.status != "" && s == d.caption {
		if line, ok = d.sayStatus(line, w, size, width); !ok {
			d.shaped(s, w, d.direction).tooNarrow = em
		}
		return line, ok
	}
	if ok = len(line.Glyphs) > 0 && (!line.Cut || meaning(line.Shown) >= leastCut); !ok {
		whole.tooNarrow = em
		return line, false
	}
	// The same sets of texts are tried beside many others in small pictures.
	d.cuts = append(d.cuts, cutLine{words: s, weight: w, em: em, line: line})
	return line, true
}

// LeastWidth is the width in px that a text needs at a font size to say anything, see Elide. It
// is that of the whole text if no cut one says anything.
func (d *Draft) LeastWidth(s string, w fonts.Weight, size float64) float64 {
	if s == "" {
		return 0
	}
	if least := d.shaped(s, w, d.direction).least; least > 0 {
		return least * size
	}
	least := d.leastAdvance(s, w, d.Line(s, w).Advance)
	d.shaped(s, w, d.direction).least = least
	return least * size
}

// leastAdvance is the advance in em that the shortest cut of a text needs that says anything, or the whole
// text. What fits tells where the next shorter one begins, so that few are tried.
func (d *Draft) leastAdvance(s string, w fonts.Weight, whole float64) float64 {
	const hair = 1e-6 // more than is lost when it is taken times a font size and back
	low, high := 0.0, whole
	for probe := whole / 2; high-low > whole/512; {
		if line, ok := d.Elide(s, w, 1, probe); ok {
			high = min(probe, line.Advance)
			probe = high - hair
			continue
		}
		if low = probe; high-low > hair {
			probe = (low + high) / 2
		}
	}
	return high + hair
}

// TitleSize is the font size of the title on a canvas of a given height, so that pictures
// of one height have their titles on one line.
func TitleSize(height float64) float64 { return FontSize(0.06*height+5, SmallestTitle, 16) }

// Heading is a title that was fitted into its row, or its two rows.
type Heading struct {
	words Caption
	row   float64
	// extra is what the row needs above, where stacked marks would leave the canvas, in px.
	extra float64
}

// Row is the font size that the title has if it is not set smaller to fit.
func (h *Heading) Row() float64 { return h.row }

// Cut says that words are missing.
func (h *Heading) Cut() bool { return h.words.Cut() }

// SmallestTitle is the font size at which a title is cut rather than set smaller.
const SmallestTitle = 11

// FitTitle fits the title into a row at the top of a box, for a title of a font size if it is
// not set smaller, or into two if the second has so much height, in px, and returns what is left
// of the box under it.
func (d *Draft) FitTitle(b Box, row, second float64) (h Heading, rest Box, ok bool) {
	h.row = row
	h.words, ok = d.Fit(d.c.Title, nil, fonts.Medium, Room{Size: row, Least: min(SmallestTitle, row), Width: b.W, Height: second})
	if !ok {
		return h, b, false
	}
	// Room for the marks of the whole title, so that a wider box, which shows more of it, does not
	// ask for a higher row.
	rise := Rise(d.Line(d.c.Title, fonts.Medium))
	h.extra = math.Ceil(max(0, rise*h.words.Size-b.Y-(titleRow-h.words.Line.CapHeight)*row/2))
	return h, b.cut(math.Round(titleRow*row+math.Round(row*0.4)) + h.extra + math.Ceil(h.words.Leading)), true
}

// titleRow is the height of the title's row, in parts of its font size.
const titleRow = 1.2

// PutTitle draws a title that was fitted into a box.
func (d *Draft) PutTitle(h Heading, b Box, a Anchor) {
	baseline := math.Round(b.Y+(titleRow+h.words.Line.CapHeight)*h.row/2) + h.extra
	h.words.Put(d, scene.Title, b.X+float64(a)*b.W, baseline, a, d.Token(theme.Text))
}
