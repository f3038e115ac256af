package params_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/widget/bar"
	"github.com/plugio/charts/render/widget/counter"
	"github.com/plugio/charts/render/widget/gauge"
)

func fresh(name string) render.Widget {
	switch name {
	case "gauge":
		return gauge.New()
	case "counter":
		return counter.New()
	}
	return bar.New()
}

func names(specs []params.Spec) []string {
	var n []string
	for _, s := range specs {
		n = append(n, s.Name)
	}
	slices.Sort(n)
	return n
}

// The parameters of the first release; none may go.
func TestNames(t *testing.T) {
	common := strings.Fields(`width height dpr theme background title label color thresholds format decimals locale
		prefix suffix unit hoursPerDay daysPerWeek noData description strict value palette dir text status preset`)
	for name, own := range map[string]string{
		"gauge":   "min max target neutral arc style ends thickness ticks scaleLabels show",
		"counter": "previous delta good comparison align tint spark sparkStyle",
		"bar":     "min max target segments total show legend thickness ends style orientation",
	} {
		want := append(slices.Clone(common), strings.Fields(own)...)
		slices.Sort(want)
		equal(t, name, names(params.For(name)), want)
	}
	equal(t, "no widget", params.For("pie"), []params.Spec(nil))
	equal(t, "widgets", params.Widgets(), []string{"gauge", "counter", "bar"})
}

func TestEntriesAreComplete(t *testing.T) {
	known := 0
	for _, name := range params.Widgets() {
		specs := params.For(name)
		known += len(specs)
		// A bit of 64 stands for each in the decoder.
		if len(specs) > 64 {
			t.Errorf("%s has %d parameters, at most 64 can be told apart", name, len(specs))
		}
		if n := names(specs); len(slices.Compact(slices.Clone(n))) != len(n) {
			t.Errorf("%s has a parameter twice: %v", name, n)
		}
	}
	listed := 0
	for _, s := range params.All() {
		listed += len(s.Widgets)
		if s.Title == "" || strings.ToUpper(s.Title[:1]) != s.Title[:1] || strings.Contains(s.Title, "Color") || s.Group == "" || s.Kind == "" || s.Example == "" || s.Example == s.Default {
			t.Errorf("%s lacks something: %+v", s.Name, s)
		}
		if !strings.HasSuffix(s.Doc, ".") || strings.Contains(s.Doc, "\n") || utf8.RuneCountInString(s.Doc) > 130 {
			t.Errorf("%s: %q is no line of documentation", s.Name, s.Doc)
		}
		if s.Min > s.Max || s.Kind == params.Choice != (len(s.Values) > 0 && s.Kind == params.Choice) {
			t.Errorf("%s: range %v to %v, values %v", s.Name, s.Min, s.Max, s.Values)
		}
		if s.Default == "" && !s.Empty {
			t.Errorf("%s has no default, but may not be empty", s.Name)
		}
	}
	equal(t, "rows by widget", listed, known)
}

// Saying every default gives the same widget as saying nothing.
func TestDefaults(t *testing.T) {
	for _, name := range params.Widgets() {
		var all []params.Pair
		for _, s := range params.For(name) {
			one := params.Pair{Name: s.Name, Value: s.Default}
			all = append(all, one)
			r, problems := params.DecodePairs(name, []params.Pair{one}, render.SVG)
			equal(t, name+" "+s.Name, messages(problems), []string(nil))
			equal(t, name+" "+s.Name, r.Widget, fresh(name))
			equal(t, name+" "+s.Name, r.Options, render.Options{Format: render.SVG, DPR: 1})
		}
		r, problems := params.DecodePairs(name, all, render.SVG)
		equal(t, name, messages(problems), []string(nil))
		equal(t, name, r.Widget, fresh(name))
	}
}

// Every example is accepted and changes something, as does every value of a choice
// but the default.
func TestExamples(t *testing.T) {
	h := house(t, params.Rules{Presets: []params.Preset{{Name: "sla"}}})
	for _, name := range params.Widgets() {
		untouched, _ := params.DecodePairs(name, nil, render.SVG)
		for _, s := range params.For(name) {
			values := []string{s.Example}
			for _, v := range s.Values {
				if v != s.Default {
					values = append(values, v)
				}
			}
			for _, v := range values {
				r, problems := params.Decoder{House: h}.Pairs(name, []params.Pair{{Name: s.Name, Value: v}}, render.SVG)
				equal(t, name+" "+s.Name+"="+v, messages(problems), []string(nil))
				if s.Name != "strict" && s.Name != "preset" && sameRequest(r, untouched) {
					t.Errorf("%s: %s=%s changes nothing", name, s.Name, v)
				}
			}
		}
	}
}

