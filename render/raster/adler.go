package raster

import "encoding/binary"

// adler is the check sum of the zlib format, before its remainders: rows are too few for
// either of the sums to overflow.
type adler struct{ a, b uint64 }

// repeat adds n times the same byte.
func (s *adler) repeat(v byte, n int) {
	s.b += uint64(n)*s.a + uint64(v)*(uint64(n)*uint64(n+1)/2)
	s.a += uint64(v) * uint64(n)
}

// add adds bytes, eight at a time.
func (s *adler) add(b []byte) {
	for len(b) >= wordBytes {
		n := min(len(b)/wordBytes, laneWords)
		s.words(b[:n*wordBytes])
		b = b[n*wordBytes:]
	}
	for _, v := range b {
		s.a += uint64(v)
		s.b += s.a
	}
}

// laneWords is how many words keep their sums in lanes of 16 bits: 231 times 255 fits.
const laneWords = 22

// words adds whole words, at most laneWords. Of each lane it takes the sum, and the sum
// of the sums before each word.
func (s *adler) words(b []byte) {
	const (
		even  = 0x00ff00ff00ff00ff
		pairs = 0x0000ffff0000ffff
	)
	var evens, odds, evensBefore, oddsBefore uint64
	n := uint64(len(b))
	for len(b) >= 2*wordBytes {
		v, w := binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[wordBytes:])
		b = b[2*wordBytes:]
		e, o := v&even, v>>8&even
		evensBefore += evens<<1 + e
		oddsBefore += odds<<1 + o
		evens += e + w&even
		odds += o + w>>8&even
	}
	if len(b) > 0 {
		v := binary.LittleEndian.Uint64(b)
		evensBefore += evens
		oddsBefore += odds
		evens += v & even
		odds += v >> 8 & even
	}
	// In lanes of 32 bits, of which a product adds up both.
	const both = 1<<32 | 1
	before := evensBefore&pairs + evensBefore>>16&pairs + oddsBefore&pairs + oddsBefore>>16&pairs
	even32 := evens&pairs + evens>>16&pairs
	all := evens + odds
	low, high := all&pairs, all>>16&pairs
	// Of a word's eight bytes the first counts eight times, the last once: a pair of them seven, five,
	// three and one times, and the even ones once more.
	s.b += n*s.a + 8*(before*both>>32) + even32*both>>32 + low*(7<<32|3)>>32 + high*(5<<32|1)>>32
	s.a += (low + high) * both >> 32
}

func (s *adler) value() uint32 {
	const mod = 65521
	return uint32(s.b%mod)<<16 | uint32(s.a%mod)
}
