package scene

import (
	"math"
	"testing"
)

// flatten walks the last shape's curves in small steps.
func flatten(s *Scene, i int) []Point {
	path := s.Path(s.Shape(i))
	var out []Point
	var at Point
	p := path.Points
	for _, v := range path.Verbs {
		switch v {
		case MoveTo, LineTo:
			at = p[0]
			out = append(out, at)
		case CubicTo:
			for k := 1; k <= 32; k++ {
				t := float64(k) / 32
				u := 1 - t
				out = append(out, Point{
					u*u*u*at.X + 3*u*u*t*p[0].X + 3*u*t*t*p[1].X + t*t*t*p[2].X,
					u*u*u*at.Y + 3*u*u*t*p[0].Y + 3*u*t*t*p[1].Y + t*t*t*p[2].Y,
				})
			}
			at = p[2]
		}
		p = p[v.Points():]
	}
	return out
}

func TestCircleIsRound(t *testing.T) {
	s := New(100, 100)
	s.Circle(50, 50, 40)
	s.Fill(Value, ink)
	for _, p := range flatten(s, 0) {
		if r := math.Hypot(p.X-50, p.Y-50); math.Abs(r-40) > 0.0005 {
			t.Fatalf("point %v lies at radius %v, want 40", p, r)
		}
	}
}

func TestDegreesRunClockwiseFromThreeOClock(t *testing.T) {
	for deg, want := range map[float64]Point{0: {60, 50}, 90: {50, 60}, 180: {40, 50}, 270: {50, 40}} {
		if got := Degrees(deg).At(50, 50, 10); math.Hypot(got.X-want.X, got.Y-want.Y) > 1e-9 {
			t.Errorf("%v degrees: %v, want %v", deg, got, want)
		}
	}
}

// angles returns the least and the greatest angle of the points, in degrees from the start
// of the sector.
func angles(points []Point, from float64) (low, high float64) {
	low, high = 360, -360
	for _, p := range points {
		a := math.Atan2(p.Y-50, p.X-50)*180/math.Pi - from
		for a < -90 {
			a += 360
		}
		low, high = math.Min(low, a), math.Max(high, a)
	}
	return low, high
}

func TestCapsLieInsideTheSector(t *testing.T) {
	for _, sweep := range []float64{0.4, 3, 10, 90, 200, 240} {
		s := New(100, 100)
		s.RoundRingSector(50, 50, 30, 44, Degrees(0), Degrees(sweep), 7, 7)
		s.Fill(Value, ink)
		points := flatten(s, 0)
		low, high := angles(points, 0)
		if low < -0.06 || high > sweep+0.06 {
			t.Errorf("sweep %v: the shape runs from %.3f to %.3f degrees", sweep, low, high)
		}
		if low > 0.06 || high < sweep-0.06 {
			t.Errorf("sweep %v: the caps end short of the sector, at %.3f and %.3f", sweep, low, high)
		}
		for _, p := range points {
			if r := math.Hypot(p.X-50, p.Y-50); r < 29.99 || r > 44.01 {
				t.Fatalf("sweep %v: point at radius %v leaves the ring", sweep, r)
			}
		}
	}
}

func TestFlatSectorHasStraightEnds(t *testing.T) {
	s := New(100, 100)
	s.RingSector(50, 50, 30, 40, Degrees(180), Degrees(270))
	s.Fill(Value, ink)
	got := s.Shape(0).Bounds
	for _, d := range []float64{got.MinX - 10, got.MinY - 10, got.MaxX - 50, got.MaxY - 50} {
		if math.Abs(d) > 0.01 {
			t.Fatalf("bounds %v, want 10 10 50 50", got)
		}
	}
}

func TestFullTurnIsARing(t *testing.T) {
	for _, sweep := range []float64{360, 400} {
		s := New(100, 100)
		s.RoundRingSector(50, 50, 30, 40, Degrees(-90), Degrees(-90+sweep), 5, 5)
		s.Fill(Value, ink)
		moves := 0
		for _, v := range s.Path(s.Shape(0)).Verbs {
			if v == MoveTo {
				moves++
			}
		}
		if moves != 2 {
			t.Errorf("sweep %v: %d contours, want an outer and an inner circle", sweep, moves)
		}
	}
}

func area(points []Point) float64 {
	sum := 0.0
	for i, p := range points {
		q := points[(i+1)%len(points)]
		sum += p.X*q.Y - q.X*p.Y
	}
	return math.Abs(sum) / 2
}

