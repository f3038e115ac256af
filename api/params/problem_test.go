package params_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
)

func TestCodes(t *testing.T) {
	name := regexp.MustCompile(`^[a-z0-9-]+$`)
	seen := map[string]bool{}
	for _, c := range params.Codes() {
		if !name.MatchString(c.String()) || seen[c.String()] {
			t.Errorf("code %d is called %q", c, c)
		}
		seen[c.String()] = true
		if detail := (params.Problem{Code: c}).Detail(); detail == "" {
			t.Errorf("code %v has no sentence", c)
		}
	}
	equal(t, "number of codes", len(seen), 39)
	equal(t, "no code", params.Code(0).String()+params.Code(200).String()+params.Problem{}.Error(), "")
}

func TestProblem(t *testing.T) {
	p := params.Problem{Code: params.NotNumber, Parameter: "value"}
	equal(t, "code", p.Code.String(), "number")
	equal(t, "detail", p.Detail(), "not a number")
	equal(t, "error", p.Error(), "value: not a number")
	p.Item = 3
	equal(t, "item", p.Error(), "value: item 3: not a number")
}

// Whatever stands in a request, no more of it comes back than names and words
// that the table knows, and no value from a command line.
func TestProblemsHoldNoInput(t *testing.T) {
	const canary = "Kanari7x"
	var names []string
	for _, s := range params.All() {
		names = append(names, s.Name)
	}
	names = append(names, canary, "va"+canary, "strict")
	forms := []string{
		canary, "%", "5" + canary, "-" + canary, "1," + canary, "0x" + canary, "\xff" + canary, canary + ":" + canary,
		"0:success:" + canary + ",", "0:" + canary + ",,", "1:danger:a:" + canary, strings.Repeat(canary, 20),
		strings.Repeat(canary+",", 70), "&" + canary + ";", `\` + canary, "true", "1e9",
	}
	rapid.Check(t, func(t *rapid.T) {
		widget := rapid.SampledFrom(params.Widgets()).Draw(t, "widget")
		var pairs []params.Pair
		form, object := url.Values{}, "{"
		for range rapid.IntRange(1, 8).Draw(t, "count") {
			p := params.Pair{Name: rapid.SampledFrom(names).Draw(t, "name"), Value: rapid.SampledFrom(forms).Draw(t, "value")}
			pairs = append(pairs, p)
			form.Add(p.Name, p.Value)
			object += `"` + p.Name + `":"` + strings.ReplaceAll(strings.ToValidUTF8(p.Value, "?"), `\`, `\\`) + `",`
		}
		object = object[:len(object)-1] + rapid.SampledFrom([]string{"}", "", `,"` + canary + `":1}`}).Draw(t, "end")
		for i := range pairs {
			if strings.Contains(pairs[i].Name, canary) {
				pairs[i].Name = "unknown" // which may be repeated on a terminal
			}
		}
		_, a := params.DecodePairs(widget, pairs, render.PNG)
		_, b := params.Decode(widget, form.Encode(), render.PNG)
		_, c := params.DecodeJSON(widget, []byte(object), render.PNG)
		for _, p := range append(append(a, b...), c...) {
			if strings.Contains(strings.ToLower(p.Error()+p.Detail()+p.Code.String()+p.Parameter), "kanari") {
				t.Fatalf("%+v holds what was sent", p)
			}
		}
	})
	_, problems := params.Decode(canary, "", render.PNG)
	equal(t, "widget", strings.Contains(problems[0].Error(), canary), false)
}
