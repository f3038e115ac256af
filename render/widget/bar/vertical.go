package widget

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
)

// placeVertical puts the value over an upright bar and the label under it; a legend stands
// at its side, the first segment at the foot.
func (p *bar) placeVertical() {
	if p.area.x == 0 {
		w := p.b.Width
		if p.b.Thickness > 0 {
			w = min(w, math.Round(p.b.Thickness))
		}
		p.setUpright(math.Round((p.b.Width-w)/2), p.b.Height, w, p.b.Height)
		p.legend.split(p)
		return
	}
	h := &p.head
	h.size = fontSize(0.16*p.area.w, 10, 16)
	row := math.Ceil(capHeight * h.size)
	gap := math.Round(clamp(0.04*p.area.h, 5, 8))
	top, bottom := p.area.y, p.area.bottom()
	least := max(24, 0.4*p.area.h)
	if shown := p.fitUprightValue(); shown && bottom-top-row-gap >= least {
		p.putUprightValue(top + row)
		top += row + gap
	}
	if label, ok := p.elide(p.b.Label, fonts.Medium, h.size, p.area.w); ok && bottom-top-row-gap-0.25*h.size >= least {
		bottom -= math.Ceil(0.25 * h.size)
		p.put(scene.Label, label, h.size, p.area.centerX(), bottom, middle, p.token(theme.Text))
		bottom -= row + gap
	}
	thick := p.thickness(p.area.w, p.b.Width)
	left := math.Round(p.area.centerX() - thick/2)
	p.setUpright(left, bottom, thick, bottom-top)
	p.legend.split(p)
	if w := p.legend.column(p, p.area.w-thick-2*gap, bottom-top); w > 0 {
		left = math.Round(p.area.x + (p.area.w-thick-2*gap-w)/2)
		p.legend.putColumn(p, left+thick+2*gap, top, bottom)
	}
	p.setUpright(left, bottom, thick, bottom-top)
}

// setUpright puts a track on its foot.
func (p *bar) setUpright(left, foot, thick, length float64) {
	p.track = box{0, 0, math.Floor(length), thick}
	p.origin = scene.Point{X: p.mirror(left, thick), Y: math.Round(foot)}
	p.spare = max(0, math.Floor(min(barReach, left, p.b.Width-left-thick)))
}

func (p *bar) fitUprightValue() (ok bool) {
	h := &p.head
	if p.b.Show == ShowNone {
		h.glyph = nil
		return false
	}
	width := p.area.w
	if h.glyph != nil {
		width -= glyphWidth(h.size)
	}
	h.figure, ok = p.fitFigure(h.wording, 8, h.size, func(w, _ float64) bool { return w <= width })
	if !ok && h.glyph != nil {
		h.glyph = nil
		h.figure, ok = p.fitFigure(h.wording, 8, h.size, func(w, _ float64) bool { return w <= p.area.w })
	}
	return ok
}

func (p *bar) putUprightValue(baseline float64) {
	h := &p.head
	w := h.figure.width()
	if h.glyph != nil {
		w += glyphWidth(h.size)
	}
	p.putValue(p.area.centerX()+w/2, baseline)
}

// column fits the legend's entries under each other and returns its width, 0 when it is not
// wanted or does not fit.
func (g *legend) column(p *bar, width, height float64) float64 {
	if p.b.Legend == LegendNone || !g.named(p) {
		return 0
	}
	g.measure(p)
	g.size = clamp(p.head.size, 10, 13)
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
	y := math.Round(top + (bottom-top-used)/2 + (g.rowHeight-capHeight*g.size)/2)
	for i := range g.entries {
		g.entries[i].x, g.entries[i].row = 0, len(g.entries)-1-i
	}
	g.put(p, x, y)
}

// fill paints the path being built, which lies along the bar, where the bar stands.
func (p *bar) fill(role scene.Role, paint scene.Paint) {
	switch {
	case p.b.Orientation == Vertical:
		p.sc.QuarterTurn(p.origin.X, p.origin.Y)
	case p.reversed():
		p.sc.Mirror(p.track.x + p.track.w/2)
	}
	p.sc.Fill(role, paint)
}

// inside returns the box on the canvas of a part of the track.
func (p *bar) inside(from, to float64) box {
	t := p.track
	if p.b.Orientation == Vertical {
		return box{p.origin.X + t.y, p.origin.Y - to, t.h, to - from}
	}
	if p.reversed() {
		from, to = t.x+t.right()-to, t.x+t.right()-from
	}
	return box{from, t.y, to - from, t.h}
}

// reversed says that a horizontal bar grows to the left.
func (p *bar) reversed() bool {
	return p.b.Direction == RightToLeft && p.b.Orientation == Horizontal
}

// putInside draws a line of text in the middle of a part of the track.
func (p *bar) putInside(line text.Line, size, from, to float64, paint scene.Paint) {
	b := p.inside(from, to)
	p.place(scene.InBar, line, size, b.centerX()-line.Width(size)/2, math.Round(b.y+(b.h+capHeight*size)/2), middle, paint)
}
