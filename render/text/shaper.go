package text

import (
	"slices"
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
	// chains are the fallback chains, one for each way to write Han characters.
	chains [fonts.SemiBold + 1][hanKinds][]*fonts.Font
	// leads are the fonts that give lines their box: the first with Latin capitals.
	leads [fonts.SemiBold + 1]*fonts.Font
	// outlines has, for every font that has been used, a slot for every glyph,
	// filled on first use.
	outlines []atomic.Pointer[[]atomic.Pointer[scene.Outline]]
	missing  atomic.Int64
}

// NewShaper returns a shaper over the fonts of a set.
func NewShaper(set *fonts.Set) *Shaper {
	s := &Shaper{fonts: set, outlines: make([]atomic.Pointer[[]atomic.Pointer[scene.Outline]], set.Len())}
	for w := range s.chains {
		s.leads[w] = leadOf(set, fonts.Weight(w))
		for h := range s.chains[w] {
			s.chains[w][h] = chainFor(set.Chain(fonts.Weight(w)), han(h))
		}
	}
	s.typesetters.New = func() any { return newTypesetter(s) }
	return s
}

func leadOf(set *fonts.Set, w fonts.Weight) *fonts.Font {
	for _, f := range set.Chain(w) {
		if f.Has('H') {
			return f
		}
	}
	return set.Base(w)
}

// chainFor moves the font that draws Han characters as a language writes them ahead of
// the other ones that draw them.
func chainFor(chain []*fonts.Font, h han) []*fonts.Font {
	from := slices.IndexFunc(chain, func(f *fonts.Font) bool { return f.Language == hanLanguages[h] })
	to := slices.IndexFunc(chain, func(f *fonts.Font) bool { return f.Language != "" })
	if hanLanguages[h] == "" || from < 0 {
		return chain
	}
	reordered := slices.Delete(slices.Clone(chain), from, from+1)
	return slices.Insert(reordered, to, chain[from])
}

func (s *Shaper) chain(w fonts.Weight, h han) []*fonts.Font {
	return s.chains[min(w, fonts.SemiBold)][h]
}

// Get lends a typesetter; give it back with Put.
func (s *Shaper) Get() *Typesetter { return s.typesetters.Get().(*Typesetter) }

// Put takes a typesetter back. Its lines must not be used any more.
func (s *Shaper) Put(ts *Typesetter) {
	s.missing.Add(int64(ts.missed))
	ts.reset()
	s.typesetters.Put(ts)
}

// Missing counts the characters that no font has, in the lines of all typesetters that
// have been put back. A text that is set several times counts as often.
func (s *Shaper) Missing() int64 { return s.missing.Load() }

// outline returns the shape of a glyph in em. Two goroutines that meet at an empty
// slot both extract it; one of the equal results stays.
func (s *Shaper) outline(o *opened, gid font.GID) *scene.Outline {
	slots := s.slots(o)
	if int(gid) >= len(slots) {
		return noOutline
	}
	if outline := slots[gid].Load(); outline != nil {
		return outline
	}
	outline := extract(o, gid)
	if !slots[gid].CompareAndSwap(nil, outline) {
		return slots[gid].Load()
	}
	return outline
}

// noOutline is the shape of what is not drawn.
var noOutline = &scene.Outline{}

func (s *Shaper) slots(o *opened) []atomic.Pointer[scene.Outline] {
	at := &s.outlines[o.font.Index]
	if slots := at.Load(); slots != nil {
		return *slots
	}
	slots := make([]atomic.Pointer[scene.Outline], o.parsed.Glyphs)
	if !at.CompareAndSwap(nil, &slots) {
		return *at.Load()
	}
	return slots
}

// extract costs about 7 µs and 5 kB, which is why outlines are kept.
func extract(f *opened, gid font.GID) *scene.Outline {
	o := &scene.Outline{ID: uint64(f.font.Index)<<32 | uint64(gid)}
	segments, ok := f.parsed.Outline(f.face, gid)
	if !ok {
		return o
	}
	at := func(p font.SegmentPoint) scene.Point {
		return scene.Point{X: float64(p.X) / f.parsed.UnitsPerEm, Y: -float64(p.Y) / f.parsed.UnitsPerEm}
	}
	verbs := [...]scene.Verb{
		opentype.SegmentOpMoveTo: scene.MoveTo, opentype.SegmentOpLineTo: scene.LineTo,
		opentype.SegmentOpQuadTo: scene.QuadTo, opentype.SegmentOpCubeTo: scene.CubicTo,
	}
	count, points := 1, 0
	for _, seg := range segments {
		v := verbs[seg.Op]
		points += v.Points()
		if count++; v == scene.MoveTo {
			count++
		}
	}
	o.Path = scene.Path{Verbs: make([]scene.Verb, 0, count), Points: make([]scene.Point, 0, points)}
	for i, seg := range segments {
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
