package bar

import (
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// heading is the line of text of a bar: label at the start, value at the end; above the
// bar where the height allows, else beside it.
type heading struct {
	wording widget.Wording
	label   text.Line
	figure  widget.Figure
	glyph   *widget.Status
	size    float64
	rise    float64 // from its top to its baseline, px
	hasText bool
	// labels are the numbers under a bullet.
	labels    []widget.ScaleLabel
	labelSize float64
}

// fitHeading fits value, status glyph and label into one line; the value goes first.
func (p *bar) fitHeading(width float64) {
	h := &p.head
	left, ok := width, false
	if p.b.Show != widget.ShowNone {
		h.figure, ok = p.FitFigure(h.wording, 8, h.size, func(w, _ float64) bool { return w <= width })
	}
	if ok {
		h.hasText = true
		left -= h.figure.Width() + 12
	}
	h.keepGlyph(&left, ok)
	label, labelled := p.Elide(p.Caption(), fonts.Medium, h.size, left)
	if labelled {
		h.label, h.hasText = label, true
	}
}

// keepGlyph takes the room for the status glyph, or drops it where there is none.
func (h *heading) keepGlyph(left *float64, beside bool) {
	if h.glyph == nil {
		return
	}
	need := widget.StatusWidth(h.size)
	if !beside || *left < need {
		h.glyph = nil
		return
	}
	*left -= need
}

func (p *bar) putHeading(left, right, baseline float64) {
	h := &p.head
	p.Put(scene.Label, h.label, h.size, left, baseline, widget.Start, p.Token(theme.Text))
	p.putValue(right, baseline)
}

// putValue puts the value and its glyph before an x.
func (p *bar) putValue(right, baseline float64) {
	h := &p.head
	p.PutFigure(&h.figure, right, baseline, widget.End, p.Token(theme.Text))
	if h.glyph != nil {
		h.glyph.Put(p.Draft, right-h.figure.Width()-widget.StatusSpace*h.size-widget.StatusSize*h.size, baseline, h.size)
	}
}
