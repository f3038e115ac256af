package svg

import (
	"math"

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
func round(v, perUnit float64) int {
	v *= perUnit
	// The conversion keeps the product apart from the sum on every architecture.
	if v < 0 {
		return int(float64(v) - 0.5)
	}
	return int(float64(v) + 0.5)
}

// appendDecimal appends n·10^-decimals without trailing zeros: 1250 with two
// decimals is "12.5".
func appendDecimal(dst []byte, n, decimals int) []byte {
	if n < 0 {
		dst = append(dst, '-')
		n = -n
	}
	var b [24]byte
	at, rest := len(b), uint(n)
	for ; decimals > 0; decimals-- {
		digit := byte(rest % 10)
		rest /= 10
		if digit != 0 || at < len(b) {
			at--
			b[at] = '0' + digit
		}
	}
	if at < len(b) {
		at--
		b[at] = '.'
	}
	for {
		at--
		b[at] = byte('0' + rest%10)
		if rest /= 10; rest == 0 {
			return append(dst, b[at:]...)
		}
	}
}

// twoDigits are the numbers below 100.
const twoDigits = "00010203040506070809101112131415161718192021222324252627282930313233343536373839" +
	"40414243444546474849505152535455565758596061626364656667686970717273747576777879" +
	"8081828384858687888990919293949596979899"

// putInt puts a number into a buffer that has room for it, and returns where it ends.
func putInt(b *[longest]byte, at, n int) int {
	if n < 0 {
		b[at] = '-'
		at, n = at+1, -n
	}
	return putDigits(b, at, uint32(n))
}

// shortNumber is a number below 10 with two decimals, as it is written.
type shortNumber struct {
	text   [4]byte
	length uint8
}

// shortNumbers are by far the most that a path has.
var shortNumbers = func() (all [1000]shortNumber) {
	for n := range all {
		all[n].length = uint8(copy(all[n].text[:], appendDecimal(nil, n, 2)))
	}
	return all
}()

// putHundredths is putInt for n/100, without trailing zeros. The buffer must have room for a
// short number even where the number is shorter.
func putHundredths(b *[longest]byte, at, n int) int {
	if n < 0 {
		b[at] = '-'
		at, n = at+1, -n
	}
	if n < len(shortNumbers) {
		short := &shortNumbers[n]
		*(*[4]byte)(b[at : at+4]) = short.text
		return at + int(short.length)
	}
	whole := uint32(n) / 100
	part := uint32(n) - 100*whole
	at = putDigits(b, at, whole)
	if part == 0 {
		return at
	}
	b[at], b[at+1], b[at+2] = '.', twoDigits[2*part], twoDigits[2*part+1]
	return at + int(fractionLens[part])
}

// fractionLens are the lengths of a point and the hundredths behind it, without zeros at the
// end.
var fractionLens = func() (lens [100]uint8) {
	for part := range lens {
		switch {
		case part == 0:
		case part%10 == 0:
			lens[part] = uint8(len(".0"))
		default:
			lens[part] = uint8(len(".00"))
		}
	}
	return lens
}()

func putDigits(b *[longest]byte, at int, n uint32) int {
	if n >= 100 {
		at = putDigits(b, at, n/100)
		n %= 100
	} else if n < 10 {
		b[at] = byte('0' + n)
		return at + 1
	}
	b[at], b[at+1] = twoDigits[2*n], twoDigits[2*n+1]
	return at + 2
}

// decimalLen is the length of n·10^-decimals as appendDecimal writes it, which has no
// decimals or two.
func decimalLen(n, decimals int) int {
	if decimals != 0 {
		return hundredthsLen(n)
	}
	if n < 0 {
		return 1 + digits(uint32(-n))
	}
	return digits(uint32(n))
}

// hundredthsLen is the length of n/100 without trailing zeros.
func hundredthsLen(n int) (length int) {
	if n < 0 {
		length, n = 1, -n
	}
	whole := uint32(n) / 100
	length += int(fractionLens[uint32(n)-100*whole])
	switch {
	case whole < 10:
		return length + 1
	case whole < 100:
		return length + 2
	case whole < 1000:
		return length + 3
	}
	return length + digits(whole)
}

// digits counts decimal digits. It is asked several times per curve, so it compares
// where it could divide.
func digits(n uint32) int {
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
