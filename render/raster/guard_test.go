package raster

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/plugio/charts/render/scene"
)

var (
	nan  = math.NaN()
	inf  = math.Inf(1)
	wild = []float64{nan, inf, -inf, 1e308, -1e308, math.MaxFloat64, 3e7, 1e9, -1e9, 1e7, 1e6, 8200, -8200}
)

func TestCheckSize(t *testing.T) {
	for _, tt := range []struct {
		width, height, dpr float64
		want               error
	}{
		{1, 1, 1, nil},
		{2000, 2000, 2, nil},
		{2000, 2000, 1, nil},
		{80, 20, 1.5, nil},
		{2000, 2000, 4, ErrPixels},
		{2000, 2000, 2.5, ErrPixels},
		{0, 100, 1, ErrCanvas},
		{100, 0, 1, ErrCanvas},
		{0.99, 100, 1, ErrCanvas},
		{-5, 100, 1, ErrCanvas},
		{30000, 30000, 1, ErrCanvas},
		{1e9, 1, 1, ErrCanvas},
		{1, 1e9, 1, ErrCanvas},
		{1e308, 1e308, 4, ErrCanvas},
		{nan, 100, 1, ErrCanvas},
		{100, nan, 1, ErrCanvas},
		{inf, 100, 1, ErrCanvas},
		{100, -inf, 1, ErrCanvas},
		{100, 100, 0, ErrRatio},
		{100, 100, 0.99, ErrRatio},
		{100, 100, 4.01, ErrRatio},
		{100, 100, -1, ErrRatio},
		{100, 100, 1e9, ErrRatio},
		{100, 100, nan, ErrRatio},
		{100, 100, inf, ErrRatio},
	} {
		if _, got := checkSize(tt.width, tt.height, tt.dpr); !errors.Is(got, tt.want) {
			t.Errorf("checkSize(%g, %g, %g) = %v, want %v", tt.width, tt.height, tt.dpr, got, tt.want)
		}
	}
}

func TestSizeIsRounded(t *testing.T) {
	for _, tt := range []struct {
		width, height, dpr float64
		wantW, wantH       int
	}{
		{80, 20, 1, 80, 20},
		{80, 20, 1.5, 120, 30},
		{81, 21, 1.5, 122, 32},
		{16.4, 16.6, 1, 16, 17},
		{300, 200, 4, 1200, 800},
	} {
		sz, err := checkSize(tt.width, tt.height, tt.dpr)
		if err != nil || sz.width != tt.wantW || sz.height != tt.wantH {
			t.Errorf("%gx%g at %g: %dx%d, %v, want %dx%d", tt.width, tt.height, tt.dpr, sz.width, sz.height, err, tt.wantW, tt.wantH)
		}
	}
}

// penOn returns a pen for a canvas of 100 by 100 pixels at ratio 1.
func penOn() *pen {
	c := &cells{}
	p := newPen(c, size{100, 100, 1}, image.Rect(0, 0, 100, c.prepare(100, 100, maxCells)))
	p.scale = subpixels
	return &p
}

func TestPenRefusesMalformedPaths(t *testing.T) {
	a, b := scene.Point{X: 1, Y: 2}, scene.Point{X: 3, Y: 4}
	for name, p := range map[string]scene.Path{
		"line without a start":     {Verbs: []scene.Verb{scene.LineTo}, Points: []scene.Point{a}},
		"line after the end":       {Verbs: []scene.Verb{scene.MoveTo, scene.Close, scene.LineTo}, Points: []scene.Point{a, b}},
		"too few points":           {Verbs: []scene.Verb{scene.MoveTo, scene.CubicTo}, Points: []scene.Point{a, b, b}},
		"too many points":          {Verbs: []scene.Verb{scene.MoveTo, scene.LineTo}, Points: []scene.Point{a, b, b}},
		"points without verbs":     {Points: []scene.Point{a}},
		"a verb that is not known": {Verbs: []scene.Verb{scene.MoveTo, scene.Close + 1}, Points: []scene.Point{a}},
	} {
		if err := penOn().path(p); !errors.Is(err, ErrPath) {
			t.Errorf("%s: %v, want ErrPath", name, err)
		}
	}
}

