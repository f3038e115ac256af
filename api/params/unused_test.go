package params_test

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"net/url"
	"slices"
	"testing"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
)

// fuller are pictures in which all that a widget can show has something to show, in each of the
// ways in which it shows other things.
var fuller = map[string][][]string{
	"gauge": {{
		"value=423456.25&min=-500000&max=900000&target=600000&neutral=10&thresholds=-500000:danger:Bad,200000:warning:Fair,600000:success:Good&ticks=5",
		"value=123456.25&min=-500000&max=900000&target=600000&neutral=10&thresholds=200000:warning:Fair,600000:success:Good&ticks=5",
	}},
	"counter": {{"value=1234567.25&previous=1000000.5&comparison=vs&thresholds=0:danger:Bad,20:success:Good&spark=1,2,,5,3&tint=tile"}},
	"bar": {{
		"value=423456.25&min=-500000&max=900000&target=600000&thresholds=-500000:danger:Bad,200000:warning:Fair,600000:success:Good",
		"value=123456.25&min=-500000&max=900000&target=600000&thresholds=200000:warning:Fair,600000:success:Good",
	}, {
		"segments=122222.25::One,500000:danger:Two,30::Three&total=3000000&target=60&thresholds=0:danger:Bad,20:success:Good",
	}},
}

const beside = "&label=Label&title=Title&width=400&height=300&unit=kg&prefix=p&suffix=s"

// others are values of parameters that are no choices.
var others = map[string][]string{
	"value": {"1", "550000.5"}, "min": {"-200000", "-700000"}, "max": {"1000000", "2000000"}, "target": {"", "30"}, "neutral": {"", "300000", "-10"},
	"segments": {"", "4:red:A,7::B"}, "total": {"", "6000000", "3500000"}, "previous": {"", "3"}, "spark": {"", "4,5,6"},
	"thresholds": {"", "0:purple:X,50:teal:Y"}, "dpr": {"1", "2"}, "background": {"surface", "success"}, "color": {"danger", "ff00ff"},
	"title": {"", "Other"}, "label": {"", "Other"}, "prefix": {"", "q"}, "suffix": {"", "w"}, "unit": {"", "u"}, "comparison": {"", "c"},
	"decimals": {"0", "3"}, "locale": {"de", "ar"}, "hoursPerDay": {"3", "7"}, "daysPerWeek": {"2", "4"}, "thickness": {"10", "44"}, "ticks": {"0", "3"},
	"width": {"500"}, "height": {"240"}, "description": {"Words"},
}

func valuesOf(s params.Spec) []string {
	if s.Kind == params.Choice {
		return s.Values
	}
	return others[s.Name]
}

// holds says whether a case is that of a picture.
func holds(u params.Unused, q url.Values, specs []params.Spec, f render.Format) bool {
	return (u.Format == "" || u.Format == f.String()) && !slices.ContainsFunc(u.When, func(c params.Condition) bool {
		i := slices.IndexFunc(specs, func(s params.Spec) bool { return s.Name == c.Name })
		if i < 0 {
			return true
		}
		value := specs[i].Default
		if q.Has(c.Name) {
			value = q.Get(c.Name)
		}
		return slices.Contains(c.Not, value) || c.Is != nil && !slices.Contains(c.Is, value)
	})
}

// holding is the first case of a parameter that is that of a picture.
func holding(s params.Spec, q url.Values, specs []params.Spec, f render.Format) (params.Unused, bool) {
	i := slices.IndexFunc(s.Unused, func(u params.Unused) bool { return holds(u, q, specs, f) })
	if i < 0 {
		return params.Unused{}, false
	}
	return s.Unused[i], true
}

func with(q url.Values, name, value string) url.Values {
	q = maps.Clone(q)
	q.Set(name, value)
	return q
}

// picture is what a query draws, nothing if it is wrong.
func picture(t *testing.T, widget string, q url.Values, f render.Format) []byte {
	t.Helper()
	r, problems := params.Decode(widget, q.Encode(), f)
	if len(problems) > 0 {
		return nil
	}
	b, err := render.Render(nil, r.Widget, r.Options)
	if err != nil {
		t.Fatalf("%s?%s: %v", widget, q.Encode(), err)
	}
	return b
}

