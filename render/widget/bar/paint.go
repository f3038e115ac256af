package widget

import (
	"math"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
)

// radius is that of the bar's outer corners.
func (p *bar) radius() float64 {
	switch {
	case p.b.Ends == Flat:
		return 0
	case p.b.Style == Bullet && len(p.b.Segments) == 0:
		return min(3, p.track.h/2) // bands are places on a scale, their ends are no part of it
	}
	return min(mostRadius, p.track.h/2)
}

// A very thick bar keeps the look of a bar, and room for words at its ends.
const mostRadius = 12

func (p *bar) paintBar() {
	switch {
	case len(p.b.Segments) > 0:
		p.paintSegments()
		return
	case p.b.Style == Bullet:
		p.paintBullet()
	default:
		p.paintValue()
	}
	p.paintTarget()
}

// color is that of the value: its zone's, where a value beyond the scale counts as the
// end it passed.
func (p *bar) color() theme.Color {
	return p.colorOf(p.thresholds, p.scale.clampValue(p.b.Value))
}

// A value shows at least leastFill px, and what is missing to the end of the scale shows at
// least as much track.
const leastFill = 2

// barReach is how far a target mark reaches beyond the bar on both sides.
const barReach = 3

// span returns the fractions that the fill covers; ok is false where there is none.
func (p *bar) span() (from, to float64, ok bool) {
	if !p.b.Value.Valid() || p.scale.flat() {
		return 0, 0, false
	}
	value, neutral := p.scale.at(p.b.Value.Float()), p.scale.neutral(number.Value{})
	return min(value, neutral), max(value, neutral), value != neutral
}

// paintValue draws value and track side by side, with real gaps between them.
func (p *bar) paintValue() {
	t := p.track
	low, high, ok := p.span()
	if !ok {
		p.slice(t.x, t.right())
		p.fill(scene.Track, p.token(theme.Track))
		p.paintOverflow(p.token(theme.Track))
		return
	}
	from, to := p.filled(low, high)
	gap := math.Min(fillGap, math.Floor(t.w/16))
	if p.slice(t.x, from-gap) {
		p.fill(scene.Track, p.token(theme.Track))
	}
	if p.slice(to+gap, t.right()) {
		p.fill(scene.Track, p.token(theme.Track))
	}
	paint := p.layout.paint(p.color())
	p.slice(from, to)
	p.fill(scene.Value, paint)
	p.paintOverflow(paint)
}

// filled turns fractions into the two edges of the fill along the bar, on whole pixels,
// kept off the ends of the track unless the scale's end is reached.
func (p *bar) filled(from, to float64) (x0, x1 float64) {
	t := p.track
	edge := func(f float64) float64 {
		switch {
		case f <= 0:
			return t.x
		case f >= 1:
			return t.right()
		}
		return clamp(math.Round(t.x+f*t.w), t.x+leastFill, t.right()-leastFill-fillGap)
	}
	x0, x1 = edge(from), edge(to)
	if x1-x0 < leastFill {
		if x1 = x0 + leastFill; x1 > t.right() {
			x0, x1 = t.right()-leastFill, t.right()
		}
	}
	return x0, x1
}

// slice adds the part of the track's rounded rectangle between two places along it; false
// when there is none.
func (p *bar) slice(from, to float64) bool {
	t := p.track
	from, to = max(from, t.x), min(to, t.right())
	if to <= from {
		return false
	}
	p.sc.RoundRectSlice(t.x, t.y, t.w, t.h, p.radius(), from, to)
	return true
}

// paintOverflow draws an arrowhead in the bar at the end that the value passed.
func (p *bar) paintOverflow(below scene.Paint) {
	t := p.track
	if !p.b.Value.Valid() || t.h < 8 || t.w < 3*t.h {
		return
	}
	side := float64(p.scale.beyond(p.b.Value.Float()))
	if side == 0 {
		return
	}
	x := t.x + 0.75*t.h
	if side > 0 {
		x = t.right() - 0.75*t.h
	}
	y, h, w := t.y+t.h/2, 0.28*t.h, max(1.5, 0.15*t.h)
	point := func(dx, dy float64) scene.Point { return scene.Point{X: x + side*dx, Y: y + dy} }
	p.chevronAt(point, h, w)
	p.fill(scene.Overflow, p.inkOn(below))
}

// paintTarget draws a line across the bar, or, for a target beyond the scale, an
// arrowhead at the end it passed.
func (p *bar) paintTarget() {
	t, target := p.track, p.b.Target
	if !target.Valid() || p.scale.flat() {
		return
	}
	switch p.scale.beyond(target.Float()) {
	case -1:
		p.targetBeyond(t.x, -1, p.spare)
		return
	case 1:
		p.targetBeyond(t.right(), 1, p.spare)
		return
	}
	width, y, h := 2.0, t.y-p.spare, t.h+2*p.spare
	if p.b.Style == Bullet && t.h >= 12 {
		h = math.Round(0.6 * t.h)
		y = t.y + math.Round((t.h-h)/2)
		if t.h > 24 {
			width = 3
		}
	}
	x := clamp(math.Round(t.x+p.scale.at(target.Float())*t.w-width/2), t.x, t.right()-width)
	left, right := max(t.x, x-1), min(t.right(), x+width+1)
	p.sc.Rect(left, max(t.y, y), right-left, min(t.h, h))
	p.fill(scene.Halo, p.surface())
	p.sc.Rect(x, y, width, h)
	p.fill(scene.Target, p.token(theme.Text))
}

// targetBeyond draws an outlined arrow that points out of the scale, with its tip at x.
func (p *bar) targetBeyond(x, side, reach float64) {
	t := p.track
	h := min(t.h/2+reach, 7)
	w := min(h, t.w/3)
	if h < 3 || w < 3 {
		return
	}
	y := t.y + t.h/2
	arrow := func(inset float64) {
		// The corners move inwards along the arrow's own directions, so that the rim is
		// equally wide all around.
		p.sc.Polygon(
			scene.Point{X: x - side*(w-inset), Y: y - h + inset*2.2},
			scene.Point{X: x - side*inset*1.6, Y: y},
			scene.Point{X: x - side*(w-inset), Y: y + h - inset*2.2})
	}
	arrow(0)
	p.fill(scene.Target, p.token(theme.Text))
	if h >= 5 {
		arrow(1.25)
		p.fill(scene.Halo, p.surface())
	}
}
