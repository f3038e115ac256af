package scene

import "math"

// Angle is a direction in radians, clockwise from three o'clock, as y runs
// downwards.
type Angle float64

// Degrees converts degrees to an Angle.
func Degrees(d float64) Angle { return Angle(d * math.Pi / 180) }

// sincos returns both at once. Callers keep products apart by a conversion, so
// that no architecture fuses them into another result.
func (a Angle) sincos() (sin, cos float64) { return math.Sincos(float64(a)) }

// At returns the point at distance r from (cx, cy) in the direction of a.
func (a Angle) At(cx, cy, r float64) Point {
	sin, cos := a.sincos()
	return Point{cx + float64(r*cos), cy + float64(r*sin)}
}

// Circle adds a full circle as a contour of its own, clockwise.
func (s *Scene) Circle(cx, cy, r float64) {
	s.MoveTo(cx+r, cy)
	s.arc(cx, cy, r, 0, 2*math.Pi)
	s.Close()
}

// hole adds a full circle anti-clockwise, which cuts it out of a clockwise one.
func (s *Scene) hole(cx, cy, r float64) {
	s.MoveTo(cx+r, cy)
	s.arc(cx, cy, r, 2*math.Pi, 0)
	s.Close()
}

// Ring adds a full ring between two radii.
func (s *Scene) Ring(cx, cy, inner, outer float64) {
	s.Circle(cx, cy, outer)
	if inner > 0 {
		s.hole(cx, cy, inner)
	}
}

// RingSector adds the part of a ring between two angles, from ≤ to, with flat
// ends. A full turn or more is a whole ring, since an arc whose ends coincide
// would be no arc.
func (s *Scene) RingSector(cx, cy, inner, outer float64, from, to Angle) {
	s.RoundRingSector(cx, cy, inner, outer, from, to, 0, 0)
}

// RoundRingSector is RingSector with rounded ends that lie inside the sector:
// the outermost point of a cap touches the sector's own end. The cap radii are
// given in CSS pixels, and cut to half the ring's thickness and so that
// both caps fit a short sector, which then ends in two half ellipses.
func (s *Scene) RoundRingSector(cx, cy, inner, outer float64, from, to Angle, capFrom, capTo float64) {
	if to-from >= 2*math.Pi-1e-9 {
		s.Ring(cx, cy, inner, outer)
		return
	}
	if !(to > from) {
		return
	}
	ends := sectorEnds{s: s, cx: cx, cy: cy, inner: inner, outer: outer}
	limit := ends.capLimit(to - from)
	capFrom, capTo = min(capFrom, limit), min(capTo, limit)
	start, end := from+ends.inset(capFrom), to-ends.inset(capTo)
	first := start.At(cx, cy, outer)
	s.MoveTo(first.X, first.Y)
	s.arc(cx, cy, outer, start, end)
	ends.add(end, capTo, +1)
	s.arc(cx, cy, inner, end, start)
	ends.add(start, capFrom, -1)
	s.Close()
}

// sectorEnds builds the two ends of a sector.
type sectorEnds struct {
	s                    *Scene
	cx, cy, inner, outer float64
}

// A cap is a half ellipse about a point of the sector's middle line: half the
// thickness across it, the cap's radius r along it. The ray from the centre that
// touches it leaves that point by the angle whose tangent is r / reach.
func (e sectorEnds) reach() float64 { return math.Sqrt(e.inner * e.outer) }

func (e sectorEnds) inset(radius float64) Angle {
	if radius <= 0 {
		return 0
	}
	return Angle(math.Atan2(radius, e.reach()))
}

// capLimit is the largest cap radius that lets two caps fit a sweep.
func (e sectorEnds) capLimit(sweep Angle) float64 {
	half := (e.outer - e.inner) / 2
	if e.inner <= 0 {
		return 0
	}
	if sweep >= math.Pi {
		return half
	}
	return min(half, e.reach()*math.Tan(float64(sweep)/2))
}

// add goes from one rim to the other: with side +1 from the outer to the inner
// rim at the sector's far end, with -1 back at its near end.
func (e sectorEnds) add(rim Angle, radius, side float64) {
	from, to := rim.At(e.cx, e.cy, e.outer), rim.At(e.cx, e.cy, e.inner)
	if side < 0 {
		from, to = to, from
	}
	if radius <= 0 {
		e.s.LineTo(to.X, to.Y)
		return
	}
	sin, cos := rim.sincos()
	tx, ty := -sin*side*radius, cos*side*radius
	center := rim.At(e.cx, e.cy, (e.inner+e.outer)/2)
	mid := Point{center.X + tx, center.Y + ty}
	hx, hy := (from.X-center.X)*kappa, (from.Y-center.Y)*kappa
	e.s.CubicTo(from.X+tx*kappa, from.Y+ty*kappa, mid.X+hx, mid.Y+hy, mid.X, mid.Y)
	e.s.CubicTo(mid.X-hx, mid.Y-hy, to.X+tx*kappa, to.Y+ty*kappa, to.X, to.Y)
}

// arc adds cubic curves along a circle from the current point, which the caller
// has placed at from. Pieces are at most 45 degrees: off by 4e-6 of the radius.
func (s *Scene) arc(cx, cy, r float64, from, to Angle) {
	sweep := float64(to - from)
	n := int(math.Ceil(math.Abs(sweep) / (math.Pi / 4)))
	if n == 0 || n > 64 {
		return
	}
	step := sweep / float64(n)
	k := 4.0 / 3.0 * math.Tan(step/4) * r
	a := from
	sin0, cos0 := a.sincos()
	circle := from == 0 && to == 2*math.Pi
	for i := range n {
		a += Angle(step)
		sin1, cos1 := 0.0, 0.0
		if circle {
			sin1, cos1 = eighths[i][0], eighths[i][1]
		} else {
			sin1, cos1 = a.sincos()
		}
		s.CubicTo(
			cx+float64(r*cos0)-float64(k*sin0), cy+float64(r*sin0)+float64(k*cos0),
			cx+float64(r*cos1)+float64(k*sin1), cy+float64(r*sin1)-float64(k*cos1),
			cx+float64(r*cos1), cy+float64(r*sin1))
		sin0, cos0 = sin1, cos1
	}
}

// eighths are the sines and cosines of the ends of a circle's pieces.
var eighths = func() (all [8][2]float64) {
	a := Angle(0)
	for i := range all {
		a += 2 * math.Pi / Angle(len(all))
		all[i][0], all[i][1] = a.sincos()
	}
	return all
}()
