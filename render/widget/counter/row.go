package counter

import (
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/widget"
)

// rowSpace is the least distance between a label and the change after it, in px.
const rowSpace = 12

// inRow fits label and change after each other beside the number, for a canvas too low to have them
// under each other; ok is false where there is no room for all of them. The number leaves the others
// what they need to be whole, or, if it is not written shorter then, what they need to say anything.
func (p *counter) inRow() (t wide, ok bool) {
	if !p.hasCaption() || !p.kinds.Has(widget.KindDelta) || p.hasHeightFor(1) {
		return t, false
	}
	return longest(p.inRowBy,
		func() float64 { return p.wholeLabel() + p.wholeDelta() },
		func() float64 { return p.wholeLabel() + p.leastDelta() },
		func() float64 { return p.leastLabel() + p.leastDelta() },
	)
}

// inRowBy fits label and change beside a number that leaves a width in px to them, without the space
// between the two. The comparison is cut before the label is.
func (p *counter) inRowBy(other float64) (t wide, ok bool) {
	if t.figure, ok = p.wideFigure(rowSpace + other); !ok {
		return t, false
	}
	left := p.area.W - t.figure.Width() - p.wideGap() - rowSpace
	for _, label := range [...]float64{p.wholeLabel(), p.leastLabel()} {
		if t.delta, ok = p.deltaLine(smallestDelta, left-label, p.kinds.Has(widget.KindComparison)); ok {
			break
		}
	}
	if !ok {
		return t, false
	}
	if t.label, ok = p.FitCaption(p.caption, p.glyph, fonts.Regular, smallestLabel, left-t.delta.width()); !ok {
		return t, false
	}
	t.row = true
	t.labelHeight, t.deltaHeight = widget.CapHeight*smallestLabel, widget.CapHeight*smallestDelta
	return t, p.rowInside(t.height())
}

// rowInside says whether accents and descenders of a row of letters of a height keep within the canvas,
// and under a title.
func (p *counter) rowInside(height float64) bool {
	free := (p.area.H - height) / 2
	above, below := p.reach.ownRise+p.reach.extraRise, max(p.reach.drop, p.reach.deltaDrop)
	if p.kinds.Has(widget.KindComparison) {
		above = max(above, p.Reach(p.c.Comparison, fonts.Regular).Rise)
	}
	return free >= 0 && free+p.roomAbove() >= above*smallestLabel && free+p.c.Height-p.area.Bottom() >= below*smallestDelta
}
