package raster

import (
	"image"
	"math"

	"github.com/fogleman/gg"
	"github.com/plugio/charts/render/scene"
)

// flatness is how far an arc may be from the lines that stand for it, in device pixels:
// 3 of 255 in one pixel. The curves of glyphs are so short that what they are off
// evens out within a pixel, and are allowed twice as much.
const flatness = 1.0 / 80

// maxSegments bounds the lines of one curve. The largest curve with points within
// scene.MaxCoordinate needs 3,000.
const maxSegments = 4096

// pen draws paths as lines between subpixels into the cells of a band. Points are scaled
// and moved, and checked on the way; curves become lines, and lines are cut to the
// band. With a context they become gg's path instead.
type pen struct {
	cells   *cells
	context *gg.Context

	// width and height are the size of the band, left and top where it begins, limit the bound
	// of coordinates, unit a CSS pixel, all in subpixels.
	width, height            int
	left, top, limit, unit   float64
	x, y, scale              float64
	startX, startY, atX, atY float64
	open                     bool
	// fx and fy are at, moved into the band and rounded, inside says that it was there and
	// that cells are drawn.
	fx, fy int
	inside bool
}

// newPen returns a pen for a band, a part of a canvas.
func newPen(c *cells, sz size, band image.Rectangle) pen {
	return pen{
		cells: c,
		width: band.Dx() * subpixels, height: band.Dy() * subpixels,
		left: float64(band.Min.X) * subpixels, top: float64(band.Min.Y) * subpixels,
		// What the canvas has before the band comes on top.
		limit: (scene.MaxCoordinate*sz.ratio + float64(max(band.Min.X, band.Min.Y))) * subpixels, unit: sz.ratio * subpixels,
	}
}

// shape draws what is filled at once.
func (p *pen) shape(sc *scene.Scene, sh *scene.Shape) error {
	if !sh.IsRun() {
		p.x, p.y, p.scale = -p.left, -p.top, p.unit
		return p.path(sc.Path(sh))
	}
	return p.run(sc.Run(sh))
}

// run draws a line of text as one path, since two fills that touch let the
// background through.
func (p *pen) run(r scene.Run) error {
	p.scale = r.Size * p.unit
	for _, g := range r.Glyphs {
		if g.Outline == nil {
			return ErrPath
		}
		p.x, p.y = (r.X+g.X*r.Size)*p.unit-p.left, (r.Y+g.Y*r.Size)*p.unit-p.top
		if err := p.path(g.Outline.Path); err != nil {
			return err
		}
	}
	return nil
}

func (p *pen) path(path scene.Path) error {
	rest := path.Points
	for _, v := range path.Verbs {
		n := v.Points()
		if v > scene.Close || n > len(rest) || !p.open && n > 0 && v != scene.MoveTo {
			return ErrPath
		}
		if p.cells.steps > MaxWork {
			return ErrComplex
		}
		var at [3]scene.Point
		for i, q := range rest[:n] {
			x, y := p.x+q.X*p.scale, p.y+q.Y*p.scale
			if !(math.Abs(x) <= p.limit && math.Abs(y) <= p.limit) {
				return ErrCoordinate
			}
			at[i] = scene.Point{X: x, Y: y}
		}
		switch v {
		case scene.MoveTo:
			p.close()
			p.move(at[0].X, at[0].Y)
		case scene.LineTo:
			p.line(at[0].X, at[0].Y)
		case scene.QuadTo:
			p.quad(at[0].X, at[0].Y, at[1].X, at[1].Y)
		case scene.CubicTo:
			p.cubic(at[0], at[1], at[2])
		case scene.Close:
			p.close()
		}
		rest = rest[n:]
	}
	if len(rest) > 0 {
		return ErrPath
	}
	p.close()
	return nil
}

func (p *pen) move(x, y float64) {
	p.startX, p.startY, p.atX, p.atY, p.open = x, y, x, y, true
	p.fx, p.fy, p.inside = p.round(x, y)
	if p.context != nil {
		p.inside = false
		p.context.MoveTo(float64(p.fx)/subpixels, float64(p.fy)/subpixels)
	}
}

// close ends the contour at its start.
func (p *pen) close() {
	if p.open {
		p.open = false
		p.line(p.startX, p.startY)
	}
}

func (p *pen) line(x, y float64) {
	fx, fy, inside := p.round(x, y)
	if !inside || !p.inside {
		p.cut(x, y)
		p.emit(fx, fy)
		p.inside = inside && p.context == nil
	} else {
		p.cells.line(p.fx, p.fy, fx, fy)
		p.fx, p.fy = fx, fy
	}
	p.atX, p.atY = x, y
}

