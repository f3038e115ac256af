package raster

import (
	"bytes"
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

// TestPaintersAgree holds the spans of this package against gg's own painter.
func TestPaintersAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	sz := size{90, 70, 1}
	for i := range 200 {
		own, context := &surface{}, &surface{}
		own.prepare(sz)
		context.prepare(sz)
		for range 4 {
			c := color.NRGBA{uint8(rng.Uint32()), uint8(rng.Uint32()), uint8(rng.Uint32()), uint8(rng.Uint32())}
			if i%2 == 0 {
				c.A = 255
			}
			path := randomPath(rng, -20, 110)
			for _, s := range []*surface{own, context} {
				s.polygon.reset()
				p := s.pen(sz)
				p.scale = 1
				p.path(path)
			}
			own.fillSpans(c)
			context.fillContext(c)
		}
		if !bytes.Equal(own.image.Pix, context.image.Pix) {
			t.Fatalf("picture %d differs", i)
		}
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

// TestTilesAgree fills the same polygons whole and in tiles. Cutting an edge
// rounds to 1/64 pixel.
func TestTilesAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	sz := size{300, 600, 1}
	for i := range 60 {
		var path scene.Path
		for range 1 + i/2 {
			p := randomPath(rng, -100, 700)
			path.Verbs, path.Points = append(path.Verbs, p.Verbs...), append(path.Points, p.Points...)
		}
		whole, tiles := &surface{}, &surface{}
		for _, s := range []*surface{whole, tiles} {
			s.prepare(sz)
			p := s.pen(sz)
			p.scale = 1
			p.path(path)
		}
		whole.fillSpans(blue)
		tiles.fillTiles(blue, tiles.polygon.box(), maxCells*(1+i))
		differ(t, fmt.Sprint("path ", i), whole.image, tiles.image, 12)
	}
}

func TestBandRows(t *testing.T) {
	for _, tt := range []struct{ rows, cells, want int }{
		{100, 0, 256}, {600, maxCells, 256}, {600, 4 * maxCells, 150}, {8000, 1000 * maxCells, 16},
	} {
		if got := bandRows(tt.rows, tt.cells); got != tt.want {
			t.Errorf("%d rows of %d cells: bands of %d, want %d", tt.rows, tt.cells, got, tt.want)
		}
	}
}

// TestSawtooth draws the shape that makes the rasteriser slow and large, and
// looks that it is drawn, in a surface that stays small.
func TestSawtooth(t *testing.T) {
	s := scene.New(2000, 1000)
	zigzag(s, 400, 2000, 1000)
	sz, err := check(s, 1)
	if err != nil {
		t.Fatal(err)
	}
	f := &surface{}
	f.prepare(sz)
	f.draw(s, sz)
	sum := 0
	for i := 3; i < len(f.image.Pix); i += 4 {
		sum += int(f.image.Pix[i])
	}
	if part := float64(sum) / 255 / 2000 / 1000; math.Abs(part-0.5) > 0.01 {
		t.Errorf("it covers %.3f of the canvas, want half", part)
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
		s := &surface{}
		sz := size{90, 90, 1}
		s.prepare(sz)
		s.path(path, sz, blue)
		differ(t, fmt.Sprint("path ", i), s.image, dc.Image().(*image.RGBA), 40)
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
		small, large := &surface{}, &surface{}
		small.prepare(size{40, 40, 1})
		small.path(path, size{40, 40, 1}, blue)
		for j := range path.Points {
			path.Points[j].X += 64
			path.Points[j].Y += 64
		}
		large.prepare(size{200, 200, 1})
		large.path(path, size{200, 200, 1}, blue)
		crop := image.NewRGBA(image.Rect(0, 0, 40, 40))
		draw.Draw(crop, crop.Rect, large.image, image.Pt(64, 64), draw.Src)
		differ(t, fmt.Sprint("path ", i), small.image, crop, 12)
	}
}

// TestTextInGroups fills glyphs one by one, where they are apart, and a line of
// text as one polygon by gg. A seam between glyphs would show as a step of tens; tiles round by 1 or 2.
func TestTextInGroups(t *testing.T) {
	ts := newTypesetter(t)
	for _, c := range []color.NRGBA{dark, {200, 30, 90, 100}} {
		for _, text := range []string{"Sprint progress of the team", "AVAVAVAV To Ty fi", "iiiiiiiiiilllllll"} {
			for _, px := range []float64{9, 14, 37.3, 120} {
				run := ts.run(t, text, px, 3.2, 0.4+px)
				sz := size{700, 160, 1}
				grouped, whole := &surface{}, &surface{}
				grouped.prepare(sz)
				grouped.run(run, sz, c)
				whole.prepare(sz)
				whole.polygon.reset()
				for _, g := range run.Glyphs {
					p := whole.pen(sz)
					p.x, p.y, p.scale = run.X+g.X*px, run.Y, px
					p.path(g.Outline.Path)
				}
				whole.fillContext(c)
				differ(t, fmt.Sprintf("%q at %g px", text, px), grouped.image, whole.image, 3)
			}
		}
	}
}
