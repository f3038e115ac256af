package raster

import (
	"bytes"
	"compress/zlib"
	"hash/adler32"
	"io"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"
)

// inflate reads what the deflater has written with the standard library.
func inflate(t testing.TB, data []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDeflate(t *testing.T) {
	rng := rand.New(rand.NewPCG(21, 22))
	noise := make([]byte, 60_000)
	for i := range noise {
		noise[i] = byte(rng.Uint32())
	}
	flat := bytes.Repeat([]byte{7}, 100_000)
	rows := bytes.Repeat(noise[:301], 300)
	var d deflater
	for _, tt := range []struct {
		name          string
		rows          []byte
		stride, pixel int
		most          int
	}{
		{"nothing", nil, 2, 1, 90},
		{"one byte", []byte{0}, 2, 1, 90},
		{"two rows of two", []byte{0, 1, 0, 1}, 2, 1, 90},
		{"flat", flat, 500, 1, 200},
		{"flat in true colour", flat, 500, 4, 200},
		{"rows", rows, 301, 1, 900},
		{"rows of the longest side", bytes.Repeat(noise[:32001], 2), 32001, 4, 33_500},
		{"noise", noise, 301, 1, 61_500},
		{"two lengths short of a match", append(bytes.Repeat([]byte{1}, 258+2), 9), 1000, 1, 100},
	} {
		got := d.deflate(nil, tt.rows, tt.stride, tt.pixel)
		if back := inflate(t, got); !bytes.Equal(back, tt.rows) {
			t.Errorf("%s: %d bytes come back as %d others", tt.name, len(tt.rows), len(back))
		}
		if len(got) > tt.most {
			t.Errorf("%s: %d bytes, want at most %d", tt.name, len(got), tt.most)
		}
	}
}

// FuzzDeflate compresses what is made of runs, of rows like the one above, and of bytes
// whose frequencies may be as uneven as makes codes long.
func FuzzDeflate(f *testing.F) {
	f.Add([]byte("\x00\x01\x02\x03"), uint16(3), uint8(1))
	f.Add(bytes.Repeat([]byte("any text at all"), 40), uint16(17), uint8(4))
	f.Add([]byte{255, 254, 253, 3, 3, 3, 200, 128, 64}, uint16(300), uint8(3))
	var d deflater
	f.Fuzz(func(t *testing.T, data []byte, width uint16, depth uint8) {
		pixel := []int{1, 3, 4}[depth%3]
		stride := 1 + pixel*(1+int(width)%8000)
		rows := make([]byte, 0, 1<<16)
		for i := 0; i+1 < len(data) && len(rows) < 1<<16; i += 2 {
			v, n := data[i], int(data[i+1])
			switch {
			case n < 64:
				rows = append(rows, data[i:min(len(data), i+n)]...)
			case n < 128:
				rows = append(rows, bytes.Repeat([]byte{v}, 1<<(n%16))...)
			case n < 192 && len(rows) >= stride:
				from := len(rows) - stride
				rows = append(rows, rows[from:min(len(rows), from+n*int(v))]...)
			default:
				// Twice as many of each byte as of the next.
				for k := range n % 17 {
					rows = append(rows, bytes.Repeat([]byte{v + byte(k), v ^ byte(k)}, 1<<(13-min(k, 13)))...)
				}
			}
		}
		if !bytes.Equal(inflate(t, d.deflate(nil, rows, stride, pixel)), rows) {
			t.Errorf("%d bytes in rows of %d come back as others", len(rows), stride)
		}
	})
}

func TestAdler32(t *testing.T) {
	rng := rand.New(rand.NewPCG(23, 24))
	for n := 1; n < 3000; n++ {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(rng.Uint32()) | byte(n%2*255)
		}
		sum := adler{a: 1}
		sum.add(b[:n/3])
		sum.repeat(b[n/3], 1)
		sum.add(b[n/3+1:])
		sum.repeat(200, n)
		if got, want := sum.value(), adler32.Checksum(append(b, bytes.Repeat([]byte{200}, n)...)); got != want {
			t.Fatalf("%d bytes: %08x, want %08x", n, got, want)
		}
	}
}