// round returns the nearest subpixels of the band, and whether a point is inside it.
func (p *pen) round(x, y float64) (fx, fy int, inside bool) {
	fx, fy = int(x+0.5), int(y+0.5)
	if uint(fx) <= uint(p.width) && uint(fy) <= uint(p.height) {
		return fx, fy, true
	}
	return max(0, min(fx, p.width)), max(0, min(fy, p.height)), false
}

// cut goes as far as to the last border of the band that the line to a point crosses. A
// piece outside is moved onto the border, which keeps what it winds around.
func (p *pen) cut(x, y float64) {
	dx, dy, w, h := x-p.atX, y-p.atY, float64(p.width), float64(p.height)
	var at [4]float64
	n := 0
	for _, t := range [...]float64{-p.atX / dx, (w - p.atX) / dx, -p.atY / dy, (h - p.atY) / dy} {
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
		fx, fy, _ := p.round(p.atX+dx*t, p.atY+dy*t)
		p.emit(fx, fy)
	}
}

// emit adds the line to a point of the band.
func (p *pen) emit(fx, fy int) {
	if p.context != nil {
		p.context.LineTo(float64(fx)/subpixels, float64(fy)/subpixels)
	} else {
		p.cells.line(p.fx, p.fy, fx, fy)
	}
	p.fx, p.fy = fx, fy
}

// A chord lies inside its curve. The points between the ends of a curve are moved out,
// so that its lines cover as much as it does.

func (p *pen) quad(bx, by, cx, cy float64) {
	// The curve is a + 2t·d + t²·e.
	dx, dy := bx-p.atX, by-p.atY
	ex, ey := cx-bx-dx, cy-by-dy
	if n := segments(quadBend * (ex*ex + ey*ey)); n > 1 {
		t := inverse(n)
		out := t / 6 * inverse(n-1)
		x, y := p.atX-out*ex, p.atY-out*ey
		dx, dy, ex, ey = t*(2*dx+t*ex), t*(2*dy+t*ey), 2*t*t*ex, 2*t*t*ey
		for range n - 1 {
			x, y = x+dx, y+dy
			dx, dy = dx+ex, dy+ey
			p.line(x, y)
		}
	}
	p.line(cx, cy)
}

func (p *pen) cubic(q, r, s scene.Point) {
	bx, by, cx, cy, x, y := q.X, q.Y, r.X, r.Y, s.X, s.Y
	// The curve is a + 3t·f + 3t²·g + t³·k, its second derivative 6·(g + t·k).
	ax, ay := p.atX, p.atY
	fx, fy := bx-ax, by-ay
	gx, gy := cx-bx-fx, cy-by-fy
	hx, hy := x-2*cx+bx, y-2*cy+by
	kx, ky := hx-gx, hy-gy
	n := segments(cubicBend * max(gx*gx+gy*gy, hx*hx+hy*hy))
	step := inverse(n)
	out := step / 2 * inverse(max(1, n-1))
	for i := 1; i < n; i++ {
		t := float64(i) * step
		p.line(ax-out*(gx+t*kx)+t*(3*fx+t*(3*gx+t*kx)), ay-out*(gy+t*ky)+t*(3*fy+t*(3*gy+t*ky)))
	}
	p.line(x, y)
}

// A curve departs from its chord by quadBend or cubicBend of its second difference: by a
// quarter of a half and by three quarters. Here they are in flatness, and squared.
const (
	quadBend  = (1.0 / 4 / 2 / subpixels / flatness) * (1.0 / 4 / 2 / subpixels / flatness)
	cubicBend = (3.0 / 4 / subpixels / flatness) * (3.0 / 4 / subpixels / flatness)
)

// segments is the number of lines that keep a curve within the flatness (Wang's
// formula): bend is the square of what it departs from its chord, in flatness. It is
// one more than the whole part of a fourth root.
func segments(bend float64) int {
	if bend < 4*4*4*4 {
		// Most curves of letters. Which of the four is not to be guessed, so nothing branches.
		n := 1
		if bend >= 1 {
			n++
		}
		if bend >= 2*2*2*2 {
			n++
		}
		if bend >= 3*3*3*3 {
			n++
		}
		return n
	}
	// A quarter of the exponent is near the root, and much faster than to take two.
	const three = 3 << 52 / 4 * 1023
	n := int(math.Float64frombits(math.Float64bits(bend)/4 + three))
	if uint(n) >= maxSegments {
		return maxSegments
	}
	for bend < fourth(n) {
		n--
	}
	for bend >= fourth(n+1) {
		n++
	}
	return n + 1
}

func fourth(n int) float64 {
	f := float64(n)
	return f * f * f * f
}

// inverse returns 1/n.
func inverse(n int) float64 {
	if n < len(inverses) {
		return inverses[n]
	}
	return 1 / float64(n)
}

var inverses = func() (v [64]float64) {
	for n := range v {
		v[n] = 1 / float64(n)
	}
	return v
}()
