package bar

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// placeBeside puts label, bar and value in one row.
func (p *bar) placeBeside() {
	h := &p.head
	h.size = widget.FontSize(0.6*p.area.H, 8, 14)
	h.size = p.smaller(h.size, 8)
	baseline := math.Round(p.area.Y + (p.area.H+widget.CapHeight*h.size)/2)
	left, right := p.area.X, p.area.Right()
	const least, space = 24, 8
	shown := false
	if p.b.Show != widget.ShowNone {
		h.figure, shown = p.FitFigure(h.wording, 8, h.size, func(w, _ float64) bool { return w+space+least <= p.area.W })
	}
	free := p.area.W - h.figure.Width() - space - 2*least
	if h.keepGlyph(&free, shown); shown {
		p.putValue(right, baseline)
		right -= p.column(p.area.W-space-least) + space
		if h.glyph != nil {
			right -= widget.StatusWidth(h.size)
		}
	}
	if label, ok := p.Elide(p.Caption(), fonts.Regular, h.size, min(0.4*p.area.W, right-left-space-2*least)); ok {
		p.Put(scene.Label, label, h.size, left, baseline, widget.Start, p.Token(theme.TextSubtle))
		left += label.Width(h.size) + space
	}
	thick := p.thickness(p.area.H, p.b.Height)
	if p.b.Thickness == 0 {
		thick = math.Round(widget.Clamp(0.5*p.area.H, thinnestBar, 12))
	}
	p.setTrack(widget.Box{X: math.Round(left), Y: math.Round(p.area.Y + (p.area.H-thick)/2), W: math.Floor(right) - math.Round(left), H: thick})
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
