package raster

import (
	"image"
	"math"

	"github.com/plugio/charts/render/scene"
	"golang.org/x/image/math/fixed"
)

// flatness is how far a curve may be from the lines that stand for it, in
// device pixels: the step of its grid, at most 4 of 255 in one pixel, where its
// own splitting of curves allows an eighth of a pixel. Half of it took 10 % longer
// for a whole gauge, twice of it 6 % less.
const flatness = 1.0 / 64

// maxSegments bounds the lines of one curve. The largest curve that passes the
// guard needs 3,000.
const maxSegments = 4096

// polygon is a filled shape in device pixels: closed contours, wound by the
// non-zero rule, all inside the canvas. Its memory is used again.
type polygon struct {
	points []fixed.Point26_6
	ends   []int // one past the last point of each contour
}

func (p *polygon) reset() { p.points, p.ends = p.points[:0], p.ends[:0] }

// box holds all pixels that the polygon can touch.
func (p *polygon) box() image.Rectangle {
	if len(p.points) == 0 {
		return image.Rectangle{}
	}
	lo, hi := p.points[0], p.points[0]
	for _, q := range p.points[1:] {
		lo.X, lo.Y = min(lo.X, q.X), min(lo.Y, q.Y)
		hi.X, hi.Y = max(hi.X, q.X), max(hi.Y, q.Y)
	}
	return image.Rect(lo.X.Floor(), lo.Y.Floor(), hi.X.Ceil(), hi.Y.Ceil())
}

// pen draws paths into a polygon. Points of a path are scaled and moved, curves
// become lines, and lines are cut to the canvas: the rasteriser walks every
// pixel of an edge whether it shows or not, and rounds the pixels just left of
// and above zero the wrong way.
type pen struct {
	to            *polygon
	width, height float64
	x, y, scale   float64
	start, at     scene.Point
}

func (p *pen) path(path scene.Path) {
	rest := path.Points
	for _, v := range path.Verbs {
		switch v {
		case scene.MoveTo:
			p.close()
			p.start = p.place(rest[0])
			p.at = p.start
			p.emit(p.start)
		case scene.LineTo:
			p.line(p.place(rest[0]))
		case scene.QuadTo:
			p.quad(p.place(rest[0]), p.place(rest[1]))
		case scene.CubicTo:
			p.cubic(p.place(rest[0]), p.place(rest[1]), p.place(rest[2]))
		case scene.Close:
			p.close()
		}
		rest = rest[v.Points():]
	}
	p.close()
}

func (p *pen) place(q scene.Point) scene.Point {
	return scene.Point{X: p.x + q.X*p.scale, Y: p.y + q.Y*p.scale}
}

// close ends the contour. One that encloses nothing is dropped.
func (p *pen) close() {
	from := 0
	if n := len(p.to.ends); n > 0 {
		from = p.to.ends[n-1]
	}
	if len(p.to.points) == from {
		return
	}
	p.line(p.start)
	if n := len(p.to.points); n-from > 1 && p.to.points[n-1] == p.to.points[from] {
		p.to.points = p.to.points[:n-1]
	}
	if len(p.to.points)-from < 3 {
		p.to.points = p.to.points[:from]
		return
	}
	p.to.ends = append(p.to.ends, len(p.to.points))
}

// line goes to b and cuts the line where it crosses a border of the canvas. A
// piece outside is moved onto the border, which keeps what it winds around.
func (p *pen) line(b scene.Point) {
	a := p.at
	p.at = b
	if !p.inside(a) || !p.inside(b) {
		p.crossings(a, b)
	}
	p.emit(b)
}

func (p *pen) inside(q scene.Point) bool {
	return q.X >= 0 && q.Y >= 0 && q.X <= p.width && q.Y <= p.height
}

