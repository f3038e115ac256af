package params_test

import (
	"testing"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/bar"
	"github.com/plugio/charts/render/widget/counter"
	"github.com/plugio/charts/render/widget/gauge"
)

func TestNoParameters(t *testing.T) {
	for name, want := range map[string]render.Widget{
		"gauge": gauge.New(), "counter": counter.New(), "bar": bar.New(),
	} {
		r := mustDecode(t, name, "")
		equal(t, name, r.Widget, want)
		equal(t, name, r.Options, render.Options{Format: render.PNG, DPR: 1})
	}
}

func TestUnknownWidget(t *testing.T) {
	r, problems := params.Decode("pie", "value=1", render.PNG)
	equal(t, "problems", messages(problems), []string{"unknown widget: use gauge, counter, bar"})
	equal(t, "request", r, params.Request{})
}

func TestPixels(t *testing.T) {
	const tooMany = ": too many pixels: width × height × dpr² is at most 4000000"
	refused(t, "gauge", []bad{
		{"width=2000&height=2000", nil},
		{"width=1000&height=1000&dpr=2", nil},
		{"width=1001&height=1000&dpr=2", []string{"dpr" + tooMany}},
		{"width=500&height=1000&dpr=2.5", nil},
		{"width=640&height=1000&dpr=2.5", nil},
		{"width=641&height=1000&dpr=2.5", []string{"dpr" + tooMany}},
		{"width=2000&height=2000&dpr=1.5", []string{"dpr" + tooMany}},
		{"width=2000&height=2000&dpr=4", []string{"dpr" + tooMany}},
		{"dpr=4&height=2000&width=2000", []string{"dpr" + tooMany}},
	})
	small := params.Decoder{MaxPixels: 100_000}
	_, problems := small.Query("gauge", "width=400&height=250", render.PNG)
	equal(t, "at the limit", messages(problems), []string(nil))
	r, problems := small.Query("gauge", "width=400&height=251&theme=dark&dpr=2", render.SVG)
	equal(t, "above it", messages(problems), []string{"width: too many pixels: width × height × dpr² is at most 100000"})
	equal(t, "frame", r.Frame, params.Frame{Width: 240, Height: 180, DPR: 1, Theme: theme.Dark})
	huge := params.Decoder{MaxPixels: 1<<63 - 1}
	_, problems = huge.Query("gauge", "width=2000&height=2000&dpr=4", render.PNG)
	equal(t, "no overflow", messages(problems), []string(nil))
}

func TestFrame(t *testing.T) {
	surface := widget.Background{Surface: true}
	for _, c := range []struct {
		query string
		want  params.Frame
	}{
		{"value=x", params.Frame{Width: 320, Height: 48, DPR: 1}},
		{"value=x&width=400&height=60&dpr=2&theme=auto&background=surface", params.Frame{400, 60, 2, theme.Auto, surface}},
		{"width=1e9&height=60&dpr=2", params.Frame{Width: 320, Height: 60, DPR: 2}},
		{"width=400&height=0&theme=blue&background=reddish", params.Frame{Width: 400, Height: 48, DPR: 1}},
		{"width=400&width=500", params.Frame{Width: 400, Height: 48, DPR: 1}},
		{"width=2000&height=2000&dpr=2&background=surface", params.Frame{2000, 2000, 1, theme.Light, surface}},
		{"width=400&height=60&dpr=2", params.Frame{Width: 400, Height: 60, DPR: 2}},
	} {
		r, _ := params.Decode("bar", c.query, render.PNG)
		equal(t, c.query, r.Frame, c.want)
	}
}

func TestForm(t *testing.T) {
	r, problems := params.DecodeForm("counter", []byte("value=72&label=A+%26amp;+B&prefix=%24"), render.PNG)
	equal(t, "problems", messages(problems), []string(nil))
	c := r.Widget.(*counter.Counter)
	equal(t, "texts", []string{c.Label, c.Number.Prefix}, []string{"A & B", "$"})
}

