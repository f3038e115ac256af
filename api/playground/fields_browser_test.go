package playground_test

import (
	"testing"
)

// What a picture takes no notice of cannot be filled in, and says why. What it only says in words
// can.
func unusedFields(t *testing.T, p *playground) {
	read := func(name string) (s string) {
		p.Eval(t, `((f) => String([...f.querySelectorAll("input, select, button:not(.reset)")].every((i) => i.disabled)) +
			[...f.querySelectorAll("#p-`+name+`-unused:not([hidden])")].map((e) => " " + e.textContent).join(""))(document.getElementById("`+name+`"))`, &s)
		return s
	}
	for address, fields := range map[string]map[string]string{
		"bar.svg?value=3&segments=1,2": {
			"value": "true Not used beside segments, whose sum is shown.", "total": "false", "legend": "false", "max": "true Not used beside segments.",
			"thresholds": "true Not used beside segments.", "color": "true Not used beside segments.", "style": "true Not used beside segments.",
		},
		"bar.svg?value=3": {
			"value": "false", "total": "true Only used with segments.", "legend": "true Only used with segments.", "max": "false",
			"thresholds": "false", "status": "true Only used with thresholds.", "color": "false", "style": "false",
			"dpr": "true Only used in a PNG.", "text": "false", "hoursPerDay": "true Only used with format=duration.", "decimals": "false",
		},
		"bar.png?value=3&format=duration&thresholds=0:red": {
			"dpr": "false", "text": "true Only used in an SVG.", "hoursPerDay": "false", "daysPerWeek": "false", "status": "false",
			"decimals": "true Not used with format=duration or clock.",
		},
		"bar.png?value=3&format=clock&show=percent&prefix=x": {"decimals": "false", "prefix": "false Only said in words with show=percent or none."},
		"gauge.png?value=3": {"neutral": "false", "scaleLabels": "false", "color": "false", "prefix": "false"},
		"gauge.png?value=3&style=marker&arc=360": {
			"neutral": "true Only used with style=fill.", "scaleLabels": "true Not used with arc=360.",
			"color": "true A needle or marker only has it for the sign of a status.",
		},
		"gauge.png?value=3&style=needle&thresholds=9:red": {"color": "false", "thresholds": "false"},
		"counter.svg?value=3": {
			"sparkStyle": "true Only used with spark.", "color": "true A counter only uses it for spark.", "delta": "true Only used with previous.",
			"good": "true Only used with previous.", "comparison": "true Only used with previous.", "tint": "true Only used with thresholds.", "previous": "false",
		},
		"counter.svg?value=3&spark=1,2&previous=4&thresholds=0:red": {
			"sparkStyle": "false", "color": "false", "delta": "false", "good": "false", "tint": "false",
			"thresholds": "false A counter only says its zone in words, unless tint or status show it.",
		},
		"counter.svg?value=3&previous=4&delta=none&thresholds=0:red&tint=tile": {
			"previous": "true Not used with delta=none.", "delta": "false", "good": "true Not used with delta=none.", "thresholds": "false",
		},
	} {
		p.show(t, address)
		for name, want := range fields {
			if got := read(name); got != want {
				t.Errorf("%s of %s: %q, want %q", name, address, got, want)
			}
		}
	}
	// The choice of the format is one as well.
	p.show(t, "gauge.png?value=3")
	p.pick(t, `document.querySelector("[name=format][value=svg]").click()`)
	if got := read("dpr") + read("text"); got != "true Only used in a PNG.false" {
		t.Errorf("with an SVG: %q", got)
	}
	p.show(t, "bar.svg?value=3&segments=1,2")
	for range 2 {
		p.pick(t, `document.querySelector("#segments .item:last-child > button").click()`)
	}
	if got := read("value"); got != "false" {
		t.Errorf("without segments the value is %q", got)
	}
	p.clean(t, 0)
}

// A scale of shares ends at 1, for the slider as for the picture.
func scaleOfShares(t *testing.T, p *playground) {
	for address, want := range map[string]string{"gauge.svg?value=0.4&format=percent": "1", "gauge.svg?value=0.4&format=percent&max=2": "2", "gauge.svg?value=4": "100"} {
		p.show(t, address)
		var got string
		p.Eval(t, `document.querySelector("#value input[type=range]").max`, &got)
		if got != want {
			t.Errorf("the slider of %s ends at %s, want %s", address, got, want)
		}
	}
	p.clean(t, 0)
}
