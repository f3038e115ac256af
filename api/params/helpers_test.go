package params_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget/gauge"
)

// sameWidget compares widgets field by field, numbers by what they are worth.
var sameWidget = cmp.Options{
	cmp.Comparer(func(a, b number.Value) bool {
		return a.Valid() == b.Valid() && (!a.Valid() || a.Cmp(b) == 0)
	}),
	cmp.Comparer(func(a, b number.Locale) bool { return a == b }),
	cmp.Comparer(func(a, b theme.Color) bool { return a == b }),
	cmp.Comparer(func(a, b theme.Palette) bool { return a == b }),
}

// decodeGauge decodes a query that must have no problem.
func decodeGauge(t *testing.T, query string) *gauge.Gauge {
	t.Helper()
	return mustDecode(t, "gauge", query).Widget.(*gauge.Gauge)
}

func mustDecode(t *testing.T, widget, query string) params.Request {
	t.Helper()
	r, problems := params.Decode(widget, query, render.PNG)
	if len(problems) > 0 {
		t.Fatalf("%s?%s: %v", widget, query, messages(problems))
	}
	return r
}

// problemsOf returns what is said about a query, and checks that there is no
// widget then.
func problemsOf(t *testing.T, widget, query string) []string {
	t.Helper()
	r, problems := params.Decode(widget, query, render.PNG)
	if (r.Widget == nil) != (len(problems) > 0) {
		t.Errorf("%s?%s: widget %v beside %d problems", widget, query, r.Widget, len(problems))
	}
	return messages(problems)
}

func messages(problems []params.Problem) []string {
	var m []string
	for _, p := range problems {
		m = append(m, p.Error())
	}
	return m
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got, sameWidget); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// good is a query that sets one field, and what the field then holds.
type good struct {
	query string
	want  any
}

// field checks one field of a gauge for several queries.
func field(t *testing.T, get func(*gauge.Gauge) any, cases []good) {
	t.Helper()
	for _, c := range cases {
		equal(t, c.query, get(decodeGauge(t, c.query)), c.want)
	}
}

// bad is a query and all that is said about it.
type bad struct {
	query string
	want  []string
}

func refused(t *testing.T, widget string, cases []bad) {
	t.Helper()
	for _, c := range cases {
		equal(t, widget+"?"+c.query, problemsOf(t, widget, c.query), c.want)
	}
}

func sameRequest(a, b params.Request) bool { return cmp.Equal(a, b, sameWidget) }
