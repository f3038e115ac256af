package svg

import (
	"slices"

	"github.com/plugio/charts/render/scene"
)

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
		switch v {
		case scene.MoveTo:
			p.close()
			p.begin, p.open = p.grid(points[0]), true
		case scene.LineTo:
			to := p.grid(points[0])
			ends := i+1 == len(path.Verbs) || path.Verbs[i+1] == scene.Close || path.Verbs[i+1] == scene.MoveTo
			if !ends || to != p.begin { // else closing draws it
				p.line(to)
			}
		case scene.QuadTo:
			p.curve('q', p.grid(points[0]), p.grid(points[1]))
		case scene.CubicTo:
			p.curve('c', p.grid(points[0]), p.grid(points[1]), p.grid(points[2]))
		case scene.Close:
			p.close()
		}
		points = points[n:]
	}
	p.close()
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
		p.command('m', p.at, to)
	case p.movable:
		p.start = to
	default:
		p.out = append(p.out, 'M')
		p.out = appendDecimal(p.out, to.x, p.decimals)
		if to.y >= 0 {
			p.out = append(p.out, ' ')
		}
		p.out = appendDecimal(p.out, to.y, p.decimals)
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
		p.straight('h', from.x, to.x)
	case to.x == from.x:
		p.straight('v', from.y, to.y)
	default:
		p.command('l', from, to)
	}
	p.at = to
}

func (p *pen) curve(letter byte, to ...point) {
	from := p.place()
	still := true
	for _, q := range to {
		still = still && q == from
	}
	if still {
		return
	}
	p.ink()
	p.command(letter, from, to...)
	p.at = to[len(to)-1]
}

// longest is more than a command takes: a letter and six numbers of up to eight digits,
// each with a sign, a point and what parts it from the one before.
const longest = 72

// command writes a command in the shorter of its two forms, if it may be either: with
// its points as they are, or relative to where it starts.
func (p *pen) command(letter byte, from point, to ...point) {
	n := len(p.out)
	p.out = slices.Grow(p.out, longest)
	b := (*[longest]byte)(p.out[n : n+longest])
	end, absolute := 0, 0
	if p.decimals == 0 {
		end, absolute = points(b, letter, from, to), 1+length(to)
	} else {
		end, absolute = pointsOfHundredths(b, letter, from, to)
	}
	switch {
	case p.movable || absolute >= end:
	case p.decimals == 0:
		end = points(b, letter-'a'+'A', point{}, to)
	default:
		end, _ = pointsOfHundredths(b, letter-'a'+'A', point{}, to)
	}
	p.out = p.out[:n+end]
}

// points puts a letter and points relative to a place into a buffer, and returns where they
// end.
func points(b *[longest]byte, letter byte, from point, to []point) int {
	b[0] = letter
	at := 1
	for i, q := range to {
		x, y := q.x-from.x, q.y-from.y
		if i > 0 && x >= 0 {
			b[at] = ' '
			at++
		}
		at = putInt(b, at, x)
		if y >= 0 {
			b[at] = ' '
			at++
		}
		at = putInt(b, at, y)
	}
	return at
}

// length is that of the numbers which points would put.
func length(to []point) (length int) {
	for i, q := range to {
		if i > 0 && q.x >= 0 {
			length++
		}
		if q.y >= 0 {
			length++
		}
		length += decimalLen(q.x, 0) + decimalLen(q.y, 0)
	}
	return length
}

// pointsOfHundredths is points for numbers of hundredths, and also returns where the
// points would end as they are.
func pointsOfHundredths(b *[longest]byte, letter byte, from point, to []point) (at, absolute int) {
	b[0] = letter
	at, absolute = 1, 1
	for i, q := range to {
		if i > 0 && q.x >= from.x {
			b[at] = ' '
			at++
		}
		at = putHundredths(b, at, q.x-from.x)
		if q.y >= from.y {
			b[at] = ' '
			at++
		}
		at = putHundredths(b, at, q.y-from.y)
		if i > 0 && q.x >= 0 {
			absolute++
		}
		if q.y >= 0 {
			absolute++
		}
		absolute += hundredthsLen(q.x) + hundredthsLen(q.y)
	}
	return at, absolute
}

func (p *pen) number(b *[longest]byte, at, n int) int {
	if p.decimals == 0 {
		return putInt(b, at, n)
	}
	return putHundredths(b, at, n)
}

// straight is command for the one number of a line along an axis.
func (p *pen) straight(letter byte, from, to int) {
	n := len(p.out)
	p.out = slices.Grow(p.out, longest)
	b := (*[longest]byte)(p.out[n : n+longest])
	step := to - from
	if !p.movable && decimalLen(to, p.decimals) < decimalLen(step, p.decimals) {
		letter, step = letter-'a'+'A', to
	}
	b[0] = letter
	p.out = p.out[:n+p.number(b, 1, step)]
}
