package scene

import (
	"errors"
	"image/color"
	"math"
	"testing"
)

var ink = Solid(color.NRGBA{R: 1, A: 255})

func TestShapesKeepPaintOrderAndRole(t *testing.T) {
	s := New(100, 50)
	s.Rect(1, 2, 3, 4)
	s.Fill(Track, ink)
	s.Circle(50, 25, 10)
	s.Fill(Value, ink)
	s.Text(Label, ink, Run{Text: "a", Size: 10, X: 5, Y: 20, Glyphs: []Glyph{{Outline: square}}})
	if s.Len() != 3 {
		t.Fatalf("%d shapes, want 3", s.Len())
	}
	for i, want := range []Role{Track, Value, Label} {
		if got := s.Shape(i).Role; got != want {
			t.Errorf("shape %d is %s, want %s", i, got, want)
		}
	}
	if got := s.Shape(0).Bounds; got != (Rect{1, 2, 4, 6}) {
		t.Errorf("bounds %v", got)
	}
	if p := s.Path(s.Shape(0)); len(p.Verbs) != 5 || len(p.Points) != 4 {
		t.Errorf("a rectangle has %d verbs and %d points, want 5 and 4", len(p.Verbs), len(p.Points))
	}
}

// square is a glyph half an em wide and high, on the baseline.
var square = &Outline{ID: 1, Bounds: Rect{0, -0.5, 0.5, 0}, Path: Path{
	Verbs: []Verb{MoveTo, LineTo, LineTo, LineTo, Close}, Points: []Point{{0, 0}, {0, -0.5}, {0.5, -0.5}, {0.5, 0}},
}}

func TestRunBoundsFollowGlyphs(t *testing.T) {
	s := New(100, 100)
	s.Text(Number, ink, Run{Size: 20, X: 10, Y: 50, Advance: 30, Glyphs: []Glyph{{Outline: square}, {Outline: square, X: 1}}})
	if got, want := s.Shape(0).Bounds, (Rect{10, 40, 40, 50}); got != want {
		t.Errorf("bounds %v, want %v", got, want)
	}
	if got := s.Run(s.Shape(0)); len(got.Glyphs) != 2 || got.Size != 20 {
		t.Errorf("run %+v", got)
	}
}

func TestNothingIsDrawnFromNothing(t *testing.T) {
	s := New(10, 10)
	s.Fill(Value, ink)
	s.RingSector(5, 5, 2, 4, Degrees(10), Degrees(10))
	s.Fill(Value, ink)
	s.RoundRectSlice(0, 0, 10, 10, 3, 5, 5)
	s.Fill(Value, ink)
	s.Text(Label, ink, Run{Size: 10})
	if s.Len() != 0 || s.Err() != nil {
		t.Errorf("%d shapes, error %v", s.Len(), s.Err())
	}
}

func TestBadNumbersAreRefused(t *testing.T) {
	bad := []float64{math.NaN(), math.Inf(1), math.Inf(-1), MaxCoordinate + 1, -1e308}
	for name, draw := range map[string]func(*Scene, float64){
		"canvas": func(s *Scene, v float64) { s.Reset(v, 10) },
		"rect":   func(s *Scene, v float64) { s.Rect(0, v, 10, 10) },
		"circle": func(s *Scene, v float64) { s.Circle(0, 0, v) },
		"ring":   func(s *Scene, v float64) { s.Ring(0, 0, 1, v) },
		"round":  func(s *Scene, v float64) { s.RoundRect(0, 0, v, 5, [4]float64{1, 1, 1, 1}) },
		"size":   func(s *Scene, v float64) { s.Text(Label, ink, Run{Size: v, Glyphs: []Glyph{{Outline: square}}}) },
		"offset": func(s *Scene, v float64) { s.Text(Label, ink, Run{Size: 10, Glyphs: []Glyph{{Outline: square, X: v}}}) },
	} {
		for _, v := range bad {
			s := New(10, 10)
			draw(s, v)
			s.Fill(Value, ink)
			if !errors.Is(s.Err(), ErrCoordinate) {
				t.Errorf("%s with %v: error %v, want ErrCoordinate", name, v, s.Err())
			}
			if s.Len() != 0 {
				t.Errorf("%s with %v: a shape was kept", name, v)
			}
		}
	}
}

func TestErrorIsGoneAfterReset(t *testing.T) {
	s := New(math.NaN(), 1)
	s.Reset(10, 10)
	if s.Err() != nil {
		t.Errorf("error %v after a reset", s.Err())
	}
}

func TestResetKeepsMemory(t *testing.T) {
	s := New(100, 100)
	run := Run{Size: 20, Glyphs: []Glyph{{Outline: square}}}
	draw := func() {
		s.Reset(100, 100)
		s.RingSector(50, 50, 20, 40, Degrees(150), Degrees(390))
		s.Fill(Track, ink)
		s.Text(Number, ink, run)
	}
	draw()
	if allocs := testing.AllocsPerRun(100, draw); allocs != 0 {
		t.Errorf("%v allocations for a scene drawn again, want 0", allocs)
	}
}

func TestRolesHaveNames(t *testing.T) {
	for r := Background; r <= Message; r++ {
		if r.String() == "" || r.String() == "unknown" {
			t.Errorf("role %d has no name", r)
		}
	}
	if (Message + 1).String() != "unknown" {
		t.Error("a role beyond the last has a name")
	}
	if Swatch.IsText() || !Number.IsText() {
		t.Error("IsText is wrong at its border")
	}
}

func TestRects(t *testing.T) {
	a, b := Rect{0, 0, 10, 10}, Rect{9, 9, 20, 20}
	if !a.Overlaps(b, 0.5) || a.Overlaps(b, 1) {
		t.Error("boxes that share one pixel")
	}
	if !a.In(Rect{0, 0, 10, 10}, 0) || b.In(a, 0) || !b.In(a, 10) {
		t.Error("In")
	}
	if got := a.Union(b); got != (Rect{0, 0, 20, 20}) {
		t.Errorf("union %v", got)
	}
	if !(Rect{1, 1, 1, 5}).Empty() || a.Empty() {
		t.Error("Empty")
	}
}

func TestPathBytes(t *testing.T) {
	p := Path{Verbs: make([]Verb, 2, 5), Points: make([]Point, 1, 3)}
	if got := p.Bytes(); got != 5+3*16 {
		t.Errorf("%d bytes, want 53", got)
	}
}
