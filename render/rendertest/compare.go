package rendertest

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
)

// Tolerance says how far two pictures may be apart and still pass for the same.
// The zero Tolerance asks for the same pixels.
type Tolerance struct {
	// Level is how much a channel of a pixel may be off, of 255, before the pixel
	// counts as different. Channels are compared premultiplied, so that the colour
	// of what is transparent does not matter.
	Level int
	// Share is the part of all pixels that may be different, 0 to 1.
	Share float64
	// Limit is how much a different pixel may be off at most.
	Limit int
}

// Edges is the tolerance of golden pictures, for processors differ: Arm fuses
// multiplications with additions, which moves the coverage of an edge pixel by a
// level or two, and may then give it another entry of the palette, whose
// entries stand for colours up to 4 levels away, 6 on translucent edges, on both sides 12 together. A few
// pixels where edges meet may be off by more: one in 2000, and by no more than
// 32 levels, which is less than the 35 by which a light track differs from a
// white page.
var Edges = Tolerance{Level: 12, Share: 0.0005, Limit: 32}

// Difference is what Compare has found.
type Difference struct {
	// Want and Got are the sizes of the two pictures in pixels.
	Want, Got image.Point
	// Pixels of Total are off by more than the tolerance's level. If the sizes
	// differ, that is every pixel.
	Pixels, Total int
	// Max is the most a channel is off, Mean the average over all channels of all
	// pixels, both of 255.
	Max  int
	Mean float64
	// Picture shows what was wanted, what was got, and where they differ, side by
	// side: different pixels are red, the others are a faint shadow of the first
	// picture. Where one picture does not reach it is magenta.
	Picture *image.RGBA

	tolerance Tolerance
}

// OK says whether the two pictures pass for the same.
func (d Difference) OK() bool {
	return d.Want == d.Got &&
		float64(d.Pixels) <= d.tolerance.Share*float64(d.Total) &&
		d.Max <= max(d.tolerance.Level, d.tolerance.Limit)
}

// String says in a line by how much the pictures differ.
func (d Difference) String() string {
	if d.Want != d.Got {
		return fmt.Sprintf("size is %d×%d, want %d×%d", d.Got.X, d.Got.Y, d.Want.X, d.Want.Y)
	}
	return fmt.Sprintf("%d of %d pixels are off by more than %d levels; the worst by %d, the mean is %.3f",
		d.Pixels, d.Total, d.tolerance.Level, d.Max, d.Mean)
}

// Compare compares two pictures pixel by pixel from their upper left corners.
func Compare(want, got image.Image, tol Tolerance) Difference {
	a, b := premultiplied(want), premultiplied(got)
	d := Difference{Want: a.Rect.Size(), Got: b.Rect.Size(), tolerance: tol}
	canvas := a.Rect.Union(b.Rect)
	d.Total = canvas.Dx() * canvas.Dy()
	d.Picture = panels(a, b, canvas)
	if d.Want != d.Got {
		d.Pixels, d.Max = d.Total, 255
		return d
	}
	sum, marks := 0, canvas.Add(image.Pt(2*(canvas.Dx()+gap), 0)).Min
	for y := range d.Want.Y {
		for x := range d.Want.X {
			most, all := apart(a.Pix[a.PixOffset(x, y):], b.Pix[b.PixOffset(x, y):])
			sum += all
			d.Max = max(d.Max, most)
			if most > tol.Level {
				d.Pixels++
				d.Picture.SetRGBA(marks.X+x, marks.Y+y, color.RGBA{0xff, uint8(0x90 - most/2), 0, 0xff})
			}
		}
	}
	if d.Total > 0 {
		d.Mean = float64(sum) / float64(4*d.Total)
	}
	return d
}

// apart returns the greatest difference of two pixels' channels, and their sum.
func apart(p, q []uint8) (most, sum int) {
	for i := range 4 {
		n := int(p[i]) - int(q[i])
		if n < 0 {
			n = -n
		}
		most, sum = max(most, n), sum+n
	}
	return most, sum
}

// premultiplied copies a picture to the origin.
func premultiplied(img image.Image) *image.RGBA {
	size := img.Bounds().Size()
	dst := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(dst, dst.Rect, img, img.Bounds().Min, draw.Src)
	return dst
}

// gap is how many pixels lie between the panels of a difference picture.
const gap = 4

// panels lays out the difference picture, without the marks of different pixels.
func panels(a, b *image.RGBA, canvas image.Rectangle) *image.RGBA {
	step := canvas.Dx() + gap
	dst := image.NewRGBA(image.Rect(0, 0, 3*canvas.Dx()+2*gap, canvas.Dy()))
	draw.Draw(dst, dst.Rect, image.White, image.Point{}, draw.Src)
	outside := image.NewUniform(color.RGBA{0xff, 0, 0xff, 0xff})
	for i, img := range []*image.RGBA{a, b, a} {
		panel := canvas.Add(image.Pt(i*step, 0))
		draw.Draw(dst, panel, outside, image.Point{}, draw.Src)
		within := img.Rect.Add(panel.Min)
		draw.Draw(dst, within, image.White, image.Point{}, draw.Src)
		draw.Draw(dst, within, img, image.Point{}, draw.Over)
	}
	fade := image.NewUniform(color.Alpha{0xd0})
	last := a.Rect.Add(image.Pt(2*step, 0))
	draw.DrawMask(dst, last, image.White, image.Point{}, fade, image.Point{}, draw.Over)
	return dst
}
