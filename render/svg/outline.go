package svg

import (
	"sync"

	"github.com/plugio/charts/render/scene"
)

// Renderer writes scenes. It keeps the path data of the glyph outlines it has met,
// and memory, but nothing of a picture. Any number of goroutines may use it, each
// with a scene of its own.
type Renderer struct {
	// outlines maps a *scene.Outline to its *outline. As the outlines are those of
	// a shaper, which has one for each glyph of its fonts and keeps it for good,
	// there are at most as many entries as the fonts have glyphs, whatever the
	// pictures show: about 9000 of 300 bytes on average for the embedded fonts.
	outlines sync.Map
	writers  sync.Pool // of *writer
}

// New returns a Renderer.
func New() *Renderer {
	return &Renderer{writers: sync.Pool{New: func() any { return newWriter() }}}
}

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
	kept, _ := r.outlines.LoadOrStore(o, written)
	return kept.(*outline), nil
}

func newOutline(p scene.Path) (*outline, error) {
	pen := newPen(nil, emUnits, 0)
	pen.movable = true
	pen.draw(p)
	return &outline{start: pen.start, end: pen.at, rest: string(pen.out)}, pen.err
}
