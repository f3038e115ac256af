package render

import (
	"errors"
	"math/bits"
	"strconv"
	"strings"

	"github.com/plugio/charts/render/raster"
	"github.com/plugio/charts/render/svg"
)

// Padding is to what length pictures are filled up, so that who sees no more than a length,
// such as on a connection under TLS, learns less of what is drawn: to a multiple of so many
// bytes, or to a power of two. The zero value fills nothing.
type Padding int

// PowerOfTwo fills a picture up to the next power of two.
const PowerOfTwo Padding = -1

// MinPadding and MaxPadding bound the multiples, in bytes: with less the sizes tell nearly as
// much as without, with more every small picture costs as much as the largest.
const (
	MinPadding Padding = 256
	MaxPadding Padding = 64 << 10
)

// ParsePadding reads "off", "power" or a number of bytes, such as 1024 or 1KiB.
func ParsePadding(s string) (Padding, error) {
	switch s {
	case "off":
		return 0, nil
	case "power":
		return PowerOfTwo, nil
	}
	digits, kibi := strings.CutSuffix(s, "KiB")
	n, err := strconv.ParseUint(digits, 10, 20)
	if err != nil {
		return 0, errors.New("must be off, power or a number of bytes, such as 1KiB or 1024")
	}
	if kibi {
		n <<= 10
	}
	return Padding(n), nil
}

// String returns what ParsePadding reads as p.
func (p Padding) String() string {
	switch {
	case p == 0:
		return "off"
	case p == PowerOfTwo:
		return "power"
	case p%1024 == 0:
		return strconv.Itoa(int(p/1024)) + "KiB"
	}
	return strconv.Itoa(int(p))
}

// Valid says whether pictures can be filled up so.
func (p Padding) Valid() bool {
	return p == 0 || p == PowerOfTwo || p >= MinPadding && p <= MaxPadding
}

// to is the length that so many bytes are filled up to.
func (p Padding) to(bytes int) int {
	switch {
	case p > 0:
		return (bytes + int(p) - 1) / int(p) * int(p)
	case p == PowerOfTwo:
		return 1 << bits.Len(uint(bytes-1))
	}
	return bytes
}

// fill fills up the picture that starts there in dst.
func (p Padding) fill(dst []byte, start int, f Format) []byte {
	size := len(dst) - start
	want := p.to(size)
	if want == size {
		return dst
	}
	if f == SVG {
		return svg.Fill(dst, want-size)
	}
	if want-size < raster.MinFill {
		want = p.to(size + raster.MinFill)
	}
	return raster.Fill(dst, want-size)
}
