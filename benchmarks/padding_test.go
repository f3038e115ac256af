package benchmarks

import (
	"testing"

	"github.com/plugio/charts/render"
)

// BenchmarkPadding is what it costs to fill all the pictures up, in time and in bytes of all of them.
func BenchmarkPadding(b *testing.B) {
	for _, pad := range []render.Padding{0, 256, 1024, 4096, render.PowerOfTwo} {
		for _, format := range []render.Format{render.PNG, render.SVG} {
			b.Run(pad.String()+"/"+format.String(), func(b *testing.B) {
				var dst []byte
				bytes := 0
				for b.Loop() {
					bytes = 0
					for _, c := range Cases() {
						if c.Format != format {
							continue
						}
						r, err := c.decode()
						if err != nil {
							b.Fatal(err)
						}
						r.Options.Padding = pad
						if dst, err = render.Render(dst[:0], r.Widget, r.Options); err != nil {
							b.Fatal(err)
						}
						bytes += len(dst)
					}
				}
				b.ReportMetric(float64(bytes), "bytes")
			})
		}
	}
}