func TestPenRefusesWildCoordinates(t *testing.T) {
	line := []scene.Verb{scene.MoveTo, scene.LineTo, scene.QuadTo, scene.CubicTo, scene.Close}
	for _, v := range wild {
		for i := range 7 {
			for _, at := range []scene.Point{{X: v, Y: 1}, {X: 1, Y: v}} {
				p := scene.Path{Verbs: line, Points: make([]scene.Point, 7)}
				p.Points[i] = at
				if err := penOn().path(p); !errors.Is(err, ErrCoordinate) {
					t.Errorf("point %d is %v: %v, want ErrCoordinate", i, at, err)
				}
			}
		}
		unit := scene.Path{Verbs: line, Points: make([]scene.Point, 7)}
		for i := range unit.Points {
			unit.Points[i] = scene.Point{X: 1, Y: 1}
		}
		for _, e := range [][3]float64{{v, 0, 1}, {0, v, 1}, {0, 0, v}} {
			p := penOn()
			p.x, p.y, p.scale = e[0]*subpixels, e[1]*subpixels, e[2]*subpixels
			if err := p.path(unit); !errors.Is(err, ErrCoordinate) {
				t.Errorf("moved and scaled by %v: %v, want ErrCoordinate", e, err)
			}
		}
	}
}

func TestPenRefusesWildRuns(t *testing.T) {
	dot := &scene.Outline{Path: scene.Path{Verbs: []scene.Verb{scene.MoveTo}, Points: []scene.Point{{X: 1, Y: 1}}}}
	for _, v := range wild {
		for name, r := range map[string]scene.Run{
			"size":    {Size: v, Glyphs: []scene.Glyph{{Outline: dot}}},
			"origin":  {Size: 1, X: v, Glyphs: []scene.Glyph{{Outline: dot}}},
			"advance": {Size: 10, Glyphs: []scene.Glyph{{Outline: dot, Y: v}}},
		} {
			if err := penOn().run(r); !errors.Is(err, ErrCoordinate) {
				t.Errorf("%s %g: %v, want ErrCoordinate", name, v, err)
			}
		}
	}
	if err := penOn().run(scene.Run{Size: 10, Glyphs: make([]scene.Glyph, 1)}); !errors.Is(err, ErrPath) {
		t.Errorf("glyph without outline: %v, want ErrPath", err)
	}
}

// untouched fails if the renderer keeps what it has drawn on.
func untouched(t *testing.T, r *Renderer) {
	t.Helper()
	for i := range r.surfaces {
		if r.surfaces[i].Get() != nil {
			t.Error("a surface is kept of a scene that could not be drawn")
		}
	}
}

// TestScenesThatHangGG offers what keeps gg busy for seconds or for ever, by
// the doors that a widget has.
func TestScenesThatHangGG(t *testing.T) {
	draw := map[string]func(s *scene.Scene, v float64){
		"circle at":    func(s *scene.Scene, v float64) { s.Circle(v, 10, 5) },
		"circle of":    func(s *scene.Scene, v float64) { s.Circle(10, 10, v) },
		"ring of":      func(s *scene.Scene, v float64) { s.Ring(10, 10, 5, v) },
		"sector of":    func(s *scene.Scene, v float64) { s.RingSector(10, 10, 5, v, 0, 2) },
		"line to":      func(s *scene.Scene, v float64) { s.MoveTo(0, 0); s.LineTo(v, 3); s.LineTo(3, 3) },
		"rectangle of": func(s *scene.Scene, v float64) { s.Rect(0, 0, v, v) },
		"text at": func(s *scene.Scene, v float64) {
			s.Text(scene.Label, scene.Solid(dark), scene.Run{Size: v, Glyphs: []scene.Glyph{{Outline: &scene.Outline{}, X: 1}}})
		},
	}
	for name, f := range draw {
		for _, v := range wild {
			t.Run(fmt.Sprint(name, v), func(t *testing.T) {
				s, r := scene.New(100, 100), New()
				f(s, v)
				s.Fill(scene.Value, scene.Solid(dark))
				out, err := r.PNG([]byte("kept"), s, 1)
				if !errors.Is(err, scene.ErrCoordinate) || string(out) != "kept" {
					t.Errorf("%v with %d bytes, want scene.ErrCoordinate and the bytes given", err, len(out))
				}
				untouched(t, r)
			})
		}
	}
}

// TestGuardBehindTheScene spoils scenes after their own check.
func TestGuardBehindTheScene(t *testing.T) {
	for _, tt := range []struct {
		name  string
		spoil func(s *scene.Scene)
		want  error
	}{
		{"no width", func(s *scene.Scene) { s.Width = 0 }, ErrCanvas},
		{"negative height", func(s *scene.Scene) { s.Height = -100 }, ErrCanvas},
		{"huge", func(s *scene.Scene) { s.Width, s.Height = 30000, 30000 }, ErrCanvas},
		{"wide", func(s *scene.Scene) { s.Width, s.Height = 1e9, 1 }, ErrCanvas},
		{"not a number", func(s *scene.Scene) { s.Width = nan }, ErrCanvas},
		{"point is not a number", func(s *scene.Scene) { s.Path(s.Shape(0)).Points[3].Y = nan }, ErrCoordinate},
		{"point is infinite", func(s *scene.Scene) { s.Path(s.Shape(0)).Points[0].X = inf }, ErrCoordinate},
		{"point is far", func(s *scene.Scene) { s.Path(s.Shape(0)).Points[5].X = 1e7 }, ErrCoordinate},
		{"no start", func(s *scene.Scene) { s.Path(s.Shape(0)).Verbs[0] = scene.LineTo }, ErrPath},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, r := scene.New(100, 100), New()
			s.Circle(50, 50, 20)
			s.Fill(scene.Value, scene.Solid(dark))
			tt.spoil(s)
			if _, err := r.PNG(nil, s, 1); !errors.Is(err, tt.want) {
				t.Errorf("%v, want %v", err, tt.want)
			}
			untouched(t, r)
		})
	}
}

