package widget

import (
	"math"
	"slices"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
)

// Scale maps values to fractions of a sweep or a bar: 0 at its first end, 1 at its last,
// whichever of the two is greater. Numbers too close for a float64 are told apart.
type Scale struct {
	first, last number.Value
	min, length float64 // the first end, and how far the last one is from it
	// fine says that the ends are so close for their size that a float64 loses much of what is
	// between them.
	fine bool
}

// NewScale returns the scale between two values, of which the first may be the greater.
func NewScale(first, last number.Value) Scale {
	s := Scale{first: first, last: last, min: first.Float(), length: distance(first, last)}
	s.fine = math.Abs(s.length) < 1e-6*math.Abs(s.min)
	return s
}

// distance is that of two numbers, which can be of a size whose difference is none.
func distance(from, to number.Value) float64 {
	if d := to.Sub(from); d.Valid() {
		return d.Float()
	}
	return to.Float() - from.Float()
}

// Flat says that the scale has no length: nothing can be told apart on it.
func (s *Scale) Flat() bool { return s.length == 0 }

// falls says that the first end is the greater one.
func (s *Scale) falls() bool { return s.length < 0 }

// End is what a value is part of where it is shown as a part: the last end. A fraction of a scale that
// zero is not within is of the end further from zero: 20 of 100 counted down to 0, and not 20 of 0.
func (s *Scale) End(show Show) number.Value {
	if show != ShowFraction || s.crossesZero() || s.first.Abs().Cmp(s.last.Abs()) <= 0 {
		return s.last
	}
	return s.first
}

// Shows is what is shown of a value: no share of a scale without length can be said.
func (s *Scale) Shows(show Show) Show {
	if s.Flat() && (show == ShowPercent || show == ShowBoth) {
		return ShowValue
	}
	return show
}

// At returns the fraction of a value, clamped to the scale. It is 0 and 1 only where the ends are
// reached.
func (s *Scale) At(v number.Value) float64 {
	f := s.fraction(v)
	switch {
	case f > 0 && f < 1:
		return f
	case v != s.first && v != s.last && s.Crosses(v):
		return Clamp(f, math.SmallestNonzeroFloat64, math.Nextafter(1, 0))
	}
	return Clamp(f, 0, 1)
}

// fraction is how far along the scale a value is: all but exactly, and below 0 or above 1 outside.
func (s *Scale) fraction(v number.Value) float64 {
	switch {
	case s.Flat():
		return 0
	case s.fine:
		return distance(s.first, v) / s.length
	}
	return (v.Float() - s.min) / s.length
}

// before says that a comes before b along the scale.
func (s *Scale) before(a, b number.Value) bool {
	if s.falls() {
		a, b = b, a
	}
	return a.Cmp(b) < 0
}

// Beyond tells on which side a value leaves the scale: -1 before the first end, +1 after the last.
func (s *Scale) Beyond(v number.Value) int {
	if f := s.fraction(v); f > 0 && f < 1 {
		return 0
	}
	switch {
	case s.Flat() || !v.Valid() || v == s.first || v == s.last:
		return 0
	case s.before(v, s.first):
		return -1
	case s.before(s.last, v):
		return +1
	}
	return 0
}

// Crosses says whether v lies inside the scale and not at an end.
func (s *Scale) Crosses(v number.Value) bool { return s.before(s.first, v) && s.before(v, s.last) }

// ahead says that a value has still to come to an end of the scale: to the last one, or on the other
// side of zero to the first.
func (s *Scale) ahead(v, end number.Value) bool {
	switch {
	case !v.Valid():
		return false
	case end == s.last && s.before(v, end):
		return true
	}
	return end == s.first && s.crossesZero() && v.Sign() == end.Sign() && s.before(end, v)
}

func (s *Scale) crossesZero() bool { return s.first.Sign()*s.last.Sign() < 0 }

