package scene

import "math"

// MoveTo starts a contour of the path being built.
func (s *Scene) MoveTo(x, y float64) { s.add(MoveTo, Point{x, y}) }

// LineTo adds a straight line.
func (s *Scene) LineTo(x, y float64) { s.add(LineTo, Point{x, y}) }

// CubicTo adds a cubic Bézier curve.
func (s *Scene) CubicTo(x1, y1, x2, y2, x, y float64) {
	n := len(s.points)
	for _, v := range [...]float64{x1, y1, x2, y2, x, y} {
		s.check(v)
	}
	s.verbs = append(s.verbs, CubicTo)
	s.points = append(s.points, Point{x1, y1}, Point{x2, y2}, Point{x, y})
	s.bounds = s.bounds.including(Point{x, y})
	if n == s.pointMark {
		return
	}
	from := s.points[n-1]
	s.bounds.MinX, s.bounds.MaxX = reach(s.bounds.MinX, s.bounds.MaxX, from.X, x1, x2, x)
	s.bounds.MinY, s.bounds.MaxY = reach(s.bounds.MinY, s.bounds.MaxY, from.Y, y1, y2, y)
}

// reach widens a range that holds the ends of a cubic curve to hold all of it, along
// one axis. Control points inside the range need no look at the curve.
func reach(low, high, p0, p1, p2, p3 float64) (newLow, newHigh float64) {
	if min(p1, p2) >= low && max(p1, p2) <= high {
		return low, high
	}
	// The curve turns where its derivative, a quadratic, is zero.
	a, b, c := p3-3*p2+3*p1-p0, 2*(p2-2*p1+p0), p1-p0
	visit := func(t float64) {
		if t > 0 && t < 1 {
			u := 1 - t
			v := float64(u*u*u*p0) + float64(3*u*u*t*p1) + float64(3*u*t*t*p2) + float64(t*t*t*p3)
			low, high = min(low, v), max(high, v)
		}
	}
	if math.Abs(a) < 1e-9 {
		visit(-c / b)
		return low, high
	}
	if root := b*b - 4*a*c; root >= 0 {
		root = math.Sqrt(root)
		visit((-b + root) / (2 * a))
		visit((-b - root) / (2 * a))
	}
	return low, high
}

// Close ends the contour.
func (s *Scene) Close() { s.verbs = append(s.verbs, Close) }

func (s *Scene) add(v Verb, p Point) {
	s.check(p.X)
	s.check(p.Y)
	s.verbs, s.points = append(s.verbs, v), append(s.points, p)
	s.bounds = s.bounds.including(p)
}

// Fill paints the path built since the last shape and starts a new one. A path
// without points is dropped.
func (s *Scene) Fill(role Role, paint Paint) {
	if len(s.points) > s.pointMark && s.err == nil {
		s.shapes = append(s.shapes, Shape{
			Role: role, Paint: paint, Bounds: s.bounds,
			verbFrom: s.verbMark, verbTo: len(s.verbs),
			pointFrom: s.pointMark, pointTo: len(s.points),
		})
	}
	s.verbMark, s.pointMark, s.bounds = len(s.verbs), len(s.points), nowhere
}

// QuarterTurn turns the path being built about the origin, against the clock, and moves
// the origin to (x, y): what ran to the right runs upwards.
func (s *Scene) QuarterTurn(x, y float64) {
	for i, p := range s.points[s.pointMark:] {
		p = Point{x + p.Y, y - p.X}
		s.check(p.X)
		s.check(p.Y)
		s.points[s.pointMark+i] = p
	}
	b := s.bounds
	s.bounds = Rect{x + b.MinY, y - b.MaxX, x + b.MaxY, y - b.MinX}
}

// Mirror turns the path being built over at a vertical axis.
func (s *Scene) Mirror(axis float64) {
	for i, p := range s.points[s.pointMark:] {
		p.X = 2*axis - p.X
		s.check(p.X)
		s.points[s.pointMark+i] = p
	}
	s.bounds.MinX, s.bounds.MaxX = 2*axis-s.bounds.MaxX, 2*axis-s.bounds.MinX
}

// Text draws a run; the scene copies the glyphs. A run without glyphs is
// dropped.
func (s *Scene) Text(role Role, paint Paint, run Run) {
	if len(run.Glyphs) == 0 {
		return
	}
	bounds, letters := nowhere, 0
	for _, v := range [...]float64{run.Size, run.X, run.Y, run.Advance, run.Ascent, run.Descent, run.Anchor} {
		s.check(v)
	}
	for _, g := range run.Glyphs {
		letters += len(g.Outline.Path.Points)
		s.check(g.X * run.Size)
		s.check(g.Y * run.Size)
		if b := g.Outline.Bounds; !b.Empty() {
			x, y := run.X+g.X*run.Size, run.Y+g.Y*run.Size
			bounds = bounds.including(Point{x + b.MinX*run.Size, y + b.MinY*run.Size})
			bounds = bounds.including(Point{x + b.MaxX*run.Size, y + b.MaxY*run.Size})
		}
	}
	if s.err != nil {
		return
	}
	if bounds == nowhere {
		bounds = Rect{run.X, run.Y, run.X, run.Y}
	}
	s.letters += letters
	from := len(s.glyphs)
	s.glyphs = append(s.glyphs, run.Glyphs...)
	run.Glyphs = nil
	s.shapes = append(s.shapes, Shape{
		Role: role, Paint: paint, Bounds: bounds, isRun: true, run: run,
		glyphFrom: from, glyphEnd: len(s.glyphs),
	})
}

