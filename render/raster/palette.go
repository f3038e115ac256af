package raster

import (
	"encoding/binary"
	"image/color"
	"slices"

	"github.com/plugio/charts/render/scene"
)

// palette is the list of colours of a PNG.
type palette struct {
	colors [paletteSize]color.NRGBA
	n      int
	// translucent is how many entries, up to the last that is one, may not be opaque.
	translucent int
	// place is where a colour has gone, by number; moved says that one that is direct has
	// another place than its number.
	place [beside + maxColors]uint8
	moved bool

	list  []pixel
	exact []bool
}

// fill lists the colours, merged if there are too many, and says whether they fit.
// The direct ones keep their places if they can, of others those that are not
// opaque come first, since the list of alphas ends with the last of them.
func (p *palette) fill(c *colors, g *merger, s *straightener) bool {
	p.n, p.translucent, p.moved = 0, 0, false
	if c.len() > paletteSize {
		return p.merge(c, g, s)
	}
	for id, px := range c.pixels[:c.direct] {
		p.place[id] = p.add(px, s)
	}
	for _, opaque := range [...]bool{false, true} {
		for id := beside; id < c.end; id++ {
			if px := c.pixels[id]; (px.alpha() == 255) == opaque {
				p.place[id] = p.add(px, s)
			}
		}
	}
	return true
}

// merge is fill for more colours than there are places.
func (p *palette) merge(c *colors, g *merger, s *straightener) bool {
	p.list = append(append(p.list[:0], c.pixels[:c.direct]...), c.pixels[beside:c.end]...)
	p.exact = append(append(p.exact[:0], c.areas[:c.direct]...), c.areas[beside:c.end]...)
	if !g.reduce(p.list, p.exact) {
		return false
	}
	var at [paletteSize]int // by stand-in, plus one
	for id := range c.direct {
		if k := g.byNumber[id]; at[k] == 0 && c.areas[id] {
			at[k] = int(p.add(g.standIns[k], s)) + 1
		}
	}
	for _, opaque := range [...]bool{false, true} {
		for k, px := range g.standIns {
			if at[k] == 0 && (px.alpha() == 255) == opaque {
				at[k] = int(p.add(px, s)) + 1
			}
		}
	}
	for i, k := range g.byNumber {
		id := i
		if i >= c.direct {
			id = i - c.direct + beside
		}
		p.place[id] = uint8(at[k] - 1)
		p.moved = p.moved || id < beside && int(p.place[id]) != id
	}
	return true
}

// add returns the place of a new entry.
func (p *palette) add(px pixel, s *straightener) uint8 {
	p.colors[p.n] = s.convert(px)
	p.n++
	if px.alpha() < 255 {
		p.translucent = p.n
	}
	return uint8(p.n - 1)
}

// depth is the number of bits of one index.
func (p *palette) depth() int {
	switch {
	case p.n <= 2:
		return 1
	case p.n <= 4:
		return 2
	case p.n <= 16:
		return 4
	}
	return 8
}

// pack joins numbers of less than a byte, the leftmost in the highest bits. What it writes comes before
// what is still to be read.
func (e *encoder) pack(sz size, depth int) {
	at, stride := 0, 1+(sz.width*depth+7)/8
	prev, same := uint64(0), uint32(0) // most words are as the one before
	for y := range sz.height {
		row, packed := e.rows[y*(sz.width+1)+1:][:sz.width], e.rows[at:]
		packed[0] = 0
		n := 1
		for ; len(row) >= wordBytes; row = row[wordBytes:] {
			if word := binary.BigEndian.Uint64(row); word != prev {
				prev, same = word, joined(word, uint(depth))
			}
			binary.BigEndian.PutUint32(packed[n:], same)
			n += depth
		}
		var last [wordBytes]byte
		copy(last[:], row)
		for word := joined(binary.BigEndian.Uint64(last[:]), uint(depth)); n < stride; n++ {
			packed[n] = byte(word >> 24)
			word <<= 8
		}
		at += stride
	}
	e.rows = e.rows[:at]
}

// joined has the numbers in the bytes of a word side by side, the first in the highest bits.
func joined(word uint64, depth uint) uint32 {
	const byTwo, byFour = 0x00ff00ff00ff00ff, 0x0000ffff0000ffff
	word = (word | word>>((8-depth)&63)) & byTwo
	word = (word | word>>((16-2*depth)&63)) & byFour
	word |= word >> ((32 - 4*depth) & 63)
	return uint32(word << ((32 - 8*depth) & 63))
}

// straightener turns premultiplied pixels into straight colours. A pixel of a
// translucent paint has lost the last digits of its colour (at alpha 20, up
// to 6 of 255), so where a pixel is just what a paint leaves on nothing, it is
// given the paint's own colour.
type straightener struct {
	paints []color.NRGBA
	pixels []pixel // what each paint leaves
	// page is the colour of what is empty: a program that drops alpha, or blends on
	// what it takes for black, then still shows something like the page.
	page color.NRGBA
}

func (s *straightener) reset(sc *scene.Scene) {
	s.paints, s.pixels, s.page = s.paints[:0], s.pixels[:0], sc.Page
	s.page.A = 0
	for i := range sc.Len() {
		c := sc.Shape(i).Paint.Color
		if c.A < 255 && !slices.Contains(s.paints, c) {
			s.paints = append(s.paints, c)
			s.pixels = append(s.pixels, inkOf(c).over(0, opaque))
		}
	}
}

func (s *straightener) convert(p pixel) color.NRGBA {
	a := p.alpha()
	switch a {
	case 0:
		return s.page
	case 255:
		return color.NRGBA{R: uint8(p), G: uint8(p >> 8), B: uint8(p >> 16), A: 255}
	}
	if i := slices.Index(s.pixels, p); i >= 0 {
		return s.paints[i]
	}
	return color.NRGBA{R: divide(p.channel(0), a), G: divide(p.channel(1), a), B: divide(p.channel(2), a), A: uint8(a)}
}

// divide rounds, and multiplying again gives back what it was given.
func divide(c, a int) uint8 { return uint8(min(255, (c*255+a/2)/a)) }
