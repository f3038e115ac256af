//go:build !race

// Under the race detector a pool drops what it is given at random.

package text_test

import (
	"testing"

	"github.com/plugio/charts/fonts"
)

func TestOrdinaryLinesDoNotAllocate(t *testing.T) {
	s := shaper(t)
	ts := lend(t, s)
	for _, words := range []string{"Sprint progress", "Прогресс", "−1,284.5%", "Größe"} {
		ts.Line(words, fonts.Regular)
		if got := testing.AllocsPerRun(200, func() { s.Put(ts); ts = s.Get(); ts.Line(words, fonts.Regular) }); got > 0 {
			t.Errorf("%q: %v allocations", words, got)
		}
	}
}
