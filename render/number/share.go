package number

import "slices"

// maxPercent bounds shares and changes; what lies beyond tells a reader nothing.
var maxPercent = uint128{0, 1e15}

// percentDecimals is the number of decimals of a share or a change: none unless
// asked for.
func (f Format) percentDecimals() int { return min(max(f.Decimals, 0), 6) }

// Portion is what one number is of another, in percent, rounded as it is written.
// The zero Portion is that of no data.
type Portion struct {
	percent Value
	// bound is what stands in front where the portion itself cannot be said: '<' or '>'.
	bound byte
}

// Portion is the share of part in whole, in whole percent unless Decimals says more. It
// is 100% only when part has reached whole, and never 0% for a part above zero: just
// below 100% it is cut, as in 99%, and near zero it is <1%. A part on the other side of zero
// than whole has the share of its size below zero. The share of a whole of zero is 0%; beyond
// 1e15 percent it reads so. Kind is not used.
func (f Format) Portion(part, whole Value) Portion {
	if !part.valid || !whole.valid {
		return Portion{}
	}
	decimals := f.percentDecimals()
	if whole.Sign() == 0 {
		return Portion{percent: Value{scale: uint8(decimals), valid: true}}
	}
	a, b, _ := aligned(part, whole)
	coef, up, ok := ratio(a, b, decimals+2)
	p := Portion{Value{coef: maxPercent, valid: true}, '>'}
	if ok {
		p = portion(coef, up, !a.isZero(), a.cmp(b) >= 0, decimals)
	}
	if part.neg != whole.neg {
		return p.neg()
	}
	return p
}

// neg is the portion as far below zero as p is above it.
func (p Portion) neg() Portion {
	p.percent = p.percent.Neg()
	switch p.bound {
	case '<':
		p.bound = '>'
	case '>':
		p.bound = '<'
	}
	return p
}

// portion rounds a share that was cut to so many decimals of a percent; up says that
// it rounds up, some that it is above zero, and all that the whole is reached.
func portion(cut uint128, up, some, all bool, decimals int) Portion {
	full := uint128{0, pow10s[decimals+2]}
	p := Portion{percent: Value{coef: cut.plus(up), scale: uint8(decimals), valid: true}}
	switch {
	case some && p.percent.coef.isZero():
		p.percent.coef, p.bound = uint128{0, 1}, '<'
	case !all && p.percent.coef.cmp(full) >= 0:
		p.percent.coef = full.sub(uint128{0, 1})
	}
	return p
}

// plus is u, or one more.
func (u uint128) plus(one bool) uint128 {
	if one {
		u, _ = u.add(uint128{0, 1})
	}
	return u
}

// AppendPortion appends a portion with its percent sign, and nothing without data.
func (f Format) AppendPortion(dst []byte, p Portion) []byte {
	return f.appendPortion(dst, p, f.Locale.conventions().percent)
}

// AppendPart appends a portion of a whole that Hundred says is one of percent, as Append does
// the amount: rounded with the others.
func (f Format) AppendPart(dst []byte, p Portion) []byte {
	if f.Kind == Plain {
		return f.appendPortion(dst, p, affix{})
	}
	return f.AppendPortion(dst, p)
}

// Hundred says whether parts of a whole, which are written with the decimals of their portions,
// read as these do.
func (f Format) Hundred(whole Value) bool {
	switch f.Kind {
	case Plain, Percentage:
		return f.Decimals >= 0 && whole.Cmp(Int(100)) == 0
	case Percent:
		return f.Decimals >= 0 && whole.Cmp(Int(1)) == 0
	}
	return false
}

func (f Format) appendPortion(dst []byte, p Portion, a affix) []byte {
	if !p.percent.valid {
		return dst
	}
	if p.bound != 0 {
		dst = f.appendBound(dst, p.bound)
	}
	c := f.Locale.conventions()
	return c.append(dst, p.percent, a, max(c.minGroup, 1), false)
}

// AppendShare appends the Portion of part in whole.
func (f Format) AppendShare(dst []byte, part, whole Value) []byte {
	return f.AppendPortion(dst, f.Portion(part, whole))
}

func (f Format) appendBound(dst []byte, sign byte) []byte {
	if f.Locale.conventions().rtl {
		dst = append(dst, leftToRight...)
	}
	return append(dst, sign)
}