// TestHuffman compares with lengths worked out by joining the two lightest again and
// again, which may differ one by one but not in what all takes.
func TestHuffman(t *testing.T) {
	rng := rand.New(rand.NewPCG(25, 26))
	for i := range 500 {
		weights := make([]uint64, 2+rng.IntN(285))
		for k := range weights {
			weights[k] = 1 + rng.Uint64N(1<<(1+i%20))
		}
		slices.Sort(weights)
		want := uint64(0)
		for heap := slices.Clone(weights); len(heap) > 1; {
			sum := heap[0] + heap[1]
			want += sum
			at, _ := slices.BinarySearch(heap[2:], sum)
			heap = slices.Insert(heap[2:], at, sum)
		}
		lengths := slices.Clone(weights)
		longest := huffman(lengths)
		got, room := uint64(0), 0.0
		for k, n := range lengths {
			got += weights[k] * n
			room += 1 / float64(uint64(1)<<n)
		}
		if got != want || room != 1 || uint64(longest) != slices.Max(lengths) {
			t.Fatalf("%d weights take %d bits, want %d; the codes fill %v of what there is, want all", len(weights), got, want, room)
		}
	}
}

// TestSymbolsAreSorted compares with a sort that knows all digits.
func TestSymbolsAreSorted(t *testing.T) {
	rng := rand.New(rand.NewPCG(31, 32))
	var tr trees
	for i := range 200 {
		tr.used = tr.used[:0]
		for symbol := range rng.IntN(literalSymbols) {
			tr.used = append(tr.used, (1+rng.Uint64N(1<<(i%30)))<<16|uint64(symbol))
		}
		want := slices.Sorted(slices.Values(tr.used))
		if tr.sort(); !slices.Equal(tr.used, want) {
			t.Fatalf("%d symbols are sorted as %x, want %x", len(want), tr.used, want)
		}
	}
}

// TestTokens writes down what is found: bytes, and matches with what is before and above.
func TestTokens(t *testing.T) {
	run := func(n int) uint16 { return before + uint16(n) - minMatch }
	up := func(n int) uint16 { return above + uint16(n) - minMatch }
	for _, tt := range []struct {
		name string
		rows string
		want []uint16
	}{
		{"bytes alone", "abcdefghijklmnopqr", []uint16{'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r'}},
		{"a run after three bytes", "abcdddddddddddddddddddd", []uint16{'a', 'b', 'c', 'd', run(19)}},
		{"two of the same are bytes", "abccdeefghijklmnopqrs", []uint16{'a', 'b', 'c', 'c', 'd', 'e', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's'}},
		{"a run up to the end", "abcdefghijklmnoooo", []uint16{'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', run(3)}},
		{"the row above, from the second byte on", "abcdefghijklmnopqrssssssss" + "Abcdefghijklmnopqrssssssss", slices.Concat(bytewise("abcdefghijklmnopqrs"), []uint16{run(7), 'A', up(25)})},
		{"the row above, but for seven bytes too few", "abcdefghijklmnopqrssssssss" + "ABCDEFGhijklmnOPQRSTUVWXYZ", slices.Concat(bytewise("abcdefghijklmnopqrs"), []uint16{run(7)}, bytewise("ABCDEFGhijklmnOPQRSTUVWXYZ"))},
		{"a run as long is better than the row above", "wxyzdddddddddddddddddddddd" + "eeeddddddddddddddddddddddd", []uint16{'w', 'x', 'y', 'z', 'd', run(21), 'e', 'e', 'e', 'd', run(22)}},
	} {
		var d deflater
		if end := d.tokenize([]byte(tt.rows), 0, 26, 1); end != len(tt.rows) || !slices.Equal(d.tokens, tt.want) {
			t.Errorf("%s: %d of %d bytes are %d, want %d", tt.name, end, len(tt.rows), d.tokens, tt.want)
		}
	}
}

func bytewise(s string) (tokens []uint16) {
	for _, v := range []byte(s) {
		tokens = append(tokens, uint16(v))
	}
	return tokens
}

// TestCodesAreBounded gives symbols weights that make the longest codes there can be.
func TestCodesAreBounded(t *testing.T) {
	var counts [30]uint32
	a, b := uint32(1), uint32(1)
	for i := range counts {
		counts[i] = a
		a, b = b, a+b
	}
	for _, limit := range []uint{5, 7, 15} {
		var tr trees
		codes := make([]code, len(counts))
		tr.assign(codes, counts[:], limit)
		room := 0.0
		for i, c := range codes {
			if c.n == 0 || c.n > limit || bits.Len64(c.bits) > int(c.n) {
				t.Errorf("limit %d: symbol %d has %d bits", limit, i, c.n)
			}
			room += 1 / float64(uint64(1)<<c.n)
		}
		if room > 1 {
			t.Errorf("limit %d: the codes take %v of what there is", limit, room)
		}
	}
}
