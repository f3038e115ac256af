package raster

import (
	"math/bits"
	"slices"
)

// trees are the Huffman codes of one block: of bytes and lengths, of distances, and of
// the lengths of those codes, by which a block begins.
type trees struct {
	literals  [literalSymbols]code
	distances [distanceSymbols]code
	lengths   [19]code
	// matches are the tokens of matches that come at all, present the symbols that do: of bytes and
	// lengths, and from literalSymbols on of distances.
	matches, present []uint16
	// packed are the lengths of the codes as they are written.
	packed []packed
	// used are symbols below how often they come, ordered the same symbols in their own order.
	used, spare []uint64
	ordered     []uint16
}

const (
	literalSymbols  = 286
	distanceSymbols = 30
	endOfBlock      = 256
	maxCodeBits     = 15
	// maxLengthBits is the same for codes of lengths.
	maxLengthBits = 7
)

// packed is a symbol of the list of lengths, and the bits after it.
type packed struct {
	symbol uint8
	extra  uint8
	n      uint8
}

// build makes codes for tokens that come as often as the counts say.
func (t *trees) build(counts *[tokenKinds]uint32, stride, pixel int) {
	var literals [literalSymbols]uint32
	var distances [distanceSymbols]uint32
	copy(literals[:], counts[:before])
	literals[endOfBlock] = 1
	near, _, _ := distanceSymbol(pixel)
	far, _, _ := distanceSymbol(stride)
	t.matches = t.matches[:0]
	for i, n := range counts[before:end] {
		if n == 0 {
			continue
		}
		token, distance := before+i, near
		if token >= above {
			i, distance = token-above, far
		}
		s, _, _ := lengthSymbol(i + minMatch)
		literals[s] += n
		distances[distance] += n
		t.matches = append(t.matches, uint16(token))
	}
	t.present = append(t.present[:0], t.assign(t.literals[:], literals[:], maxCodeBits)...)
	for _, s := range t.assign(t.distances[:], distances[:], maxCodeBits) {
		t.present = append(t.present, literalSymbols+s)
	}
	t.pack()
}

// match is what is written for the token of a match.
func (t *trees) match(token, stride, pixel int) code {
	length, distance := token-before+minMatch, pixel
	if token >= above {
		length, distance = token-above+minMatch, stride
	}
	s, extra, n := lengthSymbol(length)
	c := t.literals[s].then(extra, n)
	s, extra, n = distanceSymbol(distance)
	return c.then(t.distances[s].bits, t.distances[s].n).then(extra, n)
}

// lengthSymbol is the symbol of a match's length and the bits after it: four symbols for
// each power of two, the longest length has its own.
func lengthSymbol(length int) (symbol int, extra uint64, n uint) {
	v := length - minMatch
	if length == maxMatch {
		return 285, 0, 0
	}
	n = uint(max(bits.Len8(uint8(v)), 3)) - 3
	return 257 + int(n)*4 + v>>n, uint64(v & (1<<n - 1)), n
}

// distanceSymbol is the same of a distance, with two symbols for each power of two.
func distanceSymbol(distance int) (symbol int, extra uint64, n uint) {
	v := distance - 1
	if v < 4 {
		return v, 0, 0
	}
	n = uint(bits.Len(uint(v))) - 2
	return int(n)*2 + v>>n, uint64(v & (1<<n - 1)), n
}

// assign gives a code to each symbol that comes at all, shorter ones to those that come
// more often, none longer than the limit. It returns these symbols, in memory that it uses again.
func (t *trees) assign(codes []code, counts []uint32, limit uint) []uint16 {
	clear(codes)
	t.used, t.ordered = t.used[:0], t.ordered[:0]
	for s, n := range counts {
		if n > 0 {
			t.used = append(t.used, uint64(n)<<16|uint64(s))
			t.ordered = append(t.ordered, uint16(s))
		}
	}
	if len(t.used) == 1 {
		codes[t.ordered[0]].n = 1
		return t.ordered
	}
	t.sort()
	depths := grown(t.spare, len(t.used))
	for even := 0; ; even++ {
		// The weights are evened out until the longest code is short enough; the order stays.
		for i, u := range t.used {
			depths[i] = (u>>16-1)>>even + 1
		}
		if huffman(depths) <= limit {
			break
		}
	}
	for i, u := range t.used {
		codes[uint16(u)].n = uint(depths[i])
	}
	t.spare = depths
	number(codes, t.ordered)
	return t.ordered
}

// sort puts the symbols that come most often last, by one digit of 256 after the other: they are
// few, and what is compared would be guessed wrong. Equals keep their order.
func (t *trees) sort() {
	if len(t.used) <= fewSymbols {
		slices.Sort(t.used) // by insertion, and no two are equal
		return
	}
	most := slices.Max(t.used)
	t.spare = grown(t.spare, len(t.used))
	for shift := 16; most>>shift > 0; shift += 8 {
		var place [256]uint16
		for _, u := range t.used {
			place[uint8(u>>shift)]++
		}
		before := uint16(0)
		for digit, n := range place {
			place[digit] = before
			before += n
		}
		for _, u := range t.used {
			digit := uint8(u >> shift)
			t.spare[place[digit]] = u
			place[digit]++
		}
		t.used, t.spare = t.spare, t.used
	}
}

