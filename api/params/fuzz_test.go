package params_test

import (
	"encoding/json"
	"math"
	"net/url"
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/bar"
	"github.com/plugio/charts/render/widget/counter"
	"github.com/plugio/charts/render/widget/gauge"
)

func FuzzQuery(f *testing.F) {
	f.Add(typical)
	for _, s := range []string{
		"", "&&=&", "%", "%zz=%4", "amp;value=5", "value=%ff", "value=72%&lable=A", "amp;amp;valeu=1&x=2", "value=50%&max=60&target=9e15%&thresholds=1:red,50%:green", "segments=50%:a,n/a&total=9&format=percent",
		"strict=true&vlaue=1", "width=2000&height=2000&dpr=4",
		"segments=1::a,2:danger:b&total=5&legend=below", "label=%26%23x202e;&value=1&value=2", "decimals=6&locale=de-CH&ticks=20",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, query string) {
		for _, name := range params.Widgets() {
			r, problems := params.Decode(name, query, render.PNG)
			checkRequest(t, r, problems)
			form, same := params.DecodeForm(name, []byte(query), render.PNG)
			if !slices.Equal(problems, same) || form.Frame != r.Frame {
				t.Errorf("form and query differ: %v, %v", same, problems)
			}
		}
	})
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{
		`{}`, `{"value":1.50,"label":"\ud83d\ude00"}`, `{"label":"\ud800"}`, `{"value":[1,{"a":null}],"value":true}`, `[1]`, `{"a":1}x`, `{"label":"\\\\u"}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		r, problems := params.DecodeJSON("bar", body, render.SVG)
		checkRequest(t, r, problems)
		if len(problems) == 0 && !json.Valid(body) {
			t.Errorf("accepted %q", body)
		}
	})
}

func FuzzThresholds(f *testing.F) {
	for _, s := range []string{"0:success", `1:danger:a\,b,2:f80:c`, ",", ":", `\`, "1:success:\\\\:", "5%:danger"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { fuzzParameter(t, "gauge", "thresholds", s) })
}

func FuzzSegments(f *testing.F) {
	for _, s := range []string{"1", "1,2::a", `-1,n/a:danger:b\:`, ",,", "1:::", "::"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { fuzzParameter(t, "bar", "segments", s) })
}

func FuzzColor(f *testing.F) {
	for _, s := range []string{"success", "#fff", "ff8800", "ff880080", "", "#", "url(#x)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		fuzzParameter(t, "counter", "color", s)
		fuzzParameter(t, "counter", "background", s)
	})
}

// fuzzParameter also holds that a query, however escaped, says what a command line
// says.
func fuzzParameter(t *testing.T, widget, name, value string) {
	r, problems := params.DecodePairs(widget, []params.Pair{{Name: name, Value: value}}, render.PNG)
	checkRequest(t, r, problems)
	escaped, same := params.Decode(widget, name+"="+url.QueryEscape(value), render.PNG)
	if !slices.Equal(problems, same) || !sameRequest(r, escaped) {
		t.Errorf("%s=%q: %v and %v", name, value, problems, same)
	}
}

// checkRequest holds what the widgets rely on, and what an error may contain: only
// names and sentences that are the same for every caller.
func checkRequest(t *testing.T, r params.Request, problems []params.Problem) {
	t.Helper()
	if (r.Widget == nil) != (len(problems) > 0) || len(problems) > 100 {
		t.Fatalf("widget %v beside %d problems", r.Widget, len(problems))
	}
	for _, p := range problems {
		if !slices.Contains(params.Codes(), p.Code) || p.Parameter != "" && !known(p.Parameter) || p.Item < 0 || p.Item > params.MaxSeries {
			t.Fatalf("problem %+v", p)
		}
	}
	checkSize(t, r.Frame.Width, r.Frame.Height, r.Frame.DPR)
	switch w := r.Widget.(type) {
	case nil:
	case *gauge.Gauge:
		checkCommon(t, &w.Common, r.Options)
		checkNumbers(t, w.Value, w.Min, w.Max, w.Target, w.Neutral)
		if !w.Min.Valid() || !w.Max.Valid() || !slices.Contains([]int{180, 240, 270, 360}, w.Arc) ||
			w.Style > gauge.Needle || w.Ends > widget.Round || w.ScaleLabels > gauge.LabelNone || w.Show > widget.ShowNone ||
			w.Ticks < 0 || w.Ticks > 20 || !(w.Thickness >= 0 && w.Thickness <= 1000) {
			t.Errorf("gauge %+v", w)
		}
	case *counter.Counter:
		checkCommon(t, &w.Common, r.Options)
		checkNumbers(t, w.Value, w.Previous)
		checkText(t, w.Comparison)
		if w.Delta > counter.DeltaNone || w.Good > counter.GoodNone || w.Align > counter.AlignCenter ||
			w.Tint > counter.TintTile || w.SparkStyle > counter.SparkBars || len(w.Spark) > params.MaxSeries {
			t.Errorf("counter %+v", w)
		}
	case *bar.Bar:
		checkCommon(t, &w.Common, r.Options)
		checkNumbers(t, w.Value, w.Min, w.Max, w.Target, w.Total)
		if !w.Min.Valid() || !w.Max.Valid() || w.Show > widget.ShowNone || w.Legend > bar.LegendInside || w.Style > bar.Bullet || w.Orientation > bar.Vertical ||
			w.Ends > widget.Round || !(w.Thickness >= 0 && w.Thickness <= 1000) || len(w.Segments) > params.MaxItems {
			t.Errorf("bar %+v", w)
		}
		for _, s := range w.Segments {
			checkNumbers(t, s.Amount)
			checkText(t, s.Name)
			if s.Amount.Valid() && s.Amount.Float() < 0 {
				t.Errorf("segment %+v", s)
			}
		}
	default:
		t.Errorf("widget %T", w)
	}
}

func known(name string) bool {
	for _, s := range params.All() {
		if s.Name == name {
			return true
		}
	}
	return false
}

func checkSize(t *testing.T, width, height, dpr float64) {
	t.Helper()
	if !(width >= 16 && width <= 2000 && height >= 16 && height <= 2000 && dpr >= 1 && dpr <= 4) ||
		width*height*dpr*dpr > params.DefaultMaxPixels {
		t.Errorf("size %v × %v, dpr %v", width, height, dpr)
	}
}

func checkCommon(t *testing.T, c *widget.Common, o render.Options) {
	t.Helper()
	checkSize(t, c.Width, c.Height, o.DPR)
	for _, s := range []string{c.Title, c.Label, c.NoData, c.Description, c.Number.Prefix, c.Number.Suffix, c.Number.Unit} {
		checkText(t, s)
	}
	if c.Color.IsZero() || c.Status > widget.StatusNone || len(c.Thresholds) > params.MaxItems || c.Number.Decimals < -1 || c.Number.Decimals > 6 ||
		!(c.Number.HoursPerDay > 0 && c.Number.HoursPerDay <= 24) || !(c.Number.DaysPerWeek > 0 && c.Number.DaysPerWeek <= 7) {
		t.Errorf("common %+v", c)
	}
	for _, th := range c.Thresholds {
		checkNumbers(t, th.Bound)
		checkText(t, th.Name)
		if !th.Bound.Valid() || th.Color.IsZero() {
			t.Errorf("threshold %+v", th)
		}
	}
}

func checkNumbers(t *testing.T, values ...number.Value) {
	t.Helper()
	for _, v := range values {
		if v.Valid() && !(math.Abs(v.Float()) <= 1e16) {
			t.Errorf("number %v", v.Float())
		}
	}
}

func checkText(t *testing.T, s string) {
	t.Helper()
	if !utf8.ValidString(s) || utf8.RuneCountInString(s) > params.MaxText {
		t.Errorf("text %q", s)
	}
}
