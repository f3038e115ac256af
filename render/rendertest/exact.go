package rendertest

import (
	"image"
	"math"

	"github.com/plugio/charts/render/scene"
)

// samples is how many lines of a row of pixels Exact looks at.
const samples = 64

// Exact draws a scene as it would be with as many colours and coverages as there are
// real numbers: what a shape covers of a pixel is measured on 64 lines through it,
// and mixed with what is below in floats. Where a shape overlaps itself, what
// its parts cover of a pixel adds up to a whole one at most, and what turns the other
// way cuts out, which is how rasterisers read the non-zero rule. The result has the
// scene's size times dpr, each rounded.
func Exact(sc *scene.Scene, dpr float64) *image.RGBA64 {
	w, h := int(math.Round(sc.Width*dpr)), int(math.Round(sc.Height*dpr))
	e := &exact{w: w, h: h, pix: make([][4]float64, w*h), change: make([]float64, (w+2)*h)}
	for i := range sc.Len() {
		sh := sc.Shape(i)
		if sh.IsRun() {
			run := sc.Run(sh)
			for _, g := range run.Glyphs {
				e.path(g.Outline.Path, (run.X+g.X*run.Size)*dpr, (run.Y+g.Y*run.Size)*dpr, run.Size*dpr)
			}
		} else {
			e.path(sc.Path(sh), 0, 0, dpr)
		}
		e.mix(sh.Paint)
	}
	m := image.NewRGBA64(image.Rect(0, 0, w, h))
	for i, p := range e.pix {
		for k, v := range p {
			n := uint16(math.Round(v * 65535))
			m.Pix[8*i+2*k], m.Pix[8*i+2*k+1] = uint8(n>>8), uint8(n)
		}
	}
	return m
}

// exact is a canvas of premultiplied colours from 0 to 1, and by how much more the
// shape at hand covers of each pixel than of the one on its left.
type exact struct {
	w, h   int
	pix    [][4]float64
	change []float64
}

// mix paints what the shape covers and forgets it.
func (e *exact) mix(paint scene.Paint) {
	k := paint.Color
	a := float64(k.A) / 255
	ink := [4]float64{float64(k.R) / 255 * a, float64(k.G) / 255 * a, float64(k.B) / 255 * a, a}
	for y := range e.h {
		sum := 0.0
		for x := range e.w {
			sum += e.change[y*(e.w+2)+x]
			part := min(1, math.Abs(sum))
			p := &e.pix[y*e.w+x]
			for c := range ink {
				p[c] = p[c]*(1-a*part) + ink[c]*part
			}
		}
	}
	clear(e.change)
}

// path adds the contours of a path, scaled and moved.
func (e *exact) path(p scene.Path, x, y, scale float64) {
	var contour []scene.Point
	rest := p.Points
	for _, v := range p.Verbs {
		var q [3]scene.Point
		for i := range v.Points() {
			q[i] = scene.Point{X: x + rest[i].X*scale, Y: y + rest[i].Y*scale}
		}
		rest = rest[v.Points():]
		switch v {
		case scene.MoveTo:
			e.contour(contour)
			contour = append(contour[:0], q[0])
		case scene.LineTo:
			contour = append(contour, q[0])
		case scene.QuadTo:
			a := contour[len(contour)-1]
			third := func(a, b float64) float64 { return a + (b-a)*2/3 }
			contour = curve(contour, scene.Point{X: third(a.X, q[0].X), Y: third(a.Y, q[0].Y)},
				scene.Point{X: third(q[1].X, q[0].X), Y: third(q[1].Y, q[0].Y)}, q[1])
		case scene.CubicTo:
			contour = curve(contour, q[0], q[1], q[2])
		}
	}
	e.contour(contour)
}

// curve adds the points of a cubic curve.
func curve(to []scene.Point, b, c, d scene.Point) []scene.Point {
	const pieces = 64
	a := to[len(to)-1]
	for i := 1; i <= pieces; i++ {
		t := float64(i) / pieces
		u := 1 - t
		to = append(to, scene.Point{
			X: u*u*u*a.X + 3*u*u*t*b.X + 3*u*t*t*c.X + t*t*t*d.X,
			Y: u*u*u*a.Y + 3*u*u*t*b.Y + 3*u*t*t*c.Y + t*t*t*d.Y,
		})
	}
	return to
}

// contour adds what the lines between some points, and back, cover.
func (e *exact) contour(points []scene.Point) {
	for i, q := range points {
		p := points[(i+len(points)-1)%len(points)]
		weight := 1.0 / samples
		if p.Y > q.Y {
			p, q, weight = q, p, -weight
		}
		// The lines are at (n + 1/2) / samples.
		first := max(0, int(math.Ceil(p.Y*samples-0.5)))
		for n := first; n < e.h*samples && float64(n)+0.5 < q.Y*samples; n++ {
			y := (float64(n) + 0.5) / samples
			x := max(0, min(p.X+(q.X-p.X)*(y-p.Y)/(q.Y-p.Y), float64(e.w)))
			at := n/samples*(e.w+2) + int(x)
			right := weight * (x - math.Floor(x))
			e.change[at] += weight - right
			e.change[at+1] += right
		}
	}
}
