package svg

import "github.com/plugio/charts/render/scene"

type point struct{ x, y int }

// pen writes path data on an integer grid. Relative steps start from the rounded
// place the pen is at, so that rounding never adds up.
type pen struct {
	out      []byte
	perUnit  float64
	decimals int

	// movable makes a path that can be drawn anywhere: all steps are relative, and
	// the first move is left to whoever draws it, see start.
	movable bool

	at, begin point
	start     point // where the first contour begins
	open      bool  // a contour has begun, though perhaps nothing of it is written
	inked     bool  // something of the contour is written
	drawn     bool  // something of the whole path is written
	err       error
}

func newPen(out []byte, perUnit float64, decimals int) pen {
	return pen{out: out, perUnit: perUnit, decimals: decimals}
}

// draw adds a path. Every contour ends closed.
func (p *pen) draw(path scene.Path) {
	points := path.Points
	for i, v := range path.Verbs {
		n := v.Points()
		if v > scene.Close || n > len(points) || (!p.open && n > 0 && v != scene.MoveTo) {
			p.fail(ErrPath)
			return
		}
		last := i+1 == len(path.Verbs) || path.Verbs[i+1] == scene.Close || path.Verbs[i+1] == scene.MoveTo
		p.step(v, points[:n], last)
		points = points[n:]
	}
	p.close()
}

func (p *pen) step(v scene.Verb, points []scene.Point, last bool) {
	var to [3]point
	for i, q := range points {
		to[i] = p.grid(q)
	}
	switch v {
	case scene.MoveTo:
		p.close()
		p.begin, p.open = to[0], true
	case scene.LineTo:
		if last && to[0] == p.begin {
			return // closing draws it
		}
		p.line(to[0])
	case scene.QuadTo:
		p.curve('q', to[:2])
	case scene.CubicTo:
		p.curve('c', to[:3])
	case scene.Close:
		p.close()
	}
}

func (p *pen) grid(q scene.Point) point {
	if !finite(q.X) || !finite(q.Y) {
		p.fail(scene.ErrCoordinate)
		return point{}
	}
	return point{round(q.X, p.perUnit), round(q.Y, p.perUnit)}
}

func (p *pen) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *pen) close() {
	if p.inked {
		p.out = append(p.out, 'z')
		p.at = p.begin
	}
	p.open, p.inked = false, false
}

// place is where the next command starts.
func (p *pen) place() point {
	if p.inked {
		return p.at
	}
	return p.begin
}

// ink writes the contour's start once there is something to draw, since a
// contour that never leaves its start has no area.
func (p *pen) ink() {
	if p.inked {
		return
	}
	p.move(p.begin)
	p.inked = true
}

func (p *pen) move(to point) {
	switch {
	case p.drawn:
		p.command('m', to.x, to.y, to.x-p.at.x, to.y-p.at.y)
	case p.movable:
		p.start = to
	default:
		p.out = append(p.out, 'M')
		p.numbers(to.x, to.y)
	}
	p.drawn = true
}

// outline adds a glyph with its origin at a place of the grid.
func (p *pen) outline(o *outline, origin point) {
	p.move(point{origin.x + o.start.x, origin.y + o.start.y})
	p.out = append(p.out, o.rest...)
	p.at = point{origin.x + o.end.x, origin.y + o.end.y}
}

func (p *pen) line(to point) {
	from := p.place()
	if to == from {
		return
	}
	p.ink()
	switch {
	case to.y == from.y:
		p.command('h', to.x, to.x-from.x)
	case to.x == from.x:
		p.command('v', to.y, to.y-from.y)
	default:
		p.command('l', to.x, to.y, to.x-from.x, to.y-from.y)
	}
	p.at = to
}

func (p *pen) curve(letter byte, to []point) {
	from := p.place()
	still := true
	for _, q := range to {
		still = still && q == from
	}
	if still {
		return
	}
	p.ink()
	var args [12]int
	n := 2 * len(to)
	for i, q := range to {
		args[2*i], args[2*i+1] = q.x, q.y
		args[n+2*i], args[n+2*i+1] = q.x-from.x, q.y-from.y
	}
	p.command(letter, args[:2*n]...)
	p.at = to[len(to)-1]
}

// command writes a command in the shorter of its two forms, if it may be either.
// The first half of args are its absolute numbers, the second half its relative
// ones.
func (p *pen) command(letter byte, args ...int) {
	absolute, relative := args[:len(args)/2], args[len(args)/2:]
	mark := len(p.out)
	p.out = append(p.out, letter)
	p.numbers(relative...)
	if !p.movable && p.length(absolute) < len(p.out)-mark-1 {
		p.out = append(p.out[:mark], letter-'a'+'A')
		p.numbers(absolute...)
	}
}

// numbers writes numbers apart by a space, or by the minus of the second.
func (p *pen) numbers(args ...int) {
	for i, n := range args {
		if i > 0 && n >= 0 {
			p.out = append(p.out, ' ')
		}
		p.out = appendDecimal(p.out, n, p.decimals)
	}
}

func (p *pen) length(args []int) int {
	length := 0
	for i, n := range args {
		if i > 0 && n >= 0 {
			length++
		}
		length += decimalLen(n, p.decimals)
	}
	return length
}
