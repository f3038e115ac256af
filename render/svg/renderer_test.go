package svg

import (
	"bytes"
	"sync"
	"testing"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
)

// gauge draws a dial with a label, a number, its unit and the ends of the scale in
// the embedded fonts.
func gauge(t testing.TB, label string) *scene.Scene {
	t.Helper()
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	ts := text.NewShaper(set).Get()
	sc := scene.New(240, 180)
	sc.Title, sc.Description = label+" 72 %", label+": 72 %, range 0 to 100"
	sc.RoundRingSector(120, 102, 79, 95, scene.Degrees(-210), scene.Degrees(30), 8, 8)
	sc.Fill(scene.Track, scene.Solid(gray))
	sc.RoundRingSector(120, 102, 79, 95, scene.Degrees(-210), scene.Degrees(-37), 8, 8)
	sc.Fill(scene.Value, auto(blue, sky))
	for _, line := range []struct {
		role   scene.Role
		text   string
		weight fonts.Weight
		size   float64
		x, y   float64
	}{
		{scene.ScaleLabel, "0", fonts.Regular, 11, 41, 170},
		{scene.ScaleLabel, "100", fonts.Regular, 11, 185, 170},
		{scene.Number, "72", fonts.SemiBold, 39, 82, 119},
		{scene.Unit, "%", fonts.Medium, 21, 137, 119},
		{scene.Label, label, fonts.Regular, 13.5, 71, 141},
	} {
		sc.Text(line.role, auto(ink, cloud), ts.Line(line.text, line.weight).At(line.size, line.x, line.y))
	}
	return sc
}

