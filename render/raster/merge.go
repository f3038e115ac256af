package raster

import "slices"

// maxMerge and maxMergeTranslucent are the largest difference of a merged pixel,
// see lanes: of an opaque one, and of one that shows the page. An edge towards
// nothing gets the wider bound, since its pixels mix with alpha and are more:
// those of a gauge with three zones have 270 classes with 4 and 210 with 6, at
// ratio 2 300 and 230. Without a palette such a picture takes twice as long and
// twice the bytes.
const (
	maxMerge            = 4
	maxMergeTranslucent = 6
)

// tolerance is how far pixels that get the same stand-in may be from it.
type tolerance struct {
	opaque, translucent int
	// last says that nothing wider will be tried.
	last bool
}

// of returns the tolerance of pixels of a key.
func (t tolerance) of(key int) int {
	if key >= opaqueKey {
		return t.opaque
	}
	return t.translucent
}

// merger finds a few colours that stand for many. It works on a copy of the
// colours that is sorted by key: near colours then stand close together, in
// memory too.
type merger struct {
	colors []mergeColor
	// open are the lanes of the colours that nothing stands for yet, and taken
	// for others.
	open []lanes
	// class is what may get the same stand-in.
	class []int
	// standIns are what is left, and byNumber the place in it of what stands for a
	// colour, by number of colour.
	standIns []pixel
	byNumber []uint8
	// start is the place of the first colour of each key.
	start [keys + 1]int32
}

type mergeColor struct {
	pixel pixel
	id    int32 // its number
	exact bool
}

// taken is within no bounds, as its red is more than its alpha.
const taken = lanes(255)

// Keys are sums of channels, those of opaque pixels in a range of their own:
// only they may stand for opaque ones, so that nothing shines through.
const (
	opaqueKey = 4 * 255
	keys      = opaqueKey + 3*255 + 1
)

func (p pixel) key() int {
	sum := int(p&0xff + p>>8&0xff + p>>16&0xff)
	if p>>24 == 255 {
		return opaqueKey + sum
	}
	return sum + int(p>>24)
}

// reduce finds for every colour one of at most paletteSize to stand for it, with
// as small a tolerance as will do, and says whether that was possible. Colours
// marked exact stand for themselves.
func (g *merger) reduce(pixels []pixel, exact []bool) bool {
	g.sort(pixels, exact)
	for _, t := range [...]tolerance{
		{opaque: maxMerge / 2, translucent: maxMerge / 2},
		{opaque: maxMerge, translucent: maxMerge},
		{opaque: maxMerge, translucent: maxMergeTranslucent, last: true},
	} {
		if g.cover(t) {
			return true
		}
	}
	return false
}

// sort is a counting sort, so that equal keys keep the order of appearance.
func (g *merger) sort(pixels []pixel, exact []bool) {
	clear(g.start[:])
	for _, p := range pixels {
		g.start[p.key()+1]++
	}
	for i := 1; i < len(g.start); i++ {
		g.start[i] += g.start[i-1]
	}
	n := len(pixels)
	g.colors = slices.Grow(g.colors[:0], n)[:n]
	g.open = slices.Grow(g.open[:0], n)[:n]
	g.byNumber = slices.Grow(g.byNumber[:0], n)[:n]
	next := g.start
	for id, p := range pixels {
		i := next[p.key()]
		next[p.key()]++
		g.colors[i] = mergeColor{p, int32(id), exact[id]}
	}
}

// cover sweeps over the colours from dark to light. The first that nothing
// stands for yet begins a class. It says whether paletteSize stand-ins were
// enough. If a wider tolerance is left to try, it gives up as soon as it sees,
// after a quarter of the colours, that they will not be if it goes on like this.
func (g *merger) cover(t tolerance) bool {
	g.standIns = g.standIns[:0]
	if !g.coverExact(t) {
		return false
	}
	n := len(g.colors)
	for i, l := range g.open {
		if l == taken {
			continue
		}
		used := len(g.standIns)
		if used == paletteSize || !t.last && 4*i > n && used*n > i*paletteSize {
			return false
		}
		g.coverFrom(i, t)
	}
	return true
}

// coverExact lets the exact colours stand for themselves and for all near them.
// Only nothing stands for nothing, and for nothing else.
func (g *merger) coverExact(t tolerance) bool {
	for i, c := range g.colors {
		g.open[i] = c.pixel.lanes()
		if c.exact {
			g.open[i] = taken
		}
	}
	for i, c := range g.colors {
		if !c.exact {
			continue
		}
		if len(g.standIns) == paletteSize {
			return false
		}
		g.standIns = append(g.standIns, c.pixel)
		g.take(i)
		if c.pixel == 0 {
			continue
		}
		key := c.pixel.key()
		tol := t.of(key)
		lo, hi := c.pixel.lanes().around(tol)
		from, to := g.window(key, -4*tol, 4*tol)
		for k := from; k < to; k++ {
			if g.open[k].within(lo, hi) {
				g.take(k)
			}
		}
	}
	return true
}

// coverFrom begins a class with a colour and adds what it can, in the order of
// keys, without making it wider than twice the tolerance in any lane. The middle
// of the class is a stand-in for all of it but, seldom, a few, which wait for
// another class.
func (g *merger) coverFrom(first int, t tolerance) {
	standIn := g.colors[first].pixel
	tol := t.of(standIn.key())
	_, to := g.window(standIn.key(), 0, 8*tol)
	g.class = append(g.class[:0], first)
	least, most := g.open[first], g.open[first]
	lo, hi := least.around(2 * tol)
	for k := first + 1; k < to; k++ {
		if l := g.open[k]; l.within(lo, hi) {
			g.class = append(g.class, k)
			least, most = lower(least, l), higher(most, l)
			lo, hi = most.less(2*tol), least.more(2*tol)
		}
	}
	m := middle(least, most, tol)
	if lo, hi = m.lanes().around(tol); g.open[first].within(lo, hi) {
		standIn = m
	} else {
		lo, hi = g.open[first].around(tol)
	}
	g.standIns = append(g.standIns, standIn)
	for _, k := range g.class {
		if g.open[k].within(lo, hi) {
			g.take(k)
		}
	}
}

// take gives a colour the last stand-in.
func (g *merger) take(i int) {
	g.open[i] = taken
	g.byNumber[g.colors[i].id] = uint8(len(g.standIns) - 1)
}

// window bounds the places of colours by the distances of their keys from one,
// on its side of opaqueKey.
func (g *merger) window(key, below, above int) (from, to int) {
	first, end := 0, opaqueKey
	if key >= opaqueKey {
		first, end = opaqueKey, keys
	}
	return int(g.start[max(first, key+below)]), int(g.start[min(end, key+above+1)])
}
