package raster

import "math"

// cells adds up what the edges of one shape cover, without a list of them. Each
// pixel of a band of rows has one number, the change of the winding from the
// pixel on its left, so that the order of edges does not matter and an edge costs
// the pixels that it crosses, whatever else stands in its rows. One bit for each
// pixel says which are not zero; all is zero between shapes.
//
// A line from x0 to x1 within one pixel that descends by h covers h times what lies
// to the right of it: h·(1 - (x0+x1)/2) of this pixel and all h of those after it.
// With positions in 1/256 pixel this is a whole number of 1/whole.
type cells struct {
	// stride is the numbers of a row: its width and two, for edges on its right border.
	width   int
	stride  int
	words   int // of touched, for a row
	changes []int32
	touched []uint64
	// first and last are the rows that have been touched.
	first, last int
	// steps counts the pixels that edges have crossed.
	steps int
}

const (
	// subpixels is the grid that the ends of lines are rounded to; it errs by half
	// a level of 255 at most.
	subpixels = 256
	subBits   = 8
	// whole is the number of a pixel that is covered once.
	whole = 2 * subpixels * subpixels
	// slopeBits are the fraction of a slope.
	slopeBits = 16
)

// maxCells bounds the memory of a band to 4 MB; a picture of 800 by 800 pixels has one band.
const maxCells = 1 << 20

// prepare readies the cells for a shape whose box has so many pixels, and returns the rows of a
// band, which has so many cells at most, or one row. Only the box has cells, so that those of a
// line of text stay in a core's own memory.
func (c *cells) prepare(width, height, most int) (rows int) {
	c.width, c.stride, c.words = width, width+2, (width+2+63)/64
	rows = max(1, min(height, most/c.stride))
	if n := rows * c.stride; n > len(c.changes) {
		c.changes = make([]int32, n)
	}
	if n := rows * c.words; n > len(c.touched) {
		c.touched = make([]uint64, n)
	}
	c.first, c.last = math.MaxInt, -1
	return rows
}

// line adds the line between two points of the band, in subpixels.
func (c *cells) line(x0, y0, x1, y1 int) {
	if y0 == y1 {
		return
	}
	sign := 1
	if y0 > y1 {
		x0, y0, x1, y1, sign = x1, y1, x0, y0, -1
	}
	row, last := y0>>subBits, (y1-1)>>subBits
	c.first, c.last = min(c.first, row), max(c.last, last)
	c.steps += 1 + last - row
	if row == last {
		c.stretch(row, x0, x1, sign*(y1-y0))
		return
	}
	slope := int64(x1-x0) << slopeBits / int64(y1-y0)
	at := int64(x0)<<slopeBits + slope*int64(subpixels-y0&(subpixels-1))
	x := int(at >> slopeBits)
	c.stretch(row, x0, x, sign*(subpixels-y0&(subpixels-1)))
	for row++; row < last; row++ {
		at += slope << subBits
		next := int(at >> slopeBits)
		c.stretch(row, x, next, sign*subpixels)
		x = next
	}
	c.stretch(row, x, x1, sign*(y1-last<<subBits))
}

// stretch adds the part of a line within one row, which descends by h.
func (c *cells) stretch(row, x0, x1, h int) {
	if x0>>subBits == x1>>subBits {
		c.cell(row, x0>>subBits, h, h*(x0&(subpixels-1)+x1&(subpixels-1)))
	} else {
		c.slant(row, x0, x1, h)
	}
}

// cell adds what is within one pixel and, of that, what it leaves uncovered.
func (c *cells) cell(row, x, h, right int) {
	i := row*c.stride + x
	c.changes[i] += int32(h*2*subpixels - right)
	c.changes[i+1] += int32(right)
	c.touched[row*c.words+x>>6] |= 1 << (x & 63)
}

// slant is stretch for a line through more than one pixel.
func (c *cells) slant(row, x0, x1, h int) {
	p, q := x0>>subBits, x1>>subBits
	if p > q {
		x0, x1, p, q = x1, x0, q, p
	}
	c.steps += q - p
	slope := h << slopeBits / (x1 - x0)
	from := x0 & (subpixels - 1)
	at := slope * (subpixels - from)
	done := at >> slopeBits
	c.cell(row, p, done, done*(from+subpixels))
	for p++; p < q; p++ {
		at += slope << subBits
		part := at>>slopeBits - done
		done += part
		c.cell(row, p, part, part*subpixels)
	}
	c.cell(row, q, h-done, (h-done)*(x1&(subpixels-1)))
}

// coverage is how much of a pixel a winding covers, of 255, by the non-zero rule.
func coverage(winding int32) uint8 {
	w := min(uint32(max(winding, -winding)), whole)
	return uint8((w*255 + whole/2) / whole)
}
