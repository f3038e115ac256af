package benchmarks

import (
	"io"
	"testing"

	"github.com/plugio/charts/benchmarks/naive"
	"github.com/plugio/charts/render"
)

const (
	// OutputUnit is the unit of a benchmark's picture size.
	OutputUnit = "out-bytes"
	// ProcessorUnit is that of the processor time that a picture takes. A benchmark that runs
	// where it cannot be known does not report it.
	ProcessorUnit = "cpu-ns/op"
)

// loop measures once, which draws a picture and returns the size of it.
func loop(b *testing.B, once func() (int, error)) {
	b.Helper()
	b.ReportAllocs()
	var size, n int
	var err error
	begin, known := processorTime()
	for b.Loop() {
		if size, err = once(); err != nil {
			b.Fatal(err)
		}
		n++
	}
	if end, ok := processorTime(); known && ok {
		b.ReportMetric(float64(end-begin)/float64(n), ProcessorUnit)
	}
	b.ReportMetric(float64(size), OutputUnit)
}

// Whole measures the way from the query string to the picture.
func (c Case) Whole(b *testing.B) {
	// The first picture parses the fonts and the outlines of its glyphs.
	out, err := c.Draw(nil)
	if err != nil {
		b.Fatal(err)
	}
	loop(b, func() (int, error) {
		out, err = c.Draw(out[:0])
		return len(out), err
	})
}

// Render measures the way from the widget to the picture.
func (c Case) Render(b *testing.B) {
	r, err := c.decode()
	if err != nil {
		b.Fatal(err)
	}
	out, err := render.Render(nil, r.Widget, r.Options)
	if err != nil {
		b.Fatal(err)
	}
	loop(b, func() (int, error) {
		out, err = render.Render(out[:0], r.Widget, r.Options)
		return len(out), err
	})
}

// Parallel measures Whole on all cores at once.
func (c Case) Parallel(b *testing.B) {
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		var out []byte
		var err error
		for pb.Next() {
			if out, err = c.Draw(out[:0]); err != nil {
				b.Error(err)
				return
			}
		}
	})
}

// Naive measures the picture's twin, with the fonts of a directory.
func (p Picture) Naive(b *testing.B, fontDir string) {
	painter := naive.New(fontDir, p.DPR)
	out := &counted{}
	if err := painter.Draw(out, p.Twin); err != nil {
		b.Fatal(err)
	}
	loop(b, func() (int, error) {
		out.n = 0
		err := painter.Draw(out, p.Twin)
		return out.n, err
	})
}

// Bound measures the filling of the areas of the picture's twin.
func (p Picture) Bound(b *testing.B) {
	bound := NewBound(naive.Shapes(p.Twin, p.DPR))
	b.ReportAllocs()
	for b.Loop() {
		bound.Fill()
	}
}

// counted is a writer that only counts, which favours the naive twin: the service's
// pictures are kept in a buffer.
type counted struct{ n int }

var _ io.Writer = (*counted)(nil)

func (c *counted) Write(p []byte) (int, error) {
	c.n += len(p)
	return len(p), nil
}
