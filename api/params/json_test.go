package params_test

import (
	"strings"
	"testing"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/gauge"
)

func TestJSON(t *testing.T) {
	const body = ` {"value": 72.50, "max": 2e2, "label": "A \u0026 B", "title":"\ud83d\ude00 %41+",
		"target": null, "width": 300, "theme": "dark", "strict": true,
		"thresholds": "0:success,50:danger:a\\,b"} `
	r, problems := params.DecodeJSON("gauge", []byte(body), render.SVG)
	equal(t, "problems", messages(problems), []string(nil))
	want := gauge.New()
	want.Value, want.Max = number.Float(72.5), number.Int(200)
	want.Label, want.Title, want.Width, want.Theme = "A & B", "😀 %41+", 300, theme.Dark
	want.Thresholds = []widget.Threshold{
		{Bound: number.Int(0), Color: theme.Of(theme.SuccessFill)},
		{Bound: number.Int(50), Color: theme.Of(theme.DangerFill), Name: "a,b"},
	}
	equal(t, "widget", r.Widget, render.Widget(want))
	equal(t, "options", r.Options, render.Options{Format: render.SVG, DPR: 1})
}

// The digits of a number in JSON are not those of a float.
func TestJSONKeepsDigits(t *testing.T) {
	r, _ := params.DecodeJSON("gauge", []byte(`{"value": 123456789012345.678, "max": 0.10}`), render.PNG)
	g := r.Widget.(*gauge.Gauge)
	equal(t, "more than a float holds", string(g.Number.Append(nil, g.Value)), "123,456,789,012,345.678")
	equal(t, "as sent", string(g.Number.Append(nil, g.Max)), "0.10")
}

func TestBadJSON(t *testing.T) {
	const notObject = "the body is not one JSON object"
	for _, c := range []struct {
		body string
		want []string
	}{
		{`{}`, nil},
		{`{"value": "null"}`, nil},
		{"\ufeff" + `{"value": 1}`, nil},
		{"\ufeff\ufeff" + `{"value": 1}`, []string{notObject}},
		{"\ufeff", []string{notObject}},
		{`{"value": null, "unknown": [1, {"a": 2}]}`, nil},
		{``, []string{notObject}},
		{` `, []string{notObject}},
		{`null`, []string{notObject}},
		{`[]`, []string{notObject}},
		{`"value"`, []string{notObject}},
		{`{`, []string{notObject}},
		{`{"value": 1`, []string{notObject}},
		{`{"value": 1,}`, []string{notObject}},
		{`{"value": 01}`, []string{notObject}},
		{`{"value": +1}`, []string{notObject}},
		{`{"value": NaN}`, []string{notObject}},
		{`{"value": 1} {"value": 2}`, []string{notObject}},
		{`{"value": 1} x`, []string{notObject}},
		{`{value: 1}`, []string{notObject}},
		{"{\"label\": \"a\nb\"}", []string{notObject}},
		{"{\"label\": \"\xff\"}", []string{"not valid UTF-8"}},
		{`{"label": "\ud800"}`, []string{"label: not valid UTF-8"}},
		{`{"label": "\ud800\u0041"}`, []string{"label: not valid UTF-8"}},
		{`{"label": "\ud800\n"}`, []string{"label: not valid UTF-8"}},
		{`{"label": "\udc00\ud800"}`, []string{"label: not valid UTF-8"}},
		{`{"label": "\\ud800\ufffd"}`, nil},
		{`{"value": [1], "segments": {"a": 1}}`, []string{
			"value: neither text, number, true, false nor null",
			"segments: neither text, number, true, false nor null",
		}},
		{`{"value": [], "value": 1}`, []string{
			"value: neither text, number, true, false nor null", "value: given twice",
		}},
		{`{"value": 1, "val\u0075e": 1}`, []string{"value: given twice"}},
		{`{"value": true}`, []string{"value: not a number"}},
		{`{"value": 1e400}`, []string{"value: too large: below 1e16 on either side of zero"}},
		{`{"width": null}`, []string{"width: may not be empty"}},
		{`{"width": 300.0}`, nil},
		{`{"width": 300.50}`, []string{"width: not a whole number in plain digits, 16 to 2000"}},
		{`{"width": "300.0"}`, []string{"width: not a whole number in plain digits, 16 to 2000"}},
		{`{"width": 3e2}`, []string{"width: not a whole number in plain digits, 16 to 2000"}},
		{`{"strict": true, "Value": 1}`, []string{"unknown parameter Value; the nearest known name is value"}},
		{`{"strict": "true", "amp;label": "a"}`, []string{"unknown parameter; the nearest known name is label"}},
		{"{" + strings.Repeat(`"a":1,`, 100) + `"value":1}`, []string{"too many parameters: at most 100"}},
	} {
		r, problems := params.DecodeJSON("bar", []byte(c.body), render.PNG)
		equal(t, c.body, messages(problems), c.want)
		if (r.Widget == nil) != (c.want != nil) {
			t.Errorf("%s: widget %v", c.body, r.Widget)
		}
	}
}
