package benchmarks

import (
	"fmt"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/benchmarks/naive"
	"github.com/plugio/charts/render"
)

// Picture is one of the pictures that are measured.
type Picture struct {
	// Name is the widget and the pixel ratio, such as "gauge2x".
	Name string
	// Widget and Query are what a URL asks for.
	Widget, Query string
	// Twin is what package naive draws in its place, at DPR.
	Twin naive.Kind
	DPR  float64
	// Formats are those worth measuring.
	Formats []render.Format
}

// Pictures are what the benchmarks draw, with all that a dashboard uses. The queries are spelled as browsers send them.
func Pictures() []Picture {
	const (
		gauge = "value=72&width=300&height=200&label=Sprint%20progress&unit=pts&target=85" +
			"&thresholds=0:danger,50:warning,80:success"
		counter = "value=246&previous=229&width=300&height=150&label=Open%20issues&unit=issues&good=down" +
			"&comparison=vs%20last%20sprint&tint=value&thresholds=0:success,200:warning,300:danger"
		bar = "value=72&width=400&height=60&label=Sprint%20progress&unit=pts&target=85" +
			"&thresholds=0:danger,50:warning,80:success"
	)
	both := []render.Format{render.PNG, render.SVG}
	return []Picture{
		{Name: "gauge1x", Widget: "gauge", Query: gauge, Twin: naive.Gauge, DPR: 1, Formats: both},
		{Name: "gauge2x", Widget: "gauge", Query: gauge + "&dpr=2", Twin: naive.Gauge, DPR: 2, Formats: both[:1]},
		{Name: "counter1x", Widget: "counter", Query: counter, Twin: naive.Counter, DPR: 1, Formats: both},
		{Name: "bar1x", Widget: "bar", Query: bar, Twin: naive.Bar, DPR: 1, Formats: both},
	}
}

// Lean are pictures of less: half a dial with three zones, three or four texts, no marks. A
// twin of theirs is what somebody writes in ten lines.
func Lean() []Picture {
	const (
		gauge = "value=72&suffix=%25&arc=180&width=300&height=200&background=surface" +
			"&label=Sprint%20progress&thresholds=0:success,50:warning,80:danger"
		counter = "value=1284&previous=1141.33&delta=percent&good=up&align=center" +
			"&width=300&height=150&background=surface&label=Open%20issues"
		bar = "segments=55:success,30:warning,15:danger&legend=none&show=none" +
			"&width=400&height=60&background=surface&label=Build%20status"
	)
	both := []render.Format{render.PNG, render.SVG}
	return []Picture{
		{Name: "gauge1x-lean", Widget: "gauge", Query: gauge, Twin: naive.LeanGauge, DPR: 1, Formats: both},
		{Name: "gauge2x-lean", Widget: "gauge", Query: gauge + "&dpr=2", Twin: naive.LeanGauge, DPR: 2, Formats: both[:1]},
		{Name: "counter1x-lean", Widget: "counter", Query: counter, Twin: naive.LeanCounter, DPR: 1, Formats: both},
		{Name: "bar1x-lean", Widget: "bar", Query: bar, Twin: naive.LeanBar, DPR: 1, Formats: both},
	}
}

// Case is a picture in one format.
type Case struct {
	Picture
	Format render.Format
}

// Cases are the pictures in all their formats, the full and then the lean.
func Cases() []Case { return append(casesOf(Pictures()), casesOf(Lean())...) }

func casesOf(pictures []Picture) []Case {
	var all []Case
	for _, p := range pictures {
		for _, f := range p.Formats {
			all = append(all, Case{p, f})
		}
	}
	return all
}

// String is the picture and the format, such as "gauge2x/png".
func (c Case) String() string { return c.Name + "/" + c.Format.String() }

// Draw appends the picture to dst, from the query string on.
func (c Case) Draw(dst []byte) ([]byte, error) {
	r, err := c.decode()
	if err != nil {
		return dst, err
	}
	return render.Render(dst, r.Widget, r.Options)
}

func (c Case) decode() (params.Request, error) {
	r, problems := params.Decode(c.Widget, c.Query, c.Format)
	if len(problems) > 0 {
		return params.Request{}, fmt.Errorf("reading the query of %s: %w", c, problems[0])
	}
	return r, nil
}