func TestBodyAndQuery(t *testing.T) {
	var d params.Decoder
	r, problems := d.Form("gauge", "width=300&theme=dark", []byte("label=A&height=200"), render.SVG)
	equal(t, "form", messages(problems), []string(nil))
	equal(t, "form", r.Frame, params.Frame{Width: 300, Height: 200, DPR: 1, Theme: theme.Dark})

	r, problems = d.JSON("gauge", "width=300&theme=dark", []byte(`{"label":"A","height":200}`), render.SVG)
	equal(t, "json", messages(problems), []string(nil))
	equal(t, "json", r.Frame, params.Frame{Width: 300, Height: 200, DPR: 1, Theme: theme.Dark})

	_, problems = d.Form("gauge", "width=300&value=x", []byte("width=300&lable=1&strict=true"), render.SVG)
	equal(t, "both", messages(problems), []string{
		"value: not a number", "width: given twice", "unknown parameter lable; the nearest known name is label",
	})
	_, problems = d.JSON("gauge", "value=1", []byte(`{"value":1`), render.SVG)
	equal(t, "broken", messages(problems), []string{"the body is not one JSON object"})
}

func TestPairs(t *testing.T) {
	r, problems := params.DecodePairs("gauge", []params.Pair{
		{Name: "label", Value: "50%25 + 1"}, {Name: "value", Value: "12.5%"},
	}, render.SVG)
	equal(t, "problems", messages(problems), []string(nil))
	equal(t, "label", r.Widget.(*gauge.Gauge).Label, "50%25 + 1")

	_, problems = params.DecodePairs("gauge", []params.Pair{
		{Name: "lable", Value: "A"},
		{Name: "strict", Value: "false"},
		{Name: "value", Value: "x"},
		{Name: "amp;value", Value: "1"},
		{Name: "value", Value: "1"},
		{Name: "xyz", Value: ""},
		{Name: "title", Value: "\xff"},
		{Name: "total", Value: "3"},
		{Name: "x\n\x1b[31m", Value: ""},
		{Name: "", Value: "3"},
	}, render.SVG)
	equal(t, "strict by itself", messages(problems), []string{
		"unknown parameter lable; the nearest known name is label",
		"value: not a number",
		`unknown parameter "amp;value"; the nearest known name is value`,
		"value: given twice",
		"unknown parameter xyz",
		"title: not valid UTF-8",
		"total: not a parameter of gauge",
		`unknown parameter "x\n\x1b[31m"`,
		`unknown parameter ""`,
	})
	_, problems = params.DecodePairs("gauge", make([]params.Pair, 200), render.SVG)
	equal(t, "kept problems", len(problems), 100)
}

const typical = "value=72&min=0&max=100&thresholds=0:success,50:warning,80:danger&label=Sprint%20progress&theme=dark"

func TestAllocations(t *testing.T) {
	// The widget, the state, the thresholds and the text that was escaped.
	if n := testing.AllocsPerRun(100, func() { params.Decode("gauge", typical, render.PNG) }); n > 4 {
		t.Errorf("%v allocations for a typical query, want at most 4", n)
	}
	if n := testing.AllocsPerRun(100, func() { params.Decode("bar", "value=72&utm_source=wiki&label=Plain", render.SVG) }); n > 2 {
		t.Errorf("%v allocations for a plain query, want at most 2", n)
	}
}

func BenchmarkDecode(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		params.Decode("gauge", typical, render.PNG)
	}
}

func TestNeedleOnRing(t *testing.T) {
	for query, want := range map[string]string{
		"style=needle&arc=360": "style: a needle needs an arc of 180, 240 or 270: on a full ring both ends of the scale are one",
		"style=needle&arc=270": "",
		"style=fill&arc=360":   "",
	} {
		got := ""
		if _, problems := params.Decode("gauge", query, render.PNG); len(problems) > 0 {
			got = problems[0].Error()
		}
		equal(t, query, got, want)
	}
}
