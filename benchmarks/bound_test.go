package benchmarks

import (
	"bytes"
	"image"
	"image/color"
	"testing"

	"github.com/plugio/charts/benchmarks/naive"
)

// The bound must fill what it says it fills, or it bounds nothing.
func TestBoundFillsOpaquePixels(t *testing.T) {
	for _, p := range Pictures() {
		m := naive.Shapes(p.Twin, p.DPR)
		b := NewBound(m)
		b.Fill()
		b.Fill()
		for i := 0; i < len(m.Pix); i += 4 {
			want := []byte{0, 0, 0, 0}
			if m.Pix[i+3] == 0xff {
				want = m.Pix[i : i+4]
			}
			if !bytes.Equal(b.pix[i:i+4], want) {
				t.Fatalf("%s: pixel %d is %v, want %v", p.Name, i/4, b.pix[i:i+4], want)
			}
		}
	}
}

func TestBoundAreas(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 4, 2))
	red, half := color.RGBA{R: 255, A: 255}, color.RGBA{R: 128, A: 128}
	m.SetRGBA(1, 0, red)
	m.SetRGBA(2, 0, red)
	m.SetRGBA(3, 0, half)
	m.SetRGBA(0, 1, red)
	b := NewBound(m)
	want := []area{{4, 12, red}, {16, 20, red}}
	if len(b.areas) != len(want) || b.areas[0] != want[0] || b.areas[1] != want[1] {
		t.Errorf("areas %v, want %v", b.areas, want)
	}
}
