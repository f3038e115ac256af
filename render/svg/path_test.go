package svg

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/plugio/charts/render/scene"
	"pgregory.net/rapid"
)

func written(p scene.Path) (string, error) {
	pen := newPen(nil, pixelUnits, 2)
	pen.draw(p)
	return string(pen.out), pen.err
}

// pts lists points by their coordinates.
func pts(xy ...float64) []scene.Point {
	var list []scene.Point
	for ; len(xy) > 0; xy = xy[2:] {
		list = append(list, scene.Point{X: xy[0], Y: xy[1]})
	}
	return list
}

func TestPathForms(t *testing.T) {
	const m, l, q, c, z = scene.MoveTo, scene.LineTo, scene.QuadTo, scene.CubicTo, scene.Close
	for _, tt := range []struct {
		name   string
		verbs  []scene.Verb
		points []scene.Point
		want   string
	}{
		{"nothing", nil, nil, ""},
		{"only a move", []scene.Verb{m}, pts(1, 2), ""},
		{"a move and a close", []scene.Verb{m, z}, pts(1, 2), ""},
		{"rectangle", []scene.Verb{m, l, l, l, z}, pts(10, 10, 20, 10, 20, 15, 10, 15), "M10 10h10v5H10z"},
		{"steps back are relative on a tie", []scene.Verb{m, l, l, z}, pts(50, 50, 41, 41, 59, 41), "M50 50l-9-9h18z"},
		{"the last line is left to the close", []scene.Verb{m, l, l, l, z}, pts(1, 1, 3, 1, 3, 4, 1, 1), "M1 1h2v3z"},
		{"but not a line through the start", []scene.Verb{m, l, l, l, z}, pts(1, 1, 3, 1, 1, 1, 1, 4), "M1 1h2H1v3z"},
		{"open contours are closed", []scene.Verb{m, l, l, m, l, l}, pts(0, 0, 2, 0, 2, 2, 5, 5, 7, 5, 7, 7), "M0 0h2v2zm5 5h2v2z"},
		{"lines too short to see", []scene.Verb{m, l, l, l, z}, pts(0, 0, 0.004, 0.004, 5, 0, 5, 5), "M0 0h5v5z"},
		{"curves", []scene.Verb{m, q, c, z}, pts(0, 0, 5, 0, 5, 5, 5, 6, 4, 7, 3, 7), "M0 0q5 0 5 5c0 1-1 2-2 2z"},
		{"a curve of one point", []scene.Verb{m, q, c, l, l, z}, pts(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 2), "M1 1h1v1z"},
		{"a loop back to its start stays", []scene.Verb{m, c, z}, pts(1, 1, 9, 1, 1, 9, 1, 1), "M1 1c8 0 0 8 0 0z"},
		{"absolute where shorter", []scene.Verb{m, l, l, z}, pts(12.34, 56.78, 1, 2, 3, 9), "M12.34 56.78L1 2l2 7z"},
		{"rounding does not add up", []scene.Verb{m, l, l, l, l, z}, pts(0, 0, 0.104, 0, 0.208, 0, 0.312, 0, 0.312, 1), "M0 0h0.1h0.11h0.1v1z"},
		{"minus parts numbers", []scene.Verb{m, l, l, z}, pts(-1, -2, -3, -4, -1, -5), "M-1-2l-2-2l2-1z"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := written(scene.Path{Verbs: tt.verbs, Points: tt.points})
			if err != nil || got != tt.want {
				t.Errorf("got %q, %v; want %q", got, err, tt.want)
			}
			if _, err := segments(got); err != nil {
				t.Errorf("%q does not read back: %v", got, err)
			}
		})
	}
}

