package benchmarks

import "testing"

// ceilings bound what one picture allocates from the query string on: what was measured
// when the figure was last set. It is the request's widget, its decoded words and lists, and
// the strings made for the picture; the pixel ratio and the format cost nothing.
var ceilings = map[string]float64{
	"gauge1x/png":        5,
	"gauge1x/svg":        5,
	"gauge2x/png":        5,
	"counter1x/png":      5,
	"counter1x/svg":      5,
	"bar1x/png":          4,
	"bar1x/svg":          4,
	"gauge1x-lean/png":   4,
	"gauge1x-lean/svg":   4,
	"gauge2x-lean/png":   4,
	"counter1x-lean/png": 3,
	"counter1x-lean/svg": 3,
	"bar1x-lean/png":     4,
	"bar1x-lean/svg":     4,
}

func TestAllocations(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector changes what pools give back")
	}
	for _, c := range Cases() {
		t.Run(c.String(), func(t *testing.T) {
			ceiling, ok := ceilings[c.String()]
			if !ok {
				t.Fatal("no ceiling is set")
			}
			var out []byte
			var err error
			n := testing.AllocsPerRun(200, func() { out, err = c.Draw(out[:0]) })
			if err != nil {
				t.Fatal(err)
			}
			if n > ceiling {
				t.Errorf("%.0f allocations, at most %.0f are allowed", n, ceiling)
			}
			if n < 0.75*ceiling {
				t.Logf("%.0f allocations: the ceiling of %.0f can be lowered", n, ceiling)
			}
		})
	}
}
