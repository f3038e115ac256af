package raster

import (
	"fmt"
	"image/color"
	"testing"

	"github.com/klauspost/compress/zlib"
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
		sc := gauge(b, white)
		sz, err := check(sc, dpr)
		if err != nil {
			b.Fatal(err)
		}
		s, e := &surface{}, &encoder{}
		s.prepare(sz)
		s.draw(sc, sz)
		stage := func(name string, f func()) {
			b.Run(fmt.Sprintf("%s/%gx", name, dpr), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					f()
				}
			})
		}
		stage("check", func() { _, _ = check(sc, dpr) })
		stage("prepare", func() { s.prepare(sz) })
		stage("draw", func() { s.draw(sc, sz) })
		s.prepare(sz)
		s.draw(sc, sz)
		e.straight.reset(s.paints(sc))
		stage("collect", func() { e.colors.collect(s.image) })
		stage("reduce", func() { e.reduce(s.image) })
		stage("encode", func() { _, _ = e.encode(nil, s.image, s.colors, dpr) })
		b.Logf("%d colours, %d runs, palette of %d", len(e.colors.pixels), len(e.colors.runs), e.palette.n)
	}
}

// BenchmarkFill compares gg with the painter of this package, which decides largeArea.
func BenchmarkFill(b *testing.B) {
	ts := newTypesetter(b)
	ring, word := scene.New(300, 200), scene.New(300, 200)
	ring.RingSector(150, 100, 70, 86, scene.Degrees(-210), scene.Degrees(30))
	ring.Fill(scene.Track, scene.Solid(track))
	word.Text(scene.Label, scene.Solid(dark), ts.run(b, "42 %", 14, 10, 100))
	for _, sc := range []*scene.Scene{ring, word} {
		s := &surface{}
		sz, err := check(sc, 1)
		if err != nil {
			b.Fatal(err)
		}
		s.prepare(sz)
		s.draw(sc, sz) // leaves the polygon behind
		name := sc.Shape(0).Role.String()
		b.Run(name+"/gg", func(b *testing.B) {
			for b.Loop() {
				s.fillContext(dark)
			}
		})
		b.Run(name+"/own", func(b *testing.B) {
			for b.Loop() {
				s.fillSpans(dark)
			}
		})
	}
}

// BenchmarkCompression compares levels by time and size.
func BenchmarkCompression(b *testing.B) {
	for _, dpr := range []float64{1, 2} {
		for _, level := range []int{zlib.HuffmanOnly, 1, 2, 3, 4, 5, 6, 9} {
			b.Run(fmt.Sprintf("%gx/%d", dpr, level), func(b *testing.B) {
				sc, s, e := gauge(b, white), &surface{}, &encoder{}
				sz, err := check(sc, dpr)
				if err != nil {
					b.Fatal(err)
				}
				s.prepare(sz)
				s.draw(sc, sz)
				if e.zlib, err = zlib.NewWriterLevel(e, level); err != nil {
					b.Fatal(err)
				}
				paints := s.paints(sc)
				var out []byte
				for b.Loop() {
					if out, err = e.encode(out[:0], s.image, paints, dpr); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(len(out)), "bytes")
			})
		}
	}
}