func TestMalformedPaths(t *testing.T) {
	for name, p := range map[string]scene.Path{
		"line first":       {Verbs: []scene.Verb{scene.LineTo}, Points: pts(1, 1)},
		"line after close": {Verbs: []scene.Verb{scene.MoveTo, scene.Close, scene.LineTo}, Points: pts(1, 1, 2, 2)},
		"too few points":   {Verbs: []scene.Verb{scene.MoveTo, scene.CubicTo}, Points: pts(1, 1, 2, 2)},
		"unknown verb":     {Verbs: []scene.Verb{scene.MoveTo, 99}, Points: pts(1, 1)},
	} {
		if _, err := written(p); !errors.Is(err, ErrPath) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e9} {
		_, err := written(scene.Path{Verbs: []scene.Verb{scene.MoveTo}, Points: pts(0, v)})
		if !errors.Is(err, scene.ErrCoordinate) {
			t.Errorf("%v: got %v", v, err)
		}
	}
}

// segment is one drawn step in absolute hundredths; 'L' also stands for H and V.
type segment struct {
	Verb byte
	To   []point
}

// segments reads path data by the grammar of SVG 1.1.
func segments(d string) ([]segment, error) {
	r := pathReader{rest: d}
	var list []segment
	var at, begin point
	for r.rest != "" {
		letter := r.rest[0]
		r.rest = r.rest[1:]
		var base point
		if letter >= 'a' {
			base = at
		}
		verb := letter &^ 0x20
		s := segment{Verb: verb}
		switch verb {
		case 'M', 'L':
			s.To = r.points(1, base)
		case 'Q':
			s.To = r.points(2, base)
		case 'C':
			s.To = r.points(3, base)
		case 'H':
			s = segment{'L', []point{{r.number() + base.x, at.y}}}
		case 'V':
			s = segment{'L', []point{{at.x, r.number() + base.y}}}
		case 'Z':
			s.To = []point{begin}
		default:
			return nil, fmt.Errorf("command %q", letter)
		}
		if r.err != nil {
			return nil, r.err
		}
		at = s.To[len(s.To)-1]
		if verb == 'M' {
			begin = at
		}
		list = append(list, s)
	}
	return list, nil
}

type pathReader struct {
	rest string
	err  error
}

func (r *pathReader) points(n int, base point) []point {
	list := make([]point, n)
	for i := range list {
		list[i] = point{r.number() + base.x, r.number() + base.y}
	}
	return list
}

func (r *pathReader) number() int {
	if r.rest != "" && r.rest[0] == ' ' {
		r.rest = r.rest[1:]
	}
	n := 0
	for n < len(r.rest) && (r.rest[n] >= '0' && r.rest[n] <= '9' || r.rest[n] == '.' || n == 0 && r.rest[n] == '-') {
		n++
	}
	v, err := strconv.ParseFloat(r.rest[:n], 64)
	if err != nil && r.err == nil {
		r.err = err
	}
	r.rest = r.rest[n:]
	return int(math.Round(v * 100))
}

// expected lists what a path must draw, by the rules in the comments of pen.
func expected(p scene.Path) []segment {
	var list []segment
	var at, begin point
	mark := -1
	end := func() {
		if mark < 0 {
			return
		}
		if len(list) == mark+1 {
			list = list[:mark]
		} else {
			list = append(list, segment{'Z', []point{begin}})
		}
		mark = -1
	}
	points := p.Points
	for _, v := range p.Verbs {
		to := make([]point, v.Points())
		still := true
		for i := range to {
			to[i] = point{int(math.Round(points[i].X * 100)), int(math.Round(points[i].Y * 100))}
			still = still && to[i] == at
		}
		points = points[len(to):]
		switch {
		case v == scene.MoveTo:
			end()
			begin, mark = to[0], len(list)
			list = append(list, segment{'M', to})
		case v == scene.Close:
			end()
			continue
		case !still:
			list = append(list, segment{" LQC"[v], to})
		}
		at = to[len(to)-1]
	}
	end()
	return list
}

