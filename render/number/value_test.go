package number

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func parsed(t testing.TB, s string) Value {
	t.Helper()
	v, err := Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return v
}

// plain is v in the English default format with an ASCII minus, which Parse and
// math/big both read.
func plain(v Value) string {
	s := string(NewFormat().Append(nil, v))
	return strings.NewReplacer(",", "", "−", "-").Replace(s)
}

// decimals draws decimals such as a sender may write them, within the limits.
func decimals() *rapid.Generator[string] {
	return rapid.StringMatching(`-?(0|[1-9][0-9]{0,15})(\.[0-9]{1,18})?`)
}

func TestZeroValueIsNoData(t *testing.T) {
	var none Value
	if none.Valid() || !math.IsNaN(none.Float()) || none.Sign() != 0 {
		t.Errorf("the zero Value has data: valid %v, float %v, sign %d", none.Valid(), none.Float(), none.Sign())
	}
	for name, v := range map[string]Value{
		"Float(NaN)":   Float(math.NaN()),
		"Float(+Inf)":  Float(math.Inf(1)),
		"Float(-Inf)":  Float(math.Inf(-1)),
		"Float(1e19)":  Float(1e19),
		"none + 1":     none.Add(Int(1)),
		"1 - none":     Int(1).Sub(none),
		"too large":    Int(math.MaxInt64).Add(Int(math.MaxInt64)),
		"shifted away": Int(1).Shift(19),
		"shifted far":  Int(1).Shift(math.MaxInt32),
		"none shifted": none.Shift(2),
	} {
		if v != none {
			t.Errorf("%s = %q, want no data", name, plain(v))
		}
	}
}

func TestIntAndFloat(t *testing.T) {
	for _, c := range []struct {
		v     Value
		want  string
		float float64
	}{
		{Int(0), "0", 0},
		{Int(-7), "-7", -7},
		{Int(math.MaxInt64), "9223372036854775807", 9223372036854775807},
		{Int(math.MinInt64), "-9223372036854775808", -9223372036854775808},
		{Float(0.1), "0.1", 0.1},
		{Float(-2.50), "-2.5", -2.5},
		{Float(0.30000000000000004), "0.30000000000000004", 0.30000000000000004},
		{Float(math.Copysign(0, -1)), "0", 0},
		{Float(1e-12), "0.000000000001", 1e-12},
		{Float(9e-13), "0", 0},
		{Float(5e-324), "0", 0},
		{Float(123456789.125), "123456789.125", 123456789.125},
		{Float(9.2e18), "9200000000000000000", 9.2e18},
	} {
		if got := plain(c.v); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
		if got := c.v.Float(); got != c.float {
			t.Errorf("%s as a float64 is %v, want %v", c.want, got, c.float)
		}
	}
}

func TestCmp(t *testing.T) {
	ascending := []Value{
		{},
		Int(-10), parsed(t, "-9.5"), parsed(t, "-0.000000000001"), Int(0), parsed(t, "1e-12"),
		parsed(t, "79.999"), Int(80), parsed(t, "80.000000000000000001"), Int(100), Int(1e18),
	}
	for i, v := range ascending {
		for j, w := range ascending {
			want := min(max(i-j, -1), 1)
			if got := v.Cmp(w); got != want {
				t.Errorf("Cmp of number %d with number %d is %d, want %d", i, j, got, want)
			}
		}
	}
	if parsed(t, "12.50").Cmp(parsed(t, "12.5")) != 0 || parsed(t, "-0.00").Cmp(Int(0)) != 0 {
		t.Error("decimals that are zero make numbers differ")
	}
}

func TestArithmeticKeepsDecimals(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{plain(parsed(t, "0.1").Add(parsed(t, "0.2"))), "0.3"},
		{plain(parsed(t, "12.50").Sub(Int(2))), "10.50"},
		{plain(parsed(t, "9007199254740993").Sub(Int(1))), "9007199254740992"},
		{plain(Int(10).Sub(Int(-20))), "30"},
		{plain(parsed(t, "0.5").Sub(parsed(t, "0.5"))), "0.0"},
		{plain(parsed(t, "-3").Neg()), "3"},
		{plain(parsed(t, "-3.1").Abs()), "3.1"},
		{plain(Int(0).Neg()), "0"},
		{plain(parsed(t, "0.125").Shift(2)), "12.5"},
		{plain(Int(3333).Shift(-4)), "0.3333"},
		{plain(Int(7).Shift(3)), "7000"},
		{plain(parsed(t, "1e-12").Shift(-6)), "0.000000000000000001"},
		{plain(Int(0).Shift(500)), "0"},
		{plain(Int(5).Shift(-5000)), "0.000000000000000000"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}

// The other implementation of exact arithmetic is math/big.
func TestArithmeticIsExact(t *testing.T) {
	rat := func(t *rapid.T, s string) *big.Rat {
		r, ok := new(big.Rat).SetString(s)
		if !ok {
			t.Fatalf("math/big does not read %q", s)
		}
		return r
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := decimals().Draw(t, "a"), decimals().Draw(t, "b")
		v, err := Parse(a)
		w, err2 := Parse(b)
		if err != nil || err2 != nil {
			t.Fatalf("%v, %v", err, err2)
		}
		x, y := rat(t, plain(v)), rat(t, plain(w))
		if got, want := rat(t, plain(v.Add(w))), new(big.Rat).Add(x, y); got.Cmp(want) != 0 {
			t.Errorf("%s + %s = %s", a, b, got)
		}
		if got, want := rat(t, plain(v.Sub(w))), new(big.Rat).Sub(x, y); got.Cmp(want) != 0 {
			t.Errorf("%s - %s = %s", a, b, got)
		}
		if got, want := v.Cmp(w), x.Cmp(y); got != want {
			t.Errorf("%s Cmp %s = %d", a, b, got)
		}
		if want, _ := x.Float64(); v.Float() != want {
			t.Errorf("%s as a float64 is %v, want %v", a, v.Float(), want)
		}
	})
}
