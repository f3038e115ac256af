package raster

import (
	"encoding/binary"
	"image/color"
	"math/rand/v2"
	"testing"
)

func pixelOf(c color.RGBA) pixel {
	return pixel(binary.LittleEndian.Uint32([]byte{c.R, c.G, c.B, c.A}))
}

func near(a, b pixel, t int) bool {
	lo, hi := a.lanes().around(t)
	return b.lanes().within(lo, hi)
}

func randomPixel(rng *rand.Rand) pixel {
	a := rng.UintN(256)
	return pixel(rng.UintN(a+1) | rng.UintN(a+1)<<8 | rng.UintN(a+1)<<16 | a<<24)
}

func TestNear(t *testing.T) {
	for _, tt := range []struct {
		name      string
		a, b      color.RGBA
		tolerance int
		want      bool
	}{
		{"same", color.RGBA{1, 2, 3, 255}, color.RGBA{1, 2, 3, 255}, 0, true},
		{"four apart", color.RGBA{10, 10, 10, 255}, color.RGBA{14, 6, 14, 255}, 4, true},
		{"five apart", color.RGBA{10, 10, 10, 255}, color.RGBA{10, 10, 15, 255}, 4, false},
		{"alpha four apart", color.RGBA{10, 10, 10, 100}, color.RGBA{10, 10, 10, 104}, 4, true},
		{"alpha five apart", color.RGBA{10, 10, 10, 100}, color.RGBA{10, 10, 10, 105}, 4, false},
		{"alpha six apart", color.RGBA{10, 10, 10, 100}, color.RGBA{10, 10, 10, 106}, 6, true},
		{"alpha seven apart", color.RGBA{10, 10, 10, 100}, color.RGBA{10, 10, 10, 107}, 6, false},
		{"colour and alpha apart the same way", color.RGBA{10, 10, 10, 100}, color.RGBA{14, 14, 14, 104}, 4, true},
		{"colour and alpha apart opposite ways", color.RGBA{12, 12, 12, 100}, color.RGBA{10, 12, 12, 103}, 4, false},
		{"blue and alpha apart opposite ways", color.RGBA{12, 12, 12, 100}, color.RGBA{12, 12, 9, 102}, 4, false},
		{"least", color.RGBA{}, color.RGBA{0, 0, 0, 4}, 4, true},
		{"most", color.RGBA{255, 255, 255, 255}, color.RGBA{251, 255, 255, 255}, 4, true},
	} {
		a, b := pixelOf(tt.a), pixelOf(tt.b)
		if near(a, b, tt.tolerance) != tt.want || near(b, a, tt.tolerance) != tt.want {
			t.Errorf("%s: %v and %v, want %v", tt.name, near(a, b, tt.tolerance), near(b, a, tt.tolerance), tt.want)
		}
	}
}

// shows is how far two pixels are apart on the page, black or white, on which it
// is most.
func shows(a, b pixel) (most int) {
	da := a.alpha() - b.alpha()
	for i := range 3 {
		d := a.channel(i) - b.channel(i)
		most = max(most, d, -d, d-da, da-d)
	}
	return max(most, da, -da)
}

func TestNearIsWhatShows(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	for range 200_000 {
		a := randomPixel(rng)
		b := a
		for i := range 4 {
			b = b&^(0xff<<(8*i)) | pixel(max(0, min(255, a.channel(i)+rng.IntN(17)-8)))<<(8*i)
		}
		if max(b.channel(0), b.channel(1), b.channel(2)) > b.alpha() {
			continue
		}
		for _, tol := range []int{0, 2, 4, 6} {
			if got, want := near(a, b, tol), shows(a, b) <= tol; got != want {
				t.Fatalf("%08x and %08x with %d: %v, want %v", a, b, tol, got, want)
			}
		}
	}
}

// TestLanes holds the arithmetic on all lanes at once against one by one.
func TestLanes(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 14))
	for range 50_000 {
		p, q, by := randomPixel(rng), randomPixel(rng), rng.IntN(14)
		a, b := p.lanes(), q.lanes()
		lo, hi := a.around(by)
		for i := range 7 {
			x, y := a.lane(i), b.lane(i)
			want := [4]int{max(x, y), min(x, y), max(0, x-by), min(255, x+by)}
			got := [4]int{higher(a, b).lane(i), lower(a, b).lane(i), lo.lane(i), hi.lane(i)}
			if got != want {
				t.Fatalf("lane %d of %08x and %08x by %d: %v, want %v", i, p, q, by, got, want)
			}
		}
		if (higher(a, b)|lower(a, b)|lo|hi)&laneTops != 0 {
			t.Fatalf("%08x and %08x by %d: a free bit is set", p, q, by)
		}
	}
}

// TestMiddle looks for pixels between the ends of a ramp, where a middle always
// exists, and that any result is a valid pixel.
func TestMiddle(t *testing.T) {
	rng := rand.New(rand.NewPCG(15, 16))
	for range 50_000 {
		p := randomPixel(rng)
		tol := 1 + rng.IntN(6)
		a := p.alpha()
		less := max(0, a-2*tol)
		q := pixel(less) << 24
		for i := range 3 {
			q |= pixel(p.channel(i)*less/max(1, a)) << (8 * i)
		}
		lo, hi := lower(p.lanes(), q.lanes()), higher(p.lanes(), q.lanes())
		m := middle(lo, hi, tol)
		if shows(m, p) > tol || shows(m, q) > tol {
			t.Fatalf("%08x is %d from %08x and %d from %08x, want at most %d", m, shows(m, p), p, shows(m, q), q, tol)
		}
		r := randomPixel(rng)
		m = middle(lower(lo, r.lanes()), higher(hi, r.lanes()), tol)
		if max(m.channel(0), m.channel(1), m.channel(2)) > m.alpha() {
			t.Fatalf("%08x is no premultiplied pixel", m)
		}
	}
}
