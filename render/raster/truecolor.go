package raster

import (
	"encoding/binary"
	"image"

	"github.com/fogleman/gg"
	"github.com/plugio/charts/render/scene"
)

// truecolor appends an image as a PNG without a palette. It uses the image's memory up.
func (e *encoder) truecolor(dst []byte, m *image.RGBA, sz size) []byte {
	typ, pixel := uint8(typeRGB), 3
	if !m.Opaque() {
		typ, pixel = typeRGBA, 4
	}
	if typ == typeRGB {
		e.rows = opaqueRows(m)
	} else {
		e.rows = e.straight.rows(m)
	}
	return e.picture(dst, sz, 8, typ, pixel)
}

// opaqueRows turns opaque pixels into rows of three bytes each, in the image's own memory: a
// second image would be half of what such a picture takes. What is written is never ahead of
// what is read.
func opaqueRows(m *image.RGBA) []byte {
	rows := m.Pix[:0]
	for y := range m.Rect.Dy() {
		row := m.Pix[y*m.Stride:][:m.Rect.Dx()*4]
		for x := 0; x < len(row); x += 4 {
			red, green, blue := row[x], row[x+1], row[x+2]
			if x == 0 {
				rows = append(rows, 0)
			}
			rows = append(rows, red, green, blue)
		}
	}
	return rows
}

// rows turns premultiplied pixels into rows of straight ones, in the image's own memory if that
// has a byte more for each row. They get longer, so the last is the first to be moved.
func (s *straightener) rows(m *image.RGBA) []byte {
	width, height := 4*m.Rect.Dx(), m.Rect.Dy()
	rows := m.Pix[:height*width]
	if room := height * (1 + width); cap(rows) < room {
		rows = append(make([]byte, 0, room), rows...)
	}
	rows = rows[:height*(1+width)]
	var known pixel
	straight := s.convert(known)
	for y := height - 1; y >= 0; y-- {
		to := rows[y*(1+width):]
		for x := width - 4; x >= 0; x -= 4 {
			if p := pixel(binary.LittleEndian.Uint32(rows[y*width+x:])); p != known {
				known, straight = p, s.convert(p)
			}
			to[1+x], to[2+x], to[3+x], to[4+x] = straight.R, straight.G, straight.B, straight.A
		}
		to[0] = 0
	}
	return rows
}

// TrueColor draws a scene with gg, as a picture of more colours than a palette takes asks
// for. The paths are those that the cells of this package are given: curves are lines
// already, cut to the canvas and checked. It returns the errors of PNG.
func TrueColor(sc *scene.Scene, dpr float64) (*image.RGBA, error) {
	sz, err := check(sc, dpr)
	if err != nil {
		return nil, err
	}
	return paint(sc, sz)
}

// newImage returns an empty image with the room that its rows in a PNG take.
func newImage(sz size) *image.RGBA {
	n := 4 * sz.width * sz.height
	pix := make([]uint8, n, n+sz.height)
	return &image.RGBA{Pix: pix, Stride: 4 * sz.width, Rect: image.Rect(0, 0, sz.width, sz.height)}
}

func paint(sc *scene.Scene, sz size) (*image.RGBA, error) {
	m := newImage(sz)
	context := gg.NewContextForRGBA(m)
	for i := range sc.Len() {
		sh := sc.Shape(i)
		if sh.Paint.Color.A == 0 {
			continue
		}
		p := newPen(&cells{}, sz, image.Rect(0, 0, sz.width, sz.height))
		p.context = context
		if err := p.shape(sc, sh); err != nil {
			return nil, err
		}
		context.SetColor(sh.Paint.Color)
		context.Fill()
		sc.Advance(1)
	}
	return m, nil
}
