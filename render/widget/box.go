package widget

import "math"

// padding keeps content off the canvas edge; s is the canvas's shorter side. Towards the next
// step it grows by half of what the side does, so that a larger canvas never has less room.
func padding(s float64) float64 {
	for i, p := range paddings {
		if s < p.below {
			next := paddings[min(i+1, len(paddings)-1)].pad
			return max(p.pad, next-(p.below-s)/2)
		}
	}
	return paddings[len(paddings)-1].pad
}

var paddings = [...]struct{ below, pad float64 }{{24, LeastPadding}, {48, 2}, {100, 4}, {200, 8}, {math.Inf(1), 12}}

// Box is a place to put things: its upper left corner and its size, in CSS pixels.
type Box struct{ X, Y, W, H float64 }

// Right is the x of the right side.
func (b Box) Right() float64 { return b.X + b.W }

// Bottom is the y of the lower side.
func (b Box) Bottom() float64 { return b.Y + b.H }

// CenterX is the x of the middle.
func (b Box) CenterX() float64 { return b.X + b.W/2 }

// cut takes h pixels off the top.
func (b Box) cut(h float64) Box { return Box{b.X, b.Y + h, b.W, b.H - h} }

// Clears says whether two boxes keep a gap, in px, between them.
func (b Box) Clears(o Box, gap float64) bool {
	return b.Right()+gap <= o.X || o.Right()+gap <= b.X ||
		b.Bottom()+gap <= o.Y || o.Bottom()+gap <= b.Y
}

// Clamp keeps v within bounds.
func Clamp(v, low, high float64) float64 { return max(low, min(v, high)) }

// FontSize is a size in px within bounds, rounded down to half a pixel, so that sizes come
// from a small set.
func FontSize(v, low, high float64) float64 { return half(Clamp(v, low, high)) }

func half(v float64) float64 { return math.Floor(v*2) / 2 }

// Largest returns the largest value of [low, high] for which fits holds, to within
// a 1/500 of the range; ok is false if not even low fits. fits must not turn true
// again once it is false.
func Largest(low, high float64, fits func(float64) bool) (v float64, ok bool) {
	if high < low || !fits(low) {
		return low, false
	}
	if fits(high) {
		return high, true
	}
	for range 9 {
		if mid := (low + high) / 2; fits(mid) {
			low = mid
		} else {
			high = mid
		}
	}
	return low, true
}
