package raster

import (
	"encoding/binary"
	"image"
)

// A pixel is the four bytes of a premultiplied RGBA pixel, red lowest.
type pixel uint32

func (p pixel) channel(i int) int { return int(p >> (8 * i) & 0xff) }
func (p pixel) alpha() int        { return int(p >> 24) }
func (p pixel) hash() uint32      { return uint32(p) * 0x9e3779b1 >> (32 - tableBits) }

const (
	// maxColors is how many colours are collected before a picture is taken for
	// one that has no palette. A gauge has 1,250 to 1,950 on a surface, at ratios
	// 1 to 4, and 1,700 to 3,200 on nothing, where paints mix with alpha.
	maxColors = 4096
	// tableSize leaves the hash table at most a quarter full.
	tableSize = 4 * maxColors
	tableBits = 14
	// paletteSize is the most colours of a PNG palette.
	paletteSize = 256
	// maxRuns bounds the memory of runs to 16 MB; a gauge of 1200 by 800 pixels
	// has 27,000.
	maxRuns = 4 << 20
)

// run is a stretch of one colour within a row: the colour's number in the upper
// and the length in the lower 16 bits.
type run uint32

func newRun(id, length int) run { return run(id<<16 | length) }
func (r run) id() int           { return int(r >> 16) }
func (r run) length() int       { return int(r & 0xffff) }

// colors is what a picture consists of: its colours in order of appearance, and
// its pixels as runs of them. A gauge has one run for ten pixels at ratio 1, for
// 36 at ratio 4, so everything after the first look at the pixels works on runs.
type colors struct {
	pixels []pixel
	counts []int
	runs   []run
	// table holds the number of a colour plus one at its hash, or further on.
	table [tableSize]uint16
}

// collect reads the image, row by row, and says whether it stayed within
// maxColors and maxRuns.
func (c *colors) collect(m *image.RGBA) bool {
	clear(c.table[:])
	c.pixels, c.counts, c.runs = c.pixels[:0], c.counts[:0], c.runs[:0]
	for y := range m.Rect.Dy() {
		row := m.Pix[y*m.Stride:][:m.Rect.Dx()*4]
		for len(row) > 0 {
			p := pixel(binary.LittleEndian.Uint32(row))
			n := stretch(row, p)
			id, ok := c.number(p)
			if !ok || len(c.runs) == maxRuns {
				return false
			}
			c.counts[id] += n
			c.runs = append(c.runs, newRun(id, n))
			row = row[n*4:]
		}
	}
	return true
}

// stretch counts the pixels at the head of a row that are p, of which the first
// is known to be one. It compares four at a time; comparing the row
// with itself, one pixel on, by the runtime's wide instructions took twice as
// long.
func stretch(row []byte, p pixel) int {
	i := 4
	two := uint64(p)<<32 | uint64(p)
	for i+16 <= len(row) {
		next := row[i : i+16]
		if binary.LittleEndian.Uint64(next) != two || binary.LittleEndian.Uint64(next[8:]) != two {
			break
		}
		i += 16
	}
	for i+4 <= len(row) && pixel(binary.LittleEndian.Uint32(row[i:])) == p {
		i += 4
	}
	return i / 4
}

// number returns the number of a colour, a new one if it has none yet, and false
// if there are too many.
func (c *colors) number(p pixel) (int, bool) {
	id, h := c.lookUp(p)
	if id >= 0 {
		return id, true
	}
	if len(c.pixels) == maxColors {
		return 0, false
	}
	c.pixels = append(c.pixels, p)
	c.counts = append(c.counts, 0)
	c.table[h] = uint16(len(c.pixels))
	return len(c.pixels) - 1, true
}

func (c *colors) find(p pixel) (int, bool) {
	id, _ := c.lookUp(p)
	return id, id >= 0
}

// lookUp returns the number of a colour, or -1 and its place in the table.
func (c *colors) lookUp(p pixel) (id int, h uint32) {
	h = p.hash()
	for {
		id := int(c.table[h]) - 1
		if id < 0 || c.pixels[id] == p {
			return id, h
		}
		h = (h + 1) % tableSize
	}
}
