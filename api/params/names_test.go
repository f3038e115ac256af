package params_test

import (
	"strings"
	"testing"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/bar"
	"github.com/plugio/charts/render/widget/gauge"
)

func TestSlips(t *testing.T) {
	slip := func(sent, known string) []string {
		return []string{"unknown parameter " + sent + "; the nearest known name is " + known}
	}
	refused(t, "gauge", []bad{
		{"value=72&lable=Sprint", slip("lable", "label")},   // swapped
		{"value=72&labl=Sprint", slip("labl", "label")},     // missing
		{"value=72&labell=Sprint", slip("labell", "label")}, // too many
		{"value=72&labek=Sprint", slip("labek", "label")},   // wrong
		{"value=72&Label=Sprint", slip("Label", "label")},   // other case
		{"value=72&scalelabels=a", slip("scalelabels", "scaleLabels")},
		{"value=72&colour=red", slip("colour", "color")},
		{"value=72&l%C3%A1bel=A", slip(`"l\u00e1bel"`, "label")},
		{"value=72&%20label=A", slip(`" label"`, "label")},
		{"?value=5", slip(`"?value"`, "value")},
		{"value=72&heigth=90&widht=90", append(slip("heigth", "height"), slip("widht", "width")...)},
		{"value=72&mni=1&mxa=2", nil}, // three letters are too near to others
		{"value=72&labbell=A", nil},
		{"value=72&_=1764115200&v=2&utm_source=wiki", nil},
		{"value=72&" + strings.Repeat("l", 4000) + "=1", nil},
	})
}

func TestNamesOfOtherWidgets(t *testing.T) {
	refused(t, "gauge", []bad{
		{"value=72&total=60", []string{"total: not a parameter of gauge"}},
		{"value=72&spark=1&legend=none", []string{"spark: not a parameter of gauge", "legend: not a parameter of gauge"}},
	})
	refused(t, "counter", []bad{{"value=72&max=60", []string{"max: not a parameter of counter"}}})
	refused(t, "bar", []bad{{"value=72&neutral=60", []string{"neutral: not a parameter of bar"}}})
}

func TestMangledRequests(t *testing.T) {
	missing := []string{"value: missing, but names were sent that are not known"}
	for _, name := range params.Widgets() {
		refused(t, name, []bad{
			{"value%3D5", missing},
			{"valuehttp://wiki=5", missing},
			{"label=A&foo=1", missing},
			{"label=A", nil},
			{"", nil},
			{"value=&foo=1", nil},
			{"value=5&foo=1", nil},
			{"vlaue=5", []string{"unknown parameter vlaue; the nearest known name is value"}},
		})
	}
	refused(t, "bar", []bad{{"segments=1,2&foo=1", nil}, {"total=5&foo=1", missing}})
	_, problems := params.DecodeJSON("gauge", []byte(`{"Wert": 5}`), render.PNG)
	equal(t, "json", messages(problems), missing)
}

func TestAmpersandsOfCopiedPages(t *testing.T) {
	for _, query := range []string{"value=5&amp;label=A", "value=5&amp;amp;label=A", "value=5&amp;amp;amp;amp;label=A", "amp;value=5&label=A"} {
		g := decodeGauge(t, query)
		equal(t, query, []any{g.Value, g.Label}, []any{number.Int(5), "A"})
	}
}

func TestByteOrderMark(t *testing.T) {
	r, problems := params.DecodeJSON("gauge", []byte("\ufeff{\"value\": 5}"), render.PNG)
	equal(t, "problems", messages(problems), []string(nil))
	equal(t, "value", r.Widget.(*gauge.Gauge).Value, number.Int(5))
	_, problems = params.DecodeJSON("gauge", []byte("\ufeff\ufeff{}"), render.PNG)
	equal(t, "two of them", messages(problems), []string{"the body is not one JSON object"})
}

func TestColourWords(t *testing.T) {
	g := decodeGauge(t, "value=5&color=purple&background=grey&thresholds=0:green,50:amber,80:red,90:yellow,95:orange")
	of := theme.Of
	equal(t, "color", g.Color, of(theme.DiscoveryFill))
	equal(t, "background", g.Background, widget.Background{Color: of(theme.NeutralFill)})
	var colors []theme.Color
	for _, th := range g.Thresholds {
		colors = append(colors, th.Color)
	}
	equal(t, "thresholds", colors, []theme.Color{
		of(theme.SuccessFill), of(theme.WarningFill), of(theme.DangerFill), of(theme.WarningFill), of(theme.Orange),
	})
	b := mustDecode(t, "bar", "segments=1:blue,2:teal:A,3:magenta").Widget.(*bar.Bar)
	equal(t, "segments", []theme.Color{b.Segments[0].Color, b.Segments[1].Color, b.Segments[2].Color},
		[]theme.Color{of(theme.InformationFill), of(theme.Teal), of(theme.Magenta)})
}

// Guessing what long unknown names mean must not cost more than what a request may.
func BenchmarkUnknownNames(b *testing.B) {
	query := "strict=true"
	for i := range 99 {
		query += "&" + strings.Repeat("x", 19) + string(rune('a'+i%26)) + strings.Repeat("y", 20) + "=1"
	}
	b.ReportAllocs()
	for b.Loop() {
		params.Decode("gauge", query, render.PNG)
	}
}
