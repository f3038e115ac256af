package number

// round gives v the decimals of f.
func (f form) round(v Value) Value {
	if f.Decimals < 0 {
		return v
	}
	r := f.withDecimals(v, min(f.Decimals, maxScale))
	if f.trim {
		r = r.trimZeros()
	}
	return r
}

func (f form) withDecimals(v Value, decimals int) Value {
	if f.down {
		return v.cut(decimals)
	}
	return v.round(decimals)
}

// round gives v exactly so many decimals, rounding half away from zero.
func (v Value) round(decimals int) Value {
	if drop := int(v.scale) - decimals; drop > 0 {
		v.coef = v.coef.scaleDown(drop)
	} else {
		v.coef, _ = v.coef.scaleUp(-drop)
	}
	v.scale = uint8(decimals)
	v.neg = v.neg && !v.coef.isZero()
	return v
}

// cut gives v exactly so many decimals, rounding towards zero.
func (v Value) cut(decimals int) Value {
	for drop := int(v.scale) - decimals; drop > 0; {
		step := min(drop, len(pow10s)-1)
		v.coef, _ = v.coef.divmod64(pow10s[step])
		v.scale -= uint8(step)
		drop -= step
	}
	return v.round(decimals)
}

// rounded is the number that v is written as.
func (f form) rounded(v Value) Value {
	switch f.Kind {
	case Plain, Percentage:
		return f.round(v)
	case Percent:
		return f.round(v.percent()).divide(2)
	case Compact:
		r, u := f.compact(v)
		return r.multiply(u.power)
	case Duration:
		return f.roundDuration(v)
	default:
		return f.withDecimals(v, f.seconds)
	}
}

// reading is what a reader takes a written number for: the number that stands there, or one
// nearer to zero than that if it has a sign of being less.
type reading struct {
	number Value
	bound  bool
}

// read is the reading of v as Append writes it.
func (f form) read(v Value) reading {
	f.down = f.overreaches(v)
	if least, ok := f.least(v); ok {
		return reading{least, true}
	}
	return reading{f.rounded(v), false}
}

// multiply undoes divide.
func (v Value) multiply(power int) Value {
	up := max(power-int(v.scale), 0)
	v.coef, _ = v.coef.scaleUp(up)
	v.scale -= uint8(power - up)
	return v
}

// exact says that nothing is rounded.
func (f form) exact() bool {
	return f.Decimals < 0 && (f.Kind == Plain || f.Kind == Percent || f.Kind == Percentage)
}

// whole is what the numbers are parts of, or no data.
func (f form) whole() Value {
	switch {
	case f.Whole.valid:
		return f.Whole
	case f.Kind == Percent:
		return Int(1)
	case f.Kind == Percentage:
		return Int(100)
	}
	return Value{}
}

// overreaches says that rounding would carry v to the whole, which it has not reached, or a loss to
// that of all of it.
func (f form) overreaches(v Value) bool {
	w := f.whole().Abs()
	if !w.valid || v.Abs().Cmp(w) >= 0 {
		return false
	}
	return f.rounded(v).Abs().Cmp(w) >= 0
}

// least is the number nearest to zero that can be written, on the side of v, if v is not zero but
// would read as nothing, though it is a length of time or a part of a whole.
func (f form) least(v Value) (least Value, ok bool) {
	if v.Sign() == 0 || f.rounded(v).Sign() != 0 {
		return v, false
	}
	switch f.Kind {
	case Duration:
		day, week := f.unitLengths()
		least = milliseconds(min(millisPerMinute, day, week))
	case Clock:
		least = unitOf(f.seconds)
	default:
		if !f.whole().valid {
			return v, false
		}
		if least = unitOf(min(max(f.Decimals, 0), maxScale)); f.Kind == Percent {
			least = least.divide(2)
		}
	}
	least.neg = v.neg
	return least, true
}

// unitOf is the smallest number with so many decimals.
func unitOf(decimals int) Value {
	return Value{coef: uint128{0, 1}, scale: uint8(decimals), valid: true}
}

// boundSign is what stands before the least number that can be written for one nearer to zero.
func (v Value) boundSign() byte {
	if v.neg {
		return '>'
	}
	return '<'
}
