//go:build !race

// Under the race detector a pool drops what it is given at random.

package text_test

import (
	"testing"

	"github.com/plugio/charts/fonts"
)

func TestLatinLineAllocates(t *testing.T) {
	s := shaper(t)
	ts := lend(t, s)
	ts.Line("Sprint progress", fonts.Regular)
	// What is left are the shaping library's own.
	got := testing.AllocsPerRun(200, func() { s.Put(ts); ts = s.Get(); ts.Line("Sprint progress", fonts.Regular) })
	if got > 7 {
		t.Errorf("%v allocations, want at most 7", got)
	}
}