// fewSymbols are those of which counting the digits would take longer.
const fewSymbols = 12

// huffman turns weights in rising order into the lengths of the best codes for them,
// in place (Moffat and Katajainen), and returns the longest.
func huffman(a []uint64) (longest uint) {
	n := len(a)
	if n == 0 {
		return 0
	}
	// First each inner node's weight and, once it has one, its parent.
	leaf, root := 0, 0
	smallest := func(next int) (w uint64) {
		if leaf == n || root < next && a[root] < a[leaf] {
			w = a[root]
			a[root] = uint64(next)
			root++
			return w
		}
		leaf++
		return a[leaf-1]
	}
	for next := range n - 1 {
		w := smallest(next)
		a[next] = w + smallest(next)
	}
	// Then its depth, from the top.
	a[n-2] = 0
	for next := n - 3; next >= 0; next-- {
		a[next] = a[a[next]] + 1
	}
	// Then how many leaves there are at each depth.
	inner, at := n-2, n-1
	for depth, room := uint64(0), 1; room > 0; depth++ {
		nodes := 0
		for inner >= 0 && a[inner] == depth {
			nodes++
			inner--
		}
		for ; room > nodes; room-- {
			a[at] = depth
			at--
			longest = uint(depth)
		}
		room = 2 * nodes
	}
	return longest
}

// number gives the codes of some symbols, whose lengths are known, their bits: in order of length,
// then of symbol, and with the first bit lowest.
func number(codes []code, symbols []uint16) {
	var counts, next [maxCodeBits + 1]uint64
	for _, s := range symbols {
		counts[codes[s].n]++
	}
	for n := 1; n <= maxCodeBits; n++ {
		next[n] = (next[n-1] + counts[n-1]) << 1
	}
	for _, s := range symbols {
		c := &codes[s]
		c.bits = bits.Reverse64(next[c.n]) >> (64 - c.n)
		next[c.n]++
	}
}

// pack lists the lengths of the codes, stretches of the same as one, and makes the codes for
// the list.
func (t *trees) pack() {
	t.packed = t.packed[:0]
	var counts [19]uint32
	last := -1
	for i := 0; i < len(t.present); {
		s := int(t.present[i])
		t.stretch(0, s-last-1, &counts)
		n, run := t.length(s), 1
		for i+run < len(t.present) && int(t.present[i+run]) == s+run && t.length(s+run) == n {
			run++
		}
		t.stretch(n, run, &counts)
		last = s + run - 1
		i += run
	}
	t.stretch(0, literalSymbols+distanceSymbols-1-last, &counts)
	t.assign(t.lengths[:], counts[:], maxLengthBits)
}

// length is that of a symbol's code.
func (t *trees) length(symbol int) uint8 {
	if symbol >= literalSymbols {
		return uint8(t.distances[symbol-literalSymbols].n)
	}
	return uint8(t.literals[symbol].n)
}

// stretch lists a length that comes so many times in a row, and counts what it lists.
func (t *trees) stretch(length uint8, run int, counts *[19]uint32) {
	add := func(symbol, extra, n uint8) {
		t.packed = append(t.packed, packed{symbol, extra, n})
		counts[symbol]++
	}
	if length > 0 {
		add(length, 0, 0)
		run--
	}
	for run > 0 {
		switch {
		case length == 0 && run >= 11:
			n := min(run, 138)
			add(18, uint8(n-11), 7)
			run -= n
		case length == 0 && run >= 3:
			add(17, uint8(run-3), 3)
			run = 0
		case length > 0 && run >= 3:
			n := min(run, 6)
			add(16, uint8(n-3), 2)
			run -= n
		default:
			add(length, 0, 0)
			run--
		}
	}
}

// lengthOrder is the order in which the lengths of the codes of lengths are written.
var lengthOrder = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// header begins a block with its trees.
func (w *bitWriter) header(last bool, t *trees) {
	n := len(lengthOrder)
	for n > 4 && t.lengths[lengthOrder[n-1]].n == 0 {
		n--
	}
	const dynamic = 2
	start := code{n: 1}
	if last {
		start.bits = 1
	}
	w.write(start.then(dynamic, 2).then(literalSymbols-257, 5).then(distanceSymbols-1, 5).then(uint64(n-4), 4))
	for _, symbol := range lengthOrder[:n] {
		w.write(code{uint64(t.lengths[symbol].n), 3})
	}
	for _, p := range t.packed {
		w.write(t.lengths[p.symbol].then(uint64(p.extra), uint(p.n)))
	}
}
