package gauge

import (
	"math"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// paintNeutral marks where the fill starts if that is not an end of the scale.
func (p *gauge) paintNeutral() {
	if p.neutral <= 0 || p.neutral >= 1 || p.g.Style != Fill || p.dial.edge < marksFrom {
		return
	}
	d := &p.dial
	p.radial(p.neutral, d.inner-1, d.outer+1, 1.5)
	p.Scene.Fill(scene.Tick, p.Token(theme.Tick))
}

// radial adds a straight mark along a radius, of constant width.
func (p *gauge) radial(f, inner, outer, width float64) {
	d := &p.dial
	a := d.angle(f)
	from, to := a.At(d.cx, d.cy, inner), a.At(d.cx, d.cy, outer)
	side := (a + math.Pi/2).At(0, 0, width/2)
	p.Scene.Polygon(
		scene.Point{X: from.X - side.X, Y: from.Y - side.Y}, scene.Point{X: to.X - side.X, Y: to.Y - side.Y},
		scene.Point{X: to.X + side.X, Y: to.Y + side.Y}, scene.Point{X: from.X + side.X, Y: from.Y + side.Y})
}

// Ticks stand this far inside the arc, and are left out when they come nearer to each
// other than tickSpacing.
const (
	tickGap     = 2
	tickSpacing = 5
)

func (p *gauge) tickLength() float64 {
	d := &p.dial
	if p.g.Ticks == 0 || p.texts.tight || float64(d.sweep)*d.inner/float64(p.g.Ticks) < tickSpacing || d.inner < 16 {
		return 0
	}
	return widget.Clamp(math.Round(0.06*d.outer), 3, 8)
}

func (p *gauge) paintTicks() {
	length := p.tickLength()
	if length == 0 {
		return
	}
	last := p.g.Ticks
	if p.g.Arc == 360 {
		last--
	}
	outer := p.dial.inner - tickGap
	for i := 0; i <= last; i++ {
		p.radial(float64(i)/float64(p.g.Ticks), outer-length, outer, 1)
	}
	p.Scene.Fill(scene.Tick, p.Token(theme.Tick))
}

// paintTarget draws a line across the arc, or, for a target beyond the scale, an
// outlined arrow at the end it passed.
func (p *gauge) paintTarget() {
	g, d := p.g, &p.dial
	if !g.Target.Valid() || p.scale.Flat() || d.edge < marksFrom {
		return
	}
	if side := p.scale.Beyond(g.Target); side != 0 {
		p.paintTargetBeyond(float64(side))
		return
	}
	f := p.scale.At(g.Target)
	outer := d.outer
	if d.hasRing() {
		outer = d.ringOuter
	}
	width, reach := 2.0, d.targetReach()
	if reach < 3 {
		width = 1.5
	}
	p.radial(f, d.inner, outer, width+2)
	p.Scene.Fill(scene.Halo, p.Surface())
	p.radial(f, d.inner-reach, outer+reach, width)
	p.Scene.Fill(scene.Target, p.Token(theme.Text))
}

// arrow is the size of the mark of a target beyond the scale: half its height across the
// arc, and its length along it.
func (d *dial) arrow() (half, length float64) {
	half = widget.Clamp(d.thickness()/2+d.targetReach()-2, 2.5, 10)
	return half, 1.1 * half
}

// paintTargetBeyond draws an arrow that points out of the scale with its tip at the end of
// the arc, in a rim of the surface colour and hollow where there is room.
func (p *gauge) paintTargetBeyond(side float64) {
	half, length := p.dial.arrow()
	point := p.along(side, length/2+p.endInset(side))
	// The sides move inwards by equal distances, so that the rim is equally broad.
	arrow := func(inset float64) {
		slant := math.Hypot(half, length)
		tip, back := length/2-inset*slant/half, -length/2+inset
		h := half * (tip - back) / length
		p.Scene.Polygon(point(back, -h), point(tip, 0), point(back, h))
	}
	const hollowFrom = 4
	if half >= hollowFrom {
		arrow(-1)
		p.Scene.Fill(scene.Halo, p.Surface())
	}
	arrow(0)
	p.Scene.Fill(scene.Target, p.Token(theme.Text))
	if half >= hollowFrom {
		arrow(1.25)
		p.Scene.Fill(scene.Halo, p.Surface())
	}
}

// endInset is how far from an end of the arc a mark of something beyond it stays, in px, since
// a needle or a marker may stand there.
func (p *gauge) endInset(side float64) float64 {
	f := 0.0
	if side > 0 {
		f = 1
	}
	switch {
	case !p.g.Value.Valid() || p.value != f:
		return 0
	case p.g.Style == Marker:
		return p.dial.markerWidth() + 2
	case p.g.Style == Needle:
		return 3
	}
	return 0
}

// along returns what turns places relative to a point near an end of the arc, x out of the
// scale and y away from the centre, into places on the canvas. The point is back px before
// the end.
func (p *gauge) along(side, back float64) func(x, y float64) scene.Point {
	d := &p.dial
	f := 0.0
	if side > 0 {
		f = 1
	}
	a := d.angle(f) - scene.Angle(side*back/d.middle())
	at := a.At(d.cx, d.cy, d.middle())
	out := (a + scene.Angle(side*math.Pi/2)).At(0, 0, 1)
	across := a.At(0, 0, 1)
	return func(x, y float64) scene.Point {
		return scene.Point{X: at.X + out.X*x + across.X*y, Y: at.Y + out.Y*x + across.Y*y}
	}
}

// paintOverflow draws an arrowhead in the arc at the end that the value passed.
func (p *gauge) paintOverflow() {
	side := p.scale.Beyond(p.g.Value)
	t := min(p.dial.thickness(), 0.6*p.dial.middle()) // a larger one would not follow the arc
	thin := t < smallestMark
	if side == 0 || thin && p.dial.edge < marksFrom {
		return
	}
	t = max(t, smallestMark)
	h, w := 0.375*t, max(1.5, 0.17*t)
	back := p.besideTarget(side, 0.55*t+p.endInset(float64(side)), h+w/2)
	place := p.along(float64(side), back)
	near, far := (back-h)/p.length(), (back+h)/p.length()
	if side > 0 {
		near, far = 1-far, 1-near
	}
	ink := p.Token(theme.Text)
	if below, one := p.arcBetween(near, far); one && !thin {
		ink = p.InkOn(below)
	} else {
		p.Chevron(place, h+1, w+2)
		p.Scene.Fill(scene.Halo, p.Surface())
	}
	p.Chevron(place, h, w)
	p.Scene.Fill(scene.Overflow, ink)
}

// smallestMark is the thickness of the thinnest arc that the mark of an overflow stands in, in px; on a thinner
// one it is as large, and over it with a rim.
const smallestMark = 5

// besideTarget moves a mark that lies back px before an end of the arc, and takes half its
// length on both sides, behind the target where that is in its way.
func (p *gauge) besideTarget(side int, back, half float64) float64 {
	d, target := &p.dial, p.g.Target
	if !target.Valid() || d.edge < marksFrom {
		return back
	}
	at, taken := 0.0, 3.0
	if p.scale.Beyond(target) == side {
		_, length := d.arrow()
		at, taken = p.endInset(float64(side)), length+2
	} else if at = p.scale.At(target) * p.length(); side > 0 {
		at = p.length() - at
	}
	if math.Abs(back-at) < half+taken {
		back = at + half + taken
	}
	return back
}

// arcBetween is the paint of the arc between two fractions of the scale; one is false where it
// has several.
func (p *gauge) arcBetween(from, to float64) (paint scene.Paint, one bool) {
	if p.g.Style == Fill || len(p.zones) == 0 {
		low, high, filled := p.filled()
		if filled && low+p.roundCap(low) <= from && to <= high-p.roundCap(high) {
			return p.Paint(p.color()), true
		}
		gap := widget.FillGap / p.length()
		return p.Token(theme.Track), !filled || to < low-gap || high+gap < from
	}
	for _, z := range widget.Cover(p.zones) {
		if z.From <= from && to <= z.To {
			if z.Color.IsZero() {
				return p.Token(theme.Track), true
			}
			return p.Paint(z.Color), true
		}
	}
	return paint, false
}

// roundCap is the fraction of the scale that the cap at an end of the fill takes, where the scale goes on.
func (p *gauge) roundCap(end float64) float64 {
	if end <= 0 || end >= 1 {
		return 0
	}
	return p.roundness() / p.length()
}

// markerReach is how far a marker reaches beyond the arc on both sides.
const markerReach = 2

// paintMarker draws a bar across the arc, with a rim in the surface colour.
func (p *gauge) paintMarker() {
	if p.scale.Flat() {
		return
	}
	d := &p.dial
	width := d.markerWidth()
	// At an end of the scale the marker stays on the arc.
	inset := width / 2 / (float64(d.sweep) * d.middle())
	f := p.value
	if p.g.Arc < 360 {
		f = widget.Clamp(f, inset, 1-inset)
	}
	p.radial(f, d.inner, d.outer, width+2)
	p.Scene.Fill(scene.Halo, p.Surface())
	p.radial(f, d.inner-markerReach, d.outer+markerReach, width)
	p.Scene.Fill(scene.Needle, p.Token(theme.Text))
}

// paintNeedle draws a tapered needle on a hub; over the arc it has a rim in the surface
// colour, so that it stands clear of any zone. On a full ring there is only its end.
func (p *gauge) paintNeedle() {
	if p.scale.Flat() {
		return
	}
	d := &p.dial
	tip, wide := d.tip(), d.needle()
	a := d.angle(p.value)
	along, across := a.At(0, 0, 1), (a+math.Pi/2).At(0, 0, 1)
	point := func(r, w float64) scene.Point {
		return scene.Point{X: d.cx + along.X*r + across.X*w, Y: d.cy + along.Y*r + across.Y*w}
	}
	const narrow = 0.6
	foot := 0.0
	if p.g.Arc == 360 {
		foot, wide = d.inner-d.pointer(), 2*wide
	}
	rim := narrow + 1 + (wide-narrow)*(tip-d.inner)/(tip-foot)
	p.Scene.Polygon(point(d.inner, -rim), point(tip, -narrow-1), point(tip+1, 0), point(tip, narrow+1), point(d.inner, rim))
	p.Scene.Fill(scene.Halo, p.Surface())
	if p.g.Arc == 360 {
		p.Scene.Polygon(point(foot, -wide), point(tip, -narrow), point(tip, narrow), point(foot, wide))
		p.Scene.Fill(scene.Needle, p.Token(theme.Text))
		return
	}
	tail, hub := d.tail(), d.hub()
	p.Scene.Polygon(point(-tail, -wide*0.7), point(0, -wide), point(tip, -narrow), point(tip, narrow), point(0, wide), point(-tail, wide*0.7))
	p.Scene.Circle(d.cx, d.cy, hub)
	p.Scene.Fill(scene.Needle, p.Token(theme.Text))
	p.Scene.Circle(d.cx, d.cy, hub*0.4)
	p.Scene.Fill(scene.Halo, p.Surface())
}
