package text_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
)

// TestManyGoroutinesAgree starts with fonts that nobody has parsed.
func TestManyGoroutinesAgree(t *testing.T) {
	known := shaper(t)
	ts := lend(t, known)
	want := make([][]scene.Glyph, len(languages))
	for i, l := range languages {
		want[i] = slices.Clone(ts.Line(l.label, fonts.SemiBold).Glyphs)
	}
	s := shaper(t)
	var outlines sync.Map
	var wg sync.WaitGroup
	for n := range 64 {
		wg.Go(func() {
			ts := s.Get()
			defer s.Put(ts)
			for k := range languages {
				i := (k + n) % len(languages)
				got := ts.Line(languages[i].label, fonts.SemiBold).Glyphs
				if len(got) != len(want[i]) {
					t.Errorf("%s: %d glyphs, want %d", languages[i].label, len(got), len(want[i]))
					return
				}
				for j, g := range got {
					w := want[i][j]
					if g.X != w.X || g.Y != w.Y || g.Outline.ID != w.Outline.ID || !slices.Equal(g.Outline.Path.Points, w.Outline.Path.Points) {
						t.Errorf("%s: glyph %d differs", languages[i].label, j)
						return
					}
					if first, _ := outlines.LoadOrStore(g.Outline.ID, g.Outline); first != g.Outline && g.Outline.ID != 0 {
						t.Errorf("glyph %x has two outlines", g.Outline.ID)
					}
				}
			}
		})
	}
	wg.Wait()
}

func TestMissingIsCountedOnce(t *testing.T) {
	s := shaper(t)
	const box = "\U0010FFF0"
	ts := s.Get()
	ts.Line("a"+box+box, fonts.Regular)
	if line := ts.Elide(strings.Repeat(box, 20), fonts.Regular, ts.Line(box, fonts.Regular).Advance*6); line.Missing != 4 {
		t.Errorf("%d boxes beside the ellipsis, want 4", line.Missing)
	}
	if got := s.Missing(); got != 0 {
		t.Errorf("%d counted before the typesetter is back", got)
	}
	s.Put(ts)
	// Two, one, and the four that are left of twenty beside the ellipsis.
	if got := s.Missing(); got != 7 {
		t.Errorf("%d missing characters counted, want 7", got)
	}
	s.Put(s.Get())
	if got := s.Missing(); got != 7 {
		t.Errorf("%d after an idle typesetter", got)
	}
}

func BenchmarkElide(b *testing.B) {
	s := shaper(b)
	b.ReportAllocs()
	for b.Loop() {
		ts := s.Get()
		ts.Elide("Sprint progress of the whole platform team in the third quarter", fonts.Regular, 12)
		s.Put(ts)
	}
}

func BenchmarkLineArabic(b *testing.B) {
	s := shaper(b)
	b.ReportAllocs()
	for b.Loop() {
		ts := s.Get()
		ts.Line("تقدّم الفريق: 72 % (سبرنت)", fonts.Regular)
		s.Put(ts)
	}
}

func BenchmarkWrap(b *testing.B) {
	s := shaper(b)
	b.ReportAllocs()
	for b.Loop() {
		ts := s.Get()
		ts.Wrap("Sprint progress of the whole platform team in the third quarter", fonts.Regular, 14, 2)
		s.Put(ts)
	}
}
