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
	if p.g.Ticks == 0 || float64(d.sweep)*d.inner/float64(p.g.Ticks) < tickSpacing || d.inner < 16 {
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
	f := p.scale.At(g.Target.Float())
	if side := p.scale.Beyond(g.Target.Float()); side != 0 {
		p.chevron(f, float64(side), d.middle(), d.thickness(), 0.9)
		p.Scene.Fill(scene.Target, p.Token(theme.Text))
		return
	}
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

// paintOverflow draws an arrowhead in the arc at the end that the value passed.
func (p *gauge) paintOverflow() {
	side := p.scale.Beyond(p.g.Value.Float())
	t := p.dial.thickness()
	if side == 0 || t < 5 {
		return
	}
	f := 0.0
	if side > 0 {
		f = 1
	}
	below := p.Token(theme.Track)
	switch {
	case p.g.Style != Fill && len(p.zones) > 0:
		all := widget.Cover(p.zones)
		z := all[0]
		if side > 0 {
			z = all[len(all)-1]
		}
		if !z.Color.IsZero() {
			below = p.Paint(z.Color)
		}
	case p.g.Style == Fill && p.value != p.neutral:
		below = p.Paint(p.color())
	}
	p.chevron(f, float64(side), p.dial.middle(), t, 0.75)
	p.Scene.Fill(scene.Overflow, p.InkOn(below))
}

// chevron adds an arrowhead without a stem near an end of the scale that points out
// of it; size is that of its place, of which it takes a part.
func (p *gauge) chevron(f, side, radius, size, part float64) {
	d := &p.dial
	inset := 0.55 * size
	if p.g.Style == Marker {
		inset += size // the marker itself stands at the end
	}
	back := scene.Angle(side * inset / radius)
	a := d.angle(f) - back
	at := a.At(d.cx, d.cy, radius)
	along := (a + scene.Angle(side*math.Pi/2)).At(0, 0, 1)
	across := a.At(0, 0, 1)
	h := part * size / 2
	w := max(1.5, 0.17*size)
	point := func(x, y float64) scene.Point {
		return scene.Point{X: at.X + along.X*x + across.X*y, Y: at.Y + along.Y*x + across.Y*y}
	}
	p.Chevron(point, h, w)
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
// colour, so that it stands clear of any zone.
func (p *gauge) paintNeedle() {
	d := &p.dial
	a := d.angle(p.value)
	if p.scale.Flat() {
		return
	}
	tip := d.inner + 0.25*d.thickness()
	wide := widget.Clamp(0.06*d.outer, 2, 10) / 2
	tail, hub := d.tail(), d.hub()
	along, across := a.At(0, 0, 1), (a+math.Pi/2).At(0, 0, 1)
	point := func(r, w float64) scene.Point {
		return scene.Point{X: d.cx + along.X*r + across.X*w, Y: d.cy + along.Y*r + across.Y*w}
	}
	const narrow = 0.6
	rim := narrow + 1 + (wide-narrow)*(tip-d.inner)/tip
	p.Scene.Polygon(point(d.inner, -rim), point(tip, -narrow-1), point(tip+1, 0), point(tip, narrow+1), point(d.inner, rim))
	p.Scene.Fill(scene.Halo, p.Surface())
	p.Scene.Polygon(point(-tail, -wide*0.7), point(0, -wide), point(tip, -narrow), point(tip, narrow), point(0, wide), point(-tail, wide*0.7))
	p.Scene.Circle(d.cx, d.cy, hub)
	p.Scene.Fill(scene.Needle, p.Token(theme.Text))
	p.Scene.Circle(d.cx, d.cy, hub*0.4)
	p.Scene.Fill(scene.Halo, p.Surface())
}
