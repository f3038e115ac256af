package benchmarks

import "testing"

// ceilings bound what one picture allocates from the query string on: what was measured
// when the figure was last set, and a tenth. About four are the request's, the others the
// draft and the strings and lists made for it. The pixel ratio and the format cost nothing.
var ceilings = map[string]float64{
	"gauge1x/png":        11, // 10
	"gauge1x/svg":        11,
	"gauge2x/png":        11,
	"counter1x/png":      10, // 9
	"counter1x/svg":      10,
	"bar1x/png":          9, // 8
	"bar1x/svg":          9,
	"gauge1x-lean/png":   10,
	"gauge1x-lean/svg":   10,
	"gauge2x-lean/png":   10,
	"counter1x-lean/png": 6,
	"counter1x-lean/svg": 6,
	"bar1x-lean/png":     10,
	"bar1x-lean/svg":     10,
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
