package theme

import (
	"image/color"
	"math"
	"testing"
)

// The pairs are from the supplementary test data of Sharma, Wu and Dalal (2005).
func TestCIEDE2000(t *testing.T) {
	for _, c := range []struct {
		p, q lab
		want float64
	}{
		{lab{50, 2.6772, -79.7751}, lab{50, 0, -82.7485}, 2.0425},
		{lab{50, 3.1571, -77.2803}, lab{50, 0, -82.7485}, 2.8615},
		{lab{50, 2.8361, -74.0200}, lab{50, 0, -82.7485}, 3.4412},
		{lab{50, -1.3802, -84.2814}, lab{50, 0, -82.7485}, 1.0000},
		{lab{50, 0, 0}, lab{50, -1, 2}, 2.3669},
		{lab{50, -1, 2}, lab{50, 0, 0}, 2.3669},
		{lab{50, 2.4900, -0.0010}, lab{50, -2.4900, 0.0009}, 7.1792},
		{lab{50, 2.4900, -0.0010}, lab{50, -2.4900, 0.0011}, 7.2195},
		{lab{50, -0.0010, 2.4900}, lab{50, 0.0009, -2.4900}, 4.8045},
		{lab{50, -0.0010, 2.4900}, lab{50, 0.0011, -2.4900}, 4.7461},
		{lab{50, 2.5, 0}, lab{50, 0, -2.5}, 4.3065},
		{lab{50, 2.5, 0}, lab{73, 25, -18}, 27.1492},
		{lab{50, 2.5, 0}, lab{61, -5, 29}, 22.8977},
		{lab{50, 2.5, 0}, lab{56, -27, -3}, 31.9030},
		{lab{50, 2.5, 0}, lab{58, 24, 15}, 19.4535},
		{lab{60.2574, -34.0099, 36.2677}, lab{60.4626, -34.1751, 39.4387}, 1.2644},
		{lab{63.0109, -31.0961, -5.8663}, lab{62.8187, -29.7946, -4.0864}, 1.2630},
		{lab{90.8027, -2.0831, 1.4410}, lab{91.1528, -1.6435, 0.0447}, 1.4441},
		{lab{6.7747, -0.2908, -2.4247}, lab{5.8714, -0.0985, -2.2286}, 0.6377},
		{lab{2.0776, 0.0795, -1.1350}, lab{0.9033, -0.0636, -0.5514}, 0.9082},
	} {
		if got := ciede2000(c.p, c.q); math.Abs(got-c.want) > 0.00005 {
			t.Errorf("%v and %v are %.4f apart, want %v", c.p, c.q, got, c.want)
		}
	}
}

func TestDifference(t *testing.T) {
	red, green := rgb(0xFF0000), rgb(0x00FF00)
	white, black := rgb(0xFFFFFF), color.NRGBA{A: 255}
	for v := range visions {
		if got := Difference(white, black, v); math.Abs(got-100) > 0.2 {
			t.Errorf("black and white are %.2f apart with %v", got, v)
		}
		if got := Difference(red, red, v); got != 0 {
			t.Errorf("red differs from itself by %v with %v", got, v)
		}
	}
	if got := Difference(red, green, FullVision); math.Abs(got-86.6) > 0.1 {
		t.Errorf("red and green are %.2f apart", got)
	}
	// The known pair that deuteranopia takes for one: a dark green and a brown.
	if got := Difference(rgb(0x5B7F24), rgb(0xBD5B00), Deuteranopia); got > 8 {
		t.Errorf("green and brown are %.2f apart with deuteranopia", got)
	}
}
