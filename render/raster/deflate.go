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

	minMatch  = 3
	maxMatch  = 258
	wordBytes = 8
	// A match with the row above has a longer code. It is taken if it is longer by
	// gainAbove, the bytes of a word, than one with the pixel before.
	gainAbove = wordBytes
	// longRun is so long that a match with the row above could save little.
	longRun = 2 * maxMatch
	// longStretch is of how many bytes the check sum is worked out apart.
	longStretch = 64
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
		d.count()
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
	d.tokens = d.tokens[:0]
	start, added := at, at
	for at < len(rows) && !d.enough(at-start, len(rows)-at) {
		if at < pixel || at+2*wordBytes > len(rows) {
			at += d.rest(rows, at, pixel)
			continue
		}
		literals := d.literals(rows, at, stride, pixel)
		if at += literals; literals > wordBytes-minMatch {
			continue
		}
		kind, n := longest(rows, at, stride, pixel)
		switch {
		case kind == above:
			d.match(above, n)
		case n < minMatch:
			n = d.literal(rows[at])
		case pixel == 1 && n >= longStretch:
			d.match(before, n)
			d.sum.add(rows[added:at])
			d.sum.repeat(rows[at], n)
			added = at + n
		default:
			d.match(before, n)
		}
		at += n
	}
	d.sum.add(rows[added:at])
	return at
}

// enough says whether the tokens of so many bytes make a block before the rest. They do not if the
// rest would be a short block of its own.
func (d *deflater) enough(bytes, rest int) bool {
	n := len(d.tokens)
	return n >= blockTokens && (n >= 2*blockTokens || n*rest > bytes*blockTokens/2)
}

// literals adds the bytes of the next eight with which no match can begin, and returns how
// many; of more than wordBytes-minMatch what follows is not known. Edges are three bytes as a
// rule: to find their end in one step spares guesses of what comes next, which are wrong
// every other time.
func (d *deflater) literals(rows []byte, at, stride, pixel int) int {
	word := binary.LittleEndian.Uint64(rows[at:])
	same := zeros(word ^ binary.LittleEndian.Uint64(rows[at-pixel:]))
	runs := same & (same >> 8) & (same >> 16)
	n := min(bits.TrailingZeros64(runs)>>3, wordBytes-minMatch+1)
	if at >= stride {
		// Of this word's bytes and the next one's, those that end the one and begin the other as the
		// row above does.
		differ := word ^ binary.LittleEndian.Uint64(rows[at-stride:])
		ahead := binary.LittleEndian.Uint64(rows[at+wordBytes:]) ^ binary.LittleEndian.Uint64(rows[at+wordBytes-stride:])
		from := wordBytes - bits.LeadingZeros64(differ)>>3
		if bits.TrailingZeros64(ahead)>>3 < from {
			from = wordBytes
		}
		n = min(n, from)
	}
	last := len(d.tokens)
	d.tokens = slices.Grow(d.tokens, wordBytes)[:last+n]
	t := d.tokens[last : last+wordBytes : last+wordBytes]
	for i := range wordBytes {
		t[i] = uint16(word >> (8 * i) & 0xff)
	}
	return n
}

// longest returns the better match at a place, and how long it is; that with the pixel before may
// be too short for one.
func longest(rows []byte, at, stride, pixel int) (kind uint16, n int) {
	run := matching(rows, at, at-pixel)
	// What is to be longer is looked at first: most matches end there.
	if more := at + run; run < longRun && at >= stride && more+gainAbove <= len(rows) &&
		binary.LittleEndian.Uint64(rows[more:]) == binary.LittleEndian.Uint64(rows[more-stride:]) {
		if n := matching(rows, at, at-stride); n >= run+gainAbove {
			return above, n
		}
	}
	return before, run
}

// zeros has the highest bit of each byte that is zero, and no other.
func zeros(word uint64) uint64 {
	const sevens = 0x7f7f7f7f7f7f7f7f
	return ^((word&sevens + sevens) | word | sevens)
}

// rest adds the tokens of one match or byte where fewer than a word are left, and returns its length.
func (d *deflater) rest(rows []byte, at, pixel int) int {
	if at >= pixel {
		if n := matching(rows, at, at-pixel); n >= minMatch {
			d.match(before, n)
			return n
		}
	}
	return d.literal(rows[at])
}

func (d *deflater) literal(v byte) int {
	d.token(uint16(v))
	return 1
}

func (d *deflater) token(t uint16) { d.tokens = append(d.tokens, t) }

// count counts the tokens.
func (d *deflater) count() {
	clear(d.counts[:])
	for _, t := range d.tokens {
		d.counts[t]++
	}
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

// matching counts the bytes that are the same from two places on, of which i is the later.
func matching(b []byte, i, j int) (n int) {
	p := b[i:]
	q := b[j:][:len(p)]
	for ; n+4*wordBytes <= len(p); n += 4 * wordBytes {
		v, w := (*[4 * wordBytes]byte)(p[n:]), (*[4 * wordBytes]byte)(q[n:])
		differ := binary.LittleEndian.Uint64(v[:]) ^ binary.LittleEndian.Uint64(w[:])
		if differ != 0 {
			return n + bits.TrailingZeros64(differ)>>3
		}
		if (binary.LittleEndian.Uint64(v[8:])^binary.LittleEndian.Uint64(w[8:]))|
			(binary.LittleEndian.Uint64(v[16:])^binary.LittleEndian.Uint64(w[16:]))|
			(binary.LittleEndian.Uint64(v[24:])^binary.LittleEndian.Uint64(w[24:])) != 0 {
			n += wordBytes
			break
		}
	}
	for ; n+wordBytes <= len(p); n += wordBytes {
		if x := binary.LittleEndian.Uint64(p[n:n+8]) ^ binary.LittleEndian.Uint64(q[n:n+8]); x != 0 {
			return n + bits.TrailingZeros64(x)>>3
		}
	}
	for n < len(p) && p[n] == q[n] {
		n++
	}
	return n
}

// block writes the tokens.
func (d *deflater) block(w *bitWriter, last bool, stride, pixel int) {
	w.header(last, &d.trees)
	for _, s := range d.trees.present {
		if s < before {
			d.codes[s] = d.trees.literals[s]
		}
	}
	for _, t := range d.trees.matches {
		d.codes[t] = d.trees.match(int(t), stride, pixel)
	}
	d.codes[end] = d.trees.literals[endOfBlock]
	w.flush()
	// Eight bytes are written for every two tokens, of which the next ones overwrite what
	// was not whole.
	at, held := len(w.out), w.held
	out := slices.Grow(w.out, maxCodeBytes*len(d.tokens)+8)
	out = out[:cap(out)]
	for i := 0; i < len(d.tokens); i++ {
		c := d.codes[d.tokens[i]]
		if i+1 < len(d.tokens) {
			// All but two long matches fit.
			if next := &d.codes[d.tokens[i+1]]; c.n+next.n <= maxWrite {
				c = c.then(next.bits, next.n)
				i++
			}
		}
		held = held.then(c.bits, c.n)
		binary.LittleEndian.PutUint64(out[at:], held.bits)
		at += int(held.n >> 3)
		held.bits >>= held.n &^ 7 & 63
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
func (c code) then(bits uint64, n uint) code { return code{c.bits | bits<<(c.n&63), c.n + n} }

// bitWriter appends bits, from the lowest of each byte on.
type bitWriter struct {
	out  []byte
	held code
}

// maxWrite is how many bits fit on top of what is not a whole byte yet.
const maxWrite = 56

// write appends up to maxWrite bits.
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
