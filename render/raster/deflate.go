package raster

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// deflater compresses rows of flat pictures in the zlib format. It looks for two
// things only, what repeats the pixel before and what repeats the row above, which
// is most of what there is: no table of what came earlier, one pass, and codes made
// for the picture. Its memory is used again.
type deflater struct {
	tokens []uint16
	sum    adler
	// counts are those of the tokens, codes what is written for each.
	counts [tokenKinds]uint32
	codes  [tokenKinds]code
	trees  trees
}

// A token is a byte, or one of the lengths of a match with the pixel before or with
// the row above, from minMatch to maxMatch.
const (
	before     = 256
	above      = before + maxMatch - minMatch + 1
	end        = above + maxMatch - minMatch + 1
	tokenKinds = end + 1

	minMatch = 3
	maxMatch = 258
	// A match with the row above has a longer code. It is taken if it is longer by
	// gainAbove, the bytes of a word, than one with the pixel before.
	gainAbove = 8
	// longRun is so long that a match with the row above could save little.
	longRun = 2 * maxMatch
	// maxCodeBytes is what a token takes at most: 15 bits and 5 for a length, 1 and 13
	// for a distance.
	maxCodeBytes = 5
	// blockTokens is how many tokens share codes. A gauge at ratio 2 has 12,000; with
	// 2,048 the gallery took 1 % less, with one block for all 2 % more, and making codes
	// takes as long as writing 1,500 tokens.
	blockTokens = 4096
)

// deflate appends rows of so many bytes, of pixels of so many, to dst.
func (d *deflater) deflate(dst, rows []byte, stride, pixel int) []byte {
	// A window of 32 KiB and the fastest of methods; the two are a multiple of 31.
	w := bitWriter{out: append(dst, 0x78, 0x01)}
	d.sum = adler{a: 1}
	for at, last := 0, false; !last; {
		at = d.tokenize(rows, at, stride, pixel)
		last = at == len(rows)
		d.trees.build(&d.counts, stride, pixel)
		d.block(&w, last, stride, pixel)
	}
	w.align()
	return binary.BigEndian.AppendUint32(w.out, d.sum.value())
}

// tokenize finds tokens from a place on, until the end or until there are enough of
// them, and returns where that is.
func (d *deflater) tokenize(rows []byte, at, stride, pixel int) int {
	d.counts = [tokenKinds]uint32{end: 1}
	d.tokens = d.tokens[:0]
	sum := d.sum
	for at < len(rows) && len(d.tokens) < blockTokens {
		v, run, up := rows[at], 0, 0
		if at >= pixel && v == rows[at-pixel] {
			run = matching(rows, at, at-pixel)
		}
		// What is to be longer is looked at first: most matches end there.
		if more := at + run; run < longRun && at >= stride && more+gainAbove <= len(rows) &&
			binary.LittleEndian.Uint64(rows[more:]) == binary.LittleEndian.Uint64(rows[more-stride:]) {
			up = matching(rows, at, at-stride)
		}
		switch {
		case up >= run+gainAbove:
			d.match(above, up)
			sum.add(rows[at : at+up])
			at += up
		case run >= minMatch:
			d.match(before, run)
			if pixel == 1 {
				sum.repeat(v, run)
			} else {
				sum.add(rows[at : at+run])
			}
			at += run
		default:
			d.token(uint16(v))
			sum.repeat(v, 1)
			at++
		}
	}
	d.sum = sum
	return at
}

func (d *deflater) token(t uint16) {
	d.tokens = append(d.tokens, t)
	d.counts[t]++
}

// match adds the tokens of a match, which may be longer than one holds.
func (d *deflater) match(kind uint16, n int) {
	for n > 0 {
		part := min(n, maxMatch)
		if rest := n - part; rest > 0 && rest < minMatch {
			part -= minMatch - rest
		}
		d.token(kind + uint16(part-minMatch))
		n -= part
	}
}

// matching counts the bytes that are the same from two places on.
func matching(b []byte, i, j int) int {
	from := i
	for ; i+16 <= len(b); i, j = i+16, j+16 {
		p, q := b[i:i+16], b[j:j+16]
		if x := binary.LittleEndian.Uint64(p) ^ binary.LittleEndian.Uint64(q); x != 0 {
			return i - from + bits.TrailingZeros64(x)>>3
		}
		if x := binary.LittleEndian.Uint64(p[8:]) ^ binary.LittleEndian.Uint64(q[8:]); x != 0 {
			return i + 8 - from + bits.TrailingZeros64(x)>>3
		}
	}
	for i < len(b) && b[i] == b[j] {
		i, j = i+1, j+1
	}
	return i - from
}

// block writes the tokens.
func (d *deflater) block(w *bitWriter, last bool, stride, pixel int) {
	w.header(last, &d.trees)
	for t, n := range d.counts {
		if n > 0 {
			d.codes[t] = d.trees.code(t, stride, pixel)
		}
	}
	w.flush()
	// Eight bytes are written for each token, of which the next ones overwrite what was
	// not whole.
	at, held := len(w.out), w.held
	out := slices.Grow(w.out, maxCodeBytes*len(d.tokens)+8)
	out = out[:cap(out)]
	for _, t := range d.tokens {
		c := d.codes[t]
		held.bits |= c.bits << held.n
		held.n += c.n
		binary.LittleEndian.PutUint64(out[at:], held.bits)
		at += int(held.n >> 3)
		held.bits >>= held.n &^ 7
		held.n &= 7
	}
	w.out, w.held = out[:at], held
	w.write(d.codes[end])
}

// code is the bits of one or more codes, the first in the lowest, and how many.
type code struct {
	bits uint64
	n    uint
}

// then joins codes.
func (c code) then(bits uint64, n uint) code { return code{c.bits | bits<<c.n, c.n + n} }

// bitWriter appends bits, from the lowest of each byte on.
type bitWriter struct {
	out  []byte
	held code
}

// write appends up to 56 bits.
func (w *bitWriter) write(c code) {
	w.flush()
	w.held = w.held.then(c.bits, c.n)
}

// flush writes all whole bytes.
func (w *bitWriter) flush() {
	for w.held.n >= 8 {
		w.out = append(w.out, byte(w.held.bits))
		w.held.bits >>= 8
		w.held.n -= 8
	}
}

// align fills up the last byte.
func (w *bitWriter) align() {
	w.flush()
	if w.held.n > 0 {
		w.out = append(w.out, byte(w.held.bits))
		w.held = code{}
	}
}

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
	const (
		even = 0x00ff00ff00ff00ff
		ones = 0x0001000100010001
		// words keeps the sums of a lane of 16 bits.
		words = 128
	)
	for len(b) >= 8 {
		n := min(len(b)/8, words)
		var evens, odds, part, parts uint64
		for range n {
			v := binary.LittleEndian.Uint64(b)
			b = b[8:]
			lo, hi := v&even, v>>8&even
			parts += part
			part += (lo + hi) * ones >> 48
			evens += lo
			odds += hi
		}
		s.b += 8 * (uint64(n)*s.a + parts)
		for i := range 4 {
			s.b += (evens>>(16*i)&0xffff)*uint64(8-2*i) + (odds>>(16*i)&0xffff)*uint64(7-2*i)
		}
		s.a += part
	}
	for _, v := range b {
		s.repeat(v, 1)
	}
}

func (s *adler) value() uint32 {
	const mod = 65521
	return uint32(s.b%mod)<<16 | uint32(s.a%mod)
}
