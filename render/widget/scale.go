package widget

import (
	"slices"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
)

// Scale maps values to fractions of a sweep or a bar: 0 at its first end, 1 at its last,
// whichever of the two is greater.
type Scale struct {
	min, max    float64 // the ends
	first, last number.Value
}

// NewScale returns the scale between two values, of which the first may be the greater.
func NewScale(first, last number.Value) Scale {
	return Scale{min: first.Float(), max: last.Float(), first: first, last: last}
}

// Flat says that the scale has no length: nothing can be told apart on it.
func (s Scale) Flat() bool { return s.min == s.max }

// End is what a value is part of where it is shown as a part: the last end. A fraction of a scale that
// zero is not within is of the end further from zero: 20 of 100 counted down to 0, and not 20 of 0.
func (s Scale) End(show Show) number.Value {
	if show != ShowFraction || s.Crosses(0) || s.first.Abs().Cmp(s.last.Abs()) <= 0 {
		return s.last
	}
	return s.first
}

// Shows is what is shown of a value: no share of a scale without length can be said.
func (s Scale) Shows(show Show) Show {
	if s.Flat() && (show == ShowPercent || show == ShowBoth) {
		return ShowValue
	}
	return show
}

// At returns the fraction of a value, clamped to the scale.
func (s Scale) At(v float64) float64 {
	if s.Flat() {
		return 0
	}
	return Clamp((v-s.min)/(s.max-s.min), 0, 1)
}

// Beyond tells on which side a value leaves the scale: -1 before the first end, +1 after the last.
func (s Scale) Beyond(v float64) int {
	f := v - s.min
	if s.Flat() {
		return 0
	}
	switch f /= s.max - s.min; {
	case f < 0:
		return -1
	case f > 1:
		return +1
	}
	return 0
}

// Crosses says whether v lies inside the scale and not at an end.
func (s Scale) Crosses(v float64) bool {
	return s.min < v && v < s.max || s.max < v && v < s.min
}

// Neutral is the fraction where the fill starts: the given point, clamped, else
// zero if the scale crosses it, else the first end.
func (s Scale) Neutral(given number.Value) float64 {
	switch {
	case given.Valid():
		return s.At(given.Float())
	case s.Crosses(0):
		return s.At(0)
	}
	return 0
}

// Clamp moves a value that left the scale to the end it passed.
func (s Scale) Clamp(v number.Value) number.Value {
	switch s.Beyond(v.Float()) {
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
	last, known := max(s.min, s.max), len(dst)
	if d.c.ZonesFall {
		last = min(s.min, s.max)
	}
	for i, t := range ts {
		to := s.At(last)
		if i+1 < len(ts) {
			to = s.At(ts[i+1].Bound.Float())
		}
		if from := s.At(t.Bound.Float()); from != to {
			dst = append(dst, Zone{min(from, to), max(from, to), t.Color})
		}
	}
	if s.min > s.max != d.c.ZonesFall {
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
