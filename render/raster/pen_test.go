package raster

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestSegments compares with the formula as it is written.
func TestSegments(t *testing.T) {
	rng := rand.New(rand.NewPCG(29, 30))
	for i := range 200_000 {
		bend := math.Exp(rng.Float64()*80 - 30)
		if i < 100 {
			bend = float64(i)
		}
		for _, curve := range []struct{ part, bend float64 }{{1.0 / 4 / 2, quadBend}, {3.0 / 4, cubicBend}} {
			root := math.Sqrt(math.Sqrt(bend) * curve.part / subpixels / flatness)
			got := segments(curve.bend * bend)
			if want := min(1+int(root), maxSegments); got != want && math.Abs(root-math.Round(root)) > 1e-9 {
				t.Fatalf("a bend of %g makes %d segments, want %d", bend, got, want)
			}
		}
	}
	if n := segments(math.Inf(1)); n != maxSegments {
		t.Errorf("a bend without end makes %d segments, want %d", n, maxSegments)
	}
}
