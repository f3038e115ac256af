package number

import (
	"math"
	"strconv"
)

const (
	// maxScale is the number of decimals a Value keeps. With the 16 digits
	// that may stand before the point these are the 34 significant digits of IEEE
	// 754's decimal128; further decimals are rounded away.
	maxScale = 18
	// maxDigits bounds computed values: a coefficient below 10^37 can be added to,
	// or multiplied by ten, without leaving 128 bits.
	maxDigits = 37
)

// Value is an exact decimal number with the decimals it was sent with: 12.50 stays
// 12.50. At most 18 decimals are kept, the rest is rounded half away from zero.
// The zero Value means that there is no data. Values of equal size but different
// decimals differ under ==; compare them with Cmp.
type Value struct {
	coef  uint128
	scale uint8
	neg   bool
	valid bool
}

// makeValue normalises the sign of zero, and gives no data for what lies outside
// the bounds of computed values.
func makeValue(neg bool, coef uint128, scale int) Value {
	if coef.len10()+maxScale-scale > maxDigits {
		return Value{}
	}
	return Value{coef: coef, scale: uint8(scale), neg: neg && !coef.isZero(), valid: true}
}

// Int is the value of an integer.
func Int(i int64) Value {
	u := uint64(i)
	if i < 0 {
		u = -u
	}
	return makeValue(i < 0, uint128{0, u}, 0)
}

// Float is the shortest decimal that stands for f, or no data if f is NaN,
// infinite, or not below 1e19 in size. As in Parse, sizes below 1e-12 are 0.
func Float(f float64) Value {
	if math.IsNaN(f) || math.Abs(f) >= 1e19 {
		return Value{}
	}
	var buf [32]byte
	var p parser
	// The shortest form always scans; only its size could be refused, and was above.
	if !p.scan(string(strconv.AppendFloat(buf[:0], f, 'e', -1, 64))) {
		return Value{}
	}
	v, _ := p.value()
	return v
}

// Valid says whether there is data.
func (v Value) Valid() bool { return v.valid }

// Float is the nearest float64, or NaN without data.
func (v Value) Float() float64 {
	if !v.valid {
		return math.NaN()
	}
	if v.coef.hi == 0 && v.coef.lo < 1<<53 && v.scale <= 22 {
		// Both operands are exact, so the quotient is rounded once.
		f := float64(v.coef.lo) / float64(pow10s[v.scale])
		if v.neg {
			return -f
		}
		return f
	}
	var buf [64]byte
	b := buf[:0]
	if v.neg {
		b = append(b, '-')
	}
	b = v.coef.digits(b)
	b = append(b, 'e')
	b = strconv.AppendInt(b, -int64(v.scale), 10)
	f, _ := strconv.ParseFloat(string(b), 64)
	return f
}

// Sign is -1, 0 or 1; it is 0 without data.
func (v Value) Sign() int {
	switch {
	case v.coef.isZero():
		return 0
	case v.neg:
		return -1
	}
	return 1
}

// aligned gives both coefficients in the same unit, 10^-scale.
func aligned(v, w Value) (a, b uint128, scale int) {
	scale = int(max(v.scale, w.scale))
	// Both fit: makeValue keeps coefficients below 10^37 at the largest scale.
	a, _ = v.coef.scaleUp(scale - int(v.scale))
	b, _ = w.coef.scaleUp(scale - int(w.scale))
	return a, b, scale
}

// Cmp is -1, 0 or 1 as v is below, equal to or above w. No data is below every
// number and equal to itself.
func (v Value) Cmp(w Value) int {
	if !v.valid || !w.valid {
		switch {
		case v.valid:
			return 1
		case w.valid:
			return -1
		}
		return 0
	}
	if v.neg != w.neg {
		if v.neg {
			return -1
		}
		return 1
	}
	a, b, _ := aligned(v, w)
	if v.neg {
		return b.cmp(a)
	}
	return a.cmp(b)
}

// Whole says whether the number has no digit but zeros behind its decimal point.
func (v Value) Whole() bool { return v.valid && v.Cmp(v.cut(0)) == 0 }

// Neg is -v.
func (v Value) Neg() Value {
	v.neg = !v.neg && !v.coef.isZero()
	return v
}

// Abs is the size of v.
func (v Value) Abs() Value {
	v.neg = false
	return v
}

// Add is the exact sum, with the decimals of the operand that has more. It is no
// data if an operand is, or if the sum reaches 1e19.
func (v Value) Add(w Value) Value {
	if !v.valid || !w.valid {
		return Value{}
	}
	a, b, scale := aligned(v, w)
	if v.neg == w.neg {
		sum, _ := a.add(b)
		return makeValue(v.neg, sum, scale)
	}
	if a.cmp(b) < 0 {
		return makeValue(w.neg, b.sub(a), scale)
	}
	return makeValue(v.neg, a.sub(b), scale)
}

// Sub is the exact difference v - w, under the rules of Add.
func (v Value) Sub(w Value) Value { return v.Add(w.Neg()) }

// Shift is v times 10^n, under the rules of Add; decimals beyond the 18th are
// rounded.
func (v Value) Shift(n int) Value {
	if !v.valid || v.coef.isZero() {
		return v
	}
	scale := int(v.scale) - n
	switch {
	case scale < -maxDigits:
		return Value{}
	case scale < 0:
		coef, ok := v.coef.scaleUp(-scale)
		if !ok {
			return Value{}
		}
		return makeValue(v.neg, coef, 0)
	case scale > maxScale:
		return makeValue(v.neg, v.coef.scaleDown(min(scale-maxScale, 2*maxDigits)), maxScale)
	}
	return makeValue(v.neg, v.coef, scale)
}
