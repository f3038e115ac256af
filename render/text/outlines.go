package text

import (
	"sync/atomic"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
)

// maxOutlines bounds the outlines that are kept, in bytes, if nothing else does: some 3000 Han characters, or
// all that a hundred wikis in alphabets need. All glyphs of the embedded fonts would
// take 290 MiB.
const maxOutlines = 8 << 20

// outlines keeps the shapes of glyphs. It is full at its limit and then begins anew, so
// that texts that nobody repeats cannot keep those that come every minute out for good.
type outlines struct {
	// fonts has, for every font that has been used, a slot for every glyph, filled
	// on first use.
	fonts []atomic.Pointer[[]atomic.Pointer[scene.Outline]]
	bytes atomic.Int64
	limit atomic.Int64
}

func (k *outlines) init(set *fonts.Set) {
	k.fonts = make([]atomic.Pointer[[]atomic.Pointer[scene.Outline]], set.Len())
	k.limit.Store(maxOutlines)
}

// get returns the shape of a glyph in em. Two goroutines that meet at an empty slot both
// extract it; one of the equal results stays.
func (k *outlines) get(o *opened, gid font.GID) *scene.Outline {
	slots := k.slots(o)
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
	if k.bytes.Add(size(outline)) > k.limit.Load() {
		k.forget()
	}
	return outline
}

// noOutline is the shape of what is not drawn.
var noOutline = &scene.Outline{}

func (k *outlines) slots(o *opened) []atomic.Pointer[scene.Outline] {
	at := &k.fonts[o.font.Index]
	if slots := at.Load(); slots != nil {
		return *slots
	}
	slots := make([]atomic.Pointer[scene.Outline], o.parsed.Glyphs)
	if !at.CompareAndSwap(nil, &slots) {
		if known := at.Load(); known != nil {
			return *known
		}
	}
	return slots
}

// forget drops all outlines; scenes that show some of them hold these themselves. What
// others put into the dropped slots meanwhile is lost with them.
func (k *outlines) forget() {
	k.bytes.Store(0)
	for i := range k.fonts {
		k.fonts[i].Store(nil)
	}
}

// outlineSize is what an outline takes beside its path, in bytes.
const outlineSize = 96

func size(o *scene.Outline) int64 { return int64(outlineSize + o.Path.Bytes()) }

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