// essence leaves out the lines that closing a contour draws anyway, and then the
// contours that draw nothing.
func essence(list []segment) []segment {
	var short []segment
	var begin point
	for _, s := range list {
		switch s.Verb {
		case 'M':
			begin = s.To[0]
		case 'Z':
			for n := len(short); short[n-1].Verb == 'L' && short[n-1].To[0] == begin; n-- {
				short = short[:n-1]
			}
			if n := len(short); short[n-1].Verb == 'M' {
				short = short[:n-1]
				continue
			}
		}
		short = append(short, s)
	}
	return short
}

func checkPath(t interface {
	Fatalf(string, ...any)
}, p scene.Path,
) {
	d, err := written(p)
	if err != nil {
		t.Fatalf("write: %v", err)
	}
	got, err := segments(d)
	if err != nil {
		t.Fatalf("read %q: %v", d, err)
	}
	diff := cmp.Diff(essence(expected(p)), essence(got), cmp.AllowUnexported(point{}), cmpopts.EquateEmpty())
	if diff != "" {
		t.Fatalf("%q draws something else (-want +got):\n%s", d, diff)
	}
}

func TestPathsReadBack(t *testing.T) {
	coordinate := rapid.OneOf(
		rapid.Float64Range(-scene.MaxCoordinate, scene.MaxCoordinate),
		rapid.Map(rapid.IntRange(-4, 4), func(n int) float64 { return float64(n) / 4 }),
		rapid.Map(rapid.IntRange(-9, 9), func(n int) float64 { return float64(n) / 1000 }),
	)
	rapid.Check(t, func(t *rapid.T) {
		var p scene.Path
		for range rapid.IntRange(0, 4).Draw(t, "contours") {
			p.Verbs = append(p.Verbs, scene.MoveTo)
			p.Verbs = append(p.Verbs, rapid.SliceOfN(rapid.SampledFrom([]scene.Verb{scene.LineTo, scene.QuadTo, scene.CubicTo}), 0, 6).Draw(t, "verbs")...)
			if rapid.Bool().Draw(t, "closed") {
				p.Verbs = append(p.Verbs, scene.Close)
			}
		}
		for _, v := range p.Verbs {
			for range v.Points() {
				p.Points = append(p.Points, scene.Point{X: coordinate.Draw(t, "x"), Y: coordinate.Draw(t, "y")})
			}
		}
		checkPath(t, p)
	})
}

func FuzzPath(f *testing.F) {
	seed := func(values ...float64) (b []byte) {
		for _, v := range values {
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
		}
		return b
	}
	f.Add([]byte{1, 3, 2, 1}, seed(0, 0, 0.005, -0.005, 8192, -8192, 12.345, 0.995, -1e-9, 1, 2, 3, 4, 5, 6, 7))
	f.Add([]byte{4, 0, 1}, seed(math.NaN(), math.Inf(1), 1, 2))
	f.Fuzz(func(t *testing.T, verbs, numbers []byte) {
		p := scene.Path{Verbs: []scene.Verb{scene.MoveTo}, Points: []scene.Point{{}}}
		bad, open := false, true
		for _, b := range verbs {
			v := scene.Verb(b % 5)
			if !open && v != scene.Close {
				v = scene.MoveTo
			}
			open = v != scene.Close
			if len(numbers) < 16*v.Points() {
				break
			}
			p.Verbs = append(p.Verbs, v)
			for range v.Points() {
				x := math.Float64frombits(binary.LittleEndian.Uint64(numbers))
				y := math.Float64frombits(binary.LittleEndian.Uint64(numbers[8:]))
				numbers = numbers[16:]
				bad = bad || !finite(x) || !finite(y)
				p.Points = append(p.Points, scene.Point{X: x, Y: y})
			}
		}
		if bad {
			if _, err := written(p); !errors.Is(err, scene.ErrCoordinate) {
				t.Fatalf("got %v", err)
			}
			return
		}
		checkPath(t, p)
	})
}
