package counter

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/widget"
)

// texts are the texts of a counter, measured and fitted.
type texts struct {
	figure                          widget.Figure
	label                           widget.Caption
	labelSize, deltaSize            float64
	labelGap, deltaGap              float64
	delta                           deltaLine
	labelHeight, deltaHeight, total float64
}

// roomyFrom is the height of a canvas, in px, that has texts over and under its number.
const roomyFrom = 40

// stack fits the texts of a stacked counter; ok is false when they do not all fit.
func (p *counter) stack() (t texts, ok bool) {
	limit := 0.6
	if p.kinds.Has(widget.KindDelta) {
		limit = 0.45
	}
	high := min(limit*p.c.Height, 96)
	if p.area.H < 28 {
		high = p.area.H
	}
	high = p.largestNumber(high)
	if !p.kinds.Has(widget.KindNumber) {
		return p.stackWithoutNumber(high)
	}
	if p.c.Height < roomyFrom && (p.hasCaption() || p.kinds.Has(widget.KindDelta)) {
		return t, false
	}
	t.figure, ok = p.FitFigure(p.said, p.smallestNumber(), high, func(w, h float64) bool {
		t.rows(p, h/widget.CapHeight)
		if bottom := p.c.Height - p.area.Bottom(); t.deltaHeight == 0 && (p.area.H-h-t.total)/2+bottom < p.said.Tail(h) {
			return false // a comma would be cut by the canvas
		}
		return w <= p.area.W && t.fits(p, h)
	})
	if !ok || !p.hasUnit(&t.figure) {
		return t, false
	}
	t.rows(p, t.figure.Size)
	if t.figure.Missing {
		// The other texts as large as beside a number, if there is room.
		beside := t
		if beside.rows(p, 0.8*high); beside.fits(p, t.figure.Height()) {
			t = beside
		}
	}
	if t.labelHeight > 0 {
		if ok = t.fitLabel(p); !ok {
			return t, false
		}
	}
	if t.deltaHeight > 0 {
		if t.delta, ok = p.smallerDelta(t.deltaSize, p.area.W, p.kinds.Has(widget.KindComparison)); !ok {
			return t, false
		}
	}
	return t, true
}

// stackWithoutNumber fits the label alone, where there is no number or no room for it; there
// it is set as small as it must be.
func (p *counter) stackWithoutNumber(high float64) (t texts, ok bool) {
	switch {
	case p.kinds.Has(widget.KindDelta):
		return t, false
	case !p.hasCaption():
		return t, true
	}
	t.rows(p, 0.8*high)
	t.total -= t.labelGap
	t.labelGap = 0
	if p.c.Height >= roomyFrom && t.fitLabel(p) && t.total <= p.area.H && t.inside(p, 0, (p.area.H-t.total)/2) {
		return t, true
	}
	t = texts{labelSize: widget.LeastNumber}
	t.label, ok = p.FitCaption(p.caption, p.glyph, fonts.Regular, t.labelSize, p.area.W)
	t.labelHeight = (widget.CapHeight + p.reach.extraRise) * t.labelSize
	t.total = t.labelHeight
	return t, ok && t.total <= p.area.H && t.inside(p, 0, (p.area.H-t.total)/2)
}

// fits says whether there is room for the texts and a number of a height.
func (t *texts) fits(p *counter, h float64) bool {
	free := p.area.H - h - t.total
	return free >= 0 && t.inside(p, h, free/2)
}

// inside says whether accents and descenders keep within the canvas, and the tails of a number
// of that height off a history under it, where so much is free above and below the texts.
func (t *texts) inside(p *counter, h, free float64) bool {
	if t.labelHeight > 0 && free+p.area.Y < p.reach.ownRise*t.labelSize {
		return false
	}
	if h > 0 && t.labelHeight == 0 && free+p.roomAbove() < p.said.Rise(h) {
		return false
	}
	below := free + p.c.Height - p.area.Bottom()
	switch {
	case t.deltaHeight > 0:
		return below >= (p.reach.deltaDrop-deltaDrop)*t.deltaSize
	case p.sparkBelow && h > 0:
		return free >= p.said.Tail(h)
	case t.labelHeight == t.total:
		return below >= p.reach.drop*t.labelSize
	}
	return true
}

// roomAbove is what marks may take of the room above the area, in px.
func (p *counter) roomAbove() float64 {
	if p.kinds.Has(widget.KindTitle) {
		return spaceUnderTitle
	}
	return p.area.Y
}

// spaceUnderTitle is the least space that is kept free under a title's letters, in px.
const spaceUnderTitle = 3

// deltaDrop is the room that descenders have under the change, in parts of its size.
const deltaDrop = 0.22

