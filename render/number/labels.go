package number

import "slices"

// Labels is how the numbers at one scale are written, see Format.Labels.
type Labels struct{ form form }

// Labels returns how the bounds of a scale are written: in the kind of f, but with the
// digits that were sent, since Decimals is a wish for the value alone, and with more
// digits than the short form has, or as a clock or as seconds, where different bounds
// would else read the same.
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
// plain numbers, never is.
func (l Labels) longer() Labels {
	switch {
	case l.form.Kind == Compact && l.form.digits < maxIntegerDigits:
		l.form.digits++
	case l.form.Kind == Duration:
		l.form.Kind = Clock
	default:
		l.form.Kind = Plain
	}
	return l
}
