package raster

import (
	"image"
	"image/color"
	"math"
	"math/bits"
	"slices"

	"github.com/plugio/charts/render/scene"
)

// canvas is a picture in numbers of colours, and what a paint makes of each of them.
//
// A pixel has one byte, which is enough for areas, and for all of a picture whose
// edges are drawn in steps. Other numbers have their place beside: edges are a small
// part of a picture, so that most of it is written and read as bytes however many
// colours there are.
type canvas struct {
	width, stride int
	// pix are the rows, each after the zero that begins a row of a PNG. A pixel is a
	// number, or beside, and then in wide, which is nil until a pixel is there.
	pix  []uint8
	wide []uint16

	colors colors
	// step is the contrast between two colours of an edge, in levels of 255; zero is
	// fineStep, and edges beside.
	step int
	// opaque says that the first shape hides all or most of the page, covered that it is
	// what the canvas is before anything is drawn.
	opaque, covered bool
	// full says that a colour has found no number.
	full bool

	paint color.NRGBA
	ink   ink
	// solid is one row of the paint, up to filled, if it is opaque.
	solid  []uint8
	filled int
	number uint16
	// rows tell by coverage what the paint makes of one colour, rowOf which is whose. The
	// first is of no colour and knows nothing.
	rows  [][256]uint16
	steps []int // in how many a paint hides the colour of a row
	rowOf [beside + maxColors]uint16
	below []uint16 // whose rowOf is set
}

const (
	beside  = 255
	unknown = 1<<16 - 1
	// From so many colours on, steps are larger.
	crowded, full = 144, 208
)

// prepare readies the canvas for a picture, of which nothing is drawn yet.
func (c *canvas) prepare(sc *scene.Scene, sz size, step int) {
	c.width, c.stride = sz.width, sz.width+1
	n := c.stride * sz.height
	c.pix = grown(c.pix, n)
	clear(c.pix)
	if c.wide = c.wide[:0]; cap(c.wide) < n {
		c.wide = nil
	}
	if len(c.rows) == 0 {
		c.rows, c.steps = append(c.rows, nothingKnown), append(c.steps, 0)
	}
	c.paint = color.NRGBA{}
	c.forget()
	c.step, c.full = step, false
	c.covered = sc.Len() > 0 && covers(sc, sc.Shape(0))
	c.opaque = sc.Len() > 0 && sc.Shape(0).Paint.Color.A == 255 && sc.Canvas().In(sc.Shape(0).Bounds, 0)
	if c.covered {
		c.colors.reset(inkOf(sc.Shape(0).Paint.Color).over(0, opaque))
	} else {
		c.colors.reset(0)
	}
	for i := range sc.Len() {
		// Before the mixes, which may not be opaque: the list of alphas of a PNG then
		// ends with the last of those.
		if p := sc.Shape(i).Paint.Color; p.A == 255 {
			c.find(inkOf(p).over(0, opaque), true)
		}
	}
}

// covers says whether a shape is a box of one opaque colour that hides the canvas.
func covers(sc *scene.Scene, sh *scene.Shape) bool {
	if sh.IsRun() || sh.Paint.Color.A < 255 || !sc.Canvas().In(sh.Bounds, 0) {
		return false
	}
	q := sc.Path(sh).Points
	return len(q) == 4 && q[0].Y == q[1].Y && q[1].X == q[2].X && q[2].Y == q[3].Y && q[3].X == q[0].X
}

var nothingKnown = [256]uint16(slices.Repeat([]uint16{unknown}, 256))

// grown returns n elements, of the given memory if it has as many.
func grown[E any](s []E, n int) []E {
	if cap(s) < n {
		return make([]E, n)
	}
	return s[:n]
}

// forget drops what the last paint made of colours.
func (c *canvas) forget() {
	for _, id := range c.below {
		c.rowOf[id] = 0
	}
	c.below, c.rows, c.filled = c.below[:0], c.rows[:1], 0
}

func (c *canvas) setPaint(p color.NRGBA) {
	if p == c.paint {
		return
	}
	c.forget()
	c.paint, c.ink = p, inkOf(p)
	if p.A == 255 {
		c.number = c.find(c.ink.over(0, opaque), true)
	}
}

// find returns the number of a colour. Direct are areas, and if edges have steps also
// those edges that most of the picture has: others can come after them in
// the palette.
func (c *canvas) find(p pixel, area bool) uint16 {
	direct := area || c.step > 0 && (c.opaque || p.alpha() < 255)
	id, ok := c.colors.number(p, area, direct)
	c.full = c.full || !ok
	return uint16(id)
}

