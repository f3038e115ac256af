package raster

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/fogleman/gg"
	"github.com/plugio/charts/render/scene"
)

func render(t testing.TB, s *scene.Scene, dpr float64) []byte {
	t.Helper()
	out, err := New().PNG(nil, s, dpr)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// decode reads a PNG with the standard library, which is the judge of what
// this room writes.
func decode(t testing.TB, data []byte) *image.NRGBA {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewNRGBA(m.Bounds())
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			// Not draw.Draw, which takes straight colours through
			// premultiplied ones.
			out.SetNRGBA(x, y, color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA))
		}
	}
	return out
}

// pixels draws a scene and returns the premultiplied pixels before they become
// a file.
func pixels(t testing.TB, s *scene.Scene, dpr float64) *image.RGBA {
	t.Helper()
	sz, err := check(s, dpr)
	if err != nil {
		t.Fatal(err)
	}
	f := &surface{}
	f.prepare(sz)
	f.draw(s, sz)
	return f.image
}

func TestAppends(t *testing.T) {
	s := scene.New(10, 10)
	out, err := New().PNG([]byte("before"), s, 1)
	if err != nil || !bytes.HasPrefix(out, []byte("before\x89PNG")) {
		t.Fatalf("%.20q, %v", out, err)
	}
	if c := decode(t, out[len("before"):]).NRGBAAt(3, 3); c != (color.NRGBA{}) {
		t.Errorf("an empty scene shows %v", c)
	}
}

func TestSize(t *testing.T) {
	for _, tt := range []struct {
		dpr  float64
		want image.Point
	}{{1, image.Pt(80, 20)}, {1.5, image.Pt(120, 30)}, {2, image.Pt(160, 40)}, {4, image.Pt(320, 80)}} {
		if got := decode(t, render(t, scene.New(80, 20), tt.dpr)).Rect.Size(); got != tt.want {
			t.Errorf("80x20 at %g is %v, want %v", tt.dpr, got, tt.want)
		}
	}
}

func TestCoverage(t *testing.T) {
	s := scene.New(8, 4)
	s.Rect(1, 1, 1.5, 2) // half of pixel 2
	s.Fill(scene.Value, scene.Solid(white))
	s.Rect(4, 1.25, 2, 1) // three quarters of row 1, a quarter of row 2
	s.Fill(scene.Value, scene.Solid(white))
	m := decode(t, render(t, s, 1))
	for _, tt := range []struct {
		x, y, want int
	}{{0, 1, 0}, {1, 1, 255}, {2, 1, 128}, {3, 1, 0}, {2, 0, 0}, {2, 3, 0}, {4, 1, 191}, {5, 2, 64}, {4, 0, 0}, {6, 1, 0}} {
		if got := int(m.NRGBAAt(tt.x, tt.y).A); max(got-tt.want, tt.want-got) > 1 {
			t.Errorf("pixel %d,%d has alpha %d, want %d", tt.x, tt.y, got, tt.want)
		}
	}
}

func TestBoxOnDevicePixelsIsExact(t *testing.T) {
	for _, dpr := range []float64{1, 1.5, 2, 3} {
		s := scene.New(20, 20)
		s.Rect(2, 4, 6, 8)
		s.Fill(scene.Value, scene.Solid(blue))
		m := decode(t, render(t, s, dpr))
		want := image.Rect(int(2*dpr), int(4*dpr), int(8*dpr), int(12*dpr))
		for y := range m.Rect.Dy() {
			for x := range m.Rect.Dx() {
				c := color.NRGBA{}
				if image.Pt(x, y).In(want) {
					c = blue
				}
				if got := m.NRGBAAt(x, y); got != c {
					t.Fatalf("at %g, pixel %d,%d is %v, want %v", dpr, x, y, got, c)
				}
			}
		}
	}
}

