package playground

import (
	"html/template"
	"net/url"
	"slices"
	"strings"

	"github.com/plugio/charts/api/params"
)

// entry is a parameter as the reference shows it.
type entry struct {
	params.Spec
	Pictures []sample
}

// sample is a picture of one value, as addresses relative to the service.
type sample struct {
	Value       string
	Light, Dark template.URL
}

// shownBy is what a picture holds beside the parameter it shows.
var shownBy = map[string][]params.Pair{
	"gauge":   {{Name: "value", Value: "72"}, {Name: "label", Value: "Sprint"}},
	"counter": {{Name: "value", Value: "128"}, {Name: "previous", Value: "146"}, {Name: "spark", Value: "171,168,160,163,151,146,139"}, {Name: "label", Value: "Open bugs"}},
	"bar":     {{Name: "value", Value: "48"}, {Name: "label", Value: "Budget"}},
}

// parts are what a bar of segments holds instead.
var parts = []params.Pair{{Name: "segments", Value: "19:success:Done,9:information:In progress,6:neutral:To do"}, {Name: "height", Value: "64"}}

// unseen are parameters whose value changes no SVG that can be looked at.
var unseen = []string{"dpr", "strict", "preset", "description"}

// entries are all parameters of a service.
func entries(h *params.House) []entry {
	var all []entry
	for _, spec := range h.All() {
		e := entry{Spec: spec}
		if !slices.Contains(unseen, spec.Name) {
			e.Pictures = samples(spec)
		}
		all = append(all, e)
	}
	return all
}

func samples(spec params.Spec) []sample {
	values := spec.Values
	if spec.Kind != params.Choice || len(values) == 0 {
		values = []string{spec.Example}
	}
	var all []sample
	for _, value := range values {
		if value != "" {
			address := sampleAddress(spec, value)
			all = append(all, sample{value, template.URL(address), template.URL(address + "&theme=dark")})
		}
	}
	if spec.Name == "theme" {
		for i := range all {
			all[i].Dark = ""
		}
	}
	return all
}

// sampleAddress is the picture of a value, on the first widget that knows the parameter.
func sampleAddress(spec params.Spec, value string) string {
	widget := spec.Widgets[0]
	beside := shownBy[widget]
	if spec.Name == "total" || spec.Name == "legend" || spec.Name == "segments" {
		beside = parts
	}
	var b strings.Builder
	b.WriteString(widget + ".svg?" + spec.Name + "=" + escape(value))
	for _, p := range beside {
		if p.Name != spec.Name && !(spec.Name == "noData" && p.Name == "value") {
			b.WriteString("&" + p.Name + "=" + escape(p.Value))
		}
	}
	return b.String()
}

func escape(value string) string {
	return strings.ReplaceAll(url.QueryEscape(value), "+", "%20")
}
