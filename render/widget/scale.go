package widget

import (
	"slices"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
)

// scale maps values to fractions of a sweep or a bar: 0 at the side of min, 1 at the
// side of max, whichever of the two is greater.
type scale struct {
	min, max    float64
	first, last number.Value // the same as they were given
}

// newScale returns the scale between two values, of which the first may be the greater.
func newScale(first, last number.Value) scale {
	return scale{min: first.Float(), max: last.Float(), first: first, last: last}
}

// flat says that the scale has no length: nothing can be told apart on it.
func (s scale) flat() bool { return s.min == s.max }

// at returns the fraction of a value, clamped to the scale.
func (s scale) at(v float64) float64 {
	if s.flat() {
		return 0
	}
	return clamp((v-s.min)/(s.max-s.min), 0, 1)
}

// beyond tells on which side a value leaves the scale: -1 before min, +1 after max.
func (s scale) beyond(v float64) int {
	f := v - s.min
	if s.flat() {
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

// crosses says whether v lies inside the scale and not at an end.
func (s scale) crosses(v float64) bool {
	return s.min < v && v < s.max || s.max < v && v < s.min
}

// neutral is the fraction where the fill starts: the given point, clamped, else
// zero if the scale crosses it, else min.
func (s scale) neutral(given number.Value) float64 {
	switch {
	case given.Valid():
		return s.at(given.Float())
	case s.crosses(0):
		return s.at(0)
	}
	return 0
}

// clampValue moves a value that left the scale to the end it passed.
func (s scale) clampValue(v number.Value) number.Value {
	switch s.beyond(v.Float()) {
	case -1:
		return s.first
	case +1:
		return s.last
	}
	return v
}

// zone is the part of a scale that one threshold covers.
type zone struct {
	from, to float64 // fractions, from < to
	color    theme.Color
}

// sorted returns thresholds by rising bound; of equal bounds the one written last
// stays.
func sorted(ts []Threshold) []Threshold {
	if len(ts) == 0 {
		return nil
	}
	out := slices.Clone(ts)
	slices.SortStableFunc(out, func(a, b Threshold) int { return a.Bound.Cmp(b.Bound) })
	kept := out[:0]
	for i, t := range out {
		if i+1 < len(out) && t.Bound.Cmp(out[i+1].Bound) == 0 {
			continue
		}
		kept = append(kept, t)
	}
	return kept
}

// zoneOf returns the threshold whose zone holds a value: the last one whose bound is
// not above it. The thresholds must be sorted.
func zoneOf(ts []Threshold, v number.Value) (Threshold, bool) {
	for i := len(ts) - 1; i >= 0; i-- {
		if ts[i].Bound.Cmp(v) <= 0 {
			return ts[i], true
		}
	}
	return Threshold{}, false
}

// colorOf is the colour of a value: its zone's, else the one the caller asked for.
func (l *layout) colorOf(ts []Threshold, v number.Value) theme.Color {
	if t, ok := zoneOf(ts, v); ok {
		return t.Color
	}
	return l.c.Color
}

// zones clips sorted thresholds to the scale and returns what is left by rising
// fraction. Parts that no threshold covers stay out.
func (s scale) zones(ts []Threshold) []zone {
	low, high := min(s.min, s.max), max(s.min, s.max)
	var out []zone
	for i, t := range ts {
		from, to := max(t.Bound.Float(), low), high
		if i+1 < len(ts) {
			to = min(ts[i+1].Bound.Float(), high)
		}
		if from >= to {
			continue
		}
		a, b := s.at(from), s.at(to)
		out = append(out, zone{min(a, b), max(a, b), t.Color})
	}
	if s.min > s.max {
		slices.Reverse(out)
	}
	return out
}

// covered fills the holes between zones with parts of no colour, so that the whole
// scale is covered.
func covered(zones []zone) []zone {
	out := make([]zone, 0, 2*len(zones)+1)
	at := 0.0
	for _, z := range zones {
		if z.from > at {
			out = append(out, zone{from: at, to: z.from})
		}
		out = append(out, z)
		at = z.to
	}
	if at < 1 {
		out = append(out, zone{from: at, to: 1})
	}
	return out
}
