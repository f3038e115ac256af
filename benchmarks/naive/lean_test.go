package naive_test

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/plugio/charts/benchmarks"
	"github.com/plugio/charts/benchmarks/naive"
	"github.com/plugio/charts/render"
)

// leanLooks are points in the shapes that both pictures must show, in CSS pixels.
var leanLooks = map[naive.Kind]map[image.Point]color.NRGBA{
	// The value's arc, the track beyond it, and the three zones around.
	naive.LeanGauge: {
		image.Pt(150, 32): amber, image.Pt(265, 120): gray,
		image.Pt(54, 57): {0x1f, 0x84, 0x5a, 0xff}, image.Pt(208, 30): amber, image.Pt(285, 138): {0xc9, 0x37, 0x2c, 0xff},
	},
	// Within the stems of 1 and 4.
	naive.LeanCounter: {image.Pt(77, 80): navy},
	naive.LeanBar: {
		image.Pt(100, 40): {0x1f, 0x84, 0x5a, 0xff}, image.Pt(280, 40): amber, image.Pt(360, 40): {0xc9, 0x37, 0x2c, 0xff},
	},
}

func TestSameLeanPicture(t *testing.T) {
	dir, err := naive.FontDir()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range benchmarks.Lean() {
		t.Run(p.Name, func(t *testing.T) {
			var twin bytes.Buffer
			if err := naive.New(dir, p.DPR).Draw(&twin, p.Twin); err != nil {
				t.Fatal(err)
			}
			own, err := benchmarks.Case{Picture: p, Format: render.PNG}.Draw(nil)
			if err != nil {
				t.Fatal(err)
			}
			a, b := decode(t, twin.Bytes()), decode(t, own)
			if a.Bounds() != b.Bounds() {
				t.Fatalf("naive draws %v, the renderer %v", a.Bounds(), b.Bounds())
			}
			for point, want := range leanLooks[p.Twin] {
				point = point.Mul(int(p.DPR))
				if got, ours := at(a, point), at(b, point); !near(got, want) || !near(ours, want) {
					t.Errorf("at %v naive is %v and the renderer %v, want %v", point, got, ours, want)
				}
			}
			box, band := a.Bounds(), 20*int(p.DPR)
			for y := 0; y < box.Dy(); y += band {
				r := image.Rect(0, y, box.Dx(), y+band).Intersect(box)
				// The holes in a "4" are four in a hundred.
				if twin, own := painted(a, r), painted(b, r); math.Abs(twin-own) > 0.05 {
					t.Errorf("in %v naive paints %.3f, the renderer %.3f", r, twin, own)
				}
			}
		})
	}
}

// painted is the share of the pixels that are not the surface.
func painted(m image.Image, r image.Rectangle) float64 {
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if at(m, image.Pt(x, y)) != (color.NRGBA{255, 255, 255, 255}) {
				n++
			}
		}
	}
	return float64(n) / float64(r.Dx()*r.Dy())
}