// Rect adds the contour of a rectangle.
func (s *Scene) Rect(x, y, w, h float64) {
	s.MoveTo(x, y)
	s.LineTo(x+w, y)
	s.LineTo(x+w, y+h)
	s.LineTo(x, y+h)
	s.Close()
}

// Polygon adds the contour of the given corners.
func (s *Scene) Polygon(corners ...Point) {
	for i, p := range corners {
		if i == 0 {
			s.MoveTo(p.X, p.Y)
		} else {
			s.LineTo(p.X, p.Y)
		}
	}
	s.Close()
}

// kappa places the control points of a quarter circle so that the curve is off
// by less than 0.03 % of the radius.
const kappa = 0.5522847498307936

// RoundRect adds the contour of a rectangle whose corners have the given radii,
// clockwise from the upper left. Radii are cut to half the shorter side.
func (s *Scene) RoundRect(x, y, w, h float64, radii [4]float64) {
	limit := min(w, h) / 2
	for i := range radii {
		radii[i] = max(0, min(radii[i], limit))
	}
	tl, tr, br, bl := radii[0], radii[1], radii[2], radii[3]
	s.MoveTo(x+tl, y)
	s.LineTo(x+w-tr, y)
	s.corner(x+w-tr, y, x+w, y, x+w, y+tr)
	s.LineTo(x+w, y+h-br)
	s.corner(x+w, y+h-br, x+w, y+h, x+w-br, y+h)
	s.LineTo(x+bl, y+h)
	s.corner(x+bl, y+h, x, y+h, x, y+h-bl)
	s.LineTo(x, y+tl)
	s.corner(x, y+tl, x, y, x+tl, y)
	s.Close()
}

// corner adds the quarter circle from (x0,y0) to (x1,y1) whose tangents meet at
// (cx,cy), and nothing where the corner is sharp.
func (s *Scene) corner(x0, y0, cx, cy, x1, y1 float64) {
	if x0 == x1 && y0 == y1 {
		return
	}
	s.CubicTo(x0+(cx-x0)*kappa, y0+(cy-y0)*kappa, x1+(cx-x1)*kappa, y1+(cy-y1)*kappa, x1, y1)
}

// RoundRectSlice adds the part of a rectangle with rounded corners that lies
// between two x: a fill that keeps the shape of its track, however short it is.
// The radius is cut to half the shorter side.
func (s *Scene) RoundRectSlice(x, y, w, h, radius, from, to float64) {
	radius = max(0, min(radius, min(w, h)/2))
	from, to = max(from, x), min(to, x+w)
	if to <= from {
		return
	}
	// Along the upper edge from left to right, then back along the lower one.
	cx0, cx1 := x+radius, x+w-radius
	rise := func(at float64) float64 {
		dx := 0.0
		switch {
		case at < cx0:
			dx = cx0 - at
		case at > cx1:
			dx = at - cx1
		}
		return radius - math.Sqrt(max(0, radius*radius-dx*dx))
	}
	s.MoveTo(from, y+rise(from))
	s.roundEdge(cx0, cx1, y+radius, radius, from, to, false)
	s.LineTo(to, y+h-rise(to))
	s.roundEdge(cx0, cx1, y+h-radius, radius, from, to, true)
	s.Close()
}

// roundEdge follows the upper edge from left to right, or the lower one back, as far
// as it is curved or straight between the two x.
func (s *Scene) roundEdge(cx0, cx1, cy, r, from, to float64, lower bool) {
	angle := func(x, cx float64) Angle {
		a := Angle(math.Acos(max(-1, min(1, (x-cx)/r))))
		if !lower {
			a = -a
		}
		return a
	}
	curve := func(cx, x0, x1 float64) {
		if r > 0 && x0 != x1 {
			s.arc(cx, cy, r, angle(x0, cx), angle(x1, cx))
		}
	}
	straight := cy - r
	if lower {
		straight = cy + r
		if to > cx1 {
			curve(cx1, to, max(from, cx1))
		}
		if x := max(from, cx0); x < min(to, cx1) {
			s.LineTo(x, straight)
		}
		if from < cx0 {
			curve(cx0, min(to, cx0), from)
		}
		return
	}
	if from < cx0 {
		curve(cx0, from, min(to, cx0))
	}
	if x := min(to, cx1); x > max(from, cx0) {
		s.LineTo(x, straight)
	}
	if to > cx1 {
		curve(cx1, max(from, cx1), to)
	}
}
