package bar

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// The shortest track beside words, the space between them, and the least font size there, in px,
// of a low bar and of a label that is set smaller than the value.
const (
	shortestTrack       = 24
	besideSpace         = 8
	smallestBeside      = 8
	smallestBesideLabel = 10
)

// placeBeside puts label, bar and value in one row.
func (p *bar) placeBeside() bool {
	if p.kinds.Any(widget.KindNames | widget.KindEnds) {
		return false
	}
	h := &p.head
	most := 14.0
	if p.kinds.Has(widget.KindTitle) {
		most = p.title.Row() // no louder than the title above it
	}
	h.size = p.level.size(widget.FontSize(0.6*p.area.H, smallestBeside, most), smallestBeside)
	left, right := p.area.X, p.area.Right()
	h.baseline = math.Round(p.area.Y + (p.area.H+widget.CapHeight*h.size)/2)
	h.foot = h.baseline
	h.left, h.right, h.paint, h.weight = left, right, theme.TextSubtle, fonts.Regular
	if !p.fitFigure(p.area.W-besideSpace-shortestTrack, besideSpace) {
		return false
	}
	if p.kinds.Has(widget.KindNumber) {
		width := h.figure.Width()
		if !p.level.crowded() {
			width = p.column(p.area.W - besideSpace - shortestTrack - h.glyphWidth())
		}
		right -= width + besideSpace + h.glyphWidth()
	}
	if p.kinds.Has(widget.KindLabel) {
		room, part := right-left-besideSpace-shortestTrack, 0.4*p.area.W
		if p.level.crowded() {
			part = max(part, p.leastLabel(h.size))
		} else {
			room -= shortestTrack
		}
		room = min(room, part)
		if !p.fitLabel(smallestBesideLabel, room) {
			return false
		}
		switch {
		case h.label.Rows() > 1:
			h.foot = math.Round(p.area.Y + (p.area.H+widget.CapHeight*h.label.Size+h.label.Leading)/2)
		case h.label.Cut():
			p.free = p.leadingBeside()
		}
		left += h.label.Width() + besideSpace
	}
	thick := p.thickness(p.area.H, p.b.Height)
	if p.b.Thickness == 0 {
		thick = math.Round(widget.Clamp(0.5*p.area.H, thinnestBar, 12))
	}
	p.setTrack(widget.Box{X: math.Round(left), Y: math.Round(p.area.Y + (p.area.H-thick)/2), W: math.Floor(right) - math.Round(left), H: thick})
	p.beside = p.besideInside()
	return p.beside
}

// leadingBeside is the largest distance of the baselines of a label in two rows, in px, with which
// they keep within the canvas and under the title.
func (p *bar) leadingBeside() float64 {
	const rounding = 1
	leading, middle := p.wholeLabel().Leading(), p.area.Y+p.area.H/2-rounding
	reach := (widget.CapHeight + leading) / 2
	above := (middle - max(0, p.area.Y-3)) / (reach + p.wholeLabel().Rise)
	below := (p.b.Height - middle - 2*rounding) / (reach + p.dropOfLabel())
	return leading * min(above, below)
}

// besideInside says whether the row is high enough for its texts, and their accents and
// descenders keep within the canvas and under the title.
func (p *bar) besideInside() bool {
	h := &p.head
	if p.kinds&^widget.KindTitle == 0 {
		return p.area.H >= thinnestBar
	}
	size := h.size
	if p.kinds.Has(widget.KindLabel) {
		size = h.label.Size
	}
	label := widget.CapHeight + p.wholeLabel().Rise
	top := min(h.label.First(h.foot)-label*size, h.baseline-(widget.CapHeight+max(p.riseOfFigure(), p.glyphReach()))*h.size)
	bottom := max(h.foot+p.dropOfLabel()*size, h.baseline+max(p.dropOfFigure(), p.glyphReach())*h.size)
	return top >= max(0, p.area.Y-3) && bottom <= p.b.Height && p.area.H >= widget.CapHeight*h.size
}

// column is the width kept for the value, so that bars of one scale under each other are equally
// long: that of the widest of both ends of the scale and the value, if it is at most so wide.
func (p *bar) column(most float64) float64 {
	width := p.head.figure.Width()
	if len(p.b.Segments) > 0 || !p.b.Value.Valid() {
		return width
	}
	for _, end := range [...]number.Value{p.b.Min, p.b.Max} {
		w := p.wordsFor(end)
		w.Inline = true
		if wide := p.WidthOf(w) * p.head.figure.Size; wide <= most {
			width = max(width, wide)
		}
	}
	return width
}