func TestGuardRefusesWhatTakesTooLong(t *testing.T) {
	shapes := scene.New(100, 100)
	for range MaxShapes + 1 {
		shapes.Rect(0, 0, 1, 1)
		shapes.Fill(scene.Segment, scene.Solid(dark))
	}
	points := scene.New(100, 100)
	for range MaxPoints/4 + 1 {
		points.Rect(0, 0, 1, 1)
	}
	points.Fill(scene.Segment, scene.Solid(dark))
	work := scene.New(2000, 2000)
	for range 25 {
		zigzag(work, 8000, 2000, 2000)
	}
	for name, s := range map[string]*scene.Scene{"shapes": shapes, "points": points, "work": work} {
		r := New()
		if _, err := r.PNG(nil, s, 1); !errors.Is(err, ErrComplex) {
			t.Errorf("%s: %v, want ErrComplex", name, err)
		}
		untouched(t, r)
	}
}

// zigzag fills a path of n lines from top to bottom.
func zigzag(s *scene.Scene, n int, w, h float64) {
	s.MoveTo(0, 0)
	for i := range n {
		s.LineTo(float64(i)*w/float64(n), h*float64((i+1)%2))
	}
	s.Close()
	s.Fill(scene.Spark, scene.Solid(dark))
}

// TestRichScenesPass keeps the limits away from what widgets draw: the longest
// sparkline, and a page full of text.
func TestRichScenesPass(t *testing.T) {
	spark := scene.New(2000, 500)
	zigzag(spark, 800, 2000, 500)
	ts := newTypesetter(t)
	page := scene.New(1000, 1000)
	for i := range 60 {
		page.Text(scene.Legend, scene.Solid(dark), ts.run(t, "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore", 16, 5, float64(16*i+16)))
	}
	for name, s := range map[string]*scene.Scene{"sparkline": spark, "page": page} {
		r := New()
		if _, err := r.PNG(nil, s, 4); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if part := float64(r.Work()) / MaxWork; part > 0.5 || part == 0 {
			t.Errorf("%s: %.3f of all steps", name, part)
		}
	}
}

// TestWorkIsCounted draws twice what is drawn once.
func TestWorkIsCounted(t *testing.T) {
	s, r := gauge(t, white), New()
	var steps [3]int64
	for i := range steps {
		if _, err := r.PNG(nil, s, 1); err != nil {
			t.Fatal(err)
		}
		steps[i] = r.Work()
	}
	if steps[0] < 1000 || steps[1] != 2*steps[0] || steps[2] != 3*steps[0] {
		t.Errorf("steps so far: %d", steps)
	}
}

func TestInvisiblePaint(t *testing.T) {
	s := scene.New(10, 10)
	s.Circle(5, 5, 4)
	s.Fill(scene.Value, scene.Solid(color.NRGBA{255, 0, 0, 0}))
	m := decode(t, render(t, s, 1))
	if c := m.NRGBAAt(5, 5); c != (color.NRGBA{}) {
		t.Errorf("a paint of no opacity left %v", c)
	}
}

// TestCrowdedTrueColor offers what has no palette and keeps gg busy for seconds: it is
// drawn without gg while all colours are known, and else refused.
func TestCrowdedTrueColor(t *testing.T) {
	for _, tt := range []struct {
		circles int
		want    error
	}{{12, nil}, {200, ErrComplex}} {
		s := scene.New(2000, 2000)
		for i := range tt.circles {
			s.Circle(100+float64(8*i), 100, 90)
			s.Fill(scene.Value, scene.Solid(color.NRGBA{uint8(7 * i), uint8(50 * i), uint8(131 * i), 255}))
		}
		zigzag(s, 4000, 2000, 2000)
		out, err := New().PNG(nil, s, 1)
		if !errors.Is(err, tt.want) {
			t.Fatalf("%d circles: %v, want %v", tt.circles, err, tt.want)
		}
		if err == nil && find(chunks(t, out), "PLTE") != nil {
			t.Errorf("%d circles have a palette", tt.circles)
		}
	}
}
