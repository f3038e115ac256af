package widget

import (
	"image/color"
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
)

// layout is what the rules of one picture share while it is laid out.
type layout struct {
	sc *scene.Scene
	ts *text.Typesetter
	c  *Common

	colors, dark *theme.Set
	auto         bool

	// rtl says that the picture reads from right to left.
	rtl bool

	// lines are the ones shaped so far for this picture: fitting asks for the same text
	// in many sizes, and a line serves all of them.
	lines []shapedLine
}

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

func newLayout(sc *scene.Scene, ts *text.Typesetter, c *Common) *layout {
	sc.Reset(c.Width, c.Height)
	l := &layout{sc: sc, ts: ts, c: c, lines: make([]shapedLine, 0, 12)}
	l.colors, l.dark = c.Palette.Set(c.Theme == theme.Dark), c.Palette.Set(true)
	l.auto = c.Theme == theme.Auto
	sc.NativeText = c.NativeText
	if language := c.Number.Locale.Language(); language != "en" {
		ts.SetLanguage(language)
	}
	l.direct()
	l.background()
	return l
}

// direct settles the reading direction: the one asked for, else that of the first words.
func (l *layout) direct() {
	switch l.c.Direction {
	case RightToLeft:
		l.ts.SetDirection(text.RightToLeft)
		l.rtl = true
	case LeftToRight:
		l.ts.SetDirection(text.LeftToRight)
	default:
		for _, words := range [...]string{l.c.Label, l.c.Title} {
			if words != "" {
				l.rtl = l.line(words, fonts.Regular).RTL
				return
			}
		}
	}
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

// background fills the canvas if the page is not to show through.
func (l *layout) background() {
	var paint scene.Paint
	switch bg := l.c.Background; {
	case bg.Surface:
		paint = l.token(theme.Surface)
	case !bg.Color.IsZero():
		paint = l.paint(bg.Color)
	default:
		return
	}
	l.sc.Rect(0, 0, l.c.Width, l.c.Height)
	l.sc.Fill(scene.Background, paint)
}

func (l *layout) token(t theme.Token) scene.Paint { return l.paint(theme.Of(t)) }

func (l *layout) paint(c theme.Color) scene.Paint {
	p := scene.Paint{Color: c.In(l.colors)}
	if l.auto {
		p.Dark, p.Auto = c.In(l.dark), true
	}
	return p
}

// surface is what the picture stands on: its own background, or the page its theme
// is made for.
func (l *layout) surface() scene.Paint {
	bg := l.c.Background
	if bg.Surface || bg.Color.IsZero() {
		return l.token(theme.Surface)
	}
	p := l.paint(bg.Color)
	p.Color = theme.Over(p.Color, l.colors[theme.Surface])
	if l.auto {
		p.Dark = theme.Over(p.Dark, l.dark[theme.Surface])
	}
	return p
}

// inkOn picks the paint that reads best on a colour: the surface, the text colour or the
// ink of the theme.
func (l *layout) inkOn(below scene.Paint) scene.Paint {
	pick := func(set *theme.Set, on color.NRGBA) color.NRGBA {
		on = theme.Over(on, set[theme.Surface])
		best := set[theme.Surface]
		for _, token := range [...]theme.Token{theme.Text, theme.Ink} {
			if theme.Contrast(set[token], on) > theme.Contrast(best, on)+0.5 {
				best = set[token]
			}
		}
		return best
	}
	p := scene.Paint{Color: pick(l.colors, below.Color)}
	if l.auto {
		p.Dark, p.Auto = pick(l.dark, below.Dark), true
	}
	return p
}

// area is the canvas less its padding.
func (l *layout) area() box {
	pad := padding(min(l.c.Width, l.c.Height))
	return box{pad, pad, l.c.Width - 2*pad, l.c.Height - 2*pad}
}

// padding keeps content off the canvas edge; s is the canvas's shorter side.
func padding(s float64) float64 {
	switch {
	case s < 24:
		return 1
	case s < 48:
		return 2
	case s < 100:
		return 4
	case s < 200:
		return 8
	}
	return 12
}

// box is a place to put things, in CSS pixels.
type box struct{ x, y, w, h float64 }

func (b box) right() float64   { return b.x + b.w }
func (b box) bottom() float64  { return b.y + b.h }
func (b box) centerX() float64 { return b.x + b.w/2 }

// cut takes h pixels off the top.
func (b box) cut(h float64) box { return box{b.x, b.y + h, b.w, b.h - h} }

// clears says whether two boxes keep a gap, in px, between them.
func (b box) clears(o box, gap float64) bool {
	return b.right()+gap <= o.x || o.right()+gap <= b.x ||
		b.bottom()+gap <= o.y || o.bottom()+gap <= b.y
}

// clamp keeps v within bounds.
func clamp(v, low, high float64) float64 { return math.Max(low, math.Min(v, high)) }

// fontSize is a size in px within bounds, rounded down to half a pixel, so that sizes come
// from a small set.
func fontSize(v, low, high float64) float64 { return half(clamp(v, low, high)) }

func half(v float64) float64 { return math.Floor(v*2) / 2 }

// largest returns the largest value of [low, high] for which fits holds, to within
// a 1/500 of the range; ok is false if not even low fits. fits must not turn true
// again once it is false.
func largest(low, high float64, fits func(float64) bool) (v float64, ok bool) {
	if high < low || !fits(low) {
		return low, false
	}
	if fits(high) {
		return high, true
	}
	for range 9 {
		if mid := (low + high) / 2; fits(mid) {
			low = mid
		} else {
			high = mid
		}
	}
	return low, true
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