// changing lists values of a parameter that change a picture.
func changing(t *testing.T, widget string, s params.Spec, q url.Values, f render.Format) (found []string) {
	t.Helper()
	from := picture(t, widget, q, f)
	for _, value := range valuesOf(s) {
		if to := picture(t, widget, with(q, s.Name, value), f); from != nil && to != nil && !bytes.Equal(from, to) {
			found = append(found, value)
		}
	}
	return found
}

// anyPicture is a picture with some of the values there are.
func anyPicture(widget string, specs []params.Spec, random *rand.Rand) url.Values {
	bases := slices.Concat(fuller[widget]...)
	q, _ := url.ParseQuery(bases[random.IntN(len(bases))] + beside)
	for range random.IntN(12) {
		s := specs[random.IntN(len(specs))]
		if values := valuesOf(s); len(values) > 0 {
			q.Set(s.Name, values[random.IntN(len(values))])
		}
	}
	q.Set("dpr", "1")
	return q
}

// Where the table says that a parameter is not used, the picture is the same whatever it is.
func TestUnusedParametersChangeNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	seen := map[string]int{}
	for _, widget := range params.Widgets() {
		specs := params.For(widget)
		for range 250 {
			q := anyPicture(widget, specs, random)
			for _, s := range specs {
				for _, f := range []render.Format{render.SVG, render.PNG} {
					u, ok := holding(s, q, specs, f)
					if !ok || f == render.PNG && u.Format == "" && !u.Spoken || f == render.SVG && u.Spoken {
						continue
					}
					seen[widget+" "+s.Name+" "+u.Why]++
					if found := changing(t, widget, s, q, f); len(found) > 0 {
						t.Errorf("%s.%s?%s: %s=%s changes it, in spite of %q", widget, f, q.Encode(), s.Name, found, u.Why)
					}
				}
			}
		}
	}
	for _, s := range params.All() {
		for _, u := range s.Unused {
			if !slices.ContainsFunc(s.Widgets, func(widget string) bool { return seen[widget+" "+s.Name+" "+u.Why] > 0 }) {
				t.Errorf("no picture was a case of %s: %q", s.Name, u.Why)
			}
		}
	}
}

// What one choice makes useless is in the table, with the exception of what has nothing to show.
func TestUselessParametersAreSaid(t *testing.T) {
	unshown := []string{"noData", "preset", "strict", "dpr", "dir"}
	for _, widget := range params.Widgets() {
		specs := params.For(widget)
		for _, bases := range fuller[widget] {
			for _, choice := range specs {
				values := valuesOf(choice)
				if choice.Name == "value" || choice.Name == "segments" {
					continue // without one there is nothing to show today
				}
				if choice.Kind != params.Choice {
					values = []string{""}
				}
				for _, value := range values {
					for _, s := range specs {
						if s.Name != choice.Name && !slices.Contains(unshown, s.Name) && useless(t, widget, bases, choice.Name, value, s, specs) {
							t.Errorf("%s?%s with %s=%s: %s changes nothing, and the table does not say so", widget, bases[0], choice.Name, value, s.Name)
						}
					}
				}
			}
		}
	}
}

// useless says that a parameter changes none of some pictures with a choice, for no reason that
// the table has.
func useless(t *testing.T, widget string, bases []string, choice, value string, s params.Spec, specs []params.Spec) bool {
	t.Helper()
	for _, base := range bases {
		q, _ := url.ParseQuery(base + beside)
		q = with(q, choice, value)
		u, ok := holding(s, q, specs, render.SVG)
		if ok && !u.Spoken || picture(t, widget, q, render.SVG) == nil || len(changing(t, widget, s, q, render.SVG)) > 0 {
			return false
		}
	}
	return true
}

// A field that is locked has a key: one of those it waits for is not locked itself.
func TestUnusedParametersCanBeFreed(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, widget := range params.Widgets() {
		specs := params.For(widget)
		for range 2000 {
			q := anyPicture(widget, specs, random)
			free := func(name string) bool {
				i := slices.IndexFunc(specs, func(s params.Spec) bool { return s.Name == name })
				u, locked := holding(specs[i], q, specs, render.SVG)
				return !locked || u.Spoken
			}
			for _, s := range specs {
				u, locked := holding(s, q, specs, render.SVG)
				if locked && u.Format == "" && !slices.ContainsFunc(u.When, func(c params.Condition) bool { return c.Name != s.Name && free(c.Name) }) {
					t.Errorf("%s?%s: nothing that is free frees %s: %q", widget, q.Encode(), s.Name, u.Why)
				}
			}
		}
	}
}