// mix returns what the paint makes of a colour, and remembers it.
func (c *canvas) mix(below uint16, coverage int) uint16 {
	if c.rowOf[below] == 0 {
		c.below = append(c.below, below)
		c.rowOf[below] = uint16(len(c.rows))
		c.rows, c.steps = append(c.rows, nothingKnown), append(c.steps[:len(c.rows)], c.levels(below))
	}
	row, p, area := &c.rows[c.rowOf[below]], c.colors.pixels[below], c.colors.areas[below]
	n := c.steps[c.rowOf[below]]
	level := (2*n*coverage + 255) / 510
	id := below
	switch {
	case level == n:
		id = c.find(c.ink.over(p, opaque), area)
	case level > 0:
		id = c.approach(c.ink.over(p, uint32(opaque*level/n)), area)
	}
	// The coverages k of the level are those with 2nk + 255 from 510·level to below the next.
	first := max(0, (510*level-255+2*n-1)/(2*n))
	end := min(256, (510*(level+1)-255+2*n-1)/(2*n))
	for k := first; k < end; k++ {
		row[k] = id
	}
	return id
}

// levels is in how many steps the paint hides a colour. They grow as numbers run out.
func (c *canvas) levels(below uint16) int {
	p := c.colors.pixels[below]
	step := c.step
	if step == 0 {
		step = fineStep
	} else if used := c.colors.len(); used > full {
		step = maxStep
	} else if used > crowded {
		step = min(maxStep, step*3/2)
	}
	if c.step > minStep && p.alpha() < 255 {
		step = step * maxMergeTranslucent / maxMerge
	}
	if !c.colors.areas[below] {
		step = (step + 1) / 2
	}
	return max(1, min(255, (p.contrast(c.ink.over(p, opaque))+step-1)/step))
}

// approach returns the number of a mix, or of a colour that is hardly another. A mix of
// a mix has come by many ways, of which some are as good.
func (c *canvas) approach(p pixel, first bool) uint16 {
	if c.step > 0 && (!first || c.colors.len() > crowded) {
		if id, ok := c.colors.near(p, 3); ok {
			return uint16(id)
		}
	}
	return c.find(p, false)
}

// fill paints what the cells of a band hold, which begins at a pixel, and leaves them empty.
// It returns its steps.
func (c *canvas) fill(s *cells, at image.Point) (steps int) {
	for row := s.first; row <= s.last; row++ {
		start := (at.Y+row)*c.stride + 1 + at.X
		steps += c.fillRow(start, s.width, s.changes[row*s.stride:][:s.stride], s.touched[row*s.words:][:s.words])
	}
	s.first, s.last = math.MaxInt, -1
	return steps
}

// fillRow paints a row of so many pixels that begins at a place of pix.
func (c *canvas) fillRow(at, width int, changes []int32, touched []uint64) (steps int) {
	var winding int32
	var carry uint64
	from, part := 0, uint8(0)
	for i, word := range touched {
		changed := word | word<<1 | carry
		if changed == 0 {
			continue
		}
		carry = word >> 63
		touched[i] = 0
		for ; changed != 0; changed &= changed - 1 {
			x := i<<6 | bits.TrailingZeros64(changed)
			switch {
			case part == 0:
			case x == from+1 && from < width:
				steps++
				c.blend(at+from, part)
			default:
				steps += c.span(at+from, at+min(x, width), part)
			}
			winding += changes[x]
			changes[x] = 0
			from, part = x, coverage(winding)
		}
	}
	return steps + len(touched)
}

// solidPixels are painted in one step.
const solidPixels = 16

// span paints pixels of one coverage, and returns its steps.
func (c *canvas) span(from, to int, part uint8) (steps int) {
	if part == 255 && c.paint.A == 255 && c.number < beside {
		copy(c.pix[from:to], c.solidRow(to-from))
		return 1 + (to-from)/solidPixels
	}
	for i := from; i < to; i++ {
		c.blend(i, part)
	}
	return to - from
}

// blend paints a pixel.
func (c *canvas) blend(i int, part uint8) {
	below := uint16(c.pix[i])
	if below == beside {
		below = c.wide[i]
	}
	id := c.rows[c.rowOf[below]][part]
	if id == unknown {
		id = c.mix(below, int(part))
	}
	c.pix[i] = uint8(min(id, beside))
	if id >= beside {
		c.putBeside(i, id)
	}
}

// putBeside stores a number that no byte holds.
func (c *canvas) putBeside(i int, id uint16) {
	if len(c.wide) == 0 {
		// Twice what the rest of a canvas takes, which most large pictures do without.
		c.wide = grown(c.wide, len(c.pix))
	}
	c.wide[i] = id
}

// solidRow returns n pixels of the paint.
func (c *canvas) solidRow(n int) []uint8 {
	if n > c.filled {
		c.solid = grown(c.solid, c.width)
		for i := range n {
			c.solid[i] = uint8(c.number)
		}
		c.filled = n
	}
	return c.solid[:n]
}

// image is what the canvas shows.
func (c *canvas) image() *image.RGBA {
	m := newImage(size{width: c.width, height: len(c.pix) / c.stride})
	for i := range m.Pix {
		at := i/4/c.width*c.stride + 1 + i/4%c.width
		id := uint16(c.pix[at])
		if id == beside {
			id = c.wide[at]
		}
		m.Pix[i] = uint8(c.colors.pixels[id].channel(i % 4))
	}
	return m
}
