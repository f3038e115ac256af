package scene

import "math"

// Polyline adds the outline of a line of the given width through some points, with
// round ends and bevelled joins. All its contours run clockwise, so that they may
// overlap under the non-zero rule. Fewer than two points add nothing.
func (s *Scene) Polyline(points []Point, width float64) {
	r := width / 2
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		length := math.Hypot(b.X-a.X, b.Y-a.Y)
		if length == 0 {
			continue
		}
		nx, ny := -(b.Y-a.Y)/length*r, (b.X-a.X)/length*r
		s.Polygon(Point{a.X - nx, a.Y - ny}, Point{b.X - nx, b.Y - ny}, Point{b.X + nx, b.Y + ny}, Point{a.X + nx, a.Y + ny})
		if i < len(points)-1 {
			s.join(b, points[i+1], nx, ny, r)
		}
	}
	if len(points) > 1 {
		s.Circle(points[0].X, points[0].Y, r)
		s.Circle(points[len(points)-1].X, points[len(points)-1].Y, r)
	}
}

// join closes the wedge between a segment that ends at b with normal (nx, ny) and the
// next one, on the outer side of the bend.
func (s *Scene) join(b, c Point, nx, ny, r float64) {
	length := math.Hypot(c.X-b.X, c.Y-b.Y)
	if length == 0 {
		return
	}
	mx, my := -(c.Y-b.Y)/length*r, (c.X-b.X)/length*r
	if turn := nx*my - ny*mx; turn > 0 {
		// Bends clockwise: the wedge is open on the other side of the normals.
		s.Polygon(b, Point{b.X - nx, b.Y - ny}, Point{b.X - mx, b.Y - my})
	} else if turn < 0 {
		s.Polygon(b, Point{b.X + mx, b.Y + my}, Point{b.X + nx, b.Y + ny})
	}
}
