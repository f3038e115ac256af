package benchmarks

import (
	"image"
	"image/color"
)

// Bound fills the solid areas of a picture as fast as memory can be written.
type Bound struct {
	pix   []byte
	areas []area
}

// area is a run of pixels of one colour, as a part of the picture's bytes.
type area struct {
	from, to int
	color    color.RGBA
}

// NewBound notes the opaque areas of a picture. Pixels that a shape covers partly are
// left out: the bound is optimistic.
func NewBound(m *image.RGBA) *Bound {
	b := &Bound{pix: make([]byte, len(m.Pix))}
	box := m.Bounds()
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; {
			c, start := m.RGBAAt(x, y), x
			for x < box.Max.X && m.RGBAAt(x, y) == c {
				x++
			}
			if c.A == 0xff {
				b.areas = append(b.areas, area{m.PixOffset(start, y), m.PixOffset(start, y) + 4*(x-start), c})
			}
		}
	}
	return b
}

// Fill clears the picture and paints its areas.
func (b *Bound) Fill() {
	clear(b.pix)
	for _, a := range b.areas {
		run := b.pix[a.from:a.to]
		n := copy(run, []byte{a.color.R, a.color.G, a.color.B, a.color.A})
		for n < len(run) {
			n += copy(run[n:], run[:n])
		}
	}
}
