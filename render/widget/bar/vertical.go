package bar

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// placeVertical puts the value over an upright bar and the label under it; a legend stands
// at its side, the first segment at the foot.
func (p *bar) placeVertical() {
	if p.area.X == 0 {
		w := p.b.Width
		if p.b.Thickness > 0 {
			w = min(w, math.Round(p.b.Thickness))
		}
		p.setUpright(math.Round((p.b.Width-w)/2), p.b.Height, w, p.b.Height)
		p.legend.split(p)
		return
	}
	h := &p.head
	h.size = widget.FontSize(0.16*p.area.W, 10, 16)
	gap := math.Round(widget.Clamp(0.04*p.area.H, 5, 8))
	h.size = p.smaller(h.size, 10)
	if p.way.Smaller > 0 {
		gap = 5
	}
	row := math.Ceil(widget.CapHeight * h.size)
	top, bottom := p.area.Y, p.area.Bottom()
	least := max(24, 0.4*p.area.H)
	if shown := p.fitUprightValue(); shown && bottom-top-row-gap >= least {
		p.putUprightValue(top + row)
		top += row + gap
	}
	label, ok := p.Elide(p.Caption(), fonts.Medium, h.size, p.area.W)
	row += widget.ExtraRise(label) * h.size
	if ok && bottom-top-row-gap-0.25*h.size >= least {
		bottom -= math.Ceil(0.25 * h.size)
		p.Put(scene.Label, label, h.size, p.area.CenterX(), bottom, widget.Middle, p.Token(theme.Text))
		bottom -= row + gap
	}
	thick := p.thickness(p.area.W, p.b.Width)
	left := math.Round(p.area.CenterX() - thick/2)
	p.setUpright(left, bottom, thick, bottom-top)
	p.legend.split(p)
	if w := p.legend.column(p, p.area.W-thick-2*gap, bottom-top); w > 0 {
		left = math.Round(p.area.X + (p.area.W-thick-2*gap-w)/2)
		p.legend.putColumn(p, left+thick+2*gap, top, bottom)
	}
	p.setUpright(left, bottom, thick, bottom-top)
}

// setUpright puts a track on its foot.
func (p *bar) setUpright(left, foot, thick, length float64) {
	p.track = widget.Box{X: 0, Y: 0, W: math.Floor(length), H: thick}
	p.origin = scene.Point{X: p.Mirror(left, thick), Y: math.Round(foot)}
	p.spare = max(0, math.Floor(min(barReach, left, p.b.Width-left-thick)))
}

func (p *bar) fitUprightValue() (ok bool) {
	h := &p.head
	if p.b.Show == widget.ShowNone {
		h.glyph = nil
		return false
	}
	width := p.area.W
	if h.glyph != nil {
		width -= widget.StatusWidth(h.size)
	}
	h.figure, ok = p.FitFigure(h.wording, 8, h.size, func(w, _ float64) bool { return w <= width })
	if !ok && h.glyph != nil {
		h.glyph = nil
		h.figure, ok = p.FitFigure(h.wording, 8, h.size, func(w, _ float64) bool { return w <= p.area.W })
	}
	return ok
}

func (p *bar) putUprightValue(baseline float64) {
	h := &p.head
	w := h.figure.Width()
	if h.glyph != nil {
		w += widget.StatusWidth(h.size)
	}
	p.putValue(p.area.CenterX()+w/2, baseline)
}

// column fits the legend's entries under each other and returns its width, 0 when it is not
// wanted or does not fit.
func (g *legend) column(p *bar, width, height float64) float64 {
	if p.b.Legend == LegendNone || !g.named(p) {
		return 0
	}
	g.measure(p)
	g.size = widget.Clamp(p.head.size, smallestLegend, 13)
	g.rowHeight = math.Round(1.5 * g.size)
	if float64(len(g.entries))*g.rowHeight > height {
		g.entries = nil
		return 0
	}
	widest := 0.0
	for i := range g.entries {
		e := &g.entries[i]
		if !g.shorten(p, e, width) || g.widthOf(e) > width {
			g.entries = nil
			return 0
		}
		widest = max(widest, g.widthOf(e))
	}
	return widest
}

// putColumn draws the entries from the last segment at the top to the first at the foot, in
// the middle of the bar's length.
func (g *legend) putColumn(p *bar, x, top, bottom float64) {
	used := float64(len(g.entries)) * g.rowHeight
	y := math.Round(top + (bottom-top-used)/2 + (g.rowHeight-widget.CapHeight*g.size)/2)
	for i := range g.entries {
		g.entries[i].x, g.entries[i].row = 0, len(g.entries)-1-i
	}
	g.put(p, x, y)
}

// fill paints the path being built, which lies along the bar, where the bar stands.
func (p *bar) fill(role scene.Role, paint scene.Paint) {
	switch {
	case p.b.Orientation == Vertical:
		p.Scene.QuarterTurn(p.origin.X, p.origin.Y)
	case p.reversed():
		p.Scene.Mirror(p.track.X + p.track.W/2)
	}
	p.Scene.Fill(role, paint)
}

// inside returns the box on the canvas of a part of the track.
func (p *bar) inside(from, to float64) widget.Box {
	t := p.track
	if p.b.Orientation == Vertical {
		return widget.Box{X: p.origin.X + t.Y, Y: p.origin.Y - to, W: t.H, H: to - from}
	}
	if p.reversed() {
		from, to = t.X+t.Right()-to, t.X+t.Right()-from
	}
	return widget.Box{X: from, Y: t.Y, W: to - from, H: t.H}
}

// reversed says that a horizontal bar grows to the left.
func (p *bar) reversed() bool {
	return p.b.Direction == widget.RightToLeft && p.b.Orientation == Horizontal
}

// putInside draws a line of text in the middle of a part of the track.
func (p *bar) putInside(line text.Line, size, from, to float64, paint scene.Paint) {
	b := p.inside(from, to)
	p.Place(scene.InBar, line, size, b.CenterX()-line.Width(size)/2, math.Round(b.Y+(b.H+widget.CapHeight*size)/2), widget.Middle, paint)
}
