package svg

import (
	"math"
	"strconv"
	"testing"

	"github.com/plugio/charts/render/scene"
)

func TestHundredths(t *testing.T) {
	for _, tt := range []struct {
		in   float64
		want string
	}{
		{0, "0"},
		{math.Copysign(0, -1), "0"},
		{0.5, "0.5"},
		{-0.5, "-0.5"},
		{1, "1"},
		{-1, "-1"},
		{12.5, "12.5"},
		{-12.34, "-12.34"},
		{0.01, "0.01"},
		{-0.01, "-0.01"},
		{0.1, "0.1"},
		{10, "10"},
		{100, "100"},
		{100.05, "100.05"},
		{0.125, "0.13"},
		{-0.125, "-0.13"},
		{0.375, "0.38"},
		{0.004, "0"},
		{-0.004, "0"},
		{0.995, "1"},
		{1e-300, "0"},
		{8192, "8192"},
		{-8191.99, "-8191.99"},
	} {
		n := round(tt.in, pixelUnits)
		if got := string(appendDecimal(nil, n, 2)); got != tt.want {
			t.Errorf("%v: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestDecimalPlaces(t *testing.T) {
	for _, tt := range []struct {
		n, decimals int
		want        string
	}{
		{0, 0, "0"},
		{-7, 0, "-7"},
		{120, 0, "120"},
		{0, 8, "0"},
		{1, 8, "0.00000001"},
		{-1, 8, "-0.00000001"},
		{585938, 8, "0.00585938"},
		{1562500, 8, "0.015625"},
		{100000000, 8, "1"},
		{502, 3, "0.502"},
		{500, 3, "0.5"},
		{99999, 2, "999.99"},
		{16777216, 0, "16777216"},
	} {
		if got := string(appendDecimal(nil, tt.n, tt.decimals)); got != tt.want {
			t.Errorf("%d with %d decimals: got %q, want %q", tt.n, tt.decimals, got, tt.want)
		}
	}
}

// Every hundredth of the first 100 pixels and a few beyond read back as they were,
// and their length is known before they are written.
func TestDecimalsReadBack(t *testing.T) {
	for _, decimals := range []int{0, 2} {
		unit := math.Pow10(decimals)
		for n := -10000; n <= 10000; n++ {
			s := string(appendDecimal(nil, n, decimals))
			if v, err := strconv.ParseFloat(s, 64); err != nil || math.Round(v*unit) != float64(n) {
				t.Fatalf("%d with %d decimals: %q", n, decimals, s)
			}
			if got := decimalLen(n, decimals); got != len(s) {
				t.Fatalf("%q is said to take %d", s, got)
			}
			var b [longest]byte
			p := pen{decimals: decimals}
			if got := string(b[:p.number(&b, 0, n)]); got != s {
				t.Fatalf("%d with %d decimals is put as %q, want %q", n, decimals, got, s)
			}
		}
	}
	for _, n := range []int{12345, 819200, 10000000, 16777216, -99999999} {
		for _, decimals := range []int{0, 2} {
			want := string(appendDecimal(nil, n, decimals))
			if got := decimalLen(n, decimals); got != len(want) {
				t.Errorf("%q is said to take %d", want, got)
			}
			var b [longest]byte
			p := pen{decimals: decimals}
			if got := string(b[:p.number(&b, 0, n)]); got != want {
				t.Errorf("%q is put as %q", want, got)
			}
		}
	}
}

func TestOpacity(t *testing.T) {
	for a, want := range map[uint8]string{0: "0", 1: "0.004", 51: "0.2", 127: "0.498", 128: "0.502", 254: "0.996", 255: "1"} {
		if got := string(appendOpacity(nil, a)); got != want {
			t.Errorf("%d: got %q, want %q", a, got, want)
		}
	}
	for a := range 256 {
		v, err := strconv.ParseFloat(string(appendOpacity(nil, uint8(a))), 64)
		if err != nil || int(math.Round(v*255)) != a {
			t.Errorf("%d is written as %v", a, v)
		}
	}
}

func TestFinite(t *testing.T) {
	for v, want := range map[float64]bool{
		0: true, scene.MaxCoordinate: true, -scene.MaxCoordinate: true, scene.MaxCoordinate + 1: false,
		math.Inf(1): false, math.Inf(-1): false,
	} {
		if got := finite(v); got != want {
			t.Errorf("%v: got %v", v, got)
		}
	}
	if finite(math.NaN()) {
		t.Error("NaN is finite")
	}
}