// What a caller does with a description must not reach the table.
func TestSpecsAreCopies(t *testing.T) {
	for _, s := range params.For("gauge") {
		for i := range s.Values {
			s.Values[i] = "changed"
		}
		for _, u := range s.Unused {
			for i := range u.When {
				u.When[i].Name = "changed"
			}
		}
	}
	equal(t, "theme", problemsOf(t, "gauge", "theme=changed"), []string{"theme: not one of: light, dark, auto"})
	for _, s := range slices.Concat(params.For("gauge"), params.All()) {
		for _, u := range s.Unused {
			if slices.ContainsFunc(u.When, func(c params.Condition) bool { return c.Name == "changed" }) {
				t.Errorf("%s was changed", s.Name)
			}
		}
	}
}

func TestSpec(t *testing.T) {
	want := map[string]params.Spec{
		"dpr": {
			Name: "dpr", Title: "Pixel ratio", Group: params.SizeGroup, Kind: params.Decimal, Widgets: []string{"gauge", "counter", "bar"},
			Default: "1", Min: 1, Max: 4, Step: 0.5, Example: "2",
			Doc:    "PNG pixels to a CSS pixel, 2 for sharp displays; width × height × dpr² is limited.",
			Unused: []params.Unused{{Format: "svg", Why: "Only used in a PNG."}},
		},
		"total": {
			Name: "total", Title: "Total", Group: params.DataGroup, Kind: params.OptionalNumber, Widgets: []string{"bar"},
			Empty: true, Min: 0, Max: 1e16, Example: "25",
			Doc:    "The whole that the segments are part of; left out, their sum; or 100% with percent signs, and up to 1 with format=percent.",
			Unused: []params.Unused{{When: []params.Condition{{Name: "segments", Is: []string{""}}}, Why: "Only used with segments."}},
		},
		"comparison": {
			Name: "comparison", Title: "Comparison", Group: params.TextGroup, Kind: params.Text, Widgets: []string{"counter"},
			Empty: true, MaxLength: 128, Example: "vs last sprint", Doc: "Text after the change.",
			Unused: []params.Unused{
				{When: []params.Condition{{Name: "previous", Is: []string{""}}}, Why: "Only used with previous."},
				{When: []params.Condition{{Name: "delta", Is: []string{"none"}}}, Why: "Not used with delta=none."},
			},
		},
		"segments": {
			Name: "segments", Title: "Segments", Group: params.DataGroup, Kind: params.Segments, Widgets: []string{"bar"}, Percent: true,
			Empty: true, MaxItems: 64, Form: "amount[:color[:name]]", Example: "12:success:Done,5::In progress,3:neutral:To do",
			Doc:    "Parts of a whole in place of one value; without a colour the categorical ones are used in turn.",
			InTurn: strings.Fields("categorical1 categorical2 categorical3 categorical4 categorical5 categorical6 categorical7 categorical8"),
		},
		"min": {
			Name: "min", Title: "Min", Group: params.DataGroup, Kind: params.Number, Widgets: []string{"gauge", "bar"},
			Default: "0", Min: -1e16, Max: 1e16, Example: "-50", Doc: "Where the scale begins; it may be the larger end.",
			Unused: []params.Unused{{When: []params.Condition{{Name: "segments", Not: []string{""}}}, Why: "Not used beside segments."}},
		},
		"strict": {
			Name: "strict", Title: "Strict", Group: params.OtherGroup, Kind: params.Boolean, Widgets: []string{"gauge", "counter", "bar"},
			Default: "false", Values: []string{"true", "false"}, Example: "true",
			Doc: "Whether an unknown parameter is an error instead of being ignored.",
		},
	}
	for _, s := range params.All() {
		if w, ok := want[s.Name]; ok {
			equal(t, s.Name, s, w)
			delete(want, s.Name)
		}
	}
	equal(t, "not described", len(want), 0)
}
