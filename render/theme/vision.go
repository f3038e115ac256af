package theme

import (
	"image/color"
	"math"
)

// Vision is a way of seeing colours.
type Vision uint8

// Full colour vision, and the three kinds of seeing with one kind of cone missing.
const (
	FullVision Vision = iota
	Protanopia
	Deuteranopia
	Tritanopia
	visions
)

// String names the vision as a sentence continues after "with".
func (v Vision) String() string {
	return [visions]string{"full colour vision", "protanopia", "deuteranopia", "tritanopia"}[v]
}

// seen turns linear RGB into what an eye makes of it: Machado, Oliveira and Fernandes,
// "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), at
// full severity.
var seen = [visions][3][3]float64{
	FullVision:   {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	Protanopia:   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	Deuteranopia: {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	Tritanopia:   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// Difference is how far apart two opaque colours look with a vision: CIEDE2000, of
// which 1 can just be told when they touch.
func Difference(a, b color.NRGBA, v Vision) float64 { return ciede2000(labOf(a, v), labOf(b, v)) }

// lab is a colour in CIELAB under D65.
type lab struct{ l, a, b float64 }

func labOf(c color.NRGBA, v Vision) lab {
	from := [3]float64{linear(c.R), linear(c.G), linear(c.B)}
	var to [3]float64
	for i, row := range seen[v] {
		for j, factor := range row {
			to[i] += factor * from[j]
		}
		to[i] = min(max(to[i], 0), 1)
	}
	x := labStep((0.4124564*to[0] + 0.3575761*to[1] + 0.1804375*to[2]) / 0.95047)
	y := labStep(0.2126729*to[0] + 0.7151522*to[1] + 0.0721750*to[2])
	z := labStep((0.0193339*to[0] + 0.1191920*to[1] + 0.9503041*to[2]) / 1.08883)
	return lab{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func labStep(t float64) float64 {
	const edge = 6.0 / 29
	if t > edge*edge*edge {
		return math.Cbrt(t)
	}
	return t/(3*edge*edge) + 4.0/29
}

// ciede2000 follows Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula:
// Implementation Notes, Supplementary Test Data, and Mathematical Observations" (2005).
func ciede2000(p, q lab) float64 {
	const full = 2 * math.Pi
	chroma := (math.Hypot(p.a, p.b) + math.Hypot(q.a, q.b)) / 2
	stretch := 1 + (1-pull(chroma))/2
	c1, h1 := polar(p.a*stretch, p.b)
	c2, h2 := polar(q.a*stretch, q.b)

	turn := h2 - h1
	switch {
	case c1*c2 == 0:
		turn = 0
	case turn > math.Pi:
		turn -= full
	case turn < -math.Pi:
		turn += full
	}
	dl, dc, dh := q.l-p.l, c2-c1, 2*math.Sqrt(c1*c2)*math.Sin(turn/2)

	l, c, h := (p.l+q.l)/2, (c1+c2)/2, (h1+h2)/2
	switch {
	case c1*c2 == 0:
		h = h1 + h2
	case math.Abs(h1-h2) > math.Pi && h1+h2 < full:
		h += math.Pi
	case math.Abs(h1-h2) > math.Pi:
		h -= math.Pi
	}
	degrees := func(d float64) float64 { return d * math.Pi / 180 }
	t := 1 - 0.17*math.Cos(h-degrees(30)) + 0.24*math.Cos(2*h) + 0.32*math.Cos(3*h+degrees(6)) - 0.20*math.Cos(4*h-degrees(63))
	away := (h - degrees(275)) / degrees(25)
	twist := -math.Sin(degrees(60)*math.Exp(-away*away)) * 2 * pull(c)
	mid := (l - 50) * (l - 50)
	dl /= 1 + 0.015*mid/math.Sqrt(20+mid)
	dc /= 1 + 0.045*c
	dh /= 1 + 0.015*c*t
	return math.Sqrt(dl*dl + dc*dc + dh*dh + twist*dc*dh)
}

// pull is the formula's weight of strong colours, 0 for grey and near 1 beyond 25.
func pull(chroma float64) float64 {
	c7 := math.Pow(chroma, 7)
	return math.Sqrt(c7 / (c7 + math.Pow(25, 7)))
}

// polar returns the chroma and the hue, 0 to 2π.
func polar(a, b float64) (chroma, hue float64) {
	hue = math.Atan2(b, a)
	if hue < 0 {
		hue += 2 * math.Pi
	}
	return math.Hypot(a, b), hue
}
