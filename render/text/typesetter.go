package text

import (
	"slices"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"golang.org/x/image/math/fixed"
)

// Typesetter shapes lines. A face and the shaper that has seen it belong together
// (the shaper keeps the first face it meets for a font), so both live here and
// are lent as one.
type Typesetter struct {
	owner  *Shaper
	faces  []*font.Face
	fonts  map[*font.Face]*fonts.Font
	shaper shaping.HarfbuzzShaper
	split  shaping.Segmenter
	bidi   bidi.Paragraph
	breaks segmenter.Segmenter
	runes  []rune
	glyphs []scene.Glyph
	runs   []shaping.Output
}

func newTypesetter(owner *Shaper) *Typesetter {
	ts := &Typesetter{
		owner: owner,
		faces: make([]*font.Face, owner.fonts.Len()),
		fonts: make(map[*font.Face]*fonts.Font, owner.fonts.Len()),
	}
	ts.shaper.SetFontCacheSize(owner.fonts.Len())
	for w := fonts.Regular; w <= fonts.SemiBold; w++ {
		for _, f := range owner.fonts.Chain(w) {
			face := font.NewFace(f.Data)
			ts.faces[f.Index], ts.fonts[face] = face, f
		}
	}
	return ts
}

// maxKept bounds the memory that goes back into the pool with a typesetter: a
// picture has some hundred glyphs, a hostile one some thousand.
const maxKept = 4096

func (ts *Typesetter) reset() {
	clear(ts.glyphs[:cap(ts.glyphs)])
	clear(ts.runes[:cap(ts.runes)])
	clear(ts.runs[:cap(ts.runs)])
	ts.glyphs, ts.runes, ts.runs = ts.glyphs[:0], ts.runes[:0], ts.runs[:0]
	if cap(ts.glyphs) > maxKept {
		ts.glyphs = nil
	}
}

// tabular makes all digits equally wide, so that a refreshed number does not
// jitter.
var tabular = []shaping.FontFeature{{Tag: opentype.MustNewTag("tnum"), Value: 1}}

// Line shapes one line of text. Line breaks in the text are not looked for.
func (ts *Typesetter) Line(s string, w fonts.Weight) Line {
	chain := ts.owner.fonts.Chain(w)
	line := Line{Text: s, Ascent: chain[0].Ascent, Descent: chain[0].Descent, CapHeight: chain[0].CapHeight}
	if s == "" {
		return line
	}
	ts.runes = append(ts.runes[:0], []rune(s)...)
	start := len(ts.glyphs)
	input := shaping.Input{
		Text: ts.runes, RunEnd: len(ts.runes), Direction: baseDirection(ts.runes),
		FontFeatures: tabular, Language: language.DefaultLanguage(),
	}
	runs := ts.shape(ts.split.Split(input, fallback{ts, chain}), input.Direction)
	for i := range runs {
		ts.place(&line, &runs[i])
	}
	line.Glyphs = ts.glyphs[start:len(ts.glyphs):len(ts.glyphs)]
	return line
}

// shape shapes the runs of a line and returns them from left to right.
func (ts *Typesetter) shape(inputs []shaping.Input, base di.Direction) []shaping.Output {
	ts.runs = ts.runs[:0]
	ordered := base == di.DirectionLTR
	for _, in := range inputs {
		f := ts.fonts[in.Face]
		// Shaped at one unit per font unit: the library rounds sizes up to whole pixels.
		in.Size = fixed.I(int(f.UnitsPerEm))
		ts.runs = append(ts.runs, ts.shaper.Shape(in))
		ordered = ordered && in.Direction == di.DirectionLTR
	}
	if !ordered {
		ts.order(base)
	}
	return ts.runs
}

// order brings runs from logical into visual order: rule L2 of the bidirectional
// algorithm, over the levels that the library resolved. The library's own line
// wrapper orders runs too, but panics on a run without glyphs and breaks lines.
func (ts *Typesetter) order(base di.Direction) {
	fallback := bidi.LeftToRight
	if base == di.DirectionRTL {
		fallback = bidi.RightToLeft
	}
	segments := ts.bidi.Segment(ts.runes, fallback)
	levels := make([]bidi.Level, len(ts.runs))
	highest := bidi.Level(0)
	for i, run := range ts.runs {
		for k := range segments.NumRuns() {
			if s := segments.Run(k); s.Start <= run.Runes.Offset && run.Runes.Offset < s.End {
				levels[i] = s.Level
				highest = max(highest, s.Level)
				break
			}
		}
	}
	for level := highest; level > 0; level-- {
		for from := 0; from < len(levels); from++ {
			to := from
			for to < len(levels) && levels[to] >= level {
				to++
			}
			slices.Reverse(ts.runs[from:to])
			slices.Reverse(levels[from:to])
			from = max(from, to)
		}
	}
}

// place appends the glyphs of a run to a line, as em.
func (ts *Typesetter) place(line *Line, run *shaping.Output) {
	f := ts.fonts[run.Face]
	unit := 1 / (64 * f.UnitsPerEm)
	for i := range run.Glyphs {
		g := &run.Glyphs[i]
		ts.glyphs = append(ts.glyphs, scene.Glyph{
			Outline: ts.owner.outline(f, run.Face, g.GlyphID),
			X:       line.Advance + float64(g.XOffset)*unit,
			Y:       -float64(g.YOffset) * unit,
		})
		line.Advance += float64(g.Advance) * unit
		if g.GlyphID == 0 {
			line.Missing++
		}
	}
	line.Ascent, line.Descent = max(line.Ascent, f.Ascent), max(line.Descent, f.Descent)
}

// fallback picks the first font of a chain that has a character, and the first of
// all where none has it, whose replacement box is then drawn.
type fallback struct {
	ts    *Typesetter
	chain []*fonts.Font
}

// ResolveFace implements the library's Fontmap.
func (f fallback) ResolveFace(r rune) *font.Face {
	for _, candidate := range f.chain {
		face := f.ts.faces[candidate.Index]
		if _, ok := face.NominalGlyph(r); ok {
			return face
		}
	}
	return f.ts.faces[f.chain[0].Index]
}
