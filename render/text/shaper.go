package text

import (
	"sync"
	"sync/atomic"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
)

// Shaper lends out typesetters and keeps the outlines of glyphs once they have been
// asked for. What it keeps is keyed by font and glyph, never by a text.
type Shaper struct {
	fonts       *fonts.Set
	typesetters sync.Pool
	// outlines has a slot for every glyph of every font, filled on first use.
	outlines [][]atomic.Pointer[scene.Outline]
}

// NewShaper returns a shaper over the fonts of a set.
func NewShaper(set *fonts.Set) *Shaper {
	s := &Shaper{fonts: set, outlines: make([][]atomic.Pointer[scene.Outline], set.Len())}
	for w := fonts.Regular; w <= fonts.SemiBold; w++ {
		for _, f := range set.Chain(w) {
			s.outlines[f.Index] = make([]atomic.Pointer[scene.Outline], f.Glyphs)
		}
	}
	s.typesetters.New = func() any { return newTypesetter(s) }
	return s
}

// Get lends a typesetter; give it back with Put.
func (s *Shaper) Get() *Typesetter { return s.typesetters.Get().(*Typesetter) }

// Put takes a typesetter back. Its lines must not be used any more.
func (s *Shaper) Put(ts *Typesetter) {
	ts.reset()
	s.typesetters.Put(ts)
}

// outline returns the shape of a glyph in em. Two goroutines that meet at an empty
// slot both extract it; one of the equal results stays.
func (s *Shaper) outline(f *fonts.Font, face *font.Face, gid font.GID) *scene.Outline {
	slots := s.outlines[f.Index]
	if int(gid) >= len(slots) {
		return &scene.Outline{}
	}
	if o := slots[gid].Load(); o != nil {
		return o
	}
	o := extract(f, face, gid)
	if !slots[gid].CompareAndSwap(nil, o) {
		return slots[gid].Load()
	}
	return o
}

// extract costs about 7 µs and 5 kB, which is why outlines are kept.
func extract(f *fonts.Font, face *font.Face, gid font.GID) *scene.Outline {
	o := &scene.Outline{ID: uint64(f.Index)<<32 | uint64(gid)}
	data, ok := face.GlyphDataOutline(gid)
	if !ok {
		return o
	}
	at := func(p font.SegmentPoint) scene.Point {
		return scene.Point{X: float64(p.X) / f.UnitsPerEm, Y: -float64(p.Y) / f.UnitsPerEm}
	}
	verbs := [...]scene.Verb{
		opentype.SegmentOpMoveTo: scene.MoveTo, opentype.SegmentOpLineTo: scene.LineTo,
		opentype.SegmentOpQuadTo: scene.QuadTo, opentype.SegmentOpCubeTo: scene.CubicTo,
	}
	for i, seg := range data.Segments {
		v := verbs[seg.Op]
		if v == scene.MoveTo && i > 0 {
			o.Path.Verbs = append(o.Path.Verbs, scene.Close)
		}
		o.Path.Verbs = append(o.Path.Verbs, v)
		for _, p := range seg.Args[:v.Points()] {
			o.Path.Points = append(o.Path.Points, at(p))
		}
	}
	if len(o.Path.Points) > 0 {
		o.Path.Verbs = append(o.Path.Verbs, scene.Close)
		o.Bounds = scene.BoundsOf(o.Path.Points)
	}
	return o
}
