package text_test

import (
	"sync"
	"testing"

	"github.com/plugio/charts/fonts"
)

// All goroutines start with pairs that nobody has asked for.
func TestLinesAreTheSameForAll(t *testing.T) {
	s := shaper(t)
	texts := []string{"Sprint progress", "−1,284.5%", "Прогресс спринта", "Größe", "12 / 60"}
	want := map[string]float64{}
	alone := lend(t, shaper(t))
	for _, words := range texts {
		want[words] = alone.Line(words, fonts.SemiBold).Advance
	}
	var group sync.WaitGroup
	for g := range 16 {
		group.Go(func() {
			for n := range 20 {
				words := texts[(g+n)%len(texts)]
				ts := s.Get()
				if got := ts.Line(words, fonts.SemiBold).Advance; got != want[words] {
					t.Errorf("%q: %v em wide, want %v", words, got, want[words])
				}
				s.Put(ts)
			}
		})
	}
	group.Wait()
}
