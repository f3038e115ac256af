package raster

import (
	"math/bits"
	"sync"
	"sync/atomic"

	"github.com/plugio/charts/render/scene"
)

// Renderer draws scenes. It keeps memory, but nothing of a picture, between
// calls, and is safe for concurrent use.
type Renderer struct {
	surfaces [classes]sync.Pool // of *surface
	work     atomic.Int64
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
	return r.Within(dst, sc, dpr, nil)
}

// Within is PNG, but asks for room, if that is not nil, before it takes so many bytes for a picture
// of many colours, and returns its error.
func (r *Renderer) Within(dst []byte, sc *scene.Scene, dpr float64, room func(bytes int) error) ([]byte, error) {
	sz, err := check(sc, dpr)
	if err != nil {
		return dst, err
	}
	s := r.surface(sz)
	s.room = room
	out, err := s.draw(dst, sc, sz, &r.work)
	s.room = nil
	if err != nil {
		return dst, err
	}
	// Only now: what an error or a panic leaves behind must not be used again.
	r.release(s, sz)
	return out, nil
}

// Work returns the steps that the renderer has drawn so far, see MaxWork. It grows
// after each shape of each picture, so that a watchdog can tell one that goes on
// from one that hangs.
func (r *Renderer) Work() int64 { return r.work.Load() }

func (r *Renderer) surface(sz size) *surface {
	if i := class(sz.width * sz.height); i < classes {
		if s, ok := r.surfaces[i].Get().(*surface); ok {
			return s
		}
	}
	return &surface{}
}

func (r *Renderer) release(s *surface, sz size) {
	if i := class(sz.width * sz.height); i < classes {
		r.surfaces[i].Put(s)
	}
}
