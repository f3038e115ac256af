package raster

import (
	"image/color"
	"math/bits"
	"sync"

	"github.com/plugio/charts/render/scene"
)

// Renderer draws scenes. It keeps memory, but nothing of a picture, between
// calls, and is safe for concurrent use.
type Renderer struct {
	surfaces [classes]sync.Pool // of *surface
	encoders sync.Pool          // of *encoder
}

// Surfaces are pooled by the number of their pixels, in classes of 16 Ki, 64 Ki,
// 256 Ki and 1 Mi, so that small pictures do not keep the memory of large ones
// alive. Larger surfaces than that are left to the garbage collector: clearing
// new memory is a small part of what such a picture takes.
const (
	smallestClass = 14
	classes       = 4
)

// New returns a Renderer.
func New() *Renderer { return &Renderer{} }

// class is the index of the pool for pictures of so many pixels.
func class(pixels int) int {
	return max(0, bits.Len(uint(pixels-1))-smallestClass+1) / 2
}

// PNG appends the picture of a scene to dst. The picture has the scene's width
// and height times dpr pixels, each rounded. Paints show their Color, as a
// PNG cannot ask for the viewer's scheme.
//
// It returns one of the errors of this package, or the scene's own, when the
// scene cannot be drawn; dst is then returned unchanged. The same scene gives the
// same bytes on the same architecture.
func (r *Renderer) PNG(dst []byte, sc *scene.Scene, dpr float64) ([]byte, error) {
	sz, err := check(sc, dpr)
	if err != nil {
		return dst, err
	}
	s := r.surface(sz)
	s.prepare(sz)
	s.draw(sc, sz)

	e, ok := r.encoders.Get().(*encoder)
	if !ok {
		e = &encoder{}
	}
	dst, err = e.encode(dst, s.image, s.paints(sc), dpr)
	// Not deferred: what a panic leaves behind must not be used again.
	if e.reusable() {
		r.encoders.Put(e)
	}
	r.release(s, sz)
	return dst, err
}

func (r *Renderer) surface(sz size) *surface {
	if i := class(sz.width * sz.height); i < classes {
		if s, ok := r.surfaces[i].Get().(*surface); ok {
			return s
		}
	}
	return &surface{}
}

func (r *Renderer) release(s *surface, sz size) {
	if i := class(sz.width * sz.height); i < classes && s.reusable() {
		r.surfaces[i].Put(s)
	}
}

// Bounds of what goes back to the pools, in elements. They hold all that widgets
// draw; a scene beyond them would leave its memory behind for good.
const (
	keepPoints = 64 << 10
	keepRuns   = 256 << 10
)

func (s *surface) reusable() bool { return cap(s.polygon.points) <= keepPoints }

func (e *encoder) reusable() bool { return cap(e.colors.runs) <= keepRuns }

// paints lists the colours of a scene, each once.
func (s *surface) paints(sc *scene.Scene) []color.NRGBA {
	s.colors = s.colors[:0]
	for i := range sc.Len() {
		s.addPaint(sc.Shape(i).Paint.Color)
	}
	return s.colors
}

func (s *surface) addPaint(c color.NRGBA) {
	for _, known := range s.colors {
		if known == c {
			return
		}
	}
	s.colors = append(s.colors, c)
}
