package number

import "slices"

// maxPercent bounds shares and changes; what lies beyond tells a reader nothing.
var maxPercent = uint128{0, 1e15}

// percentDecimals is the number of decimals of a share or a change: none unless
// asked for.
func (f Format) percentDecimals() int { return min(max(f.Decimals, 0), 6) }

// AppendShare appends part as a percentage of whole, in whole percent unless
// Decimals says more. It says 100% only when part has reached whole, and never 0%
// for a part above zero: just below 100% it is cut, as in 99%, and near zero it
// reads <1%. The share of a whole of zero is 0%; beyond 1e15 percent it reads so.
// Without data it appends nothing. Kind is not used.
func (f Format) AppendShare(dst []byte, part, whole Value) []byte {
	if !part.valid || !whole.valid {
		return dst
	}
	decimals := f.percentDecimals()
	if whole.Sign() == 0 {
		return f.appendPercent(dst, Value{valid: true}, decimals)
	}
	a, b, _ := aligned(part, whole)
	coef, up, ok := ratio(a, b, decimals+2)
	if !ok {
		dst = f.appendBound(dst, '>')
		return f.appendPercent(dst, Value{coef: maxPercent, valid: true}, 0)
	}
	if up {
		coef, _ = coef.add(uint128{0, 1})
	}
	share := Value{coef: coef, scale: uint8(decimals), valid: true}
	full := uint128{0, pow10s[decimals+2]}
	switch {
	case part.neg != whole.neg:
		share.neg = !coef.isZero()
	case a.isZero(), a.cmp(b) >= 0:
	case coef.isZero():
		share.coef = uint128{0, 1}
		dst = f.appendBound(dst, '<')
	case coef == full:
		share.coef = full.sub(uint128{0, 1})
	}
	return f.appendPercent(dst, share, decimals)
}

func (f Format) appendBound(dst []byte, sign byte) []byte {
	if f.Locale.conventions().rtl {
		dst = append(dst, leftToRight...)
	}
	return append(dst, sign)
}

func (f Format) appendPercent(dst []byte, v Value, decimals int) []byte {
	c := f.Locale.conventions()
	return c.append(dst, v.round(decimals), c.percent, max(c.minGroup, 1), false)
}

// AppendChange appends the change from one number to another in percent of the size
// of the first, signed as AppendSigned does and with AppendShare's decimals. From
// zero to zero is 0%. It reports false, and appends nothing, where no percentage can
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
		if up {
			coef, _ = coef.add(uint128{0, 1})
		}
		change.coef = coef
		change.neg = diff.neg && !coef.isZero()
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

// Shares appends to dst the share of every amount in their sum, in units of
// 10^-decimals percent (0 to 6 decimals), such that they add up to 100% exactly:
// each is cut, and what is missing goes, unit by unit, to those that lost most, the
// first of equals first. Amounts that are negative or no data count as zero. If the
// sum is zero, so is every share.
func Shares(dst []int64, amounts []Value, decimals int) []int64 {
	places := min(max(decimals, 0), 6) + 2
	scale, sum := sumOf(amounts)
	start := len(dst)
	missing := int64(pow10s[places])
	var small [64]remainder
	lost := small[:0]
	for i, v := range amounts {
		var q, r uint128
		if !sum.isZero() {
			q, r = v.amount(scale).divmod(sum)
			for range places {
				q = q.appendQuotient(&r, sum)
			}
		}
		dst = append(dst, int64(q.lo))
		missing -= int64(q.lo)
		lost = append(lost, remainder{r, start + i})
	}
	if sum.isZero() {
		return dst
	}
	slices.SortStableFunc(lost, func(a, b remainder) int { return b.size.cmp(a.size) })
	for _, l := range lost[:missing] {
		dst[l.index]++
	}
	return dst
}

// remainder is what cutting the share at an index of the result lost.
type remainder struct {
	size  uint128
	index int
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