// rows sets the sizes of the texts around a number of the given size.
func (t *texts) rows(p *counter, size float64) {
	t.labelHeight, t.deltaHeight, t.total = 0, 0, 0
	if p.hasCaption() {
		t.labelSize = widget.FontSize(0.28*size, 11, 20)
		t.labelHeight = (widget.CapHeight + p.reach.extraRise) * t.labelSize
		t.labelGap = max(widget.Clamp(0.26*size, 5, 18), p.reach.drop*t.labelSize+2+p.said.Rise(widget.CapHeight*size))
		t.total += t.labelHeight + t.labelGap
	}
	if p.kinds.Has(widget.KindDelta) {
		t.deltaSize = widget.FontSize(0.35*size, 11, 18)
		t.deltaHeight = widget.CapHeight * t.deltaSize
		t.deltaGap = widget.Clamp(0.3*size, 6, 28) + p.said.LongTail(widget.CapHeight*size)
		if p.kinds.Has(widget.KindComparison) {
			t.deltaGap += p.reach.comparisonRise * t.deltaSize
		}
		t.total += t.deltaHeight + t.deltaGap + deltaDrop*t.deltaSize
	}
}

// smallestLabel is the least font size of a label, in px.
const smallestLabel = 11

// fitLabel fits the label above a number that is fitted already.
func (t *texts) fitLabel(p *counter) (ok bool) {
	one := *t
	room := widget.Room{Size: t.labelSize, Least: min(smallestLabel, t.labelSize), Width: p.area.W}
	for _, room.Height = range [...]float64{p.area.H - t.figure.Height() - t.total, 0} {
		*t = one
		t.label, ok = p.Fit(p.caption, p.glyph, fonts.Regular, room)
		height := t.labelHeight*t.label.Size/t.labelSize + t.label.Leading
		t.labelSize = t.label.Size
		t.total += height - t.labelHeight
		t.labelHeight = height
		if !ok || t.inside(p, t.figure.Height(), (p.area.H-t.figure.Height()-t.total)/2) && t.tailShort(p) <= t.lift(p)+tailSpace-leastTailSpace {
			break
		}
	}
	return ok
}

// tailSpace is what a comma keeps off the edge of the canvas, in px, if the texts can move up.
const tailSpace = 3

// leastTailSpace is what it keeps at least where another row of a label takes the room: two, and what
// rounding may take of them.
const leastTailSpace = 2.5

// tailShort is the room that the tail of a comma lacks to be clear of the canvas' edge, in px, if
// the stack stands in the middle; only where a label stands over the number and nothing under it.
func (t *texts) tailShort(p *counter) float64 {
	if t.labelHeight == 0 || t.deltaHeight > 0 || p.sparkBelow {
		return 0
	}
	h := t.figure.Height()
	below := (p.area.H-h-t.total)/2 + p.c.Height - p.area.Bottom()
	return max(0, p.said.Tail(h)+tailSpace-below)
}

// lift is how far the stack stands above the middle for the tail, as far as accents leave room.
func (t *texts) lift(p *counter) float64 {
	free := (p.area.H - t.figure.Height() - t.total) / 2
	accents := max(0, p.reach.ownRise*t.labelSize-p.area.Y)
	return min(t.tailShort(p), max(0, free-accents))
}

func (t *texts) cut() int { return cut(&t.label, &t.delta) }

// holds says whether a stack shows as much as the texts beside the number would: a number that is
// written no shorter, and then no more texts that are cut, or more by less than more.
func (t *texts) holds(w *wide, more int) bool {
	if t.figure.Form != w.figure.Form {
		return t.figure.Form < w.figure.Form
	}
	return t.cut() < w.cut()+more
}

// paintStacked draws the stack in the middle of the area's height.
func (p *counter) paintStacked(t *texts) {
	x := p.area.X + float64(p.side)*p.area.W
	y := p.area.Y + (p.area.H-t.figure.Height()-t.total)/2 - t.lift(p)
	if t.labelHeight > 0 {
		baseline := math.Round(y + t.labelHeight)
		p.putLabel(&t.label, x, baseline, p.side)
		y = baseline + t.labelGap
	}
	baseline := math.Round(y + t.figure.Height())
	if t.deltaHeight == 0 {
		// The tail of a comma was given room before the places were rounded.
		baseline = min(baseline, math.Round(p.c.Height-p.said.Tail(t.figure.Height())))
	}
	p.PutFigure(&t.figure, p.opticalStart(x, &t.figure), baseline, p.side, p.paint)
	if t.deltaHeight > 0 {
		t.delta.put(p.Draft, x, math.Round(baseline+t.deltaGap+t.deltaHeight), p.side)
	}
}

// opticalStart moves a big number at the start side so that its first digit's ink, not
// the empty space beside it, lines up with the smaller texts.
func (p *counter) opticalStart(x float64, f *widget.Figure) float64 {
	if p.side != widget.Start || p.RTL {
		return x
	}
	return x - max(0, f.Bearing()-1)
}
