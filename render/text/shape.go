package text

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
)

// shape shapes a run and appends its glyphs to a line, as em.
func (ts *Typesetter) shape(r *run, w fonts.Weight, line *Line) {
	o := ts.open(r.font, w)
	ts.advance()
	ts.buffer.Clear()
	ts.buffer.AddRunes(ts.runes, r.start, r.end-r.start)
	ts.buffer.Props = harfbuzz.SegmentProperties{
		Direction: harfbuzz.LeftToRight, Script: r.script, Language: r.language,
	}
	if r.level%2 == 1 {
		ts.buffer.Props.Direction = harfbuzz.RightToLeft
	}
	ts.buffer.Shape(o.shaper, ts.tabularIn(r.start, r.end))
	unit := 1 / o.parsed.UnitsPerEm
	for i := range ts.buffer.Info {
		info, pos := &ts.buffer.Info[i], &ts.buffer.Pos[i]
		g := scene.Glyph{X: line.Advance + float64(pos.XOffset)*unit, Y: -float64(pos.YOffset) * unit}
		advance := float64(pos.XAdvance) * unit
		if info.Glyph == 0 {
			g.Outline, advance = ts.missing(ts.runes[info.Cluster], o, w, advance, line)
		} else {
			g.Outline = ts.owner.outlines.get(o, info.Glyph)
		}
		ts.glyphs = append(ts.glyphs, g)
		ts.widths[info.Cluster] += advance
		line.Advance += advance
	}
	line.Ascent, line.Descent = max(line.Ascent, o.parsed.Ascent), max(line.Descent, o.parsed.Descent)
}

// tabularIn makes the digits of a run equally wide. Its hyphens and asterisks keep the width that they
// have in words: those of numbers would tear a word, or the key of an issue, apart.
func (ts *Typesetter) tabularIn(start, end int) []harfbuzz.Feature {
	if !slices.ContainsFunc(ts.runes[start:end], joinsWords) {
		return tabular
	}
	ts.features = ts.features[:0]
	for from := start; from < end; from++ {
		to := from
		for to < end && !joinsWords(ts.runes[to]) {
			to++
		}
		if to > from {
			ts.features = append(ts.features, harfbuzz.Feature{Tag: tabular[0].Tag, Value: 1, Start: from, End: to})
		}
		from = to
	}
	return ts.features
}

func joinsWords(r rune) bool { return r == '-' || r == '*' }

// missing returns what is drawn for a character that no font has, and its advance: a
// box, that of the base font where the font's own cannot be seen, but nothing for a
// space.
func (ts *Typesetter) missing(r rune, o *opened, w fonts.Weight, advance float64, line *Line) (*scene.Outline, float64) {
	if unicode.Is(unicode.Zs, r) {
		return noOutline, advance
	}
	line.Missing++
	if box := ts.owner.outlines.get(o, 0); !box.Bounds.Empty() {
		return box, advance
	}
	base := ts.open(ts.owner.fonts.Base(w), w)
	return ts.owner.outlines.get(base, 0), float64(base.face.HorizontalAdvance(0)) / base.parsed.UnitsPerEm
}
