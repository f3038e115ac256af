package counter

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// change is how a counter's value moved. Its sign, its meaning and its wording are
// independent: the arrow shows the sign, the colour the meaning, the text both
// the amount and the sign.
type change struct {
	shown bool
	// sign is that of the change as written, of two amounts the first: a change that rounds to
	// nothing has none.
	sign int
	text string
	// none says that the value did not move at all.
	none bool
	good Good
}

// change compares the value with the previous one.
func (p *counter) change() change {
	c := p.c
	if !c.Value.Valid() || !c.Previous.Valid() || c.Delta == DeltaNone {
		return change{}
	}
	diff := c.Value.Sub(c.Previous)
	format := c.Number.Format
	absolute, sign := p.absolute(diff)
	var scratch [64]byte
	percent, ok := changeFormat(format, diff, c.Previous).AppendChange(scratch[:0], c.Previous, c.Value)
	d := change{shown: true, good: c.Good, text: absolute, sign: sign, none: diff.Sign() == 0}
	switch {
	case c.Delta == DeltaPercent && ok:
		d.text = p.Keep(percent)
		d.sign = signOf(d.text)
	case c.Delta == DeltaBoth && ok:
		d.text = p.Join(" ", absolute, p.Spell("(", p.Keep(percent), ")"))
	}
	return d
}

// changeFormat chooses the decimals of a change in percent where the caller left them
// open: one if it tells something, none for whole numbers and large changes.
func changeFormat(f number.Format, diff, from number.Value) number.Format {
	if f.Decimals >= 0 {
		return f
	}
	if diff.Sign() == 0 {
		f.Decimals = 0
		return f
	}
	tenths := math.Round(1000 * diff.Float() / from.Float())
	f.Decimals = 1
	// A loss of nearly all is cut, and cut to whole percent it would be less than one of
	// a little less.
	nearlyAll := diff.Sign() != from.Sign() && diff.Abs().Cmp(from.Abs()) < 0 && math.Abs(tenths) >= 1000
	if !nearlyAll && (math.Mod(tenths, 10) == 0 || math.Abs(tenths) >= 1000) {
		f.Decimals = 0
	}
	return f
}

// absolute writes a difference as the value is, with its prefix and suffix, and says its sign as written;
// that of percentages in percentage points, since percent beside them would be another number.
func (p *counter) absolute(diff number.Value) (written string, sign int) {
	n, f := &p.c.Number, p.c.Number.Format
	points := p.c.Delta == DeltaPoints || n.Percentages()
	if points {
		f, diff = inPoints(f, diff)
	}
	var scratch, digits [96]byte
	bare := f.AppendSigned(digits[:0], diff)
	// A prefix or suffix may look like a sign.
	sign = f.Sign(diff)
	if points {
		return p.Spell(p.Keep(bare), "\u00a0pp"), sign
	}
	return p.Keep(n.AppendAffixed(scratch[:0], bare)), sign
}

// inPoints is how a difference of two percentages is written as a number, and that number: of
// shares as they are formatted by format=percent, else of numbers that are percentages already.
func inPoints(f number.Format, diff number.Value) (number.Format, number.Value) {
	if f.Kind == number.Percent {
		diff = diff.Shift(2)
	}
	f.Kind = number.Plain
	return f, diff
}

// signOf reads the sign off a written change.
func signOf(s string) int {
	for _, r := range s {
		switch r {
		case '−':
			return -1
		case '+':
			return +1
		}
	}
	return 0
}

// token is the text colour of the change: good or bad news, or neither.
func (d change) token() theme.Token {
	switch {
	case d.sign == 0 || d.good == GoodNone:
		return theme.NeutralText
	case (d.sign > 0) == (d.good == GoodUp):
		return theme.SuccessText
	}
	return theme.DangerText
}

// spokenChange is the change as it is read out.
func (p *counter) spokenChange() string {
	switch d := &p.delta; {
	case !d.shown:
		return ""
	case d.none:
		return "unchanged"
	}
	return p.Spell("change ", p.delta.text)
}