func TestWritingDoesNotAllocate(t *testing.T) {
	// Without the pool, which loses writers as it likes.
	for name, sc := range map[string]*scene.Scene{"sample": sample(), "gauge": gauge(t, "Sprint progress")} {
		r, w := New(), newWriter()
		buf := make([]byte, 0, 16384)
		if n := testing.AllocsPerRun(200, func() {
			var err error
			if buf, err = w.write(r, buf[:0], sc); err != nil {
				t.Fatal(err)
			}
			w.forget()
		}); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}

// All goroutines start with glyphs that the renderer does not know.
func TestConcurrently(t *testing.T) {
	labels := []string{"Sprint progress", "Ready for customers", "Response time"}
	scenes, want := make([]*scene.Scene, len(labels)), make([][]byte, len(labels))
	for i, label := range labels {
		scenes[i] = gauge(t, label)
		var err error
		if want[i], err = New().Append(nil, scenes[i]); err != nil {
			t.Fatal(err)
		}
	}
	r := New()
	var group sync.WaitGroup
	for g := range 8 {
		group.Go(func() {
			var buf []byte
			for n := range 100 {
				i := (g + n) % len(scenes)
				var err error
				if buf, err = r.Append(buf[:0], scenes[i]); err != nil || !bytes.Equal(buf, want[i]) {
					t.Errorf("got %s, %v", buf, err)
					return
				}
			}
		})
	}
	group.Wait()
}

func (r *Renderer) known() int {
	n := 0
	r.outlines.Range(func(any, any) bool { n++; return true })
	return n
}

// What is kept must depend on the glyphs that exist, not on what they spell.
func TestOutlinesAreKeptOnce(t *testing.T) {
	r := New()
	draw := func(glyphs ...scene.Glyph) error {
		sc := scene.New(100, 100)
		sc.Text(scene.Label, scene.Solid(ink), scene.Run{Size: 12, Glyphs: glyphs})
		_, err := r.Append(nil, sc)
		return err
	}
	other := &scene.Outline{ID: 8, Path: triangle.Path}
	for i := range 20 {
		x := float64(i)
		blank := &scene.Outline{}
		if err := draw(scene.Glyph{Outline: triangle, X: x}, scene.Glyph{Outline: other}, scene.Glyph{Outline: blank}); err != nil {
			t.Fatal(err)
		}
	}
	if n := r.known(); n != 2 {
		t.Errorf("%d outlines are kept, want 2", n)
	}
	broken := &scene.Outline{Path: scene.Path{Verbs: []scene.Verb{scene.LineTo}}}
	for range 2 {
		if err := draw(scene.Glyph{Outline: broken}); err == nil {
			t.Error("a broken outline is drawn")
		}
	}
	if n := r.known(); n != 2 {
		t.Errorf("a broken outline is kept")
	}
}

// What is kept must not grow with the glyphs that are drawn, either.
func TestOutlinesAreBounded(t *testing.T) {
	r := New()
	want, err := r.Append(nil, sample())
	if err != nil {
		t.Fatal(err)
	}
	var drawn, most int64
	for n := range 40 {
		sc := scene.New(100, 100)
		for i := range 1000 {
			path := scene.Path{Verbs: []scene.Verb{scene.MoveTo}, Points: pts(0, 0)}
			for k := range 20 {
				path.Verbs = append(path.Verbs, scene.LineTo)
				path.Points = append(path.Points, scene.Point{X: float64(k) / 32, Y: -float64(1+(i+k)%30) / 32})
			}
			o := &scene.Outline{ID: uint64(1000*n + i), Path: path}
			sc.Text(scene.Label, scene.Solid(ink), scene.Run{Size: 12, Glyphs: []scene.Glyph{{Outline: o}}})
		}
		if _, err := r.Append(nil, sc); err != nil {
			t.Fatal(err)
		}
		var kept int64
		r.outlines.Range(func(k, v any) bool { kept += size(k.(*scene.Outline), v.(*outline)); return true })
		drawn, most = drawn+1000*(entrySize+21*16), max(most, kept)
	}
	if most > maxOutlines || most < maxOutlines/2 || drawn < 2*maxOutlines {
		t.Errorf("up to %d bytes are kept of more than %d, want at most %d", most, drawn, maxOutlines)
	}
	if got, err := r.Append(nil, sample()); err != nil || !bytes.Equal(got, want) {
		t.Errorf("with forgotten outlines it writes %s, %v", got, err)
	}
}

// The same glyph may come as two outlines in one document, where a shaper has forgotten the first.
func TestEqualOutlinesAreOneGlyph(t *testing.T) {
	copied := *triangle
	one, other := scene.New(50, 50), scene.New(50, 50)
	one.Text(scene.Label, scene.Solid(ink), scene.Run{Size: 12, Glyphs: glyphs(triangle, triangle)})
	other.Text(scene.Label, scene.Solid(ink), scene.Run{Size: 12, Glyphs: glyphs(triangle, &copied)})
	_, want := render(t, one)
	if _, got := render(t, other); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A writer waits for its next document with nothing of the last one, and without
// the memory of an unusual one.
func TestWritersForget(t *testing.T) {
	for name, sc := range map[string]*scene.Scene{"ordinary": gauge(t, "Sprint progress"), "huge": crowd(5 * keep)} {
		r, w := New(), newWriter()
		if _, err := w.write(r, nil, sc); err != nil {
			t.Fatal(err)
		}
		w.forget()
		for _, g := range w.glyphs[:cap(w.glyphs)] {
			if g != (glyph{}) {
				t.Fatalf("%s: a glyph stays", name)
			}
		}
		for _, at := range w.blanks[:cap(w.blanks)] {
			if at != 0 {
				t.Fatalf("%s: the place of an id stays", name)
			}
		}
		for _, s := range w.schemes[:cap(w.schemes)] {
			if s != (scheme{}) {
				t.Fatalf("%s: a colour stays", name)
			}
		}
		for _, place := range w.order[:cap(w.order)] {
			if place != 0 {
				t.Fatalf("%s: the place of a glyph stays", name)
			}
		}
		if len(w.places) != 0 || w.next != 0 || w.buf != nil || w.renderer != nil || w.refers {
			t.Errorf("%s: the writer still knows the picture", name)
		}
		if n := max(cap(w.glyphs), cap(w.blanks), cap(w.schemes), cap(w.order)); n > keep {
			t.Errorf("%s: room for %d entries stays", name, n)
		}
	}
}

// crowd has n different glyphs, each drawn twice.
func crowd(n int) *scene.Scene {
	sc := scene.New(100, 100)
	for i := range n {
		o := &scene.Outline{ID: uint64(i), Path: scene.Path{
			Verbs:  triangle.Path.Verbs,
			Points: pts(0, 0, 0.5, 0, 0.5, -float64(i+1)/emUnits, 0, 0),
		}}
		sc.Text(scene.Label, scene.Solid(ink), scene.Run{Size: 12, Glyphs: []scene.Glyph{{Outline: o}, {Outline: o, X: 1}}})
	}
	return sc
}

func TestCrowd(t *testing.T) {
	const n = 3 * keep
	root, _ := render(t, crowd(n))
	if got := len(root.child("defs").children); got != n {
		t.Errorf("%d definitions, want %d", got, n)
	}
	if got := len(root.all("use")); got != 2*n {
		t.Errorf("%d uses, want %d", got, 2*n)
	}
}

func BenchmarkAppend(b *testing.B) {
	sc, r := gauge(b, "Sprint progress"), New()
	var buf []byte
	b.ReportAllocs()
	for b.Loop() {
		var err error
		if buf, err = r.Append(buf[:0], sc); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(len(buf)))
}

// The first picture of a renderer writes its outlines.
func BenchmarkAppendCold(b *testing.B) {
	sc := gauge(b, "Sprint progress")
	var buf []byte
	for b.Loop() {
		var err error
		if buf, err = New().Append(buf[:0], sc); err != nil {
			b.Fatal(err)
		}
	}
}
