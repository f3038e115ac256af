package number

// Between is the number that lies so many percent of the way from one end of a scale
// to the other: 50 percent of the scale from 0 to 60 is 30, and 25 percent of that
// from 100 to 0 is 75. Its 18th decimal is rounded, and it has no zeros at the end of
// its decimals. It is no data if an argument is, or beyond the bounds of Add.
func Between(from, to, percent Value) Value {
	span := to.Sub(from)
	if !span.valid || !percent.valid {
		return Value{}
	}
	return from.Add(span.times(percent.divide(2))).trimZeros()
}

// times is the product of two numbers, with as many decimals, at most 18, as 128 bits
// can hold.
func (v Value) times(w Value) Value {
	v, w = v.trimZeros(), w.trimZeros()
	for {
		coef, ok := v.coef.product(w.coef)
		scale := int(v.scale) + int(w.scale)
		if ok {
			if scale > maxScale {
				coef, scale = coef.scaleDown(scale-maxScale), maxScale
			}
			return makeValue(v.neg != w.neg, coef, scale)
		}
		// The operand with more decimals loses its last one.
		longer := &v
		if w.scale > v.scale {
			longer = &w
		}
		if longer.scale == 0 {
			return Value{}
		}
		*longer = longer.round(int(longer.scale) - 1).trimZeros()
	}
}

// product reports false when it does not fit.
func (u uint128) product(v uint128) (uint128, bool) {
	switch {
	case v.hi == 0:
		return u.mul(v.lo)
	case u.hi == 0:
		return v.mul(u.lo)
	}
	return uint128{}, false
}
