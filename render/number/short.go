package number

import (
	"bytes"
	"unicode/utf8"
)

// AppendShort is Append for step 0 and appends a shorter form for every further
// step: fewer decimals where Decimals is -1, without zeros at the end, or for a part with
// no other digit <1%; then the short form with three and with two significant digits; for
// durations, no minutes, no hours, no days. No form is off by more than a tenth of v: 1w 2d 1h
// becomes 1w 2d, but not 1w, and 0.51 becomes 0.5, but not 1. It reports false, and appends nothing, if there are not that many forms.
func (f Format) AppendShort(dst []byte, v Value, step int) ([]byte, bool) {
	start := len(dst)
	dst = f.Append(dst, v)
	if step <= 0 {
		return dst, true
	}
	for i := 0; ; i++ {
		shortest := length(dst[start:])
		form, ok := f.shorter(v, i)
		if !ok {
			return dst[:start], false
		}
		if !form.faithful(v) {
			continue
		}
		end := len(dst)
		dst = form.append(dst, v, false)
		if length(dst[end:]) >= shortest {
			dst = dst[:end]
			continue
		}
		dst = append(dst[:start], dst[end:]...)
		if step--; step == 0 {
			return dst, true
		}
	}
}

// length is how many characters of a written number are seen.
func length(written []byte) int {
	n := utf8.RuneCount(written)
	for _, unseen := range [...]string{leftToRight, isolate, popIsolate} {
		n -= bytes.Count(written, []byte(unseen))
	}
	return n
}

// form is a Format with the choices that callers do not have.
type form struct {
	Format
	// digits is the number of significant digits of the short form, smallest the
	// last unit that a duration shows, and seconds the number of decimals of a clock's.
	digits   int
	smallest timeUnit
	seconds  int
	// down rounds towards zero, and trim leaves no zeros at the end.
	down, trim bool
}

func (f Format) form() form { return form{Format: f, digits: defaultDigits, smallest: minutes} }

// shorter is the i-th candidate for a form shorter than Append's.
func (f Format) shorter(v Value, i int) (form, bool) {
	short := f.form()
	switch f.Kind {
	case Plain, Percent, Percentage:
		steps := f.decimalSteps(v)
		if i < steps {
			short.Decimals, short.trim = f.decimalsOf(v)-i-1, true
			return short, true
		}
		i -= steps
		if short.Decimals = 0; f.Decimals < 0 && short.read(v).bound {
			return short, i == 0
		}
		if f.Kind != Plain || i > 1 || v.exponent() < f.Locale.conventions().firstUnit() {
			return short, false
		}
		short.Kind, short.Decimals, short.digits = Compact, -1, defaultDigits-i
		return short, true
	case Compact:
		short.digits = defaultDigits - 1
		return short, i == 0 && f.Decimals < 0
	case Duration:
		short.smallest = hours + timeUnit(i)
		return short, short.smallest <= f.largestUnit(v)
	}
	return short, false
}

// decimalsOf is how many decimals v has if none are lost.
func (f Format) decimalsOf(v Value) int {
	if f.Kind == Percent {
		v = v.percent()
	}
	return int(v.scale)
}

// decimalSteps is how often a decimal can be dropped before only a zero is left.
func (f Format) decimalSteps(v Value) int {
	if f.Decimals >= 0 {
		return 0
	}
	if f.Kind == Percent {
		v = v.percent()
	}
	steps := 0
	for steps < int(v.scale) && (v.Sign() == 0 || v.round(int(v.scale)-steps-1).Sign() != 0) {
		steps++
	}
	return steps
}

// faithful says that a shorter form does not mislead about v: it is off by at most a tenth, or says
// of a part that it is less than what is no more than the whole.
func (f form) faithful(v Value) bool {
	if f.Kind == Compact {
		return true // it has two digits or more
	}
	r := f.read(v)
	if r.bound && f.Kind != Duration {
		w := f.whole()
		return r.number.Abs().Cmp(w.Abs()) <= 0
	}
	return r.number.Sub(v).Abs().Shift(1).Cmp(v.Abs()) <= 0
}
