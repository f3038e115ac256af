package text

import (
	"sync/atomic"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
)

// Most lines are letters and digits in which no glyph depends on more than its neighbour,
// and on that only by a pair's kerning: for these the shaper's answers to single
// characters and pairs make up its answer to the line. Such an answer is asked for once and
// kept. A test holds all pairs and triples, and many longer texts, against the shaper.
//
// Only the embedded fonts that give lines their box are asked for pairs. A font from
// outside may have rules for longer contexts.

// The characters that combine so in Inter. Others are known not to: brackets, colons and
// signs of arithmetic rise beside capitals and digits, arrows are ligatures, a bullet
// between words is kerned by what follows.
const (
	sharedLetters   = " \u00a0\u202f0123456789.,%/'’€$£¥&!?\"#;_|°·µ²³«»“”„…‰§"
	latinLetters    = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZªº" + latinAccents
	latinAccents    = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
	cyrillicLetters = "ЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяѐёђѓєѕіїјљњћќѝўџҐґ"
)

// signs may start a line. Before a digit they have a glyph of their own.
var signs = [...]rune{'−', '+'}

// place is the number of a character in the tables of its script, 0 for one without.
type place = uint8

// The places of signs are the first.
const firstLetter = place(1 + len(signs))

// alphabet says which characters tables have, and where.
type alphabet struct {
	shared place // the last place that all scripts have in common
	low    [0x500]place
	// sparse are the characters above low.
	sparse []rune
	places []place
	// letters are the characters of each script's places.
	letters [scripts][]rune
}

// script numbers the scripts that have tables.
type script uint8

const (
	shared script = iota
	latin
	cyrillic
	scripts
)

var shapedScripts = [scripts]language.Script{language.Common, language.Latin, language.Cyrillic}

func newAlphabet() *alphabet {
	a := &alphabet{}
	base := append(make([]rune, 1), signs[:]...)
	for _, r := range sharedLetters {
		a.add(r, place(len(base)))
		base = append(base, r)
	}
	a.shared = place(len(base) - 1)
	for s, letters := range [scripts]string{"", latinLetters, cyrillicLetters} {
		own := append(make([]rune, 0, 192), base...)
		for _, r := range letters {
			a.add(r, place(len(own)))
			own = append(own, r)
		}
		a.letters[s] = own
	}
	return a
}

func (a *alphabet) add(r rune, p place) {
	if int(r) < len(a.low) {
		a.low[r] = p
		return
	}
	a.sparse, a.places = append(a.sparse, r), append(a.places, p)
}

// find returns the place of a character and the script it belongs to.
func (a *alphabet) find(r rune) (place, script) {
	if int(r) >= len(a.low) {
		for i, known := range a.sparse {
			if known == r {
				return a.places[i], shared
			}
		}
		return 0, shared
	}
	p := a.low[r]
	switch {
	case p <= a.shared:
		return p, shared
	case r < 0x400:
		return p, latin
	}
	return p, cyrillic
}

// pairs keeps what the shaper says of one font's characters of one script.
type pairs struct {
	script  language.Script
	letters []rune
	// singles has a glyph in the high half and its advance in the low one, both in the
	// font's units; firsts has the advance of the first of two, plus 1. Both have 0 for
	// what was not asked for, and odd for what the table cannot tell.
	singles, firsts []atomic.Uint32
}

const odd = 1<<32 - 1

func newPairs(a *alphabet, s script) *pairs {
	n := len(a.letters[s])
	return &pairs{
		script: shapedScripts[s], letters: a.letters[s],
		singles: make([]atomic.Uint32, n), firsts: make([]atomic.Uint32, n*n),
	}
}

// tables are the pairs of the fonts of each weight, made when a script is first met.
type tables struct {
	*alphabet
	// known says that the first font of a weight is the one whose pairs are tested.
	known [fonts.SemiBold + 1]bool
	fonts [fonts.SemiBold + 1][scripts]atomic.Pointer[pairs]
}

func (t *tables) of(w fonts.Weight, s script) *pairs {
	at := &t.fonts[w][s]
	if p := at.Load(); p != nil {
		return p
	}
	at.CompareAndSwap(nil, newPairs(t.alphabet, s))
	return at.Load()
}

