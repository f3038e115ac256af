package raster

import (
	"fmt"
	"image/color"
	"sync/atomic"
	"testing"

	"github.com/plugio/charts/render/scene"
)

func BenchmarkPNG(b *testing.B) {
	for _, bg := range []struct {
		name  string
		color color.NRGBA
	}{{"transparent", color.NRGBA{}}, {"opaque", white}} {
		for _, dpr := range []float64{1, 2, 4} {
			b.Run(fmt.Sprintf("%s/%gx", bg.name, dpr), func(b *testing.B) {
				sc, r := gauge(b, bg.color), New()
				var out []byte
				var err error
				b.ReportAllocs()
				for b.Loop() {
					if out, err = r.PNG(out[:0], sc, dpr); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(len(out)), "bytes")
			})
		}
	}
}

// BenchmarkStages times what a picture's time is made of.
func BenchmarkStages(b *testing.B) {
	for _, dpr := range []float64{1, 2} {
		sc, s, work := gauge(b, white), &surface{}, new(atomic.Int64)
		sz, err := check(sc, dpr)
		if err != nil {
			b.Fatal(err)
		}
		stage := func(name string, f func()) {
			b.Run(fmt.Sprintf("%s/%gx", name, dpr), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					f()
				}
			})
		}
		s.encoder.straight.reset(sc)
		stage("forecast", func() { forecast(sc, sz) })
		stage("draw", func() {
			s.canvas.prepare(sc, sz, minStep)
			_ = s.paint(sc, sz, work)
		})
		stage("reduce", func() { s.reduce() })
		stage("encode", func() { _ = s.encoder.indexed(nil, sz) })
		b.Logf("%d colours", s.canvas.colors.len())
		// The other tier: exact colours, merged.
		stage("draw exact", func() {
			s.canvas.prepare(sc, sz, 0)
			_ = s.paint(sc, sz, work)
		})
		stage("draw exact and reduce", func() {
			s.canvas.prepare(sc, sz, 0)
			_ = s.paint(sc, sz, work)
			s.reduce()
		})
		b.Logf("%d colours", s.canvas.colors.len())
	}
}

// BenchmarkTrueColor times the door to gg.
func BenchmarkTrueColor(b *testing.B) {
	sc, s := gauge(b, white), &surface{}
	sz, err := check(sc, 1)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		m, err := paint(sc, sz)
		if err != nil {
			b.Fatal(err)
		}
		_ = s.encoder.truecolor(nil, m, sz)
	}
}

// BenchmarkSawtooth times what rasterisers with lists are slow at.
func BenchmarkSawtooth(b *testing.B) {
	for _, lines := range []int{400, 4000} {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			sc, r := scene.New(2000, 2000), New()
			zigzag(sc, lines, 2000, 2000)
			var out []byte
			var err error
			for b.Loop() {
				if out, err = r.PNG(out[:0], sc, 1); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