func TestDeviceBox(t *testing.T) {
	box := func(f func(s *scene.Scene)) scene.Path {
		s := scene.New(100, 100)
		f(s)
		s.Fill(scene.Value, scene.Solid(blue))
		return s.Path(s.Shape(0))
	}
	sz := size{100, 100, 1}
	for _, tt := range []struct {
		name string
		path scene.Path
		want image.Rectangle
		ok   bool
	}{
		{"rectangle", box(func(s *scene.Scene) { s.Rect(1, 2, 3, 4) }), image.Rect(1, 2, 4, 6), true},
		{"backwards", box(func(s *scene.Scene) { s.Rect(4, 6, -3, -4) }), image.Rect(1, 2, 4, 6), true},
		{"half outside", box(func(s *scene.Scene) { s.Rect(-50, 90, 60, 60) }), image.Rect(0, 90, 10, 100), true},
		{"outside", box(func(s *scene.Scene) { s.Rect(-50, -50, 10, 10) }), image.Rectangle{}, true},
		{"half a pixel", box(func(s *scene.Scene) { s.Rect(1, 2.5, 3, 4) }), image.Rectangle{}, false},
		{"bow tie", box(func(s *scene.Scene) {
			s.Polygon(scene.Point{X: 0, Y: 0}, scene.Point{X: 9, Y: 9}, scene.Point{X: 9, Y: 0}, scene.Point{X: 0, Y: 9})
		}), image.Rectangle{}, false},
		{"triangle", box(func(s *scene.Scene) {
			s.Polygon(scene.Point{X: 0, Y: 0}, scene.Point{X: 9, Y: 0}, scene.Point{X: 9, Y: 9})
		}), image.Rectangle{}, false},
	} {
		got, ok := deviceBox(tt.path, sz)
		if ok != tt.ok || (ok && got != tt.want && !(got.Empty() && tt.want.Empty())) {
			t.Errorf("%s: %v, %v, want %v, %v", tt.name, got, ok, tt.want, tt.ok)
		}
	}
}

func TestRingIsWholeAndSymmetric(t *testing.T) {
	for _, turn := range []float64{360, 359.9999} {
		s := scene.New(100, 100)
		s.RingSector(50, 50, 30, 40, scene.Degrees(-90), scene.Degrees(-90+turn))
		s.Fill(scene.Value, scene.Solid(blue))
		m := decode(t, render(t, s, 1))
		for i := range 3600 {
			sin, cos := math.Sincos(float64(i) * math.Pi / 1800)
			if c := m.NRGBAAt(int(50+35*cos), int(50+35*sin)); c != blue {
				t.Fatalf("turn of %g: a seam at %d tenths of a degree: %v", turn, i, c)
			}
		}
		for y := range 50 {
			for x := range 50 {
				a := int(m.NRGBAAt(x, y).A)
				for _, p := range []image.Point{{99 - x, y}, {x, 99 - y}, {99 - x, 99 - y}, {y, x}} {
					if b := int(m.NRGBAAt(p.X, p.Y).A); max(a-b, b-a) > 6 {
						t.Fatalf("turn of %g: alpha %d at %d,%d but %d at %v", turn, a, x, y, b, p)
					}
				}
			}
		}
		if c := m.NRGBAAt(50, 50); c.A != 0 {
			t.Errorf("the hole shows %v", c)
		}
	}
}

// TestAreaOfCircle compares the sum of coverages with the area, which errs where
// curves are flattened too coarsely.
func TestAreaOfCircle(t *testing.T) {
	for _, r := range []float64{3, 20, 90} {
		s := scene.New(200, 200)
		s.Circle(100, 100, r)
		s.Fill(scene.Value, scene.Solid(white))
		sum := 0.0
		for _, p := range pixels(t, s, 1).Pix {
			sum += float64(p) / 255 / 4
		}
		if want := math.Pi * r * r; math.Abs(sum-want) > 2*math.Pi*r*flatness {
			t.Errorf("radius %g: area %.2f, want %.2f", r, sum, want)
		}
	}
}

