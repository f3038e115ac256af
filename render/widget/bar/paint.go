package bar

import (
	"math"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// radius is that of the bar's outer corners.
func (p *bar) radius() float64 {
	switch {
	case p.b.Ends == widget.Flat:
		return 0
	case p.b.Style == Bullet && len(p.b.Segments) == 0:
		return min(3, p.track.H/2) // bands are places on a scale, their ends are no part of it
	}
	return min(mostRadius, p.track.H/2)
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
	return p.ColorOf(p.thresholds, p.scale.Clamp(p.b.Value))
}

// A value shows at least leastFill px, and what is missing to the end of the scale shows at
// least as much track.
const leastFill = 2

// barReach is how far a target mark reaches beyond the bar on both sides.
const barReach = 3

// span returns the fractions that the fill covers; ok is false where there is none.
func (p *bar) span() (from, to float64, ok bool) {
	if !p.b.Value.Valid() || p.scale.Flat() {
		return 0, 0, false
	}
	value, neutral := p.scale.At(p.b.Value), p.scale.Neutral(number.Value{})
	return min(value, neutral), max(value, neutral), value != neutral
}

// paintValue draws value and track side by side, with real gaps between them.
func (p *bar) paintValue() {
	t := p.track
	low, high, ok := p.span()
	if !ok {
		p.slice(t.X, t.Right())
		p.fill(scene.Track, p.Token(theme.Track))
		p.paintOverflow(p.Token(theme.Track), t.X, t.Right())
		return
	}
	from, to := p.filled(low, high)
	gap := min(widget.FillGap, math.Floor(t.W/16))
	if p.slice(t.X, from-gap) {
		p.fill(scene.Track, p.Token(theme.Track))
	}
	if p.slice(to+gap, t.Right()) {
		p.fill(scene.Track, p.Token(theme.Track))
	}
	paint := p.Paint(p.color())
	p.slice(from, to)
	p.fill(scene.Value, paint)
	p.paintOverflow(paint, from, to)
}

// filled turns fractions into the two edges of the fill along the bar, on whole pixels,
// kept off the ends of the track unless the scale's end is reached.
func (p *bar) filled(from, to float64) (x0, x1 float64) {
	t := p.track
	edge := func(f float64) float64 {
		switch {
		case f <= 0:
			return t.X
		case f >= 1:
			return t.Right()
		}
		return widget.Clamp(math.Round(t.X+f*t.W), t.X+leastFill, t.Right()-leastFill-widget.FillGap)
	}
	x0, x1 = edge(from), edge(to)
	if x1-x0 < leastFill {
		if x1 = x0 + leastFill; x1 > t.Right() {
			x0, x1 = t.Right()-leastFill, t.Right()
		}
	}
	return x0, x1
}

// slice adds the part of the track's rounded rectangle between two places along it; false
// when there is none.
func (p *bar) slice(from, to float64) bool {
	t := p.track
	from, to = max(from, t.X), min(to, t.Right())
	if to <= from {
		return false
	}
	p.Scene.RoundRectSlice(t.X, t.Y, t.W, t.H, p.radius(), from, to)
	return true
}

// paintOverflow draws an arrowhead in the bar at the end that the value passed. Below is the
// paint of the bar between two places along it.
func (p *bar) paintOverflow(below scene.Paint, from, to float64) {
	if p.b.Value.Valid() {
		p.overflowMark(p.scale.Beyond(p.b.Value), below, from, to)
	}
}

// hasMarkRoom says whether a bar is long enough for the mark of an overflow, and has room beside it for one
// that is larger than it is thick.
func (p *bar) hasMarkRoom() bool {
	size, rim := p.markSize(), 1.0
	return p.track.W >= 3*size && (size == p.track.H || p.spare >= (size-p.track.H)/2+rim)
}

// markSize is how thick a bar would be that the mark of an overflow suits, in px: on a thinner one it would
// not be seen.
func (p *bar) markSize() float64 { return max(p.track.H, 8) }

// overflowMark draws the arrowhead at one side, -1 or 1, of the bar, with a rim where it lies
// on more than one paint or is larger than the bar.
func (p *bar) overflowMark(side int, below scene.Paint, from, to float64) {
	t := p.track
	if side == 0 || !p.hasMarkRoom() {
		return
	}
	out := float64(side)
	size := p.markSize()
	y, h, w := t.Y+t.H/2, 0.28*size, max(1.5, 0.15*size)
	back := p.besideTarget(side, 0.75*size, (h+w)/2)
	x := t.X + back
	if side > 0 {
		x = t.Right() - back
	}
	point := func(dx, dy float64) scene.Point { return scene.Point{X: x + out*dx, Y: y + dy} }
	ink := p.InkOn(below)
	if size > t.H || x-(h+w)/2 < from || x+(h+w)/2 > to {
		p.Chevron(point, h+1, w+2)
		p.fill(scene.Halo, p.Surface())
		ink = p.Token(theme.Text)
	}
	p.Chevron(point, h, w)
	p.fill(scene.Overflow, ink)
}

// besideTarget moves a mark that lies back px before an end of the bar, and takes half its
// length on both sides, behind the target where that is in its way.
func (p *bar) besideTarget(side int, back, half float64) float64 {
	target := p.b.Target
	if !target.Valid() || p.scale.Flat() || len(p.b.Segments) > 0 {
		return back
	}
	at, taken := 0.0, 4.0
	if p.scale.Beyond(target) == side {
		_, w := p.targetArrow()
		taken = w + 2
	} else if at = p.scale.At(target) * p.track.W; side > 0 {
		at = p.track.W - at
	}
	if math.Abs(back-at) < half+taken {
		back = at + half + taken
	}
	return back
}

// paintTarget draws a line across the bar, or, for a target beyond the scale, an
// arrowhead at the end it passed.
func (p *bar) paintTarget() {
	t, target := p.track, p.b.Target
	if !target.Valid() || p.scale.Flat() {
		return
	}
	switch p.scale.Beyond(target) {
	case -1:
		p.targetBeyond(t.X, -1)
		return
	case 1:
		p.targetBeyond(t.Right(), 1)
		return
	}
	width, y, h := 2.0, t.Y-p.spare, t.H+2*p.spare
	if p.b.Style == Bullet && t.H >= 12 {
		h = math.Round(0.6 * t.H)
		y = t.Y + math.Round((t.H-h)/2)
		if t.H > 24 {
			width = 3
		}
	}
	x := widget.Clamp(math.Round(t.X+p.scale.At(target)*t.W-width/2), t.X, t.Right()-width)
	left, right := max(t.X, x-1), min(t.Right(), x+width+1)
	p.Scene.Rect(left, max(t.Y, y), right-left, min(t.H, h))
	p.fill(scene.Halo, p.Surface())
	p.Scene.Rect(x, y, width, h)
	p.fill(scene.Target, p.Token(theme.Text))
}

// targetArrow is the size of the mark of a target beyond the scale: half its height, and its
// length along the bar.
func (p *bar) targetArrow() (h, w float64) {
	h = min(p.track.H/2+p.spare, 7)
	return h, min(h, p.track.W/3)
}

// targetBeyond draws an outlined arrow that points out of the scale, with its tip at x.
func (p *bar) targetBeyond(x, side float64) {
	t := p.track
	h, w := p.targetArrow()
	if h < 3 || w < 3 {
		return
	}
	y := t.Y + t.H/2
	arrow := func(inset float64) {
		// The corners move inwards along the arrow's own directions, so that the rim is
		// equally wide all around.
		p.Scene.Polygon(
			scene.Point{X: x - side*(w-inset), Y: y - h + inset*2.2},
			scene.Point{X: x - side*inset*1.6, Y: y},
			scene.Point{X: x - side*(w-inset), Y: y + h - inset*2.2})
	}
	arrow(0)
	p.fill(scene.Target, p.Token(theme.Text))
	if h >= 5 {
		arrow(1.25)
		p.fill(scene.Halo, p.Surface())
	}
}
