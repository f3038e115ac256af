package params_test

import (
	"strings"
	"testing"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/widget/gauge"
)

func label(g *gauge.Gauge) any { return g.Label }
func value(g *gauge.Gauge) any { return g.Value }

func TestQueryGrammar(t *testing.T) {
	field(t, label, []good{
		{"label=A+B", "A B"},
		{"label=A%20B", "A B"},
		{"label=A%2BB", "A+B"},
		{"label=A%2bB", "A+B"},
		{"lab%65l=A", "A"},
		{"l%61bel=A", "A"},
		{"label=a=b", "a=b"},
		{"label=a;b", "a;b"},
		{"label=a%26b", "a&b"},
		{"label=a?b", "a?b"},
		{"label=12.5%", "12.5%"},
		{"label=%", "%"},
		{"label=%4", "%4"},
		{"label=%zz", "%zz"},
		{"label=%4g%41", "%4gA"},
		{"label=%%41", "%A"},
		{"label=%C3%A4", "ä"},
		{"label=ä", "ä"},
		{"value=1&amp;label=A", "A"},
		{"amp;label=A", "A"},
		{"&&label=A&&", "A"},
		{"label=A;value=5", "A;value=5"},
		{"amp;amp;amp;label=A", "A"},
		{"value=1&amp;amp;label=A", "A"},
		{"value=1&label=A&label22=B", "A"},
		{"value=1&label=A&=B", "A"},
		{"label", ""},
		{"label=", ""},
		{"", ""},
	})
	field(t, value, []good{
		{"value=12.5%", number.Float(12.5)},
		{"amp;value=5", number.Int(5)},
		{"value=12.5%25", number.Float(12.5)},
		{"value=%2B5", number.Int(5)},
		{"value=+5", number.Int(5)},
		{"value=%E2%88%926", number.Int(-6)},
		{"value", number.Value{}},
	})
}

func TestTwice(t *testing.T) {
	refused(t, "gauge", []bad{
		{"label=A&label=A", []string{"label: given twice"}},
		{"label=A&l%61bel=B", []string{"label: given twice"}},
		{"label=A&amp;label=B", []string{"label: given twice"}},
		{"value=1&value=2&value=3&label=A&label=B", []string{"value: given twice", "label: given twice"}},
		{"value=&value", []string{"value: given twice"}},
		{"value=x&value=1", []string{"value: not a number", "value: given twice"}},
		{"value=&utm=1&utm=2", nil},
	})
}

func TestAllProblemsInOrder(t *testing.T) {
	refused(t, "gauge", []bad{
		{"value=abc&width=9&theme=blue&min=0&height=180&max=&dpr=2", []string{
			"value: not a number",
			"width: out of range: 16 to 2000",
			"theme: not one of: light, dark, auto",
			"max: may not be empty",
		}},
	})
}

func TestTooManyParameters(t *testing.T) {
	pair := "&x=1"
	equal(t, "100 pairs", problemsOf(t, "bar", strings.Repeat(pair, 99)+"&value=5"), []string(nil))
	equal(t, "101 pairs", problemsOf(t, "bar", strings.Repeat(pair, 100)+"&value=5"),
		[]string{"too many parameters: at most 100"})
	equal(t, "after a wrong one", problemsOf(t, "bar", "value=x"+strings.Repeat(pair, 10_000)),
		[]string{"value: not a number", "too many parameters: at most 100"})
	_, problems := params.Decoder{}.Form("bar", strings.Repeat(pair, 60), []byte(strings.Repeat(pair, 300)), render.PNG)
	equal(t, "query and body", messages(problems), []string{"too many parameters: at most 100"})
	_, problems = params.Decoder{}.Form("bar", strings.Repeat(pair, 300), []byte(strings.Repeat(pair, 300)), render.PNG)
	equal(t, "query", messages(problems), []string{"too many parameters: at most 100"})
	equal(t, "empty pairs", problemsOf(t, "bar", strings.Repeat("&", 500)), []string(nil))
}

func TestProblemsAreBounded(t *testing.T) {
	items := strings.TrimSuffix(strings.Repeat("!:x,", 64), ",")
	got := problemsOf(t, "bar", "thresholds="+items+"&segments="+items)
	if len(got) != 100 {
		t.Errorf("%d problems, want 100", len(got))
	}
	equal(t, "first", got[0], "thresholds: item 1: not a number")
	equal(t, "last", got[99], "thresholds: item 50: "+notColor)
}

func TestInvalidUTF8(t *testing.T) {
	refused(t, "gauge", []bad{
		{"label=%ff%fe", []string{"label: not valid UTF-8"}},
		{"label=%ed%a0%80", []string{"label: not valid UTF-8"}},
		{"label=a%c3", []string{"label: not valid UTF-8"}},
		{"label=\xff", []string{"label: not valid UTF-8"}},
		{"value=%ff", []string{"value: not valid UTF-8"}},
		{"theme=%80", []string{"theme: not valid UTF-8"}},
		{"thresholds=0:success:%c0%af", []string{"thresholds: not valid UTF-8"}},
		{"value=&unknown=%ff&%ff=1", nil},
	})
}

func TestStrict(t *testing.T) {
	const nearest = "; the nearest known name is "
	refused(t, "gauge", []bad{
		{"value=1&campaign=danger&strict=false", nil},
		{"value=1&campaign=danger", nil},
		{"campaign=danger&strict=true", []string{"unknown parameter"}},
		{"strict=true&lineColor=1", []string{"unknown parameter"}},
		{"strict=true&bgcolor=1", []string{"unknown parameter"}},
		{"strict=true&scale=1", []string{"unknown parameter"}},
		{"strict=true&caption=1", []string{"unknown parameter"}},
		{"strict=true&treshold=1", []string{"unknown parameter" + nearest + "thresholds"}},
		{"strict=true&hours_per_day=1", []string{"unknown parameter" + nearest + "hoursPerDay"}},
		{"strict=true&colour=danger", []string{"unknown parameter colour" + nearest + "color"}},
		{"strict=true&VALUE=1", []string{"unknown parameter VALUE" + nearest + "value"}},
		{"strict=true&vlaue=1", []string{"unknown parameter vlaue" + nearest + "value"}},
		{"strict=true&mni=1", []string{"unknown parameter" + nearest + "min"}},
		{"strict=true&scaleLables=none", []string{"unknown parameter scaleLables" + nearest + "scaleLabels"}},
		{"strict=true&scale_lables=none", []string{"unknown parameter" + nearest + "scaleLabels"}},
		{"strict=true&previous=1", []string{"previous: not a parameter of gauge"}},
		{"strict=true&utm_campaign=1", []string{"unknown parameter"}},
		{"strict=true&=1", []string{"unknown parameter"}},
		{"strict=true&" + strings.Repeat("value", 100) + "=1", []string{"unknown parameter"}},
		{"strict=true&value=1", nil},
		{"min=a&lable=1&strict=true&max=b", []string{
			"min: not a number",
			"unknown parameter lable" + nearest + "label",
			"max: not a number",
		}},
		{"value=1&strict=yes&mni=1", []string{"strict: not one of: true, false"}},
		{"strict=", []string{"strict: may not be empty"}},
		{"strict", []string{"strict: may not be empty"}},
		{"strict=true&strict=false&mni=1", []string{
			"strict: given twice",
			"unknown parameter" + nearest + "min",
		}},
	})
	refused(t, "bar", []bad{
		{"arc=oval", []string{"arc: not a parameter of bar"}},
		{"arc=180&strict=true", []string{"arc: not a parameter of bar"}},
	})
}