// Neutral is the fraction where the fill starts: the given point, clamped, else
// zero if the scale crosses it, else the first end.
func (s *Scale) Neutral(given number.Value) float64 {
	switch {
	case given.Valid():
		return s.At(given)
	case s.crossesZero():
		return s.At(number.Int(0))
	}
	return 0
}

// Clamp moves a value that left the scale to the end it passed.
func (s *Scale) Clamp(v number.Value) number.Value {
	switch s.Beyond(v) {
	case -1:
		return s.first
	case +1:
		return s.last
	}
	return v
}

// Zone is the part of a scale that one threshold covers.
type Zone struct {
	From, To float64 // fractions, from < to
	Color    theme.Color
}

// Sorted returns the thresholds in the order in which zones run; of equal bounds the one
// written last stays. Those that are sorted already are not copied.
func (c *Common) Sorted() []Threshold {
	ts := c.Thresholds
	if c.sorted() {
		return ts
	}
	out := slices.Clone(ts)
	slices.SortStableFunc(out, func(a, b Threshold) int { return c.along(a.Bound, b.Bound) })
	kept := out[:0]
	for i, t := range out {
		if i+1 < len(out) && t.Bound.Cmp(out[i+1].Bound) == 0 {
			continue
		}
		kept = append(kept, t)
	}
	return kept
}

// sorted says that every bound lies behind the one before.
func (c *Common) sorted() bool {
	for i := 1; i < len(c.Thresholds); i++ {
		if c.along(c.Thresholds[i].Bound, c.Thresholds[i-1].Bound) <= 0 {
			return false
		}
	}
	return true
}

// along compares two numbers in the direction in which zones run.
func (c *Common) along(a, b number.Value) int {
	if c.ZonesFall {
		return b.Cmp(a)
	}
	return a.Cmp(b)
}

// ZoneOf returns the threshold whose zone holds a value: the last one whose bound does
// not lie behind it. The thresholds must be sorted.
func (d *Draft) ZoneOf(ts []Threshold, v number.Value) (Threshold, bool) {
	for i := len(ts) - 1; i >= 0; i-- {
		if d.c.along(ts[i].Bound, v) <= 0 {
			return ts[i], true
		}
	}
	return Threshold{}, false
}

// ColorOf is the colour of a value: its zone's, else the one the caller asked for.
func (d *Draft) ColorOf(ts []Threshold, v number.Value) theme.Color {
	if t, ok := d.ZoneOf(ts, v); ok {
		return t.Color
	}
	return d.c.Color
}

// AppendZones clips sorted thresholds to the scale and appends what is left by rising
// fraction. Parts that no threshold covers stay out.
func (d *Draft) AppendZones(dst []Zone, s Scale, ts []Threshold) []Zone {
	last, known := s.last, len(dst)
	if s.falls() != d.c.ZonesFall {
		last = s.first
	}
	for i, t := range ts {
		to := s.At(last)
		if i+1 < len(ts) {
			to = s.At(ts[i+1].Bound)
		}
		if from := s.At(t.Bound); from != to {
			dst = append(dst, Zone{min(from, to), max(from, to), t.Color})
		}
	}
	if s.falls() != d.c.ZonesFall {
		slices.Reverse(dst[known:])
	}
	return dst
}

// Cover fills the holes between zones with parts of no colour, so that the whole
// scale is covered.
func Cover(zones []Zone) []Zone {
	if covered(zones) {
		return zones
	}
	out := make([]Zone, 0, 2*len(zones)+1)
	at := 0.0
	for _, z := range zones {
		if z.From > at {
			out = append(out, Zone{From: at, To: z.From})
		}
		out = append(out, z)
		at = z.To
	}
	if at < 1 {
		out = append(out, Zone{From: at, To: 1})
	}
	return out
}

// covered says that zones leave no hole.
func covered(zones []Zone) bool {
	at := 0.0
	for _, z := range zones {
		if z.From > at {
			return false
		}
		at = z.To
	}
	return at >= 1
}
