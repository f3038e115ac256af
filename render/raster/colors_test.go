package raster

import (
	"math/rand/v2"
	"testing"
)

// TestNearColors compares with a look at all colours, the last first.
func TestNearColors(t *testing.T) {
	rng := rand.New(rand.NewPCG(27, 28))
	var c colors
	for range 50 {
		c.reset(0)
		for range 200 {
			// Few levels, so that many are near, half of them opaque.
			a := 255
			if rng.IntN(2) == 0 {
				a = rng.IntN(256)
			}
			p := pixel(a) << 24
			for i := range 3 {
				p |= pixel(min(a, 100+rng.IntN(24))) << (8 * i)
			}
			tolerance := 1 + rng.IntN(6)
			want, ok := -1, false
			lo, hi := p.lanes().around(tolerance)
			for id := c.direct - 1; id >= 0 && !ok; id-- {
				q := c.pixels[id]
				if ok = q > 0 && (q.alpha() == 255) == (a == 255) && q.lanes().within(lo, hi); ok {
					want = id
				}
			}
			if got, found := c.near(p, tolerance); got != want || found != ok {
				t.Fatalf("near %08x within %d is %d, %v, want %d, %v", p, tolerance, got, found, want, ok)
			}
			c.number(p, false, rng.IntN(4) > 0)
		}
	}
}
