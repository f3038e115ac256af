package svg

import (
	"math"
	"strconv"

	"github.com/plugio/charts/render/scene"
)

const (
	// pixelUnits is how finely positions are written: 1/100 px is 1/25 of a
	// device pixel on the densest screens there are.
	pixelUnits = 100
	// emUnits is the grid of glyph outlines. Most TrueType fonts, the embedded
	// one too, are drawn on it, so that nothing is rounded.
	emUnits = 2048
)

// finite says whether a number may be written: scenes check the points of their
// paths, but not those of glyph outlines, and their canvas can be set past New.
func finite(v float64) bool { return math.Abs(v) <= scene.MaxCoordinate }

// round returns v in whole units, halves away from zero.
func round(v, perUnit float64) int { return int(math.Round(v * perUnit)) }

// appendDecimal appends n·10^-decimals without trailing zeros: 1250 with two
// decimals is "12.5".
func appendDecimal(dst []byte, n, decimals int) []byte {
	for decimals > 0 && n%10 == 0 {
		n /= 10
		decimals--
	}
	if decimals == 0 {
		return strconv.AppendInt(dst, int64(n), 10)
	}
	if n < 0 {
		dst = append(dst, '-')
		n = -n
	}
	unit := 1
	for range decimals {
		unit *= 10
	}
	dst = strconv.AppendInt(dst, int64(n/unit), 10)
	dst = append(dst, '.')
	for rest := n % unit; decimals > 0; decimals-- {
		unit /= 10
		dst = append(dst, byte('0'+rest/unit))
		rest %= unit
	}
	return dst
}

// decimalLen is the length of what appendDecimal appends.
func decimalLen(n, decimals int) int {
	length := 0
	if n < 0 {
		length, n = 1, -n
	}
	for decimals > 0 && n%10 == 0 {
		n /= 10
		decimals--
	}
	if decimals == 0 {
		return length + digits(n)
	}
	return length + max(digits(n), decimals+1) + len(".")
}

// digits counts decimal digits. It is asked four times per curve, so it compares
// where it could divide.
func digits(n int) int {
	switch {
	case n < 10:
		return 1
	case n < 100:
		return 2
	case n < 1000:
		return 3
	case n < 10000:
		return 4
	}
	return 4 + digits(n/10000)
}
