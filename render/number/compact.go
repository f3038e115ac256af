package number

// compact is v in the short form: the rounded number in front of a word, without
// zeros at the end of its decimals, and the unit with that word. The word is chosen
// after rounding, so that 999,950 with one decimal is 1M and not 1000K.
func (f form) compact(v Value) (Value, unit) {
	c := f.Locale.conventions()
	u := c.unitFor(v.exponent())
	r := f.roundShort(v.divide(u.power), u)
	if grown := c.unitFor(r.exponentTimes(u.power)); grown != u {
		u = grown
		r = f.roundShort(v.divide(u.power), u)
	}
	r = r.trimZeros()
	if c.lang == "ar" && u.power == 3 && r.scale == 0 && r.coef.lo >= 3 && r.coef.lo <= 9 {
		u.after = fewThousands
	}
	return r, u
}

// firstUnit is the exponent from which the short form has a word.
func (c *conventions) firstUnit() int {
	if len(c.units) == 0 {
		return maxDigits
	}
	return c.units[0].from
}

// unitFor is the unit for numbers of 10^exponent, or the zero unit for those that
// are written in full.
func (c *conventions) unitFor(exponent int) unit {
	for i := len(c.units) - 1; i >= 0; i-- {
		if exponent >= c.units[i].from {
			return c.units[i]
		}
	}
	return unit{}
}

// divide divides by 10^power exactly, as only shown numbers may: it has more
// decimals than a Value that is computed with.
func (v Value) divide(power int) Value {
	v.scale += uint8(power)
	return v
}

// exponentTimes is the exponent of v times 10^power.
func (v Value) exponentTimes(power int) int {
	if v.coef.isZero() {
		return v.exponent()
	}
	return v.exponent() + power
}

// roundShort gives v, which is divided by the power of its unit, the digits of the
// short form. A number without a word keeps all its digits before the point, since
// nothing would be shorter for their loss.
func (f form) roundShort(v Value, u unit) Value {
	if f.Decimals >= 0 {
		return f.withDecimals(v, min(f.Decimals, int(v.scale)))
	}
	drop := v.coef.len10() - f.digits
	if u == (unit{}) {
		drop = min(drop, int(v.scale))
	}
	if drop <= 0 {
		return v
	}
	if drop <= int(v.scale) {
		return f.withDecimals(v, int(v.scale)-drop)
	}
	if f.down {
		v.coef, _ = v.coef.divmod64(pow10s[drop])
	} else {
		v.coef = v.coef.scaleDown(drop)
	}
	v.coef, _ = v.coef.scaleUp(drop - int(v.scale))
	v.scale = 0
	return v
}

func (v Value) trimZeros() Value {
	for v.scale > 0 {
		q, r := v.coef.divmod64(10)
		if r != 0 {
			break
		}
		v.coef = q
		v.scale--
	}
	return v
}
