package params_test

import (
	"strings"
	"testing"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/widget/bar"
	"github.com/plugio/charts/render/widget/counter"
	"github.com/plugio/charts/render/widget/gauge"
)

// bounds are the numbers of a gauge that may be shares of its scale.
func bounds(g *gauge.Gauge) any {
	all := []number.Value{g.Target, g.Neutral}
	for _, th := range g.Thresholds {
		all = append(all, th.Bound)
	}
	return all
}

func TestBoundsAsSharesOfTheScale(t *testing.T) {
	none := number.Value{}
	n := number.Float
	field(t, bounds, []good{
		{"value=33&max=60&thresholds=0:danger,50%25:warning,80%25:success", []number.Value{none, none, n(0), n(30), n(48)}},
		{"value=33&thresholds=0:danger,50%:warning,80:success&max=60", []number.Value{none, none, n(0), n(30), n(80)}},
		{"value=33&min=100&max=0&target=25%&neutral=0%", []number.Value{n(75), n(100)}},
		{"value=33&min=-50&max=50&target=50%", []number.Value{n(0), none}},
		{"value=0.5&format=percent&target=50%&thresholds=80%:danger", []number.Value{n(0.5), none, n(0.8)}},
		{"value=0.5&format=percent&max=0.6&target=50%", []number.Value{n(0.3), none}},
		{"value=5&min=0&max=7&target=33.3333%", []number.Value{n(2.333331), none}},
		{"value=5&min=7&max=7&target=50%", []number.Value{n(7), none}},
		{"value=5&target=150%25", []number.Value{n(150), none}},
		{"value=5&target=&neutral=", []number.Value{none, none}},
	})
	b := mustDecode(t, "bar", "value=5&max=60&target=50%&thresholds=50%:red").Widget.(*bar.Bar)
	equal(t, "bar", []number.Value{b.Target, b.Thresholds[0].Bound}, []number.Value{n(30), n(30)})
	refused(t, "gauge", []bad{
		{"value=5&max=9e15&target=9e15%", []string{"target: too large: below 1e16 on either side of zero"}},
		{"value=5&max=9e15&thresholds=1:red,9e15%:green", []string{"thresholds: item 2: too large: below 1e16 on either side of zero"}},
		{"value=5&max=x&target=50%", []string{"max: not a number"}},
		{"value=5&target=n/a", []string{"target: a number is needed here, not a word for missing data"}},
	})
}

// A zone runs from its bound to the next along the scale where one of them is a share of it,
// and from number to number otherwise.
func TestSharesOfAReversedScaleRunAlongIt(t *testing.T) {
	for query, want := range map[string]bool{
		"value=90&min=100&max=0&thresholds=0%25:red,50%25:amber,80%25:green": true,
		"value=90&max=-100&thresholds=0:red,50%25:amber":                     true,
		"thresholds=50%25:amber&value=0.5&format=percent&min=2":              true,
		"value=90&min=100&max=0&thresholds=0:red,50:amber,80:green":          false,
		"value=90&thresholds=0%25:red,50%25:amber,80%25:green":               false,
		"value=90&min=5&max=5&thresholds=0%25:red":                           false,
	} {
		if got := decodeGauge(t, query).ZonesFall; got != want {
			t.Errorf("gauge?%s: zones fall: %v, want %v", query, got, want)
		}
		if got := mustDecode(t, "bar", query).Widget.(*bar.Bar).ZonesFall; got != want {
			t.Errorf("bar?%s: zones fall: %v, want %v", query, got, want)
		}
	}
}

// What is said of a parameter holds for the widget that it is said of.
func TestSharesAreToldWhereThereIsAScale(t *testing.T) {
	for widget, want := range map[string]bool{"gauge": true, "bar": true, "counter": false} {
		for _, s := range params.For(widget) {
			if s.Name == "thresholds" && (s.Percent != want || strings.Contains(s.Doc, "50%") != want) {
				t.Errorf("%s: a percent sign may follow a bound: %v; %s", widget, s.Percent, s.Doc)
			}
		}
	}
}

