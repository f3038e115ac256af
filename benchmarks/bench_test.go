package benchmarks

import (
	"testing"

	"github.com/plugio/charts/benchmarks/naive"
)

func BenchmarkWhole(b *testing.B)    { eachCase(b, Case.Whole) }
func BenchmarkRender(b *testing.B)   { eachCase(b, Case.Render) }
func BenchmarkParallel(b *testing.B) { eachCase(b, Case.Parallel) }

func BenchmarkNaive(b *testing.B) {
	dir, err := naive.FontDir()
	if err != nil {
		b.Fatal(err)
	}
	for _, p := range append(Pictures(), Lean()...) {
		b.Run(p.Name, func(b *testing.B) { p.Naive(b, dir) })
	}
}

func BenchmarkBound(b *testing.B) {
	for _, p := range append(Pictures(), Lean()...) {
		b.Run(p.Name, p.Bound)
	}
}

func eachCase(b *testing.B, bench func(Case, *testing.B)) {
	for _, c := range Cases() {
		b.Run(c.String(), func(b *testing.B) { bench(c, b) })
	}
}
