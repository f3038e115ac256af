package naive_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"testing"

	"github.com/plugio/charts/benchmarks"
	"github.com/plugio/charts/benchmarks/naive"
	"github.com/plugio/charts/render"
)

// look says what both pictures of a kind must show, in CSS pixels.
type look struct {
	// value is a point inside the shape of the value, track one on the rest of the scale.
	value, track    image.Point
	color, offColor color.NRGBA
	// target is a point on the target's mark, status one in the triangle that warns.
	target, status image.Point
	// number is the box that the digits fill, ink their colour.
	number image.Rectangle
	ink    color.NRGBA
}

var (
	amber = color.NRGBA{0xcd, 0x84, 0x00, 0xff}
	gray  = color.NRGBA{0xdc, 0xdf, 0xe4, 0xff}
	brown = color.NRGBA{0xa5, 0x48, 0x00, 0xff}
	red   = color.NRGBA{0xae, 0x2e, 0x24, 0xff}
	navy  = color.NRGBA{0x17, 0x2b, 0x4d, 0xff}
)

var looks = map[naive.Kind]look{
	// The middle of the value's arc is at 36 of 100, 236 degrees; 90 stands at 366.
	naive.Gauge: {
		value: image.Pt(99, 45), color: amber,
		track: image.Pt(240, 129), offColor: gray,
		target: image.Pt(253, 108), status: image.Pt(93, 154),
		number: image.Rect(106, 102, 157, 133), ink: navy,
	},
	// The value's shape is the arrow.
	naive.Counter: {
		value: image.Pt(13, 125), color: red,
		status: image.Pt(12, 29),
		number: image.Rect(6, 47, 133, 98), ink: brown,
	},
	naive.Bar: {
		value: image.Pt(145, 39), color: amber,
		track: image.Pt(370, 39), offColor: gray,
		target: image.Pt(336, 40), status: image.Pt(338, 23),
		number: image.Rect(353, 13, 372, 26), ink: navy,
	},
}

// The comparison is only worth something if both draw the same.
func TestSamePicture(t *testing.T) {
	dir, err := naive.FontDir()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range benchmarks.Pictures() {
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
			shows(t, "naive", a, looks[p.Twin], int(p.DPR))
			shows(t, "renderer", b, looks[p.Twin], int(p.DPR))
			alike(t, a, b, int(p.DPR))
		})
	}
}

func shows(t *testing.T, who string, m image.Image, l look, scale int) {
	t.Helper()
	if got, want := at(m, l.value.Mul(scale)), l.color; got != want {
		t.Errorf("%s: the value is %v, want %v", who, got, want)
	}
	if got := at(m, l.status.Mul(scale)); got != amber {
		t.Errorf("%s: the warning is %v, want %v", who, got, amber)
	}
	if l.track != (image.Point{}) {
		if got, want := at(m, l.track.Mul(scale)), l.offColor; got != want {
			t.Errorf("%s: the track is %v, want %v", who, got, want)
		}
	}
	if l.target != (image.Point{}) {
		// At an angle the mark has hardly a pixel of its own, but nothing else is so dark.
		if got := at(m, l.target.Mul(scale)); got.A < 200 || got.G > 110 {
			t.Errorf("%s: the target's mark is %v", who, got)
		}
	}
	box := image.Rectangle{l.number.Min.Mul(scale), l.number.Max.Mul(scale)}
	full, ink := 0, l.ink
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			if near(at(m, image.Pt(x, y)), ink) {
				full++
			}
		}
	}
	// Digits cover a third of their box, and small ones are hardly more than edges.
	if share := float64(full) / float64(box.Dx()*box.Dy()); share < 0.03 || share > 0.5 {
		t.Errorf("%s: %.2f of the number's box is ink", who, share)
	}
}

// alike compares how much paint lies in each band across the picture, and asks that
// where one has paint the other has some close by. Both bear digits that stand
// elsewhere by a little: the renderer's are tabular, which gg cannot ask a font for.
func alike(t *testing.T, a, b image.Image, scale int) {
	t.Helper()
	box, band := a.Bounds(), 10*scale
	for y := 0; y < box.Dy(); y += band {
		r := image.Rect(0, y, box.Dx(), y+band).Intersect(box)
		if twin, own := coverage(a, r), coverage(b, r); math.Abs(twin-own) > 0.03 {
			t.Errorf("in %v naive covers %.3f, the renderer %.3f", r, twin, own)
		}
	}
	square := 5 * scale
	for y := 0; y < box.Dy(); y += square {
		for x := 0; x < box.Dx(); x += square {
			r := image.Rect(x, y, x+square, y+square)
			around := r.Inset(-2 * scale)
			if coverage(a, r) > 0.2 && coverage(b, around) < 0.03 || coverage(b, r) > 0.2 && coverage(a, around) < 0.03 {
				t.Errorf("in %v naive covers %.3f, the renderer %.3f", r, coverage(a, r), coverage(b, r))
			}
		}
	}
}

func coverage(m image.Image, r image.Rectangle) float64 {
	sum := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			sum += int(at(m, image.Pt(x, y)).A)
		}
	}
	return float64(sum) / 255 / float64(r.Dx()*r.Dy())
}

func at(m image.Image, p image.Point) color.NRGBA {
	return color.NRGBAModel.Convert(m.At(p.X, p.Y)).(color.NRGBA)
}

// near allows the few steps by which a palette may merge anti-aliased pixels.
func near(a, b color.NRGBA) bool {
	return a.A >= 250 && max(a.R, b.R)-min(a.R, b.R) <= 4 && max(a.G, b.G)-min(a.G, b.G) <= 4 && max(a.B, b.B)-min(a.B, b.B) <= 4
}

func decode(t *testing.T, data []byte) image.Image {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestMissingFonts(t *testing.T) {
	err := naive.New(t.TempDir(), 1).Draw(&bytes.Buffer{}, naive.Gauge)
	if err == nil {
		t.Fatal("drawn without a font")
	}
}