// TestPaintersAgree holds the spans of this room against gg's own painter.
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

// TestTextInGroups fills lines of text as groups of glyphs and as one polygon. A
// seam between groups would show as a step of tens; tiles round by 1 or 2.
func TestTextInGroups(t *testing.T) {
	ts := newTypesetter(t)
	for _, c := range []color.NRGBA{dark, {200, 30, 90, 100}} {
		for _, text := range []string{"Sprint progress of the team", "AVAVAVAV To Ty fi", "iiiiiiiiiilllllll"} {
			for _, px := range []float64{9, 14, 37.3} {
				run := ts.run(t, text, px, 3.2, 40)
				sz := size{700, 60, 1}
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

// TestDirtySurface draws on one surface before and after it was left in the
// middle of something else.
func TestDirtySurface(t *testing.T) {
	sc := gauge(t, color.NRGBA{})
	sz, err := check(sc, 1)
	if err != nil {
		t.Fatal(err)
	}
	s := &surface{}
	s.prepare(sz)
	s.draw(sc, sz)
	want := bytes.Clone(s.image.Pix)

	big := size{700, 900, 1}
	s.prepare(big)
	s.path(randomPath(rand.New(rand.NewPCG(7, 8)), -50, 900), big, red)
	s.context.MoveTo(1, 1)
	s.context.LineTo(500, 3)
	s.context.CubicTo(1, 2, 300, 400, 5, 60)
	s.raster.Add1(s.polygon.points[0])
	s.painter.setColor(color.NRGBA{1, 2, 3, 4})

	s.prepare(sz)
	s.draw(sc, sz)
	if !bytes.Equal(s.image.Pix, want) {
		t.Error("what was drawn before shows")
	}
}

// TestConcurrentUse draws different scenes at different ratios on one renderer.
// Same scene, same bytes.
func TestConcurrentUse(t *testing.T) {
	type job struct {
		scene *scene.Scene
		dpr   float64
		want  []byte
	}
	var jobs []job
	for _, bg := range []color.NRGBA{{}, white, {10, 20, 30, 99}} {
		for _, dpr := range []float64{1, 1.5, 2} {
			s := gauge(t, bg)
			jobs = append(jobs, job{s, dpr, render(t, s, dpr)})
		}
	}
	r := New()
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			var out []byte
			for k := range jobs {
				j := jobs[(i+k)%len(jobs)]
				var err error
				if out, err = r.PNG(out[:0], j.scene, j.dpr); err != nil || !bytes.Equal(out, j.want) {
					t.Errorf("job %d: other bytes, %v", (i+k)%len(jobs), err)
				}
			}
		})
	}
	wg.Wait()
}

func TestPoolClasses(t *testing.T) {
	for pixels, want := range map[int]int{
		1: 0, 16 << 10: 0, 16<<10 + 1: 1, 64 << 10: 1, 64<<10 + 1: 2, 256 << 10: 2, 256<<10 + 1: 3, 1 << 20: 3, 1<<20 + 1: 4, MaxPixels: 5,
	} {
		if got := class(pixels); got != want {
			t.Errorf("%d pixels are of class %d, want %d", pixels, got, want)
		}
	}
}

// TestAllocations measures the parts below the pools, which the race detector
// empties at random. What is left is one painter that gg makes for each fill,
// and the two closures of the encoder.
func TestAllocations(t *testing.T) {
	sc, s, e := gauge(t, white), &surface{}, &encoder{}
	sz, err := check(sc, 1)
	if err != nil {
		t.Fatal(err)
	}
	var out []byte
	got := testing.AllocsPerRun(20, func() {
		s.prepare(sz)
		s.draw(sc, sz)
		if out, err = e.encode(out[:0], s.image, s.paints(sc), 1); err != nil {
			t.Fatal(err)
		}
	})
	if got > 20 {
		t.Errorf("%g allocations for a picture, want at most 20", got)
	}
}
