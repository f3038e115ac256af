package svg

import (
	"sync"
	"sync/atomic"

	"github.com/plugio/charts/render/scene"
)

// maxOutlines bounds the outlines that are kept, in bytes, if nothing else does: with the scenes' own shapes,
// which they hold, some 2500 Han characters.
const maxOutlines = 8 << 20

// Renderer writes scenes. It keeps the path data of the glyph outlines it has met,
// up to some megabytes, but nothing of a picture. Any number of goroutines may use it,
// each with a scene of its own. The scenes' outlines must be those of one set of fonts,
// since glyphs are told apart by their ID.
type Renderer struct {
	// outlines maps a *scene.Outline to its *outline. The pointer is the key since it
	// needs no room of its own; a shaper makes a glyph's outline again now and then.
	outlines sync.Map
	bytes    atomic.Int64
	limit    atomic.Int64
	writers  sync.Pool // of *writer
}

// New returns a Renderer.
func New() *Renderer {
	r := &Renderer{writers: sync.Pool{New: func() any { return newWriter() }}}
	r.limit.Store(maxOutlines)
	return r
}

// Limit lowers the memory of the outlines that are kept, in bytes.
func (r *Renderer) Limit(bytes int64) { r.limit.Store(min(bytes, maxOutlines)) }

// outline is a glyph's shape as path data that can be put anywhere by copying: the
// pen moves to start, rest draws on from there, and the pen is then at end.
type outline struct {
	start, end point
	rest       string // empty if there is nothing to see
}

// outline returns the path data of a glyph. Two goroutines that meet an unknown
// glyph both write it; one of the equal results stays.
func (r *Renderer) outline(o *scene.Outline) (*outline, error) {
	if known, ok := r.outlines.Load(o); ok {
		return known.(*outline), nil
	}
	written, err := newOutline(o.Path)
	if err != nil {
		return nil, err
	}
	kept, known := r.outlines.LoadOrStore(o, written)
	if !known && r.bytes.Add(size(o, written)) > r.limit.Load() {
		r.Forget()
	}
	return kept.(*outline), nil
}

// Forget drops all outlines, to begin anew; documents under way hold theirs themselves.
func (r *Renderer) Forget() {
	r.bytes.Store(0)
	r.outlines.Clear()
}

// entrySize is what an entry takes beside its path and path data, in bytes.
const entrySize = 200

func size(o *scene.Outline, written *outline) int64 {
	return int64(entrySize + o.Path.Bytes() + len(written.rest))
}

func newOutline(p scene.Path) (*outline, error) {
	pen := newPen(nil, emUnits, 0)
	pen.movable = true
	pen.draw(p)
	return &outline{start: pen.start, end: pen.at, rest: string(pen.out)}, pen.err
}
