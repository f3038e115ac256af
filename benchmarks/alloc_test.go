package benchmarks

import "testing"

// ceilings bound what one picture allocates from the query string on: what was measured
// when the figure was last set, and a tenth. Shaping is most of it: the shaping
// library allocates about four times for each piece of text it is given.
var ceilings = map[string]float64{
	"gauge1x/png":   89, // 81: five texts, the label and the number shaped more than once to fit the dial
	"gauge1x/svg":   84, // 76: as above, without the painter that gg makes for each fill of its own
	"gauge2x/png":   88, // 80: the pixel ratio must cost nothing
	"counter1x/png": 99, // 90: ligatures and kerning pairs tried in "issues" and "vs last sprint"
	"counter1x/svg": 96, // 87
	"bar1x/png":     50, // 45: three texts
	"bar1x/svg":     46, // 42
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
