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
	for one := KindUnit; one > 0; one >>= 1 {
		if rest.Has(one) && (!rest.Has(one.needs()) || !fits(base|one|one.needs())) {
			rest &^= one
		}
	}
	for count := bits.OnesCount16(uint16(rest)); count > 0; count-- {
		for set := rest; set != 0; set = (set - 1) & rest {
			if bits.OnesCount16(uint16(set)) == count && set.Has(set.needs()) && fits(base|set) {
				return base | set
			}
		}
	}
	return base
}

// Plan arranges all texts that are asked for as usual, at level zero, or, where that has no room
// for them, those of the highest worth that fit at the least level, at the first level that has
// room for them. arrange says in which of its forms it writes the number, see Figure.Form: no level
// is taken that writes it shorter than the least one would, and held is that form where it is known,
// see Wording.From, or AnyForm. Best says what must hold of those that fit at the least.
func Plan[L ~uint8](asked Kinds, least L, arrange func(k Kinds, l L, held int) (form int, ok bool)) {
	longest, ok := arrange(asked, 0, AnyForm)
	if ok && longest == 0 {
		return
	}
	best := asked
	if !ok {
		best = Best(asked, func(k Kinds) bool { _, ok := arrange(k, least, AnyForm); return ok })
	}
	if form, fits := arrange(best, least, AnyForm); fits && (!ok || form < longest) {
		longest = form
	}
	for l := L(0); l <= least; l++ {
		if form, ok := arrange(best, l, longest); ok && form <= longest {
			return
		}
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
