package raster

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/fogleman/gg"
	"github.com/plugio/charts/render/scene"
)

// alone draws one path on nothing.
func alone(t *testing.T, path scene.Path, sz size, cells int) *image.RGBA {
	t.Helper()
	s := &surface{}
	sc := scene.New(float64(sz.width), float64(sz.height))
	s.canvas.prepare(sc, sz, 0)
	s.canvas.setPaint(blue)
	rows := s.cells.prepare(sz.width, sz.height, cells)
	for top := 0; top < sz.height; top += rows {
		p := newPen(&s.cells, sz, image.Rect(0, top, sz.width, min(top+rows, sz.height)))
		p.scale, p.y = subpixels, -p.top
		if err := p.path(path); err != nil {
			t.Fatal(err)
		}
		s.canvas.fill(&s.cells, image.Pt(0, top))
	}
	return s.canvas.image()
}

// TestAgreesWithGG draws the same scenes with the cells of this package and through the
// door to gg, whose grid is of 1/64 pixel.
func TestAgreesWithGG(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range 200 {
		s := scene.New(90, 70)
		for range 1 + i%4 {
			fillPath(s, randomPath(rng, -20, 110), blue)
		}
		sz, err := check(s, 1)
		if err != nil {
			t.Fatal(err)
		}
		want, err := paint(s, sz)
		if err != nil {
			t.Fatal(err)
		}
		differ(t, fmt.Sprint("picture ", i), pixels(t, s, 1), want, 14)
	}
}

func randomPath(rng *rand.Rand, lo, hi float64) (p scene.Path) {
	at := func() scene.Point {
		return scene.Point{X: lo + rng.Float64()*(hi-lo), Y: lo + rng.Float64()*(hi-lo)}
	}
	for range 1 + rng.IntN(3) {
		p.Verbs = append(p.Verbs, scene.MoveTo)
		p.Points = append(p.Points, at())
		for range 1 + rng.IntN(5) {
			v := scene.LineTo + scene.Verb(rng.IntN(3))
			p.Verbs = append(p.Verbs, v)
			for range v.Points() {
				p.Points = append(p.Points, at())
			}
		}
		if rng.IntN(2) == 0 {
			p.Verbs = append(p.Verbs, scene.Close)
		}
	}
	return p
}

// TestBandsAgree fills the same paths whole and in bands. Cutting an edge rounds to 1/256
// pixel.
func TestBandsAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	sz := size{300, 600, 1}
	for i := range 60 {
		var path scene.Path
		for range 1 + i/2 {
			p := randomPath(rng, -100, 700)
			path.Verbs, path.Points = append(path.Verbs, p.Verbs...), append(path.Points, p.Points...)
		}
		differ(t, fmt.Sprint("path ", i), alone(t, path, sz, maxCells), alone(t, path, sz, 400*(i+1)), 4)
	}
}

func TestCellsAreBounded(t *testing.T) {
	for _, tt := range []struct{ width, height, want int }{
		{300, 200, 200}, {1000, 1000, 1000}, {1200, 1000, 872}, {8000, 2000, 131},
	} {
		c := &cells{}
		if rows := c.prepare(tt.width, tt.height, maxCells); rows != tt.want || len(c.changes) > maxCells {
			t.Errorf("%d by %d: bands of %d rows, %d cells, want %d rows", tt.width, tt.height, rows, len(c.changes), tt.want)
		}
	}
	if rows := new(cells).prepare(300, 200, 1); rows != 1 {
		t.Errorf("the least band has %d rows", rows)
	}
}

// TestSawtooth draws the shape that makes rasterisers with lists slow and large, and
// looks that it is drawn, and with as many steps as its edges cross pixels.
func TestSawtooth(t *testing.T) {
	for _, lines := range []int{400, 4000} {
		s := scene.New(2000, 1000)
		zigzag(s, lines, 2000, 1000)
		sum := 0
		m := pixels(t, s, 1)
		for i := 3; i < len(m.Pix); i += 4 {
			sum += int(m.Pix[i])
		}
		if part := float64(sum) / 255 / 2000 / 1000; math.Abs(part-0.5) > 0.01 {
			t.Errorf("%d lines cover %.3f of the canvas, want half", lines, part)
		}
		r := New()
		if _, err := r.PNG(nil, s, 1); err != nil {
			t.Fatal(err)
		}
		if got, want := r.Work(), int64(lines*1000+2000*1000); got > 2*want {
			t.Errorf("%d lines took %d steps, want about %d", lines, got, want)
		}
	}
}

