package rendertest

import (
	"image"
	"image/color"
	"image/draw"
	"testing"
)

func plain(w, h int, c color.Color) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return img
}

// changed is a plain gray picture of 100 by 100 with n pixels lighter by the given
// number of levels.
func changed(n, levels int) *image.NRGBA {
	img := plain(100, 100, color.Gray{100})
	for i := range n {
		img.Set(i%100, i/100, color.Gray{uint8(100 + levels)})
	}
	return img
}

func TestCompareCounts(t *testing.T) {
	tol := Tolerance{Level: 8, Share: 0.0005, Limit: 32}
	for _, tt := range []struct {
		name   string
		n      int
		levels int
		pixels int
		ok     bool
	}{
		{"the same", 0, 0, 0, true},
		{"all off by the level", 10000, 8, 0, true},
		{"as many as may", 5, 32, 5, true},
		{"one more", 6, 9, 6, false},
		{"one, too far", 1, 33, 1, false},
		{"all by one more than the level", 10000, 9, 10000, false},
	} {
		d := Compare(changed(0, 0), changed(tt.n, tt.levels), tol)
		if d.Pixels != tt.pixels || d.Total != 10000 || d.Max != tt.levels || d.OK() != tt.ok {
			t.Errorf("%s: %v, ok %v", tt.name, d, d.OK())
		}
	}
}

func TestCompareMean(t *testing.T) {
	// Three of four channels of one pixel in 10,000 are off by 40.
	if d := Compare(changed(0, 0), changed(1, 40), Tolerance{}); d.Mean != 0.003 {
		t.Errorf("got %v", d.Mean)
	}
}

func TestCompareIsExactWithoutTolerance(t *testing.T) {
	if d := Compare(changed(0, 0), changed(1, 1), Tolerance{}); d.OK() || d.Pixels != 1 || d.Max != 1 {
		t.Errorf("got %v", d)
	}
	if d := Compare(changed(0, 0), changed(0, 0), Tolerance{}); !d.OK() {
		t.Errorf("got %v", d)
	}
}

func TestCompareIgnoresInvisibleColor(t *testing.T) {
	a, b := plain(4, 4, color.NRGBA{255, 0, 0, 0}), plain(4, 4, color.NRGBA{0, 255, 0, 0})
	if d := Compare(a, b, Tolerance{}); !d.OK() {
		t.Errorf("got %v", d)
	}
	if d := Compare(a, plain(4, 4, color.NRGBA{255, 0, 0, 255}), Edges); d.OK() || d.Max != 255 {
		t.Errorf("transparent passes for opaque: %v", d)
	}
}

func TestCompareAcrossFormats(t *testing.T) {
	paletted := image.NewPaletted(image.Rect(7, 3, 17, 13), color.Palette{color.NRGBA{10, 20, 30, 255}})
	if d := Compare(plain(10, 10, color.NRGBA{10, 20, 30, 255}), paletted, Tolerance{}); !d.OK() {
		t.Errorf("got %v", d)
	}
}

func TestCompareSizes(t *testing.T) {
	d := Compare(plain(4, 3, color.White), plain(5, 3, color.White), Tolerance{Level: 255, Share: 1, Limit: 255})
	if d.OK() {
		t.Error("pictures of two sizes pass for the same")
	}
	if got, want := d.String(), "size is 5×3, want 4×3"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := d.Picture.RGBAAt(4, 0); got != (color.RGBA{255, 0, 255, 255}) {
		t.Errorf("what the first lacks is %v", got)
	}
}

func TestCompareEmptyPictures(t *testing.T) {
	if d := Compare(image.NewNRGBA(image.Rectangle{}), image.NewNRGBA(image.Rectangle{}), Edges); !d.OK() || d.Mean != 0 {
		t.Errorf("got %v", d)
	}
}

func TestDifferencePicture(t *testing.T) {
	a, b := plain(10, 6, color.NRGBA{0, 0, 200, 255}), plain(10, 6, color.NRGBA{0, 0, 200, 255})
	b.Set(3, 2, color.NRGBA{0, 255, 0, 255})
	d := Compare(a, b, Edges)
	if size := d.Picture.Rect.Size(); size != image.Pt(38, 6) {
		t.Fatalf("size %v", size)
	}
	for _, tt := range []struct {
		name string
		x    int
		want color.RGBA
	}{
		{"wanted", 3, color.RGBA{0, 0, 200, 255}},
		{"got", 10 + 4 + 3, color.RGBA{0, 255, 0, 255}},
	} {
		if got := d.Picture.RGBAAt(tt.x, 2); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
	if got := d.Picture.RGBAAt(28+3, 2); got.R != 255 || got.G > 0x90 || got.B != 0 {
		t.Errorf("the mark is %v", got)
	}
	if got := d.Picture.RGBAAt(28+4, 2); got.R < 200 || got.B < got.R {
		t.Errorf("the shadow is %v", got)
	}
}
