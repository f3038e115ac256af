package bar

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// smallestAbove is the least font size of the words over a bar, and smallestGap the least
// distance of what stands under each other, in px.
const (
	smallestAbove = 11
	smallestGap   = 5
)

// glyphTip is what the glyph may lose of its tip at the canvas' edge, in px: no label is given up for so little.
const glyphTip = 0.75

// valueDrop is how far a comma or the unit of a value may reach below its digits, in em.
const valueDrop = 0.25

// placeAbove puts the words over the bar and the legend or the labels of a bullet below
// it, the whole in the middle of the area's height. The label has a row of its own over the value
// where there is no room beside it, or not for as long a value, or for a much smaller one.
func (p *bar) placeAbove() bool {
	switch {
	case !p.kinds.Has(widget.KindNumber | widget.KindLabel):
		return p.placeInLine()
	case p.labelOver:
		return p.placeOver()
	}
	if !p.placeLonger((*bar).placeInLine, (*bar).placeOver, false) {
		return false
	}
	h := &p.head
	if in := h.figure; !h.over && in.Size < widget.LeastUnderRows*h.size {
		p.clear()
		if !p.placeOver() || h.figure.Form > in.Form || widget.LeastUnderRows*h.figure.Size < in.Size {
			p.clear()
			return p.placeInLine()
		}
	}
	return true
}

func (p *bar) placeInLine() bool { return p.placeWords(false) }

func (p *bar) placeOver() bool { return p.highForTwo() && p.placeWords(true) }

// highForTwo says whether there may be height for two rows of words, before anything is measured.
func (p *bar) highForTwo() bool {
	rows := math.Ceil(widget.CapHeight*smallestAbove) + math.Ceil(valueLeading*smallestAbove)
	return p.area.H >= rows+smallestGap+p.thinnest()
}

// placeWords puts the words over the bar: label and value in a line, or the label over the value.
func (p *bar) placeWords(over bool) bool {
	h := &p.head
	h.over = over
	h.size = widget.FontSize(0.27*p.area.H, smallestAbove, 16)
	if p.kinds.Has(widget.KindTitle) {
		h.size = min(h.size, max(smallestAbove, widget.TitleSize(p.b.Height))) // no louder than the title above it
	}
	gap := math.Round(widget.Clamp(0.125*p.area.H, smallestGap, 8))
	if h.size = p.level.size(h.size, smallestAbove); p.level > usual {
		gap = smallestGap
	}
	if !p.fitHeading() {
		return false
	}
	area := p.area
	accents := max(p.wholeLabel().Own(), p.riseOfFigure())
	top := max(0, math.Ceil(max(accents*h.size, p.glyphReach()*h.size-glyphTip)-area.Y))
	p.area.Y, p.area.H = area.Y+top, area.H-top
	defer func() { p.area = area }()
	rise, row, words := 0.0, 0.0, 0.0
	if over {
		row = p.rowOfFigure()
	}
	if p.kinds.Any(widget.KindNumber | widget.KindLabel) {
		rise = math.Ceil(max(p.riseOfLabel()*h.size, h.label.Leading+p.riseOfLabel()*h.label.Size))
		drop, reach := max(p.dropOfLabel(), p.dropOfFigure()), 1.0
		if p.b.Target.Valid() {
			drop, reach = max(drop, valueDrop), reach+barReach
		}
		gap = max(gap, math.Ceil(drop*h.size)+reach)
		words = rise + row + gap
	}
	thick, below, ok := p.shareHeight(words, gap)
	total := words + thick
	if below > 0 {
		total += gap + below
	}
	usual := p.thickness(math.Inf(1), p.b.Height)
	if !ok || total > p.area.H || over && !p.level.crowded() && thick < widget.LeastUnderRows*usual {
		return false
	}
	p.free = math.Floor(p.area.H-total) + rise - p.riseOfLabel()*h.size
	y := math.Round(p.area.Y + (p.area.H-total)/2)
	h.baseline, h.foot = y+rise+row, y+rise
	p.setTrack(widget.Box{X: p.area.X, Y: y + words, W: p.area.W, H: thick})
	p.legend.x, p.legend.y = p.area.X, p.track.Bottom()+gap
	return !p.kinds.Has(widget.KindEnds) || p.fitLabels(p.track.Bottom()+gap)
}

