package number

import "slices"

// Labels is how the numbers at one scale are written, see Format.Labels.
type Labels struct{ form form }

// Labels returns how the bounds of a scale are written: in the kind of f, but with the
// digits that were sent, since Decimals is a wish for the value alone, and with more
// digits than the short form has, or as a clock, or with fractions of its seconds, where
// different bounds would else read the same.
func (f Format) Labels(bounds ...Value) Labels {
	f.Decimals, f.Whole = -1, Value{}
	l := Labels{f.form()}
	if l.form.exact() || len(bounds) < 2 {
		return l
	}
	var small [66]Value
	sorted := append(small[:0], bounds...)
	slices.SortFunc(sorted, Value.Cmp)
	for !l.distinct(sorted) {
		l = l.longer()
	}
	return l
}

// Append appends a bound as Format.Append does.
func (l Labels) Append(dst []byte, v Value) []byte { return l.form.append(dst, v, false) }

// Tell says whether a part as f writes it, of the whole that f says, and that whole as a label read
// as what they are to each other: the part as less, as the whole, or as no less, and both in the
// same kind of number.
func (l Labels) Tell(f Format, part Value) bool {
	a, b := f.form().read(part), l.form.read(f.Whole)
	if f.Whole.neg {
		part, f.Whole = part.Neg(), f.Whole.Neg()
		a.number, b.number = a.number.Neg(), b.number.Neg()
	}
	order, reads := part.Cmp(f.Whole), a.number.Cmp(b.number)
	switch {
	case b.bound, f.Kind != l.form.Kind:
		return false
	case order < 0 && a.bound:
		return reads <= 0
	case order > 0:
		return reads >= 0
	}
	return reads == order
}

// Mistakes says whether v, in one of the forms in which f writes it, reads as a bound does though it
// is another number. That is no mistake where Decimals asks for it.
func (l Labels) Mistakes(f Format, v, bound Value) bool {
	own := f.form()
	digits := f.Kind == Plain || f.Kind == Percent || f.Kind == Percentage
	switch {
	case digits && f.Decimals >= 0, v.Cmp(bound) == 0:
		return false
	case digits && v.Sub(bound).Abs().Shift(1).Cmp(v.Abs()) > 0:
		return false // no form is as far off
	}
	label := l.form.read(bound)
	for i := 0; ; i++ {
		if r := own.read(v); r.bound == label.bound && r.number.Cmp(label.number) == 0 && (i == 0 || own.faithful(v)) {
			return true
		}
		var ok bool
		if own, ok = f.shorter(v, i); !ok {
			return false
		}
	}
}

// MistakesWhole is Mistakes for the longest form alone, as a part of the bound.
func (l Labels) MistakesWhole(f Format, v, bound Value) bool {
	f.Whole = bound
	a, b := f.form().read(v), l.form.read(bound)
	return v.Cmp(bound) != 0 && a.bound == b.bound && a.number.Cmp(b.number) == 0
}

// distinct says whether no two of the sorted numbers read the same but those that are.
func (l Labels) distinct(sorted []Value) bool {
	var left, right [64]byte
	for i := 1; i < len(sorted); i++ {
		a, b := sorted[i-1], sorted[i]
		if a.Cmp(b) != 0 && string(l.Append(left[:0], a)) == string(l.Append(right[:0], b)) {
			return false
		}
	}
	return true
}

// longer is the next way to write a scale whose labels were too short. The last one,
// a plain number or a clock with all decimals, never is.
func (l Labels) longer() Labels {
	switch {
	case l.form.Kind == Compact && l.form.digits < maxIntegerDigits:
		l.form.digits++
	case l.form.Kind == Duration:
		l.form.Kind = Clock
	case l.form.Kind == Clock:
		l.form.seconds++
	default:
		l.form.Kind = Plain
	}
	return l
}
