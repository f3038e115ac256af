package widget

import "math/bits"

// Kinds is a set of the kinds of texts that a picture has. The constants stand in the order of
// their worth: of two kinds that cannot both be shown the one further down is.
type Kinds uint16

// A comparison beside a change; the numbers at the ends of a scale; the names of segments; the
// title; the caption; the glyph of a status; a change; the unit; the number.
const (
	KindComparison Kinds = 1 << iota
	KindEnds
	KindNames
	KindTitle
	KindLabel
	KindStatus
	KindDelta
	KindUnit
	KindNumber
	kindsEnd
)

// Has says whether all kinds of another set are in this one.
func (k Kinds) Has(o Kinds) bool { return k&o == o }

// Any says whether one of the kinds of another set is in this one.
func (k Kinds) Any(o Kinds) bool { return k&o != 0 }

// If adds kinds if they are there.
func (k Kinds) If(there bool, o Kinds) Kinds {
	if there {
		return k | o
	}
	return k
}

// Worth ranks what pictures show. The number is what a picture is for, and worth more than all
// the rest; then more kinds are worth more than fewer; then those that are worth more are.
func (k Kinds) Worth() int {
	worth := bits.OnesCount16(uint16(k))*int(kindsEnd) + int(k)
	if k.Has(KindNumber) {
		worth += 32 * int(kindsEnd)
	}
	return worth
}

// Best returns the set of the highest worth, of the kinds that are asked for, that fits a
// canvas. A set that fits must fit every larger canvas too, and so must all that is left of it
// without some of its kinds: a larger picture then never shows what is worth less.
func Best(asked Kinds, fits func(Kinds) bool) Kinds {
	base := asked & KindNumber
	if base != 0 && !fits(base) {
		base = 0
	}
	rest := asked &^ KindNumber
	if base == 0 {
		rest &^= KindUnit | KindDelta // they belong to it
	}
	tried := base == asked&KindNumber && rest.Has(rest.needs())
	all := rest
	if tried && fits(base|all) {
		return base | all
	}
	for one := KindUnit; one > 0; one >>= 1 {
		if rest.Has(one) && (!rest.Has(one.needs()) || !fits(base|one|one.needs())) {
			rest &^= one
		}
	}
	for count := bits.OnesCount16(uint16(rest)); count > 0; count-- {
		for set := rest; set != 0; set = (set - 1) & rest {
			if bits.OnesCount16(uint16(set)) == count && set.Has(set.needs()) && !(tried && set == all) && fits(base|set) {
				return base | set
			}
		}
	}
	return base
}

// Seen is how much a picture shows of the texts of its kinds, and at what cost.
type Seen struct {
	Form int // of the number, see Figure.Form
	Gone int // how many names of segments are left out
	Cut  int // how many texts are cut
	// Number is the size of the number in px, and Shape a measure of what is no text; 0 for none.
	Number, Shape float64
	// Close says that the texts come closer to the edge than is good for a picture of its size.
	Close bool
}

// more says whether more is seen than in another picture, cut texts aside: digits, and then names.
func (s Seen) more(o Seen) bool { return s.Form < o.Form || s.Form == o.Form && s.Gone < o.Gone }

// Keeps says whether nothing is lost of another picture that is worth more than a text that is whole.
func (s Seen) Keeps(o Seen) bool {
	return s.Cut <= o.Cut && !o.more(s) && s.Number >= LeastUnderRows*o.Number && s.Shape >= LeastUnderRows*o.Shape && (o.Close || !s.Close)
}

// Plan arranges all texts that are asked for as usual, at level zero, or, where that has no room
// for them, those of the highest worth that fit at the least level, see Best. It takes the first
// level that writes the number no shorter than the least one and leaves out no more names, or a
// later one where fewer texts are cut, see Keeps. arrange says whether there is room; held is the
// form of the number where it is known, see Wording.From, or AnyForm. settle is called after it,
// makes the best of the room, and says how much is seen.
func Plan[L ~uint8](asked Kinds, least L, arrange func(k Kinds, l L, held int) bool, settle func() Seen) {
	kinds, level, shown, held := asked, L(0), L(0), AnyForm
	show := func(l L) (s Seen, ok bool) {
		if shown, ok = l, arrange(kinds, l, held); ok {
			s = settle()
		}
		return s, ok
	}
	seen, ok := show(0)
	if !ok {
		kinds = Best(asked, func(k Kinds) bool { return arrange(k, least, AnyForm) })
	}
	var most Seen // at the least level, if it is known to fit
	fits := false
	if !ok || seen.Form > 0 || seen.Gone > 0 {
		if most, fits = show(least); fits && (!ok || most.more(seen)) {
			seen = most
		}
		held = seen.Form
		if !ok && kinds == asked {
			level++ // it has no room as usual
		}
		for ; level < least; level++ {
			if now, fits := show(level); fits && !seen.more(now) {
				seen = now
				break
			}
		}
	}
	first := seen
	for l := level + 1; l < least && seen.Cut > 0; l++ {
		if now, fits := show(l); fits && now.Cut < seen.Cut && now.Keeps(first) {
			level, seen = l, now
		}
	}
	if level < least && seen.Cut > 0 {
		if !fits {
			most, fits = show(least)
		}
		if fits && most.Cut < seen.Cut && most.Keeps(first) {
			level = least
		}
	}
	if shown != level {
		show(level)
	}
}

// AnyForm is no form of a number.
const AnyForm = -1

// needs are the kinds beside which those of a set stand, the number left out.
func (k Kinds) needs() Kinds { return Kinds(0).If(k.Has(KindComparison), KindDelta) }

// LeastUnderRows is the part of its size that a dial, a number or an upright bar keeps at least
// where a text is given another row rather than cut.
const LeastUnderRows = 0.75

// SecondRow lays texts out again with some height, in px, for a second row of one that is cut. If
// again says that another loses by it they are laid out without it, as they were.
func SecondRow(height *float64, px float64, again func() bool) {
	if *height = px; px > 0 && again() {
		return
	}
	*height = 0
	again()
}
