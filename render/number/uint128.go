package number

import "math/bits"

// uint128 holds a coefficient of up to 38 digits without allocating.
type uint128 struct{ hi, lo uint64 }

func (u uint128) isZero() bool { return u.hi|u.lo == 0 }

func (u uint128) cmp(v uint128) int {
	switch {
	case u == v:
		return 0
	case u.hi < v.hi, u.hi == v.hi && u.lo < v.lo:
		return -1
	}
	return 1
}

// add reports false when the sum does not fit.
func (u uint128) add(v uint128) (uint128, bool) {
	lo, carry := bits.Add64(u.lo, v.lo, 0)
	hi, carry := bits.Add64(u.hi, v.hi, carry)
	return uint128{hi, lo}, carry == 0
}

// sub needs u >= v.
func (u uint128) sub(v uint128) uint128 {
	lo, borrow := bits.Sub64(u.lo, v.lo, 0)
	hi, _ := bits.Sub64(u.hi, v.hi, borrow)
	return uint128{hi, lo}
}

// mul reports false when the product does not fit.
func (u uint128) mul(f uint64) (uint128, bool) {
	hi, lo := bits.Mul64(u.lo, f)
	over, mid := bits.Mul64(u.hi, f)
	hi, carry := bits.Add64(hi, mid, 0)
	return uint128{hi, lo}, over == 0 && carry == 0
}

func (u uint128) divmod64(d uint64) (uint128, uint64) {
	hi, r := u.hi/d, u.hi%d
	lo, r := bits.Div64(r, u.lo, d)
	return uint128{hi, lo}, r
}

func (u uint128) divmod(d uint128) (uint128, uint128) {
	if d.hi == 0 {
		q, r := u.divmod64(d.lo)
		return q, uint128{0, r}
	}
	// The quotient fits 64 bits. The estimate from the leading 64 bits of the
	// divisor is at most one too large, and one less than that is never too large
	// (Hacker's Delight, section 9-4).
	n := uint(bits.LeadingZeros64(d.hi))
	top := d.hi<<n | d.lo>>1>>(63-n)
	q, _ := bits.Div64(u.hi>>1, u.hi<<63|u.lo>>1, top)
	q >>= 63 - n
	if q > 0 {
		q--
	}
	part, _ := d.mul(q)
	r := u.sub(part)
	if r.cmp(d) >= 0 {
		q++
		r = r.sub(d)
	}
	return uint128{0, q}, r
}

// pow10s are the powers of ten that fit 64 bits.
var pow10s = [20]uint64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
	1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
}

// scaleUp multiplies by 10^n and reports false when the product does not fit.
func (u uint128) scaleUp(n int) (uint128, bool) {
	ok := true
	for n > 0 && ok && !u.isZero() {
		step := min(n, len(pow10s)-1)
		u, ok = u.mul(pow10s[step])
		n -= step
	}
	return u, ok
}

// scaleDown divides by 10^n, rounding half up.
func (u uint128) scaleDown(n int) uint128 {
	if n <= 0 {
		return u
	}
	for n > 1 && !u.isZero() {
		step := min(n-1, len(pow10s)-1)
		u, _ = u.divmod64(pow10s[step])
		n -= step
	}
	u, r := u.divmod64(10)
	if r >= 5 {
		u, _ = u.add(uint128{0, 1})
	}
	return u
}

// digits appends the decimal digits, "0" for zero.
func (u uint128) digits(dst []byte) []byte {
	var buf [39]byte
	i := len(buf)
	for u.hi != 0 {
		var r uint64
		u, r = u.divmod64(10)
		i--
		buf[i] = byte('0' + r)
	}
	for lo := u.lo; lo != 0 || i == len(buf); lo /= 10 {
		i--
		buf[i] = byte('0' + lo%10)
	}
	return append(dst, buf[i:]...)
}

// len10 is the number of decimal digits, 0 for zero.
func (u uint128) len10() int {
	n := 0
	if u.hi != 0 {
		u, _ = u.divmod64(pow10s[19])
		n = 19
		if u.hi != 0 {
			u, _ = u.divmod64(pow10s[19])
			n = 38
		}
	}
	for n19 := 0; n19 < len(pow10s); n19++ {
		if u.lo < pow10s[n19] {
			return n + n19
		}
	}
	return n + len(pow10s)
}
