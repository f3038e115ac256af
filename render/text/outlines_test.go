//go:build !slim

package text

import (
	"slices"
	"sync"
	"testing"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
)

func kept(s *Shaper) (bytes int64) {
	for i := range s.outlines.fonts {
		slots := s.outlines.fonts[i].Load()
		if slots == nil {
			continue
		}
		for k := range *slots {
			if o := (*slots)[k].Load(); o != nil {
				bytes += size(o)
			}
		}
	}
	return bytes
}

// TestOutlinesAreBounded sets every Han character there is a glyph for: far more than is kept.
func TestOutlinesAreBounded(t *testing.T) {
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := NewShaper(set)
	ts := s.Get()
	before := slices.Clone(ts.Line("Sprint 進捗", fonts.Regular).Glyphs)
	s.Put(ts)

	var most, full int64
	var wg sync.WaitGroup
	var mu sync.Mutex
	for part := range rune(4) {
		wg.Go(func() {
			for r := 0x4E00 + part*64; r < 0x9FA5; r += 4 * 64 {
				ts := s.Get()
				line := make([]rune, 64)
				for i := range line {
					line[i] = r + rune(i)
				}
				glyphs := ts.Line(string(line), fonts.Regular).Glyphs
				mu.Lock()
				for _, g := range glyphs {
					full += size(g.Outline)
				}
				most = max(most, kept(s))
				mu.Unlock()
				s.Put(ts)
			}
		})
	}
	wg.Wait()
	// Whoever is about to put an outline into its slot may be late.
	if most > maxOutlines+1<<20 || most < maxOutlines/2 {
		t.Errorf("up to %d bytes are kept, want about %d", most, maxOutlines)
	}
	if full < 3*maxOutlines {
		t.Errorf("all that was set takes %d bytes: too little to fill what is kept", full)
	}
	ts = s.Get()
	defer s.Put(ts)
	after := ts.Line("Sprint 進捗", fonts.Regular).Glyphs
	equal := func(a, b scene.Glyph) bool {
		return a.Outline.ID == b.Outline.ID && slices.Equal(a.Outline.Path.Points, b.Outline.Path.Points)
	}
	if !slices.EqualFunc(before, after, equal) {
		t.Error("a line looks otherwise once its outlines have been forgotten")
	}
}