// TestPlainGG draws the same paths with nothing but a fresh context and gg's own
// curves. The two may differ by what flattening and rounding leave.
func TestPlainGG(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range 100 {
		path := randomPath(rng, 2, 88)
		dc := gg.NewContext(90, 90)
		dc.SetColor(blue)
		rest := path.Points
		for _, v := range path.Verbs {
			switch v {
			case scene.MoveTo:
				dc.NewSubPath()
				dc.MoveTo(rest[0].X, rest[0].Y)
			case scene.LineTo:
				dc.LineTo(rest[0].X, rest[0].Y)
			case scene.QuadTo:
				dc.QuadraticTo(rest[0].X, rest[0].Y, rest[1].X, rest[1].Y)
			case scene.CubicTo:
				dc.CubicTo(rest[0].X, rest[0].Y, rest[1].X, rest[1].Y, rest[2].X, rest[2].Y)
			case scene.Close:
				dc.ClosePath()
			}
			rest = rest[v.Points():]
		}
		dc.Fill()
		differ(t, fmt.Sprint("path ", i), alone(t, path, size{90, 90, 1}, maxCells), dc.Image().(*image.RGBA), 40)
	}
}

func differ(t *testing.T, what string, a, b *image.RGBA, tolerance int) {
	t.Helper()
	if a.Rect.Size() != b.Rect.Size() {
		t.Fatalf("%s: sizes %v and %v", what, a.Rect, b.Rect)
	}
	for y := range a.Rect.Dy() {
		for x := range a.Rect.Dx() {
			p, q := a.RGBAAt(a.Rect.Min.X+x, a.Rect.Min.Y+y), b.RGBAAt(b.Rect.Min.X+x, b.Rect.Min.Y+y)
			if d := int(p.A) - int(q.A); d > tolerance || -d > tolerance {
				t.Fatalf("%s: %v and %v at %d,%d", what, p, q, x, y)
			}
		}
	}
}

// TestCutIsACrop draws shapes that leave the canvas on all sides, and the same
// shapes in the middle of a larger canvas that holds them.
func TestCutIsACrop(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for i := range 200 {
		path := randomPath(rng, -60, 100)
		small := alone(t, path, size{40, 40, 1}, maxCells)
		for j := range path.Points {
			path.Points[j].X += 64
			path.Points[j].Y += 64
		}
		large := alone(t, path, size{200, 200, 1}, maxCells)
		crop := image.NewRGBA(image.Rect(0, 0, 40, 40))
		draw.Draw(crop, crop.Rect, large, image.Pt(64, 64), draw.Src)
		differ(t, fmt.Sprint("path ", i), small, crop, 3)
	}
}

// TestTextAgreesWithGG fills lines of text, whose glyphs may touch, here and with gg.
func TestTextAgreesWithGG(t *testing.T) {
	ts := newTypesetter(t)
	for _, c := range []color.NRGBA{dark, {200, 30, 90, 100}} {
		for _, text := range []string{"Sprint progress of the team", "AVAVAVAV To Ty fi", "iiiiiiiiiilllllll"} {
			for _, px := range []float64{9, 14, 37.3, 120} {
				s := scene.New(700, 160)
				s.Text(scene.Label, scene.Solid(c), ts.run(t, text, px, 3.2, 0.4+px))
				sz, err := check(s, 1)
				if err != nil {
					t.Fatal(err)
				}
				want, err := paint(s, sz)
				if err != nil {
					t.Fatal(err)
				}
				differ(t, fmt.Sprintf("%q at %g px", text, px), pixels(t, s, 1), want, 9)
			}
		}
	}
}
