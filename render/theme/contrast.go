package theme

import (
	"image/color"
	"math"
)

// The least contrast that WCAG 2 asks for: of text, and of shapes that carry meaning.
const (
	TextContrast  = 4.5
	ShapeContrast = 3.0
)

// Contrast returns the WCAG 2 contrast ratio of two opaque colours, 1 to 21.
func Contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

func luminance(c color.NRGBA) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(v uint8) float64 { return linearOf[v] }

// linearOf is the light of every step of a channel, 0 to 1.
var linearOf = func() (light [256]float64) {
	for v := range light {
		light[v] = toLinear(uint8(v))
	}
	return light
}()

func toLinear(v uint8) float64 {
	f := float64(v) / 255
	if f <= 0.04045 {
		return f / 12.92
	}
	return math.Pow((f+0.055)/1.055, 2.4)
}

// Over flattens a colour that may be translucent onto an opaque one.
func Over(c, below color.NRGBA) color.NRGBA {
	mix := func(top, bottom uint8) uint8 {
		return uint8((int(top)*int(c.A) + int(bottom)*(255-int(c.A)) + 127) / 255)
	}
	return color.NRGBA{mix(c.R, below.R), mix(c.G, below.G), mix(c.B, below.B), 0xff}
}