func (p *pen) crossings(a, b scene.Point) {
	var at [4]float64
	n := 0
	for _, t := range [...]float64{
		-a.X / (b.X - a.X), (p.width - a.X) / (b.X - a.X),
		-a.Y / (b.Y - a.Y), (p.height - a.Y) / (b.Y - a.Y),
	} {
		// No comparison holds for the NaN of 0/0, nor for infinities.
		if !(t > 0 && t < 1) {
			continue
		}
		i := n
		for ; i > 0 && at[i-1] > t; i-- {
			at[i] = at[i-1]
		}
		at[i] = t
		n++
	}
	for _, t := range at[:n] {
		p.emit(scene.Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t})
	}
}

// emit adds a point, moved into the canvas and rounded to the nearest 1/64
// pixel; gg by itself rounds towards zero.
func (p *pen) emit(q scene.Point) {
	f := fixed.Point26_6{
		X: fixed.Int26_6(max(0, min(q.X, p.width))*64 + 0.5),
		Y: fixed.Int26_6(max(0, min(q.Y, p.height))*64 + 0.5),
	}
	if n := len(p.to.points); n > 0 && p.to.points[n-1] == f && !p.fresh() {
		return
	}
	p.to.points = append(p.to.points, f)
}

// fresh says that the contour has no point yet.
func (p *pen) fresh() bool {
	n := len(p.to.ends)
	return n > 0 && p.to.ends[n-1] == len(p.to.points)
}

// segments is the number of lines that keep a curve of the given bend, in device
// pixels, within the flatness (Wang's formula).
func segments(bend float64) int {
	return int(min(max(1, math.Ceil(math.Sqrt(bend/flatness))), maxSegments))
}

func quadBend(a, b, c scene.Point) float64 { return bend(a, b, c) / 4 }

func cubicBend(a, b, c, d scene.Point) float64 { return max(bend(a, b, c), bend(b, c, d)) * 3 / 4 }

func bend(a, b, c scene.Point) float64 {
	x, y := a.X-2*b.X+c.X, a.Y-2*b.Y+c.Y
	return math.Sqrt(x*x + y*y)
}

func (p *pen) quad(b, c scene.Point) {
	a := p.at
	n := segments(quadBend(a, b, c))
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		p.line(scene.Point{
			X: u*u*a.X + 2*u*t*b.X + t*t*c.X,
			Y: u*u*a.Y + 2*u*t*b.Y + t*t*c.Y,
		})
	}
	p.line(c)
}

func (p *pen) cubic(b, c, d scene.Point) {
	a := p.at
	n := segments(cubicBend(a, b, c, d))
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		q0, q1, q2, q3 := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		p.line(scene.Point{
			X: q0*a.X + q1*b.X + q2*c.X + q3*d.X,
			Y: q0*a.Y + q1*b.Y + q2*c.Y + q3*d.Y,
		})
	}
	p.line(d)
}

// deviceBox returns the box that a path is, cut to the canvas, if it is one
// whose sides fall on the borders of device pixels.
func deviceBox(path scene.Path, sz size) (image.Rectangle, bool) {
	v := path.Verbs
	if len(path.Points) != 4 || len(v) < 4 || v[1] != scene.LineTo || v[2] != scene.LineTo || v[3] != scene.LineTo {
		return image.Rectangle{}, false
	}
	var corner [4]image.Point
	for i, q := range path.Points {
		x, y := math.Round(q.X*sz.ratio*64), math.Round(q.Y*sz.ratio*64)
		corner[i] = image.Pt(int(x), int(y))
		if corner[i].X%64 != 0 || corner[i].Y%64 != 0 {
			return image.Rectangle{}, false
		}
	}
	a, b, c, d := corner[0], corner[1], corner[2], corner[3]
	flat := a.Y == b.Y && b.X == c.X && c.Y == d.Y && d.X == a.X
	tall := a.X == b.X && b.Y == c.Y && c.X == d.X && d.Y == a.Y
	if !flat && !tall {
		return image.Rectangle{}, false
	}
	box := image.Rect(a.X/64, a.Y/64, c.X/64, c.Y/64)
	return box.Intersect(image.Rect(0, 0, sz.width, sz.height)), true
}
