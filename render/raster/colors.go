package raster

import "image/color"

// A pixel is the four bytes of a premultiplied RGBA pixel, red lowest.
type pixel uint32

func (p pixel) channel(i int) int { return int(p >> (8 * i) & 0xff) }
func (p pixel) alpha() int        { return int(p >> 24) }

const (
	// maxColors is how many colours a picture may have before it is taken for one
	// that has no palette. A gauge has 1,250 to 1,950 on a surface, at ratios 1 to
	// 4, and 1,700 to 3,200 on nothing, where paints mix with alpha.
	maxColors = 4096
	// tableShift leaves as many bits of a hash as the table has.
	tableShift = 32 - 14
	// greenBits are how many digits of a channel are left out where near looks.
	greenBits = 3
	// paletteSize is the most colours of a PNG palette.
	paletteSize = 256
)

// colors numbers the colours of a picture: from zero those that a byte of the canvas
// holds, in order of appearance, and from beside those that stand beside it. The first
// is the canvas before anything is drawn.
type colors struct {
	pixels [beside + maxColors]pixel
	lanes  [beside + maxColors]lanes
	// areas says which are a paint, or what whole pixels of a translucent paint make of
	// one. They stay exact.
	areas [beside + maxColors]bool
	// latest is by part of the green channel and by whether all is opaque the last direct colour,
	// earlier the one before each, both plus one: near then looks at few.
	latest  [2][256 >> greenBits]uint8
	earlier [beside]uint8
	// direct and end are the next numbers.
	direct, end int
	// places are those of the table that are taken.
	places []uint16
	// table holds the number of a colour plus one at its hash, or further on. It is at
	// most a third full.
	table [4 * maxColors]uint16
}

// reset forgets all colours but a first one.
func (c *colors) reset(first pixel) {
	for _, at := range c.places {
		c.table[at] = 0
	}
	c.places = c.places[:0]
	c.direct, c.end = 0, beside
	clear(c.latest[:])
	c.number(first, true, true)
}

// number returns the number of a colour, a new one if it has none yet, which is direct if
// it should and can be. It says false if there are too many.
func (c *colors) number(p pixel, area, direct bool) (int, bool) {
	h := uint32(p) * 0x9e3779b1 >> tableShift
	for c.table[h] > 0 {
		if id := int(c.table[h]) - 1; c.pixels[id] == p {
			c.areas[id] = c.areas[id] || area
			return id, true
		}
		h = (h + 1) % uint32(len(c.table))
	}
	id := c.end
	if direct && c.direct < beside {
		id = c.direct
		c.direct++
		c.chain(p, id)
	} else if id == len(c.pixels) {
		return 0, false
	} else {
		c.end++
	}
	c.pixels[id], c.lanes[id], c.areas[id] = p, p.lanes(), area
	c.table[h] = uint16(id + 1)
	c.places = append(c.places, uint16(h))
	return id, true
}

// len is how many colours there are.
func (c *colors) len() int { return c.direct + c.end - beside }

// near returns the last direct colour that differs from another by no more than a tolerance, see
// lanes. Nothing is near no colour, and what is opaque only to what is.
func (c *colors) near(p pixel, tolerance int) (int, bool) {
	lo, hi := p.lanes().around(tolerance)
	latest, green, found := &c.latest[p.opaque()], p.channel(1), 0
	for part := max(0, green-tolerance) >> greenBits; part <= min(255, green+tolerance)>>greenBits; part++ {
		for next := int(latest[part]); next > found; next = int(c.earlier[next-1]) {
			if c.lanes[next-1].within(lo, hi) && c.pixels[next-1] > 0 {
				found = next
			}
		}
	}
	return found - 1, found > 0
}

// chain enters a direct colour where near finds it.
func (c *colors) chain(p pixel, id int) {
	latest := &c.latest[p.opaque()][p.channel(1)>>greenBits]
	c.earlier[id], *latest = *latest, uint8(id+1)
}

// opaque is 1 if nothing shows through a pixel, and else 0.
func (p pixel) opaque() int { return (p.alpha() + 1) >> 8 }

// contrast is the largest difference of two pixels that shows on any page.
func (p pixel) contrast(q pixel) (most int) {
	a, b := p.lanes(), q.lanes()
	for i := range 7 {
		most = max(most, a.lane(i)-b.lane(i), b.lane(i)-a.lane(i))
	}
	return most
}

// ink is a paint, premultiplied, with 16 bits for a channel.
type ink struct{ r, g, b, a uint32 }

// opaque is full coverage or full alpha in 16 bits.
const opaque = 1<<16 - 1

func inkOf(c color.NRGBA) ink {
	r, g, b, a := c.RGBA()
	return ink{r, g, b, a}
}

// over is what the ink leaves on a pixel of which it covers so much of 16 bits.
func (k ink) over(p pixel, coverage uint32) pixel {
	below := opaque - k.a*coverage/opaque
	mix := func(at int, c uint32) pixel {
		return pixel((uint32(p)>>at&0xff*below+c*coverage/opaque*255+opaque/2)/opaque) << at
	}
	return mix(0, k.r) | mix(8, k.g) | mix(16, k.b) | mix(24, k.a)
}
