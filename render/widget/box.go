package widget

import "math"

// padding keeps content off the canvas edge; s is the canvas's shorter side.
func padding(s float64) float64 {
	switch {
	case s < 24:
		return 1
	case s < 48:
		return 2
	case s < 100:
		return 4
	case s < 200:
		return 8
	}
	return 12
}

// box is a place to put things, in CSS pixels.
type box struct{ x, y, w, h float64 }

func (b box) right() float64 { return b.x + b.w }

func (b box) bottom() float64 { return b.y + b.h }

func (b box) centerX() float64 { return b.x + b.w/2 }

// cut takes h pixels off the top.
func (b box) cut(h float64) box { return box{b.x, b.y + h, b.w, b.h - h} }

// clears says whether two boxes keep a gap, in px, between them.
func (b box) clears(o box, gap float64) bool {
	return b.right()+gap <= o.x || o.right()+gap <= b.x ||
		b.bottom()+gap <= o.y || o.bottom()+gap <= b.y
}

// clamp keeps v within bounds.
func clamp(v, low, high float64) float64 { return math.Max(low, math.Min(v, high)) }

// fontSize is a size in px within bounds, rounded down to half a pixel, so that sizes come
// from a small set.
func fontSize(v, low, high float64) float64 { return half(clamp(v, low, high)) }

func half(v float64) float64 { return math.Floor(v*2) / 2 }

// largest returns the largest value of [low, high] for which fits holds, to within
// a 1/500 of the range; ok is false if not even low fits. fits must not turn true
// again once it is false.
func largest(low, high float64, fits func(float64) bool) (v float64, ok bool) {
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