// AppendChange appends the change from one number to another in percent of the size
// of the first, signed as AppendSigned does and with AppendShare's decimals. From
// zero to zero is 0%, and a loss is 100% only where nothing is left. It reports false, and appends nothing, where no percentage can
// be said: from zero to something else, without data, or beyond 1e15 percent.
func (f Format) AppendChange(dst []byte, from, to Value) ([]byte, bool) {
	diff := to.Sub(from)
	if !diff.valid || from.Sign() == 0 && diff.Sign() != 0 {
		return dst, false
	}
	decimals := f.percentDecimals()
	change := Value{scale: uint8(decimals), valid: true}
	if from.Sign() != 0 {
		a, b, _ := aligned(diff, from)
		coef, up, ok := ratio(a, b, decimals+2)
		if !ok {
			return dst, false
		}
		change.coef = coef.plus(up)
		if full := (uint128{0, pow10s[decimals+2]}); diff.neg != from.neg && a.cmp(b) < 0 && change.coef.cmp(full) >= 0 {
			change.coef = coef
		}
		change.neg = diff.neg && !change.coef.isZero()
	}
	c := f.Locale.conventions()
	return c.append(dst, change, c.percent, max(c.minGroup, 1), true), true
}

// ratio is a / b times 10^places, cut to an integer; up says that it rounds up, and
// ok that it is at most 1e15 in units of the first two places, that is, percent.
func ratio(a, b uint128, places int) (q uint128, up, ok bool) {
	q, r := a.divmod(b)
	if q.cmp(maxPercent) > 0 {
		return q, false, false
	}
	for range places {
		q = q.appendQuotient(&r, b)
	}
	top, _ := maxPercent.scaleUp(places - 2)
	return q, r.cmp(b.sub(r)) >= 0, q.cmp(top) <= 0
}

// appendQuotient is the next step of a long division: it brings down a zero to the
// remainder r and appends the quotient's next digit to q. The remainder is below b,
// and b below 10^37, so that ten times it fits.
func (q uint128) appendQuotient(r *uint128, b uint128) uint128 {
	next, _ := r.mul(10)
	digit, rest := next.divmod(b)
	*r = rest
	q, _ = q.mul(10)
	q, _ = q.add(digit)
	return q
}

// Portions appends to dst the portion of every amount in their sum, such that the
// portions add up to 100% exactly: each is cut, and what is missing goes, unit by
// unit, to those that lost most, the first of equals first. No portion but that of the
// whole is 100%, and one above zero that is less than half a unit, or that went
// without, reads <1%. Negative amounts count as zero; those without data count for
// nothing and have no portion. If the sum is zero, so is every portion.
func (f Format) Portions(dst []Portion, amounts []Value) []Portion {
	decimals := f.percentDecimals()
	scale, sum := sumOf(amounts)
	missing := int64(pow10s[decimals+2])
	var small [64]loss
	losses := small[:0]
	for i, v := range amounts {
		l := loss{index: i}
		if !sum.isZero() {
			l.cut, l.size = v.amount(scale).divmod(sum)
			for range decimals + 2 {
				l.cut = l.cut.appendQuotient(&l.size, sum)
			}
		}
		missing -= int64(l.cut.lo)
		losses = append(losses, l)
	}
	start := len(dst)
	dst = append(dst, make([]Portion, len(amounts))...)
	slices.SortStableFunc(losses, func(a, b loss) int { return b.size.cmp(a.size) })
	for _, l := range losses {
		v := amounts[l.index]
		if !v.valid {
			continue
		}
		up := missing > 0 && !l.size.isZero() && l.cut.plus(true) != (uint128{0, pow10s[decimals+2]})
		p := portion(l.cut, up, v.Sign() > 0, !sum.isZero() && v.amount(scale) == sum, decimals)
		if up {
			missing--
			if l.cut.isZero() && l.size.cmp(sum.sub(l.size)) < 0 {
				p.bound = '<'
			}
		}
		dst[start+l.index] = p
	}
	return dst
}

// loss is what cutting the share of an amount lost.
type loss struct {
	cut, size uint128
	index     int
}

// sumOf is the sum of the amounts in units of 10^-scale, the finest in which it can
// be multiplied by ten.
func sumOf(amounts []Value) (scale int, sum uint128) {
	for _, v := range amounts {
		scale = max(scale, int(v.scale))
	}
	for ; ; scale-- {
		if sum, ok := sumAt(amounts, scale); ok {
			return scale, sum
		}
	}
}

func sumAt(amounts []Value, scale int) (sum uint128, ok bool) {
	ok = true
	for _, v := range amounts {
		if sum, ok = sum.add(v.amount(scale)); !ok || sum.len10() > maxDigits {
			return sum, false
		}
	}
	return sum, ok
}

// amount is the coefficient of v in units of 10^-scale, or zero if v is negative or
// no data.
func (v Value) amount(scale int) uint128 {
	if v.neg || !v.valid {
		return uint128{}
	}
	if drop := int(v.scale) - scale; drop > 0 {
		return v.coef.scaleDown(drop)
	}
	u, _ := v.coef.scaleUp(scale - int(v.scale))
	return u
}