// deltaLine is a change ready to be placed: arrow, amount, comparison.
type deltaLine struct {
	change
	amount, comparison text.Line
	size               float64
}

// deltaLine fits the change into a width, in px; the comparison may be cut, the amount
// not.
func (p *counter) deltaLine(size, width float64, comparison bool) (d deltaLine, ok bool) {
	if !p.delta.shown {
		return d, false
	}
	d = deltaLine{change: p.delta, size: size, amount: p.Numeral(p.delta.text, fonts.SemiBold)}
	left := width - d.width()
	if left < 0 {
		return d, false
	}
	if comparison && p.c.Comparison != "" {
		d.comparison, ok = p.Elide(p.c.Comparison, fonts.Regular, size, left-d.space())
		return d, ok
	}
	return d, true
}

// smallestDelta is the font size at which a comparison is cut rather than set smaller.
const smallestDelta = 11

// smallerDelta fits the change, set smaller if that keeps its comparison whole.
func (p *counter) smallerDelta(size, width float64, comparison bool) (d deltaLine, ok bool) {
	for s := size; ; s = max(smallestDelta, s-1) {
		if d, ok = p.deltaLine(s, width, comparison); ok && !d.comparison.Cut || s <= smallestDelta {
			return d, ok
		}
	}
}

// leastDelta is the width in px that the change needs in its smallest size, with a comparison
// that says anything if there is to be one.
func (p *counter) leastDelta() float64 {
	return p.deltaWith(func() float64 { return p.LeastWidth(p.c.Comparison, fonts.Regular, smallestDelta) })
}

// wholeDelta is the width in px that the change needs in its smallest size, with all of its comparison.
func (p *counter) wholeDelta() float64 {
	return p.deltaWith(func() float64 { return p.Line(p.c.Comparison, fonts.Regular).Width(smallestDelta) })
}

// deltaWith is the width in px of the change in its smallest size, and a comparison if there is to be one.
func (p *counter) deltaWith(comparison func() float64) float64 {
	d := deltaLine{change: p.delta, size: smallestDelta, amount: p.Numeral(p.delta.text, fonts.SemiBold)}
	width := d.width()
	if p.kinds.Has(widget.KindComparison) {
		width += d.space() + comparison()
	}
	return width
}

func (d *deltaLine) arrow() float64 {
	if d.sign == 0 {
		return 0
	}
	return 0.66 * d.size
}

func (d *deltaLine) space() float64 { return 0.45 * d.size }

func (d *deltaLine) width() float64 {
	w := d.amount.Width(d.size)
	if a := d.arrow(); a > 0 {
		w += a + 0.3*d.size
	}
	if len(d.comparison.Glyphs) > 0 {
		w += d.space() + d.comparison.Width(d.size)
	}
	return w
}

// put draws the change on a baseline.
func (d *deltaLine) put(l *widget.Draft, x, baseline float64, a widget.Anchor) {
	x -= float64(a) * d.width()
	paint := l.Token(d.token())
	if w := d.arrow(); w > 0 {
		d.putArrow(l, x, baseline, w, paint)
		x += w + 0.3*d.size
	}
	l.Put(scene.Delta, d.amount, d.size, x, baseline, widget.Start, paint)
	x += d.amount.Width(d.size) + d.space()
	l.PutNext(scene.Comparison, d.comparison, d.size, x, baseline, l.Token(theme.TextSubtlest))
}

// putArrow draws a triangle that points up or down, centred on the height of the digits.
func (d *deltaLine) putArrow(l *widget.Draft, x, baseline, w float64, paint scene.Paint) {
	x = l.Mirror(x, w)
	h := 0.8 * w
	top := baseline - d.amount.CapHeight*d.size/2 - h/2
	if d.sign > 0 {
		l.Scene.Polygon(scene.Point{X: x, Y: top + h}, scene.Point{X: x + w/2, Y: top}, scene.Point{X: x + w, Y: top + h})
	} else {
		l.Scene.Polygon(scene.Point{X: x, Y: top}, scene.Point{X: x + w, Y: top}, scene.Point{X: x + w/2, Y: top + h})
	}
	l.Scene.Fill(scene.Arrow, paint)
}