func TestPercentages(t *testing.T) {
	written := func(g *gauge.Gauge) any { return []any{g.Value, g.Min, g.Max, g.Number.Kind} }
	n := number.Float
	field(t, written, []good{
		{"value=72%", []any{n(72), n(0), n(100), number.Percentage}},
		{"value=72%25&min=0&max=100.0", []any{n(72), n(0), n(100), number.Percentage}},
		{"value=72%&suffix=%25", []any{n(72), n(0), n(100), number.Plain}},
		{"value=72%&suffix=", []any{n(72), n(0), n(100), number.Plain}},
		{"value=72%&unit=pts", []any{n(72), n(0), n(100), number.Plain}},
		{"value=72%&format=number", []any{n(72), n(0), n(100), number.Plain}},
		{"value=72%&format=compact", []any{n(72), n(0), n(100), number.Compact}},
		{"value=72%&format=percent", []any{n(0.72), n(0), n(1), number.Percent}},
		{"format=percent&value=72%&max=0.8", []any{n(0.72), n(0), n(0.8), number.Percent}},
		{"value=0.85&format=percent", []any{n(0.85), n(0), n(1), number.Percent}},
		{"value=0.85&format=percent&max=100", []any{n(0.85), n(0), n(100), number.Percent}},
		{"format=percent", []any{number.Value{}, n(0), n(1), number.Percent}},
		{"value=n/a&format=percent", []any{number.Value{}, n(0), n(1), number.Percent}},
	})
	b := mustDecode(t, "bar", "value=0.42&format=percent").Widget.(*bar.Bar)
	equal(t, "bar", []number.Value{b.Value, b.Max}, []number.Value{n(0.42), n(1)})

	const scale = ": a percentage needs a scale from 0 to 100: leave out the percent sign, or change the scale"
	const sign = ": a percent sign has no meaning here"
	refused(t, "gauge", []bad{
		{"value=50%25&max=60", []string{"value" + scale}},
		{"value=50%25&min=10", []string{"value" + scale}},
		{"value=50%25&min=100&max=0", []string{"value" + scale}},
		{"value=50%25&max=x", []string{"max: not a number"}},
		{"value=5&min=0%25&max=100%25&thickness=5%25&width=90%25", []string{
			"min" + sign, "max" + sign, "thickness" + sign, "width: not a whole number in plain digits, 16 to 2000",
		}},
	})
	refused(t, "counter", []bad{
		{"value=72%25&thresholds=50%25:red", []string{"thresholds: item 1" + sign}},
		{"value=72%25&spark=5,6%25", []string{"spark: item 2" + sign}},
		{"value=72%25%25", []string{"value: not a number"}},
	})
	refused(t, "bar", []bad{
		{"segments=5,6&total=20%25", []string{"total" + sign}},
		{"segments=50%25:green,20%25&total=60", []string{"segments" + scale}},
	})
}

func TestPercentagesOfCounters(t *testing.T) {
	n := number.Float
	for query, want := range map[string][]any{
		"value=72%25":                              {n(72), number.Value{}, number.Percentage},
		"value=72%25&format=percent":               {n(0.72), number.Value{}, number.Percent},
		"value=72&previous=65%25":                  {n(72), n(65), number.Percentage},
		"value=0.72&previous=65%25&format=percent": {n(0.72), n(0.65), number.Percent},
	} {
		c := mustDecode(t, "counter", query).Widget.(*counter.Counter)
		equal(t, query, []any{c.Value, c.Previous, c.Number.Kind}, want)
	}
}

func TestPercentagesOfSegments(t *testing.T) {
	n := number.Float
	for query, want := range map[string][]any{
		"segments=50%25:green,20%25:red":                {n(50), n(20), n(100), number.Percentage},
		"segments=50%25:green,20:red":                   {n(50), n(20), n(100), number.Percentage},
		"segments=50%25:green,20%25:red&total=100":      {n(50), n(20), n(100), number.Percentage},
		"segments=50%25:green,20%25:red&format=percent": {n(0.5), n(0.2), n(1), number.Percent},
		"segments=50:green,20:red":                      {n(50), n(20), number.Value{}, number.Plain},
		"segments=0.5:green,0.25:red&format=percent":    {n(0.5), n(0.25), n(1), number.Percent},
		"format=percent&segments=0.5,0.5":               {n(0.5), n(0.5), n(1), number.Percent},
		"segments=0,0&format=percent":                   {n(0), n(0), n(1), number.Percent},
		"segments=0.5,n/a&format=percent":               {n(0.5), number.Value{}, n(1), number.Percent},
		"segments=0.5,0.6&format=percent":               {n(0.5), n(0.6), number.Value{}, number.Percent},
		"segments=0.5,0.25&format=percent&total=0.8":    {n(0.5), n(0.25), n(0.8), number.Percent},
		"segments=50%25,60%25&format=percent":           {n(0.5), n(0.6), n(1), number.Percent},
		"segments=0.3333333333333333,0.6666666666666666&format=percent": {
			n(0.3333333333333333), n(0.6666666666666666), number.Value{}, number.Percent,
		},
	} {
		b := mustDecode(t, "bar", query).Widget.(*bar.Bar)
		equal(t, query, []any{b.Segments[0].Amount, b.Segments[1].Amount, b.Total, b.Number.Kind}, want)
	}
}