// combine sets a text by its pairs if they tell all of it.
func (ts *Typesetter) combine(s string, w fonts.Weight, line *Line) bool {
	if ts.language != plainLanguage || !ts.owner.tables.known[w] {
		return false
	}
	own, ok := ts.locate(s)
	if !ok {
		return false
	}
	table, o, start := ts.owner.tables.of(w, own), ts.open(ts.owner.leads[w], w), len(ts.glyphs)
	unit := 1 / o.parsed.UnitsPerEm
	ts.widths = ts.widths[:0]
	for i, p := range ts.places {
		single := table.single(ts, o, p)
		advance := single & 0xFFFF
		if single != odd && i+1 < len(ts.places) {
			first := table.first(ts, o, p, ts.places[i+1])
			if advance = first - 1; first == odd {
				single = odd
			}
		}
		if single == odd {
			ts.glyphs, line.Advance = ts.glyphs[:start], 0
			return false
		}
		ts.glyphs = append(ts.glyphs, scene.Glyph{X: line.Advance, Outline: ts.owner.outlines.get(o, font.GID(single>>16))})
		width := float64(advance) * unit
		ts.widths = append(ts.widths, width)
		line.Advance += width
	}
	return true
}

// locate finds the places of a text's characters, if all are in the tables of one script.
func (ts *Typesetter) locate(s string) (own script, ok bool) {
	ts.places = ts.places[:0]
	last := rune(0)
	for i, r := range s {
		p, of := ts.owner.tables.find(r)
		if p == 0 && i == 0 {
			p = placeOfSign(r)
		}
		switch {
		case p == 0, of != shared && own != shared && of != own:
			return own, false
		case r == 'x' && (isDigit(last) || isGap(last)):
			return own, false // may be the sign of a product
		case of != shared:
			own = of
		}
		ts.places = append(ts.places, p)
		last = r
	}
	n := len(ts.places)
	return own, n > 0 && ts.places[n-1] >= firstLetter
}

func placeOfSign(r rune) place {
	for i, sign := range signs {
		if r == sign {
			return place(1 + i)
		}
	}
	return 0
}

func isGap(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\u202f' }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// single is what the table keeps of a character.
func (p *pairs) single(ts *Typesetter, o *opened, at place) uint32 {
	if known := p.singles[at].Load(); known != 0 {
		return known
	}
	text, glyphs := []rune{p.rune(at)}, 1
	if at < firstLetter {
		text, glyphs = append(text, '0'), 2
	}
	answer := uint32(odd)
	if got := ts.ask(o, p.script, text); len(got) == glyphs {
		answer = got[0]
	}
	p.singles[at].Store(answer)
	return answer
}

// first is what the table keeps of a pair.
func (p *pairs) first(ts *Typesetter, o *opened, a, b place) uint32 {
	at := int(a)*len(p.letters) + int(b)
	if known := p.firsts[at].Load(); known != 0 {
		return known
	}
	answer := uint32(odd)
	one, other := p.single(ts, o, a), p.single(ts, o, b)
	if got := ts.ask(o, p.script, []rune{p.rune(a), p.rune(b)}); len(got) == 2 &&
		one != odd && other != odd && got[0]>>16 == one>>16 && got[1] == other {
		answer = got[0]&0xFFFF + 1
	}
	p.firsts[at].Store(answer)
	return answer
}

func (p *pairs) rune(at place) rune { return p.letters[at] }

// ask has a text shaped and returns its glyphs with their advances as pairs keep them, none
// if one is missing or out of its place.
func (ts *Typesetter) ask(o *opened, s language.Script, text []rune) (glyphs []uint32) {
	ts.buffer.Clear()
	ts.buffer.AddRunes(text, 0, len(text))
	ts.buffer.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: s, Language: plainLanguage}
	ts.buffer.Shape(o.shaper, tabular)
	for i := range ts.buffer.Info {
		gid, pos := ts.buffer.Info[i].Glyph, &ts.buffer.Pos[i]
		if gid == 0 || gid >= 0xFFFF || pos.XOffset != 0 || pos.YOffset != 0 || pos.XAdvance < 0 || pos.XAdvance >= 0xFFFF {
			return nil
		}
		glyphs = append(glyphs, uint32(gid)<<16|uint32(pos.XAdvance))
	}
	return glyphs
}
