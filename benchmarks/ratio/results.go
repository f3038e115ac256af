package main

import (
	"fmt"
	"io"
	"slices"
	"testing"

	"github.com/plugio/charts/benchmarks"
	"github.com/plugio/charts/benchmarks/naive"
	"github.com/plugio/charts/render"
)

// sample is one run of one benchmark.
type sample struct {
	n      int
	ns     float64
	cpu    float64 // processor time in ns, 0 where it is not known
	bytes  float64 // size of the picture
	heap   float64 // bytes allocated per picture
	allocs float64
}

// results are the samples of each benchmark, in the order of the rounds, under the
// names that go test gives them, less "Benchmark".
type results struct {
	names   []string
	samples map[string][]sample
}

func (r *results) add(name string, s sample) {
	if r.samples == nil {
		r.samples = map[string][]sample{}
	}
	if _, known := r.samples[name]; !known {
		r.names = append(r.names, name)
	}
	r.samples[name] = append(r.samples[name], s)
}

// median is that of one figure over all rounds, 0 where there are none.
func (r *results) median(name string, figure func(sample) float64) float64 {
	var all []float64
	for _, s := range r.samples[name] {
		all = append(all, figure(s))
	}
	return median(all)
}

// ratio is how many times faster than naive a case is in processor time, or on the clock
// where that is not known: the median of what the rounds say. It is 0 for a case without a
// naive twin.
func (r *results) ratio(c benchmarks.Case) float64 {
	own, twin := r.samples[whole(c)], r.samples[twin(c)]
	var all []float64
	for i := range min(len(own), len(twin)) {
		all = append(all, spent(twin[i])/spent(own[i]))
	}
	return median(all)
}

// floors are the ratios that each picture as PNG must reach: those that a machine busy with
// other things showed.
var floors = map[string]float64{
	"gauge1x": 17, "gauge2x": 21, "counter1x": 18, "bar1x": 23,
	"gauge1x-lean": 21, "gauge2x-lean": 29, "counter1x-lean": 24, "bar1x-lean": 20,
}

// margin is the share of a floor that noise may take.
const margin = 0.1

// below lists the pictures whose ratio misses its floor.
func (r *results) below() []string {
	var short []string
	for _, c := range benchmarks.Cases() {
		if !hasTwin(c) {
			continue
		}
		if ratio := r.ratio(c); ratio < floors[c.Name]*(1-margin) {
			short = append(short, fmt.Sprintf("%s (%.1f of %g)", c, ratio, floors[c.Name]))
		}
	}
	return short
}

func whole(c benchmarks.Case) string { return "Whole/" + c.String() }
func drawn(c benchmarks.Case) string { return "Render/" + c.String() }
func bound(c benchmarks.Case) string { return "Bound/" + c.Name }
func hasTwin(c benchmarks.Case) bool { return c.Format == render.PNG }

// twin names the naive benchmark of a case, or nothing: an SVG has none.
func twin(c benchmarks.Case) string {
	if !hasTwin(c) {
		return ""
	}
	return "Naive/" + c.Name
}

func median(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	all = slices.Sorted(slices.Values(all))
	if m := len(all) / 2; len(all)%2 == 0 {
		return (all[m-1] + all[m]) / 2
	}
	return all[len(all)/2]
}

// measure runs everything once in each round, the ways to draw one picture beside
// each other.
func measure(rounds int, progress io.Writer) (results, error) {
	var r results
	dir, err := naive.FontDir()
	if err != nil {
		return r, err
	}
	for i := range rounds {
		fmt.Fprintf(progress, "round %d of %d\n", i+1, rounds)
		for _, c := range benchmarks.Cases() {
			todo := []bench{{whole(c), c.Whole}, {drawn(c), c.Render}}
			if hasTwin(c) {
				todo = append(todo,
					bench{twin(c), func(b *testing.B) { c.Naive(b, dir) }},
					bench{bound(c), c.Bound})
			}
			for _, t := range todo {
				s, err := t.run()
				if err != nil {
					return r, err
				}
				r.add(t.name, s)
			}
		}
	}
	return r, nil
}

type bench struct {
	name string
	body func(*testing.B)
}

func (t bench) run() (sample, error) {
	m := testing.Benchmark(t.body)
	if m.N == 0 {
		return sample{}, fmt.Errorf("%s failed; go test -bench tells why", t.name)
	}
	return sample{
		n: m.N, ns: float64(m.T.Nanoseconds()) / float64(m.N), cpu: m.Extra[benchmarks.ProcessorUnit], bytes: m.Extra[benchmarks.OutputUnit],
		heap: float64(m.AllocedBytesPerOp()), allocs: float64(m.AllocsPerOp()),
	}, nil
}
