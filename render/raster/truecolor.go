package raster

import (
	"encoding/binary"
	"image"

	"github.com/fogleman/gg"
	"github.com/plugio/charts/render/scene"
)

// truecolor appends an image as a PNG without a palette.
func (e *encoder) truecolor(dst []byte, m *image.RGBA, sz size) []byte {
	typ, pixel := uint8(typeRGB), 3
	if !m.Opaque() {
		typ, pixel = typeRGBA, 4
	}
	e.straighten(m, typ == typeRGBA)
	return e.picture(dst, sz, 8, typ, pixel)
}

// straighten turns premultiplied pixels into rows of straight ones.
func (e *encoder) straighten(m *image.RGBA, alpha bool) {
	bytes := 3
	if alpha {
		bytes = 4
	}
	e.rows = grown(e.rows, m.Rect.Dy()*(1+bytes*m.Rect.Dx()))[:0]
	var known pixel
	straight := e.straight.convert(known)
	for y := range m.Rect.Dy() {
		e.rows = append(e.rows, 0)
		for row := m.Pix[y*m.Stride:][:m.Rect.Dx()*4]; len(row) > 0; row = row[4:] {
			if p := pixel(binary.LittleEndian.Uint32(row)); p != known {
				known, straight = p, e.straight.convert(p)
			}
			e.rows = append(e.rows, straight.R, straight.G, straight.B)
			if alpha {
				e.rows = append(e.rows, straight.A)
			}
		}
	}
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

func paint(sc *scene.Scene, sz size) (*image.RGBA, error) {
	m := image.NewRGBA(image.Rect(0, 0, sz.width, sz.height))
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
