package number

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is the way a number is written.
type Kind uint8

// The number itself; its short form, such as 1.2K; its hundredfold with a percent
// sign; seconds as weeks, days, hours and minutes of work; seconds as H:MM:SS; the
// number with a percent sign, for numbers that are percentages already.
const (
	Plain Kind = iota
	Compact
	Percent
	Duration
	Clock
	Percentage
)

const (
	minus = "−"
	// leftToRight keeps a sign left of its number in text from right to left.
	leftToRight = "\u200e"
	// isolate and popIsolate are before and behind a word that runs from right to left, so
	// that it follows its number whatever stands around both.
	isolate, popIsolate = "\u2068", "\u2069"
	// defaultDigits is how many significant digits the short form has unless
	// decimals are asked for.
	defaultDigits = 3
)

// Format says how a number is written. It is plain data; use NewFormat for the
// defaults.
type Format struct {
	Kind Kind
	// Decimals is the number of decimals, 0 to 6, or -1 to write those that were
	// sent. The short form writes at most as many, without zeros at the end, and
	// three significant digits for -1. Durations and clocks have no decimals.
	Decimals int
	Locale   Locale
	// HoursPerDay and DaysPerWeek are the working time that a duration's days and
	// weeks stand for. They may be fractional; sizes that are not positive and
	// finite stand for 8 and 5.
	HoursPerDay, DaysPerWeek float64
	// Whole, if it is data, is what the numbers are parts of. Append then rounds them
	// as shares are rounded: never up to a whole that is not reached, and never down to
	// nothing. Percent has the whole 1, and Percentage 100, unless this says otherwise.
	Whole Value
}

// NewFormat is a plain number as sent, in English, with 8 hours a day and 5 days a
// week.
func NewFormat() Format {
	return Format{Decimals: -1, HoursPerDay: defaultHours, DaysPerWeek: defaultDays}
}

// Append appends v to dst: rounded half away from zero, with U+2212 in front if the
// rounded number is negative. A part of a whole that rounding would make the whole is
// cut instead, as is a loss that would be all of it, and one that would be nothing reads <1% or
// <1, or below zero >−1%, as does a length of time, <1m. A word that runs from right to left is
// isolated. Without data it appends nothing.
func (f Format) Append(dst []byte, v Value) []byte {
	return f.form().append(dst, v, false)
}

// AppendSigned appends v as a change: with "+" or U+2212 in front, decided after
// rounding, and neither if it rounds to zero.
func (f Format) AppendSigned(dst []byte, v Value) []byte {
	return f.form().append(dst, v, true)
}

// Sign is the sign that AppendSigned gives v: -1, 0 or 1.
func (f Format) Sign(v Value) int { return f.form().rounded(v).Sign() }

func (f form) append(dst []byte, v Value, plus bool) []byte {
	if !v.valid {
		return dst
	}
	if !plus && !f.exact() {
		f.down = f.overreaches(v)
		if least, ok := f.least(v); ok {
			dst, v = f.appendBound(dst, least.boundSign()), least
		}
	}
	c := f.Locale.conventions()
	switch f.Kind {
	case Plain:
		return c.append(dst, f.round(v), affix{}, max(c.minGroup, 1), plus)
	case Percent:
		return c.append(dst, f.round(v.percent()), c.percent, max(c.minGroup, 1), plus)
	case Percentage:
		return c.append(dst, f.round(v), c.percent, max(c.minGroup, 1), plus)
	case Compact:
		r, u := f.compact(v)
		return c.append(dst, r, affix{u.before, u.after}, 2, plus)
	case Duration:
		return f.appendDuration(dst, v, plus)
	default:
		return f.appendClock(dst, v, plus)
	}
}

// percent is 100 v, which may pass the bounds of computed values; 128 bits hold it.
func (v Value) percent() Value {
	if v.scale >= 2 {
		v.scale -= 2
		return v
	}
	v.coef, _ = v.coef.scaleUp(2 - int(v.scale))
	v.scale = 0
	return v
}

// exponent is that of the first digit, or math.MinInt for zero.
func (v Value) exponent() int {
	if v.coef.isZero() {
		return math.MinInt
	}
	return v.coef.len10() - 1 - int(v.scale)
}

func (c *conventions) appendSign(dst []byte, sign int, plus bool) []byte {
	if sign == 0 || sign > 0 && !plus {
		return dst
	}
	if c.rtl {
		dst = append(dst, leftToRight...)
	}
	if sign < 0 {
		return append(dst, minus...)
	}
	return append(dst, '+')
}

// append writes a rounded number. Groups are separated when at least minGroup digits
// stand before the first separator.
func (c *conventions) append(dst []byte, v Value, a affix, minGroup int, plus bool) []byte {
	dst = c.appendSign(dst, v.Sign(), plus)
	dst = append(dst, a.before...)
	var buf [39]byte
	digits := v.coef.digits(buf[:0])
	scale := int(v.scale)
	whole := max(len(digits)-scale, 0)
	if whole == 0 {
		dst = append(dst, '0')
	}
	dst = c.appendGrouped(dst, digits[:whole], minGroup)
	if scale > 0 {
		dst = append(dst, c.decimal...)
		for range scale - (len(digits) - whole) {
			dst = append(dst, '0')
		}
		dst = append(dst, digits[whole:]...)
	}
	return c.appendAfter(dst, a.after)
}

// appendAfter writes what stands behind the digits: a percent sign, or a word, which is
// isolated if it runs from right to left.
func (c *conventions) appendAfter(dst []byte, after string) []byte {
	word := strings.TrimLeft(after, "\u00a0")
	if first, _ := utf8.DecodeRuneInString(word); !c.rtl || first < firstRTL || !unicode.IsLetter(first) {
		return append(dst, after...)
	}
	dst = append(dst, after[:len(after)-len(word)]...)
	dst = append(dst, isolate...)
	dst = append(dst, word...)
	return append(dst, popIsolate...)
}

// firstRTL is the first of the characters that run from right to left.
const firstRTL = '\u0590'

func (c *conventions) appendGrouped(dst, digits []byte, minGroup int) []byte {
	if len(digits) < 3+minGroup {
		return append(dst, digits...)
	}
	for i, d := range digits {
		if left := len(digits) - i; i > 0 && c.endsGroup(left) {
			dst = append(dst, c.group...)
		}
		dst = append(dst, d)
	}
	return dst
}

// endsGroup says whether a separator stands before the last so many digits.
func (c *conventions) endsGroup(left int) bool {
	if c.lakh {
		return left >= 3 && left%2 == 1
	}
	return left%3 == 0
}
