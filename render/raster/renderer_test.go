package raster

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"

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
// this package writes.
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

// pixels draws a scene and returns the premultiplied pixels before their colours are
// merged, without steps.
func pixels(t testing.TB, s *scene.Scene, dpr float64) *image.RGBA {
	t.Helper()
	sz, err := check(s, dpr)
	if err != nil {
		t.Fatal(err)
	}
	f := &surface{}
	f.canvas.prepare(s, sz, 0)
	if err := f.paint(s, sz, new(atomic.Int64)); err != nil {
		t.Fatal(err)
	}
	if f.canvas.full {
		t.Fatal("too many colours")
	}
	return f.canvas.image()
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

func TestCovers(t *testing.T) {
	for _, tt := range []struct {
		name  string
		draw  func(s *scene.Scene)
		paint color.NRGBA
		want  bool
	}{
		{"canvas", func(s *scene.Scene) { s.Rect(0, 0, 100, 50) }, blue, true},
		{"more than the canvas", func(s *scene.Scene) { s.Rect(-5, -5, 200, 200) }, blue, true},
		{"translucent", func(s *scene.Scene) { s.Rect(0, 0, 100, 50) }, color.NRGBA{1, 2, 3, 254}, false},
		{"a row less", func(s *scene.Scene) { s.Rect(0, 0, 100, 49) }, blue, false},
		{"half a pixel less", func(s *scene.Scene) { s.Rect(0.5, 0, 100, 50) }, blue, false},
		{"round", func(s *scene.Scene) { s.RoundRect(0, 0, 100, 50, [4]float64{4, 4, 4, 4}) }, blue, false},
		{"bow tie", func(s *scene.Scene) {
			s.Polygon(scene.Point{X: 0, Y: 0}, scene.Point{X: 100, Y: 50}, scene.Point{X: 100, Y: 0}, scene.Point{X: 0, Y: 50})
		}, blue, false},
		{"triangle", func(s *scene.Scene) {
			s.Polygon(scene.Point{X: 0, Y: 0}, scene.Point{X: 100, Y: 0}, scene.Point{X: 100, Y: 50})
		}, blue, false},
	} {
		s := scene.New(100, 50)
		tt.draw(s)
		s.Fill(scene.Background, scene.Solid(tt.paint))
		if got := covers(s, s.Shape(0)); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
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

// TestUsedSurface draws on one surface before and after it has served for other
// pictures, with and without a palette.
func TestUsedSurface(t *testing.T) {
	sc, s := gauge(t, color.NRGBA{}), &surface{}
	draw := func(sc *scene.Scene, dpr float64) []byte {
		sz, err := check(sc, dpr)
		if err != nil {
			t.Fatal(err)
		}
		out, err := s.draw(nil, sc, sz, new(atomic.Int64))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	want := draw(sc, 1)
	rng := rand.New(rand.NewPCG(7, 8))
	for i := range 20 {
		other := scene.New(350, 450)
		for range 1 + 2*i {
			fillPath(other, randomPath(rng, -50, 450), color.NRGBA{uint8(rng.Uint32()), uint8(rng.Uint32()), uint8(rng.Uint32()), uint8(255 - 10*i)})
		}
		draw(other, 1+float64(i%3))
		if !bytes.Equal(draw(sc, 1), want) {
			t.Fatalf("what was drawn before shows after picture %d", i)
		}
	}
}

// fillPath adds a path to a scene.
func fillPath(s *scene.Scene, p scene.Path, c color.NRGBA) {
	rest := p.Points
	for _, v := range p.Verbs {
		switch v {
		case scene.MoveTo:
			s.MoveTo(rest[0].X, rest[0].Y)
		case scene.LineTo:
			s.LineTo(rest[0].X, rest[0].Y)
		case scene.QuadTo:
			s.CubicTo(rest[0].X, rest[0].Y, rest[0].X, rest[0].Y, rest[1].X, rest[1].Y)
		case scene.CubicTo:
			s.CubicTo(rest[0].X, rest[0].Y, rest[1].X, rest[1].Y, rest[2].X, rest[2].Y)
		case scene.Close:
			s.Close()
		}
		rest = rest[v.Points():]
	}
	s.Fill(scene.Value, scene.Solid(c))
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
	for i := range 64 {
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

// TestAllocations measures below the pools, which the race detector empties at random.
func TestAllocations(t *testing.T) {
	for _, dpr := range []float64{1, 4} {
		sc, s, work := gauge(t, white), &surface{}, new(atomic.Int64)
		sz, err := check(sc, dpr)
		if err != nil {
			t.Fatal(err)
		}
		var out []byte
		got := testing.AllocsPerRun(20, func() {
			if out, err = s.draw(out[:0], sc, sz, work); err != nil {
				t.Fatal(err)
			}
		})
		if got > 0 {
			t.Errorf("%g allocations for a picture at %g, want none", got, dpr)
		}
	}
}
