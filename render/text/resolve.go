package text

import (
	"unicode"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/plugio/charts/fonts"
	"golang.org/x/text/unicode/norm"
)

// picker chooses a font for one grapheme cluster after the other, so that a letter with
// its marks, a flag or a sequence of emoji is drawn by one font.
type picker struct {
	ts    *Typesetter
	w     fonts.Weight
	chain []*fonts.Font
	// lead is the font for what draws nothing, box the one for what no font has.
	lead, box *fonts.Font
	// last is the font of the cluster before, spaces not counted, in the same run of
	// one script.
	last *fonts.Font
}

// font returns the first font of the chain that has the whole cluster and can put its marks
// in their places, else the first that has it, else the first
// that has its first character, else the one that shows a box. What isolates a part of
// the text needs none.
func (p *picker) font(cluster []rune) *fonts.Font {
	if isIsolate(cluster[0]) {
		return nil
	}
	// Words stand equally far apart whatever their font: half an em in the Sinhala one,
	// more in that of the emoji.
	if blank(cluster) && hasAll(p.lead, cluster) {
		return p.lead
	}
	p.last = p.choose(cluster)
	return p.last
}

func (p *picker) choose(cluster []rune) *fonts.Font {
	if isEmoji(cluster) {
		if f := firstOf(p.chain, cluster, func(f *fonts.Font) bool { return f.Emoji }); f != nil {
			return f
		}
	}
	// A comma or a bracket of another script belongs to the font of its neighbours.
	if p.last != nil && !p.last.Emoji && !language.LookupScript(cluster[0]).Strong() && !p.chain[0].Has(cluster[0]) && hasAll(p.last, cluster) {
		return p.last
	}
	if hangs(cluster) {
		if f := firstOf(p.chain, cluster, func(f *fonts.Font) bool { return p.ts.placesMarks(f, p.w, cluster) }); f != nil {
			return f
		}
	}
	if f := firstOf(p.chain, cluster, anyFont); f != nil {
		return f
	}
	if f := p.composed(cluster); f != nil {
		return f
	}
	if f := firstOf(p.chain, cluster[:1], anyFont); f != nil {
		return f
	}
	return p.box
}

// composed looks for a font that has the cluster in another of its forms, composed or
// decomposed, between which a shaper can choose.
func (p *picker) composed(cluster []rune) *fonts.Font {
	s := string(cluster)
	for _, form := range []norm.Form{norm.NFC, norm.NFD} {
		if form.IsNormalString(s) {
			continue
		}
		if f := firstOf(p.chain, []rune(form.String(s)), anyFont); f != nil {
			return f
		}
	}
	return nil
}

func anyFont(*fonts.Font) bool { return true }

func firstOf(chain []*fonts.Font, cluster []rune, eligible func(*fonts.Font) bool) *fonts.Font {
	for _, f := range chain {
		if hasAll(f, cluster) && eligible(f) {
			return f
		}
	}
	return nil
}

// hasAll does not ask for characters that a shaper leaves out where a font lacks them.
func hasAll(f *fonts.Font, cluster []rune) bool {
	for _, r := range cluster {
		if !f.Has(r) && !harfbuzz.IsDefaultIgnorable(r) {
			return false
		}
	}
	return true
}

// blank says that a cluster draws nothing, for which no font is worth a change.
func blank(cluster []rune) bool {
	for _, r := range cluster {
		if !unicode.Is(unicode.Zs, r) && !unicode.Is(unicode.Cc, r) && !harfbuzz.IsDefaultIgnorable(r) {
			return false
		}
	}
	return true
}

const (
	textStyle  = 0xFE0E
	emojiStyle = 0xFE0F
	keycap     = 0x20E3
)

// isEmoji says whether a cluster is drawn as emoji: because it says so, or because its
// first character is one unless the text says otherwise.
func isEmoji(cluster []rune) bool {
	if len(cluster) > 1 {
		for _, r := range cluster[1:] {
			switch r {
			case textStyle:
				return false
			case emojiStyle, keycap:
				return true
			}
		}
	}
	r := cluster[0]
	return r >= 0x231A && unicode.Is(emojiPresentation, r)
}

// emojiPresentation is the Unicode property of that name, above U+1F2FF widened to whole
// blocks of pictures.
var emojiPresentation = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x231A, 0x231B, 1},
		{0x23E9, 0x23EC, 1},
		{0x23F0, 0x23F3, 3},
		{0x25FD, 0x25FE, 1},
		{0x2614, 0x2615, 1},
		{0x2648, 0x2653, 1},
		{0x267F, 0x2693, 0x14},
		{0x26A1, 0x26AA, 9},
		{0x26AB, 0x26BD, 0x12},
		{0x26BE, 0x26C4, 6},
		{0x26C5, 0x26CE, 9},
		{0x26D4, 0x26EA, 0x16},
		{0x26F2, 0x26F3, 1},
		{0x26F5, 0x26FA, 5},
		{0x26FD, 0x2705, 8},
		{0x270A, 0x270B, 1},
		{0x2728, 0x274C, 0x24},
		{0x274E, 0x2753, 5},
		{0x2754, 0x2755, 1},
		{0x2757, 0x2757, 1},
		{0x2795, 0x2797, 1},
		{0x27B0, 0x27BF, 0xF},
		{0x2B1B, 0x2B1C, 1},
		{0x2B50, 0x2B55, 5},
	},
	R32: []unicode.Range32{
		{0x1F004, 0x1F004, 1},
		{0x1F0CF, 0x1F0CF, 1},
		{0x1F18E, 0x1F18E, 1},
		{0x1F191, 0x1F19A, 1},
		{0x1F1E6, 0x1F1FF, 1},
		{0x1F201, 0x1F201, 1},
		{0x1F21A, 0x1F22F, 0x15},
		{0x1F232, 0x1F236, 1},
		{0x1F238, 0x1F23A, 1},
		{0x1F250, 0x1F251, 1},
		{0x1F300, 0x1F64F, 1},
		{0x1F680, 0x1F6FF, 1},
		{0x1F7E0, 0x1F7EB, 1},
		{0x1F7F0, 0x1F7F0, 1},
		{0x1F90C, 0x1F9FF, 1},
		{0x1FA70, 0x1FAFF, 1},
	},
}
