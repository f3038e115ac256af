package bar

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// heading is the line of text of a bar: label at the start, value at the end; above the
// bar where the height allows, else beside it. An upright bar has the two over and under it.
type heading struct {
	label  widget.Caption
	figure widget.Figure
	glyph  *widget.Status
	size   float64
	weight fonts.Weight
	paint  theme.Token // of the label
	// left and right are where label and value stand, side is the part of the label that stands
	// at left, and baseline and foot are the baselines of the value and of the label's last row.
	left, right, baseline, foot float64
	side                        widget.Anchor
	// over says that the value stands under the label, and starts where that does.
	over bool
}

// headingSpace is the least distance of label and value, in px.
const headingSpace = 12

// fitFigure fits the value and its glyph into a width in px; where all is as small as it may
// be they leave room for a label and so much beside it. There is nothing to fit if the bar is to
// have no value.
func (p *bar) fitFigure(width, beside float64) (ok bool) {
	h, words := &p.head, p.wording
	if p.kinds.Has(widget.KindStatus) {
		h.glyph = p.status
	}
	if !p.kinds.Has(widget.KindNumber) {
		return h.glyph == nil
	}
	if !p.kinds.Has(widget.KindUnit) {
		words = words.WithoutUnit()
	}
	width -= h.glyphWidth()
	for _, label := range p.roomForLabel(beside) {
		f, fits := p.FitFigure(words, widget.LeastNumber, h.size, func(w, _ float64) bool { return w <= width-label })
		fits = fits && (!p.kinds.Has(widget.KindUnit) || f.HasUnit())
		if fits && (!ok || f.Form < h.figure.Form) {
			h.figure, ok = f, true
		}
		if ok && h.figure.Form == 0 {
			break
		}
	}
	return ok
}

// roomForLabel are the widths that a value may have to leave for the label: all of it, or, if it is
// not written shorter then, what the label needs to say anything. Usually a value takes what it
// needs.
func (p *bar) roomForLabel(beside float64) [2]float64 {
	if p.level == usual || p.head.over || !p.kinds.Has(widget.KindLabel) || p.b.Orientation == Vertical {
		return [2]float64{}
	}
	h := &p.head
	whole := p.Line(p.Caption(), h.weight).Width(h.size)
	if !p.level.crowded() {
		return [...]float64{beside + whole, 0}
	}
	return [...]float64{beside + whole, beside + p.leastLabel(h.size)}
}

// fitLabel fits the label into a width in px, set no smaller than a font size.
func (p *bar) fitLabel(smallest, width float64) (ok bool) {
	h, size := &p.head, p.head.size
	if h.over {
		size = min(size, max(smallest, h.figure.Size)) // no louder than the value under it
	}
	room := widget.Room{Size: size, Least: min(smallest, size), Width: width, Height: p.labelRoom}
	if p.parted {
		room.Height = math.Inf(1) // whether there is so much is seen when all has its place
	}
	h.label, ok = p.Fit(p.Caption(), nil, h.weight, room)
	return ok
}

// leastLabel is the width in px that the label needs in a font size to say anything.
func (p *bar) leastLabel(size float64) float64 {
	if p.parted {
		return p.LeastCaption(p.head.weight, size)
	}
	return p.LeastWidth(p.Caption(), p.head.weight, size)
}

// riseOfLabel and dropOfLabel are how far the letters of the whole label reach above their baseline and below
// it, in em, also where it is cut: less of a label needs no more height.
func (p *bar) riseOfLabel() float64 { return widget.CapHeight + p.wholeLabel().Extra() }
func (p *bar) dropOfLabel() float64 { return p.wholeLabel().Drop }

// riseOfFigure and dropOfFigure are how far letters beside the digits of the value reach above them,
// and below the tail of a comma or a descender, in em.
func (p *bar) riseOfFigure() float64 {
	if !p.kinds.Has(widget.KindNumber) {
		return 0
	}
	return p.wording.Rise(widget.CapHeight)
}

func (p *bar) dropOfFigure() float64 {
	if !p.kinds.Has(widget.KindNumber) || p.wording.LongTail(widget.CapHeight) == 0 {
		return 0
	}
	return p.wording.Tail(widget.CapHeight)
}

// glyphReach is how far the glyph reaches above the capitals and below the baseline, in em.
func (p *bar) glyphReach() float64 {
	if !p.kinds.Has(widget.KindStatus) {
		return 0
	}
	return widget.StatusReach
}

// wholeLabel is how far the letters of the whole label reach, or nothing if there is to be none.
func (p *bar) wholeLabel() widget.Reach {
	if !p.kinds.Has(widget.KindLabel) {
		return widget.Reach{}
	}
	return p.Reach(p.Caption(), p.head.weight)
}

// glyphWidth is what the status glyph takes beside the value.
func (h *heading) glyphWidth() float64 {
	if h.glyph == nil {
		return 0
	}
	return widget.StatusWidth(h.size)
}

// putHeading draws label, value and glyph.
func (p *bar) putHeading() {
	h := &p.head
	h.label.Put(p.Draft, scene.Label, h.left, h.label.First(h.foot), h.side, p.Token(h.paint))
	x, side := h.right, widget.End
	if h.over {
		x, side = h.left+h.glyphWidth(), widget.Start
	}
	p.PutFigure(&h.figure, x, h.baseline, side, p.Token(theme.Text))
	if h.glyph != nil {
		first := x - float64(side)*h.figure.Width()
		h.glyph.Put(p.Draft, first-widget.StatusSpace*h.size-widget.StatusSize*h.size, h.baseline, h.size)
	}
}
