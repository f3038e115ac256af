package bar

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// smallestUpright is the least font size of the words at an upright bar, in px.
const smallestUpright = 10

// placeVertical puts the value over an upright bar and the label under it; a legend stands
// at its side, the first segment at the foot.
func (p *bar) placeVertical() bool {
	h := &p.head
	h.size = p.level.size(widget.FontSize(0.16*p.area.W, smallestUpright, 16), smallestUpright)
	h.weight, h.paint, h.side = fonts.Medium, theme.Text, widget.Middle
	gap := math.Round(widget.Clamp(0.04*p.area.H, smallestGap, 8))
	if p.level > usual {
		gap = smallestGap
	}
	top, bottom := p.area.Y, p.area.Bottom()
	if !p.fitFigure(p.area.W, 0) {
		return false
	}
	if p.kinds.Has(widget.KindNumber) {
		row := math.Ceil(widget.CapHeight * h.size)
		top = max(top, math.Ceil(max(p.glyphReach(), p.riseOfFigure())*h.size))
		h.baseline, h.right = top+row, p.area.CenterX()+(h.figure.Width()+h.glyphWidth())/2
		top += row + max(gap, math.Ceil(p.dropOfFigure()*h.size)+1)
	}
	if p.kinds.Has(widget.KindLabel) {
		if !p.fitLabel(smallestUpright, p.area.W) {
			return false
		}
		h.left, h.foot = p.area.CenterX(), bottom-math.Ceil(max(0.25, p.dropOfLabel())*h.label.Size)
		bottom = h.label.First(h.foot) - math.Ceil(p.riseOfLabel()*h.label.Size) - gap
	}
	shortest := 24.0
	if !p.level.crowded() {
		shortest = max(shortest, 0.4*p.area.H)
	}
	const rounding = 0.5
	p.free = bottom - top - shortest - rounding
	return (bottom-top >= shortest || p.kinds == 0) && p.placeUpright(top, bottom, gap)
}

// placeUpright puts the bar between two heights, and a legend at its side. A name stands there rather
// than in its segment without its amount.
func (p *bar) placeUpright(top, bottom, gap float64) bool {
	if p.b.Legend == LegendInside && p.kinds.Has(widget.KindNames) {
		p.legend.amounts = true
		if p.besideUpright(top, bottom, gap) {
			return true
		}
		p.legend.amounts = false
	}
	return p.besideUpright(top, bottom, gap)
}

func (p *bar) besideUpright(top, bottom, gap float64) bool {
	for _, thick := range [...]float64{p.thickness(p.area.W, p.b.Width), p.forNames(p.area.W), p.thinnest()} {
		left := math.Round(p.area.CenterX() - thick/2)
		p.setUpright(left, bottom, thick, bottom-top)
		if !p.kinds.Has(widget.KindNames) {
			return true
		}
		some := p.legend.split(p)
		w := p.legend.column(p, p.area.W-thick-2*gap, bottom-top)
		if w > 0 {
			left = math.Round(p.area.X + (p.area.W-thick-2*gap-w)/2)
			p.legend.placeColumn(left+thick+2*gap, top, bottom)
			p.setUpright(left, bottom, thick, bottom-top)
		}
		if w > 0 || p.legend.suffices(p, some) {
			return true
		}
	}
	return false
}

// setUpright puts a track on its foot.
func (p *bar) setUpright(left, foot, thick, length float64) {
	p.track = widget.Box{X: 0, Y: 0, W: math.Floor(length), H: thick}
	p.origin = scene.Point{X: p.Mirror(left, thick), Y: math.Round(foot)}
	p.spare = max(0, math.Floor(min(barReach, left, p.b.Width-left-thick)))
}

// column fits the legend's entries under each other and returns its width, 0 when it does not fit.
func (g *legend) column(p *bar, width, height float64) (widest float64) {
	g.stacked = true
	g.fit(p, width, height)
	for i := range g.entries {
		e := &g.entries[i]
		widest = max(widest, g.widthOf(e, e.shown.Width()))
	}
	return widest
}

// placeColumn places the entries from the last segment at the top to the first at the foot, in
// the middle of the bar's length.
func (g *legend) placeColumn(x, top, bottom float64) {
	rows := 1 + g.entries[len(g.entries)-1].row
	used := float64(rows) * g.rowHeight
	g.x, g.y = x, math.Round(top+(bottom-top-used)/2+(g.rowHeight-widget.CapHeight*g.size)/2)
	for i := range g.entries {
		e := &g.entries[i]
		e.row = rows - 1 - (e.row - (e.shown.Rows() - 1))
	}
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
	// Deep letters in a part at the foot of the canvas stand higher.
	baseline := min(math.Round(b.Y+(b.H+widget.CapHeight*size)/2), p.b.Height-widget.Drop(line)*size)
	p.Place(scene.InBar, line, size, b.CenterX()-line.Width(size)/2, baseline, widget.Middle, paint)
}
