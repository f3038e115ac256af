package raster

import "slices"

// maxMerge is the largest difference of a merged pixel, see near.
const maxMerge = 4

// near says whether one pixel may stand for another: on a page of any colour
// they then differ by at most tolerance in each channel. What shows of a page q
// changes by dc - da·q, which is largest on black, as dc, or on white, as dc - da.
// Only opaque pixels stand for opaque ones, so that nothing shines through.
func near(a, b pixel, tolerance int) bool {
	da := a.alpha() - b.alpha()
	if da != 0 && (a.alpha() == 255 || b.alpha() == 255) {
		return false
	}
	if a == 0 || b == 0 {
		return a == b
	}
	lo := max(-tolerance, da-tolerance)
	hi := min(tolerance, da+tolerance)
	for i := range 3 {
		if dc := a.channel(i) - b.channel(i); dc < lo || dc > hi {
			return false
		}
	}
	return da <= tolerance && -da <= tolerance
}

// merger finds a few colours that stand for many. It works on a copy of the
// colours that is sorted by sum: near colours then stand close together, in
// memory too.
type merger struct {
	pixels []pixel
	ids    []int // the number of each colour
	exact  []bool
	// standIn is the place of the colour that stands for a colour, or -1.
	standIn []int
	// byNumber is the same by number of colour.
	byNumber []int
	// start is the place of the first colour of each sum.
	start [4*255 + 2]int
}

// reduce finds for every colour one of at most paletteSize to stand for it, with
// as small a difference as will do, and says whether that was possible. Colours
// marked exact stand for themselves. The result is by number of colour.
func (g *merger) reduce(pixels []pixel, exact []bool) ([]int, bool) {
	g.sort(pixels, exact)
	for _, tolerance := range [...]int{maxMerge / 2, maxMerge} {
		if g.cover(tolerance) {
			for i, other := range g.standIn {
				g.byNumber[g.ids[i]] = g.ids[other]
			}
			return g.byNumber, true
		}
	}
	return nil, false
}

// sort is a counting sort, so that equal sums keep the order of appearance.
func (g *merger) sort(pixels []pixel, exact []bool) {
	clear(g.start[:])
	for _, p := range pixels {
		g.start[p.sum()+1]++
	}
	for i := 1; i < len(g.start); i++ {
		g.start[i] += g.start[i-1]
	}
	n := len(pixels)
	g.pixels = slices.Grow(g.pixels[:0], n)[:n]
	g.ids = slices.Grow(g.ids[:0], n)[:n]
	g.exact = slices.Grow(g.exact[:0], n)[:n]
	g.standIn = slices.Grow(g.standIn[:0], n)[:n]
	g.byNumber = slices.Grow(g.byNumber[:0], n)[:n]
	next := g.start
	for id, p := range pixels {
		i := next[p.sum()]
		next[p.sum()]++
		g.pixels[i], g.ids[i], g.exact[i] = p, id, exact[id]
	}
}

// cover sweeps over the colours from dark to light. The first that nothing
// stands for yet gets the lightest near one as its stand-in, which then takes
// all others near it: in a ramp from one colour to another, as edges are, no
// choice needs fewer. It says whether paletteSize stand-ins were enough.
func (g *merger) cover(tolerance int) bool {
	for i := range g.standIn {
		g.standIn[i] = -1
	}
	n := 0
	for i, exact := range g.exact {
		if exact {
			g.take(i, tolerance)
			n++
		}
	}
	for i := 0; i < len(g.pixels) && n <= paletteSize; i++ {
		if g.standIn[i] < 0 {
			g.take(g.lightest(i, tolerance), tolerance)
			n++
		}
	}
	return n <= paletteSize
}

// window bounds the places of colours whose sums do not exclude that they are
// near p.
func (g *merger) window(p pixel, tolerance int) (from, to int) {
	lo := max(0, p.sum()-4*tolerance)
	hi := min(len(g.start)-1, p.sum()+4*tolerance+1)
	return g.start[lo], g.start[hi]
}

func (g *merger) lightest(i, tolerance int) int {
	_, to := g.window(g.pixels[i], tolerance)
	for k := to - 1; k > i; k-- {
		if g.standIn[k] < 0 && near(g.pixels[i], g.pixels[k], tolerance) {
			return k
		}
	}
	return i
}

// take makes a colour the stand-in of itself and of all near it that have none.
func (g *merger) take(i, tolerance int) {
	g.standIn[i] = i
	from, to := g.window(g.pixels[i], tolerance)
	for k := from; k < to; k++ {
		if g.standIn[k] < 0 && !g.exact[k] && near(g.pixels[i], g.pixels[k], tolerance) {
			g.standIn[k] = i
		}
	}
}
