package raster

import (
	"encoding/binary"
	"image"
	"image/color"
	"slices"
)

// palette is the list of colours of a PNG and how the colours found in
// the picture map to it.
type palette struct {
	colors [paletteSize]color.NRGBA
	n      int
	// translucent is how many entries, all at the front, are not opaque.
	translucent int
	place       [paletteSize]uint8 // by what fill was given
	index       []uint8            // by number of colour
}

// flatShare is the part of the pixels from which on a colour counts as an area
// and stays exact: 117 of 300 by 200. It is for what a translucent paint makes
// of those below it, which no list of paints tells.
const flatShare = 512

// reduce fills the palette and says whether the colours fit one.
func (e *encoder) reduce(m *image.RGBA) bool {
	c, s := &e.colors, &e.straight
	if len(c.pixels) <= paletteSize {
		e.palette.fill(c.pixels, s)
		e.palette.index = append(e.palette.index[:0], e.palette.place[:len(c.pixels)]...)
		return true
	}
	if !e.merger.reduce(c.pixels, e.markExact(m)) {
		return false
	}
	e.palette.fill(e.merger.standIns, s)
	e.palette.index = e.palette.index[:0]
	for _, n := range e.merger.byNumber {
		e.palette.index = append(e.palette.index, e.palette.place[n])
	}
	return true
}

// markExact says by number of colour which are to stay as they are: nothing,
// the paints, and areas.
func (e *encoder) markExact(m *image.RGBA) []bool {
	c := &e.colors
	flat := m.Rect.Dx() * m.Rect.Dy() / flatShare
	e.exact = slices.Grow(e.exact[:0], len(c.pixels))[:len(c.pixels)]
	for id, n := range c.counts {
		e.exact[id] = n > flat
	}
	if id, ok := c.find(0); ok {
		e.exact[id] = true
	}
	for _, p := range e.straight.pixels {
		if id, ok := c.find(p); ok {
			e.exact[id] = true
		}
	}
	return e.exact
}

// fill lists at most paletteSize colours, translucent ones first, since the list
// of alphas ends with the last, and notes the place of each.
func (p *palette) fill(pixels []pixel, s *straightener) {
	p.n = 0
	for _, opaque := range [...]bool{false, true} {
		for i, px := range pixels {
			if (px.alpha() == 255) == opaque {
				p.colors[p.n] = s.convert(px)
				p.place[i] = uint8(p.n)
				p.n++
			}
		}
		if !opaque {
			p.translucent = p.n
		}
	}
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

func (e *encoder) indexed(m *image.RGBA, ratio float64) error {
	p := &e.palette
	depth := p.depth()
	e.header(m, uint8(depth), typePalette, ratio)
	at := e.begin("PLTE")
	for _, c := range p.colors[:p.n] {
		e.out = append(e.out, c.R, c.G, c.B)
	}
	e.end(at, nil)
	if p.translucent > 0 {
		at = e.begin("tRNS")
		for _, c := range p.colors[:p.translucent] {
			e.out = append(e.out, c.A)
		}
		e.end(at, nil)
	}
	runs, width := e.colors.runs, m.Rect.Dx()
	return e.data(m.Rect.Dy(), func(dst []byte) []byte {
		dst = append(dst, 0)
		from := len(dst)
		dst = slices.Grow(dst, width)[:from+width]
		row := dst[from:]
		for len(row) > 0 {
			r := runs[0]
			runs = runs[1:]
			set(row[:r.length()], p.index[r.id()])
			row = row[r.length():]
		}
		if depth == 8 {
			return dst
		}
		return dst[:from+pack(dst[from:], depth)]
	})
}

// set fills a run. Most are a pixel or two, for which the loop is all.
func set(dst []byte, v uint8) {
	if len(dst) >= 16 {
		eight := uint64(v) * 0x0101010101010101
		for len(dst) >= 8 {
			binary.LittleEndian.PutUint64(dst, eight)
			dst = dst[8:]
		}
	}
	for i := range dst {
		dst[i] = v
	}
}

// pack joins indices of less than a byte in place, the leftmost in the highest
// bits, and returns the number of bytes.
func pack(row []byte, depth int) int {
	n, bits, acc := 0, 0, uint8(0)
	for _, v := range row {
		acc = acc<<depth | v
		if bits += depth; bits == 8 {
			row[n] = acc
			n, bits, acc = n+1, 0, 0
		}
	}
	if bits > 0 {
		row[n] = acc << (8 - bits)
		n++
	}
	return n
}

// straightener turns premultiplied pixels into straight colours. A pixel of a
// translucent paint has lost the last digits of its colour (at alpha 20, up
// to 6 of 255), so where a pixel is just what a paint leaves on nothing, it is
// given the paint's own colour.
type straightener struct {
	paints []color.NRGBA
	pixels []pixel // what each paint leaves
}

func (s *straightener) reset(paints []color.NRGBA) {
	s.paints, s.pixels = paints, s.pixels[:0]
	for _, c := range paints {
		s.pixels = append(s.pixels, premultiplied(c))
	}
}

func premultiplied(c color.NRGBA) pixel {
	r, g, b, a := c.RGBA()
	return pixel(r>>8 | g>>8<<8 | b>>8<<16 | a>>8<<24)
}

func (s *straightener) convert(p pixel) color.NRGBA {
	a := p.alpha()
	switch a {
	case 0:
		return color.NRGBA{}
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
