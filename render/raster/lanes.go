package raster

// lanes are a pixel spread out for comparing: red, green, blue, alpha, and how
// much alpha exceeds each of the three. They have nine bits each, of which
// the highest is free.
//
// One pixel may stand for another if, on a page of any colour, they then differ
// by at most a tolerance in each channel. What shows of a page q changes by
// dc - da·q, which is largest on black, as dc, or on white, as dc - da. So two
// pixels are near if no lane differs by more than the tolerance.
type lanes uint64

const (
	laneBits = 9
	alphaAt  = 3 // red to blue are before it, their distances after it
	laneOnes = lanes(1 | 1<<9 | 1<<18 | 1<<27 | 1<<36 | 1<<45 | 1<<54)
	// laneTops are the free bits. One that is set before a subtraction is still
	// set after it if the lane had nothing to borrow.
	laneTops = laneOnes << 8
)

func (p pixel) lanes() lanes {
	r, g, b, a := lanes(p&0xff), lanes(p>>8&0xff), lanes(p>>16&0xff), lanes(p>>24)
	return r | g<<9 | b<<18 | a<<27 | (a-r)<<36 | (a-g)<<45 | (a-b)<<54
}

func (l lanes) lane(i int) int { return int(l >> (i * laneBits) & 0xff) }

// within says whether each lane is from lo to hi.
func (l lanes) within(lo, hi lanes) bool {
	return ((l|laneTops)-lo)&((hi|laneTops)-l)&laneTops == laneTops
}

// higher and lower take the greater and the lesser of each lane.
func higher(a, b lanes) lanes {
	mask := notBelow(a, b)
	return a&mask | b&^mask
}

func lower(a, b lanes) lanes {
	mask := notBelow(a, b)
	return b&mask | a&^mask
}

// notBelow is all ones in each lane in which a is not below b.
func notBelow(a, b lanes) lanes {
	tops := ((a | laneTops) - b) & laneTops
	return tops - tops>>8
}

// around returns what is no further than t from the lanes, of what there is.
func (l lanes) around(t int) (lo, hi lanes) { return l.less(t), l.more(t) }

func (l lanes) less(t int) lanes {
	by := laneOnes * lanes(t)
	return higher(l, by) - by
}

func (l lanes) more(t int) lanes {
	by := laneOnes * lanes(t)
	return lower(l, laneOnes*255-by) + by
}

// middle returns a pixel from which neither bound is further than t in any lane,
// if there is one: the distances of a channel follow from it and from alpha, so
// that bounds no further than 2t apart need not have one.
func middle(lo, hi lanes, t int) pixel {
	a := (lo.lane(alphaAt) + hi.lane(alphaAt)) / 2
	p := pixel(a) << 24
	for i := range alphaAt {
		from := max(hi.lane(i)-t, a-lo.lane(alphaAt+1+i)-t, 0)
		to := min(lo.lane(i)+t, a-hi.lane(alphaAt+1+i)+t, a)
		p |= pixel(max(0, min((lo.lane(i)+hi.lane(i))/2, to), min(from, a))) << (8 * i)
	}
	return p
}