func TestRoundRectSliceKeepsTheShape(t *testing.T) {
	// A bar of 100 × 20 with half circles at both ends: 80 × 20 and a circle of 10.
	whole := 80*20 + math.Pi*100
	slice := func(from, to float64) float64 {
		s := New(200, 50)
		s.RoundRectSlice(10, 10, 100, 20, 10, from, to)
		s.Fill(Value, ink)
		points := flatten(s, 0)
		for _, p := range points {
			if p.X < from-0.001 || p.X > to+0.001 || p.Y < 9.999 || p.Y > 30.001 {
				t.Errorf("slice %v to %v: point %v outside", from, to, p)
			}
		}
		return area(points)
	}
	if got := slice(10, 110); math.Abs(got-whole) > 0.2 {
		t.Errorf("whole bar: area %.2f, want %.2f", got, whole)
	}
	if got := slice(20, 100); math.Abs(got-1600) > 0.01 {
		t.Errorf("straight part: area %.2f, want 1600", got)
	}
	for _, cut := range []float64{11, 14, 20, 50, 100, 107, 109.5} {
		if got := slice(10, cut) + slice(cut, 110); math.Abs(got-whole) > 0.2 {
			t.Errorf("cut at %v: the two parts have area %.2f, want %.2f", cut, got, whole)
		}
	}
	// The first pixel of a round end is a segment of the circle, not a rectangle.
	if got := slice(10, 11); got > 10 || got < 5 {
		t.Errorf("first pixel: area %.2f, want about 5.9", got)
	}
}

func TestRoundRectRadiiAreCut(t *testing.T) {
	s := New(100, 100)
	s.RoundRect(10, 10, 40, 20, [4]float64{99, 0, -1, 5})
	s.Fill(Value, ink)
	if got := s.Shape(0).Bounds; got != (Rect{10, 10, 50, 30}) {
		t.Errorf("bounds %v, want 10 10 50 30", got)
	}
}

func TestQuarterTurn(t *testing.T) {
	s := New(100, 100)
	s.Rect(0, 0, 30, 10)
	s.QuarterTurn(20, 90)
	s.Fill(Value, ink)
	if got, want := s.Shape(0).Bounds, (Rect{20, 60, 30, 90}); got != want {
		t.Errorf("bounds %v, want %v", got, want)
	}
	if got := BoundsOf(s.Path(s.Shape(0)).Points); got != s.Shape(0).Bounds {
		t.Errorf("points lie in %v, bounds are %v", got, s.Shape(0).Bounds)
	}
	if got := flatten(s, 0)[1]; got != (Point{20, 60}) {
		t.Errorf("the end of the first side is %v, want it above the start", got)
	}
}

func TestPolylineHasNoHoleAtItsJoins(t *testing.T) {
	points := []Point{{10, 10}, {40, 80}, {70, 10}, {90, 50}}
	s := New(100, 100)
	s.Polyline(points, 6)
	s.Fill(Spark, ink)
	b := s.Shape(0).Bounds
	if b.MinX > 7.01 || b.MaxX < 92.99 || b.MinX < 6.99 || b.MaxX > 93.01 {
		t.Errorf("bounds %v: the ends are not round", b)
	}
	// Every contour must run clockwise, or overlaps would cancel out.
	path := s.Path(s.Shape(0))
	var contour []Point
	p := path.Points
	for _, v := range path.Verbs {
		if v == Close {
			sum := 0.0
			for i, a := range contour {
				c := contour[(i+1)%len(contour)]
				sum += a.X*c.Y - c.X*a.Y
			}
			if sum <= 0 {
				t.Errorf("contour %v runs against the clock", contour)
			}
			contour = nil
			continue
		}
		n := v.Points()
		contour = append(contour, p[n-1])
		p = p[n:]
	}
	s.Reset(100, 100)
	s.Polyline(points[:1], 6)
	s.Polyline([]Point{{1, 1}, {1, 1}}, 6)
	s.Fill(Spark, ink)
	if s.Err() != nil {
		t.Error(s.Err())
	}
}

func TestMirror(t *testing.T) {
	s := New(100, 100)
	s.Rect(10, 0, 30, 10)
	s.Mirror(50)
	s.Fill(Value, ink)
	if got, want := s.Shape(0).Bounds, (Rect{60, 0, 90, 10}); got != want {
		t.Errorf("bounds %v, want %v", got, want)
	}
	if got := BoundsOf(s.Path(s.Shape(0)).Points); got != s.Shape(0).Bounds {
		t.Errorf("points lie in %v, bounds are %v", got, s.Shape(0).Bounds)
	}
}
