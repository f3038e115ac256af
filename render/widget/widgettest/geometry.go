package widgettest

import (
	"math"

	"github.com/plugio/charts/render/scene"
)

// contours are a path's outlines as closed polygons.
type contours [][]scene.Point

// curveSteps is how many straight lines stand for one curve of a path; an eighth of a circle
// is then off by less than 0.1 px at a radius of 1000.
const curveSteps = 8

// contoursOf flattens a path.
func contoursOf(p scene.Path) (all contours) {
	var current []scene.Point
	rest := p.Points
	for _, v := range p.Verbs {
		points := rest[:v.Points()]
		rest = rest[v.Points():]
		switch v {
		case scene.MoveTo:
			if len(current) > 0 {
				all = append(all, current)
			}
			current = []scene.Point{points[0]}
		case scene.LineTo:
			current = append(current, points[0])
		case scene.QuadTo, scene.CubicTo:
			from := current[len(current)-1]
			for i := 1; i <= curveSteps; i++ {
				current = append(current, onCurve(from, points, float64(i)/curveSteps))
			}
		}
	}
	if len(current) > 0 {
		all = append(all, current)
	}
	return all
}

// onCurve is a point of a quadratic or cubic curve, by de Casteljau.
func onCurve(from scene.Point, controls []scene.Point, f float64) scene.Point {
	p := append([]scene.Point{from}, controls...)
	for n := len(p) - 1; n > 0; n-- {
		for i := range n {
			p[i].X += (p[i+1].X - p[i].X) * f
			p[i].Y += (p[i+1].Y - p[i].Y) * f
		}
	}
	return p[0]
}

// contains says whether a point lies inside, by the non-zero rule.
func (c contours) contains(x, y float64) bool {
	winding := 0
	c.edges(func(a, b scene.Point) bool {
		if (a.Y <= y) != (b.Y <= y) {
			if side := (b.X-a.X)*(y-a.Y) - (x-a.X)*(b.Y-a.Y); side > 0 && b.Y > a.Y {
				winding++
			} else if side < 0 && b.Y < a.Y {
				winding--
			}
		}
		return true
	})
	return winding != 0
}

// edges calls f for every edge until it returns false.
func (c contours) edges(f func(a, b scene.Point) bool) {
	for _, points := range c {
		for i, b := range points {
			if a := points[(i+len(points)-1)%len(points)]; !f(a, b) {
				return
			}
		}
	}
}

// cross says whether an outline goes through a box.
func (c contours) cross(r scene.Rect) (crossed bool) {
	c.edges(func(a, b scene.Point) bool {
		crossed = edgeCrosses(a, b, r)
		return !crossed
	})
	return crossed
}

// edgeCrosses clips an edge to a box, by Liang and Barsky.
func edgeCrosses(a, b scene.Point, r scene.Rect) bool {
	from, to := 0.0, 1.0
	dx, dy := b.X-a.X, b.Y-a.Y
	for _, side := range [...][2]float64{{-dx, a.X - r.MinX}, {dx, r.MaxX - a.X}, {-dy, a.Y - r.MinY}, {dy, r.MaxY - a.Y}} {
		p, q := side[0], side[1]
		switch {
		case p == 0 && q < 0:
			return false
		case p < 0:
			from = math.Max(from, q/p)
		case p > 0:
			to = math.Min(to, q/p)
		}
	}
	return from < to
}