// rowOfFigure is the distance of the baseline of a value from that of the label over it, in px.
func (p *bar) rowOfFigure() float64 {
	between := p.dropOfLabel() + widget.CapHeight + max(p.riseOfFigure(), p.glyphReach())
	return math.Ceil(max(valueLeading, between+0.15) * p.head.size)
}

// valueLeading is the least of it, in em.
const valueLeading = 1.3

// fitHeading fits value, status glyph and label into one line, or into two; the value goes first.
func (p *bar) fitHeading() bool {
	h := &p.head
	h.left, h.right, h.paint, h.weight = p.area.X, p.area.Right(), theme.Text, fonts.Medium
	if !p.fitFigure(p.area.W, headingSpace) {
		return false
	}
	left := p.area.W
	if p.kinds.Has(widget.KindNumber) && !h.over {
		left -= h.glyphWidth() + h.figure.Width() + headingSpace
	}
	return !p.kinds.Has(widget.KindLabel) || p.fitLabel(smallestAbove, left)
}

// shareHeight divides what the words leave between the bar and what stands below it: the
// bar is made thinner for another row before names are cut or a legend is given up. ok is false
// where what is to stand below has no room.
func (p *bar) shareHeight(words, gap float64) (thick, below float64, ok bool) {
	room := p.area.H - words
	switch {
	case p.kinds.Has(widget.KindEnds):
		below = p.labelHeight()
		return p.thickness(room-gap-below, p.b.Height), below, room-gap-below >= thinnestBullet
	case !p.kinds.Has(widget.KindNames):
		return p.thickness(room, p.b.Height), 0, room >= p.thinnest()
	case p.b.Legend == LegendInside:
		return p.shareInside(room, gap)
	}
	for _, way := range [...]struct{ uncut, nameless bool }{{uncut: true}, {}, {nameless: true}} {
		if p.legend.uncut, p.legend.nameless = way.uncut, way.nameless; way.nameless && p.b.Legend != LegendBelow {
			break
		}
		if thick, below, ok = p.shareWithLegend(room, gap); ok {
			break
		}
	}
	return thick, below, ok
}

// shareInside divides a room between a bar with names inside it and a legend of the others. A name
// goes below rather than without its amount, if that has room.
func (p *bar) shareInside(room, gap float64) (thick, below float64, ok bool) {
	for _, way := range [...]struct{ uncut, amounts bool }{{true, true}, {true, false}, {false, false}} {
		p.legend.uncut, p.legend.amounts = way.uncut, way.amounts
		if way.uncut && p.allInside(room) {
			return p.track.H, 0, true
		}
		if thick, below, ok = p.shareWithLegend(room, gap); ok {
			break
		}
	}
	return thick, below, ok
}

// shareWithLegend divides a room between the bar and a legend.
func (p *bar) shareWithLegend(room, gap float64) (thick, below float64, ok bool) {
	wanted := gap + p.legend.least(p)
	most := 3.0
	if p.b.Legend == LegendInside {
		most = 1 // a thinner bar would lose the names inside it
	}
	for rows := 1.0; rows <= most; rows++ {
		if thick, below, ok = p.overLegend(p.thickness(room-rows*wanted, p.b.Height), room, gap); ok {
			return thick, below, true
		}
		if thick <= thinnestBar {
			break
		}
	}
	for _, t := range [...]float64{p.forNames(room), p.thinnest()} {
		if p.level.crowded() && !ok && t <= room {
			thick, below, ok = p.overLegend(t, room, gap)
		}
	}
	return thick, below, ok
}

// thinnestBullet is the least thickness of a bullet with numbers under it, in px.
const thinnestBullet = 8

// overLegend tries a thickness of the bar over a legend of the names that have no room in it.
func (p *bar) overLegend(t, room, gap float64) (thick, below float64, ok bool) {
	p.setTrack(widget.Box{X: p.area.X, Y: 0, W: p.area.W, H: t})
	some := p.legend.split(p)
	below = p.legend.fit(p, p.area.W, room-t-gap)
	return t, below, below > 0 || p.legend.suffices(p, some)
}

// allInside tries a bar as thick as it may be, which may have room for all the names.
func (p *bar) allInside(room float64) bool {
	if p.b.Legend != LegendInside || room < p.thinnest() {
		return false
	}
	p.setTrack(widget.Box{X: p.area.X, Y: 0, W: p.area.W, H: p.thickness(room, p.b.Height)})
	p.legend.split(p)
	return p.legend.needless(p)
}
