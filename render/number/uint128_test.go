package number

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func (u uint128) big() *big.Int {
	b := new(big.Int).SetUint64(u.hi)
	return b.Or(b.Lsh(b, 64), new(big.Int).SetUint64(u.lo))
}

// wide draws 128 bits with every length equally likely, so that short operands and
// quotients of every size occur.
func wide(t *rapid.T, name string) uint128 {
	drop := rapid.UintRange(0, 127).Draw(t, name+" shift")
	hi, lo := rapid.Uint64().Draw(t, name+" hi"), rapid.Uint64().Draw(t, name+" lo")
	b := uint128{hi, lo}.big()
	b.Rsh(b, drop)
	return uint128{new(big.Int).Rsh(b, 64).Uint64(), b.Uint64()}
}

func TestUint128AgainstBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u, v := wide(t, "u"), wide(t, "v")
		x, y := u.big(), v.big()
		if got := u.cmp(v); got != x.Cmp(y) {
			t.Errorf("%v cmp %v = %d", x, y, got)
		}
		if !v.isZero() {
			q, r := u.divmod(v)
			wantQ, wantR := new(big.Int).QuoRem(x, y, new(big.Int))
			if q.big().Cmp(wantQ) != 0 || r.big().Cmp(wantR) != 0 {
				t.Errorf("%v / %v = %v rest %v", x, y, q.big(), r.big())
			}
		}
		if sum, ok := u.add(v); ok != (new(big.Int).Add(x, y).BitLen() <= 128) || ok && sum.big().Cmp(new(big.Int).Add(x, y)) != 0 {
			t.Errorf("%v + %v = %v, %v", x, y, sum.big(), ok)
		}
		want := new(big.Int).Mul(x, new(big.Int).SetUint64(v.lo))
		if p, ok := u.mul(v.lo); ok != (want.BitLen() <= 128) || ok && p.big().Cmp(want) != 0 {
			t.Errorf("%v * %v = %v, %v", x, v.lo, p.big(), ok)
		}
		if got := string(u.digits(nil)); got != x.String() {
			t.Errorf("digits of %v are %s", x, got)
		}
		if n := u.len10(); !u.isZero() && n != len(x.String()) {
			t.Errorf("%v has %d digits", x, n)
		}
	})
}

func TestScaleDownRoundsHalfUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u := wide(t, "u")
		n := rapid.IntRange(0, 60).Draw(t, "n")
		ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
		want := u.big()
		want.Add(want, new(big.Int).Rsh(ten, 1)).Quo(want, ten)
		if got := u.scaleDown(n); got.big().Cmp(want) != 0 {
			t.Errorf("%v scaled down by %d is %v, want %v", u.big(), n, got.big(), want)
		}
	})
}

func TestDigitCounts(t *testing.T) {
	if n := (uint128{}).len10(); n != 0 {
		t.Errorf("zero has %d digits", n)
	}
	u := uint128{0, 1}
	for n := 1; n <= 38; n++ {
		if got := u.len10(); got != n {
			t.Errorf("10^%d has %d digits", n-1, got)
		}
		if below := u.sub(uint128{0, 1}); below.len10() != n-1 {
			t.Errorf("10^%d-1 has %d digits", n-1, below.len10())
		}
		u, _ = u.mul(10)
	}
}
