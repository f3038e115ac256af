package raster

import (
	"bytes"
	"image"
	"math"
	"sync/atomic"

	"github.com/plugio/charts/render/scene"
)

// surface is what a picture is drawn on and written from. It serves pictures of
// different sizes one after another, and belongs to one of them at a time.
type surface struct {
	cells   cells
	canvas  canvas
	merger  merger
	encoder encoder
	// crowd is what gg would take for the shapes, which keeps a list of edges for each
	// row: their pixels by how many of them a row has.
	crowd int
	// room is asked before the memory of a picture in true colour is taken.
	room func(bytes int) error
}

// maxCrowd is about a second. A line up and down 400 times across 4000 by 4000 pixels
// is six times as much, and took gg 5 s.
const maxCrowd = 1e8

// draw appends the picture of a scene that has passed the guard.
func (s *surface) draw(dst []byte, sc *scene.Scene, sz size, work *atomic.Int64) ([]byte, error) {
	s.cells.steps, s.crowd = 0, 0
	s.encoder.straight.reset(sc)
	s.canvas.prepare(sc, sz, forecast(sc, sz))
	if err := s.paint(sc, sz, work); err != nil {
		return dst, err
	}
	if s.canvas.full || !s.reduce() {
		m, err := s.trueColor(sc, sz)
		if err != nil {
			return dst, err
		}
		return s.encoder.truecolor(dst, m, sz), nil
	}
	return s.encoder.indexed(dst, sz), nil
}

// trueColor draws a scene with gg, or takes what the canvas shows if gg would be at it
// for seconds and the canvas knows all colours.
func (s *surface) trueColor(sc *scene.Scene, sz size) (*image.RGBA, error) {
	switch {
	case s.crowd <= maxCrowd:
		// The two together would make such pictures the largest by far.
		s.canvas.pix, s.canvas.wide = nil, nil
		if s.room != nil {
			if err := s.room(4 * sz.width * sz.height); err != nil {
				return nil, err
			}
		}
		return paint(sc, sz)
	case s.canvas.full:
		return nil, ErrComplex
	}
	return s.canvas.image(), nil
}

// paint draws the shapes of a scene, one band of rows after the other, and counts their
// steps, also when their colours no longer find numbers.
func (s *surface) paint(sc *scene.Scene, sz size, work *atomic.Int64) error {
	for i := range sc.Len() {
		sh := sc.Shape(i)
		if sh.Paint.Color.A == 0 || i == 0 && s.canvas.covered {
			continue
		}
		before := s.cells.steps
		s.canvas.setPaint(sh.Paint.Color)
		box := sz.pixels(sh.Bounds)
		rows := s.cells.prepare(box.Dx(), box.Dy(), maxCells)
		for top := box.Min.Y; top < box.Max.Y; top += rows {
			band := image.Rect(box.Min.X, top, box.Max.X, min(top+rows, box.Max.Y))
			p := newPen(&s.cells, sz, band)
			edges := s.cells.steps
			if err := p.shape(sc, sh); err != nil {
				return err
			}
			edges = s.cells.steps - edges
			s.crowd += edges * edges / max(1, s.cells.last-s.cells.first+1)
			s.cells.steps += s.canvas.fill(&s.cells, band.Min)
		}
		work.Add(int64(s.cells.steps - before))
		sc.Advance(1)
	}
	return nil
}

// pixels are those of a canvas that a box in CSS pixels touches.
func (sz size) pixels(box scene.Rect) image.Rectangle {
	within := func(v float64, side int) int { return int(max(0, min(v, float64(side)))) }
	return image.Rectangle{
		Min: image.Pt(within(math.Floor(box.MinX*sz.ratio), sz.width), within(math.Floor(box.MinY*sz.ratio), sz.height)),
		Max: image.Pt(within(math.Ceil(box.MaxX*sz.ratio), sz.width), within(math.Ceil(box.MaxY*sz.ratio), sz.height)),
	}
}

// reduce turns the colours of the canvas into a palette, and its pixels into numbers of
// that. It says whether there are few enough.
func (s *surface) reduce() bool {
	c, p := &s.canvas, &s.encoder.palette
	if !p.fill(&c.colors, &s.merger, &s.encoder.straight) {
		return false
	}
	s.encoder.rows = c.pix
	if p.moved {
		for y := 0; y < len(c.pix); y += c.stride {
			for i := y + 1; i < y+c.stride; i++ {
				id := uint16(c.pix[i])
				if id == beside {
					id = c.wide[i]
				}
				c.pix[i] = p.place[id]
			}
		}
		return true
	}
	for i := 0; c.colors.end > beside && i < len(c.pix); i++ {
		if c.pix[i] != beside {
			n := bytes.IndexByte(c.pix[i:], beside)
			if n < 0 {
				break
			}
			i += n
		}
		c.pix[i] = p.place[c.wide[i]]
	}
	return true
}
