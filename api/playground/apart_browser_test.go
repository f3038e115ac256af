package playground_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/params"
)

// lines are pictures that use what the page's lines have to carry.
func lines() []string {
	all := []string{
		"gauge.svg?value=72%25&target=80%25&thresholds=0:red,50%25:amber,80.5%25:green:Good",
		"gauge.svg?value=0.5&format=percent&max=0.8&neutral=25%25&style=needle&arc=180&ticks=5&thickness=12&color=categorical3",
		"gauge.svg?value=-1234.5&min=-5000&locale=de&background=surface&theme=auto&text=native&noData=",
		"counter.svg?value=72%25&previous=65%25&delta=both&good=down&spark=1,,3.5&sparkStyle=area&color=ff8800&tint=tile&palette=safe",
		"counter.svg?value=0.72&previous=65%25&format=percent&dir=rtl&background=categorical2&align=center",
		"bar.svg?segments=50%25:green:Done,20.5%25:red:20%25&legend=below&height=80",
		"bar.svg?segments=1234567890123456:success:A%5C,%20b,5&total=9999999999999999&orientation=vertical&width=80&height=300",
		"bar.svg?value=33&target=50%25&min=10&max=60&style=bullet&ends=round&show=fraction",
	}
	for _, h := range hostileTexts {
		all = append(all, h.widget+".svg?value=42&width=300&"+h.name+"="+apitest.PercentEncode(h.value))
	}
	return all
}

// Every line that the page makes leads back to the picture it was made of.
func everyLineIsTakenApart(t *testing.T, p *playground) {
	for i, address := range lines() {
		p.show(t, address)
		want, from := p.preview(t, "svg"), p.snippet(t, "url")
		places := []string{"macro", "go"}
		if i == 0 {
			places = []string{"url", "html", "storage", "confluence", "jira", "markdown", "macro", "curl", "go"}
		}
		texts := map[string]string{}
		for _, place := range places {
			texts[place] = p.snippet(t, place)
		}
		preset := p.snippet(t, "preset") // whose data and widget stay those of the page
		check := func(place, text string) {
			notes := p.paste(t, text)
			if got := p.preview(t, "svg"); !bytes.Equal(got, want) || len(notes) > 0 {
				t.Errorf("%s as %s: another picture, %q, %s:\n%s", from, place, notes, p.snippet(t, "url"), text)
			}
		}
		for _, place := range places {
			p.show(t, "counter.svg?value=1")
			check(place, texts[place])
		}
		if i%4 == 0 {
			p.show(t, address)
			check("preset", preset)
		}
	}
	p.clean(t, 0)
}

// The macro asks for all that the app's macro asks for, with the picture's own values to
// start with, and a service on another host draws it.
func macroAsksForWhatChanges(t *testing.T, p *playground) {
	p.show(t, "https://charts.example.com/gauge.png?value=42&max=60&target=50&thresholds=0:red,40:amber&dpr=2")
	text := p.snippet(t, "macro")
	for _, want := range []string{
		"## Macro name: gauge\n", "## @param value:title=Value|type=string|default=42|desc=", "## @param max:title=Max|type=string|default=60|desc=",
		"|default=50|desc=", "|default=0:red,40:amber|desc=", "## @param min:title=Min|type=string|desc=",
		"## @param theme:title=Theme|type=enum|enumValues=", `src="https://charts.example.com/gauge.png?dpr=2#if($paramvalue)`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the macro lacks %q:\n%s", want, text)
		}
	}
	for _, spec := range params.For("gauge") {
		asked := strings.Contains(text, "\n## @param "+spec.Name+":")
		if fixed := spec.Name == "dpr" || spec.Name == "text" || spec.Name == "strict" || spec.Name == "description"; asked == fixed {
			t.Errorf("%s is asked for: %v", spec.Name, asked)
		}
	}
	p.clean(t, 0)
}
