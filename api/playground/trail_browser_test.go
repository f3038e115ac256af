package playground_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const backOrForward = `new Promise((done) => { addEventListener("hashchange", () => setTimeout(done), { once: true }); history.%s(); })`

func (p *playground) hash(t *testing.T) (s string) {
	t.Helper()
	p.Eval(t, `location.hash`, &s)
	return s
}

func (p *playground) wantHash(t *testing.T, what, want string) {
	t.Helper()
	if got := p.hash(t); got != want {
		t.Errorf("%s: %s, want %s", what, got, want)
	}
}

// Whole moves are entries of the browser's history, and every change can be taken back.
func nothingIsLost(t *testing.T, p *playground) {
	click := func(selector string) { p.pick(t, `document.querySelector("`+selector+`").click()`) }
	p.show(t, "gauge.png?value=72&label=Mine")
	click("[name=widget][value=bar]")
	p.wantHash(t, "another widget", "#bar.png?value=72&label=Mine")
	p.pick(t, `document.querySelectorAll("#gallery button")[1].click()`)
	if got := p.hash(t); !strings.HasPrefix(got, "#counter.png?value=128&") {
		t.Errorf("an example is %s", got)
	}
	p.paste(t, "gauge.png?value=5")
	p.wantHash(t, "pasted", "#gauge.png?value=5")
	for _, want := range []string{"#counter.png?value=128&", "#bar.png?value=72&label=Mine", "#gauge.png?value=72&label=Mine"} {
		p.pick(t, fmt.Sprintf(backOrForward, "back"))
		if got := p.hash(t); !strings.HasPrefix(got, want) {
			t.Errorf("back leads to %s, want %s", got, want)
		}
	}
	var label string
	p.pick(t, fmt.Sprintf(backOrForward, "forward"))
	p.Eval(t, `document.getElementById("p-label").value + document.querySelector("[name=widget]:checked").value`, &label)
	if label != "Minebar" {
		t.Errorf("forward leads to %q", label)
	}

	// Typing is one step, however many letters it has.
	p.show(t, "gauge.png?value=1")
	for _, text := range []string{"A", "Ab", "Abc"} {
		p.pick(t, typeIn("p-label", text))
	}
	p.pick(t, typeIn("p-value", "2"))
	p.wantHash(t, "typed", "#gauge.png?value=2&label=Abc")
	click("#undo")
	p.wantHash(t, "one step back", "#gauge.png?value=1&label=Abc")
	click("#undo")
	p.wantHash(t, "two steps back", "#gauge.png?value=1")
	p.show(t, "gauge.png?value=72&label=Mine&min=5&neutral=7&dpr=3")
	click("#neutral > .reset")
	p.wantHash(t, "a field back to its default", "#gauge.png?value=72&min=5&dpr=3&label=Mine")
	click("details:has(#p-label) > .reset")
	p.wantHash(t, "a group back to its defaults", "#gauge.png?min=5&dpr=3")
	click("#undo")
	p.wantHash(t, "the group again", "#gauge.png?value=72&min=5&dpr=3&label=Mine")
	click("#empty")
	p.wantHash(t, "empty", "#gauge.png")
	var left int
	p.Eval(t, `document.querySelectorAll("#controls .reset:not([hidden])").length`, &left)
	if left != 0 {
		t.Errorf("%d fields of an empty picture can go back", left)
	}
	click("#undo")
	p.wantHash(t, "not empty", "#gauge.png?value=72&min=5&dpr=3&label=Mine")

	// The place to paste into is part of the fragment.
	p.snippet(t, "confluence")
	p.Eval(t, `new Promise((done) => { const look = () => (location.hash.startsWith("#confluence!") ? done() : requestAnimationFrame(look)); look(); })`, nil)
	p.wantHash(t, "a place", "#confluence!gauge.png?value=72&min=5&dpr=3&label=Mine")
	p.show(t, "jira!bar.png?value=3")
	var place string
	p.Eval(t, `document.querySelector("[name=place]:checked").value + document.getElementById("quick-place").textContent + document.getElementById("snippet").value`, &place)
	if !strings.HasPrefix(place, "jiraJira wiki!http") {
		t.Errorf("the fragment chooses %q", place)
	}
	p.clean(t, 0)
}

// From what an author has to a pasted line: few actions, and few stops of the tab key.
func firstThingsFirst(t *testing.T, p *playground) {
	p.Eval(t, `(() => { window.copied = []; navigator.clipboard.writeText = (text) => { copied.push(text); return Promise.resolve(); }; })()`, nil)
	for i, want := range []string{"#counter.png?value=128", "#gauge.png?value=42&max=60", "#bar.png?segments=", "#counter.png?value=128&previous=146"} {
		p.pick(t, fmt.Sprintf(`document.querySelectorAll("#starts button")[%d].click()`, i))
		if got := p.hash(t); !strings.HasPrefix(strings.Replace(got, "&label=Open%20bugs&previous", "&previous", 1), want) {
			t.Errorf("start %d is %s", i, got)
		}
	}
	var open []string
	p.Eval(t, `[...document.querySelectorAll("#controls details[open] summary span:first-child")].map((s) => s.textContent)`, &open)
	if fmt.Sprint(open) != "[Most used]" {
		t.Errorf("unfolded are %v", open)
	}

	actions := 0
	act := func(js string) {
		actions++
		p.pick(t, js)
	}
	p.pick(t, `document.getElementById("empty").click()`)
	act(`document.querySelectorAll("#starts button")[1].click()`)
	act(typeIn("p-value", "42"))
	act(typeIn("p-max", "60"))
	act(`document.querySelector("#thresholds [data-zones=higher]").click()`)
	act(`document.querySelector("[name=place][value=confluence]").click()`)
	act(`document.getElementById("quick-copy").click()`)
	var copied []string
	p.Eval(t, `copied`, &copied)
	if len(copied) != 1 || !strings.Contains(copied[0], "/gauge.png?value=42&max=60&thresholds=0%25:danger,50%25:warning,80%25:success&show=fraction&label=Done&dpr=2|") || actions > 8 {
		t.Errorf("%d actions copied %q", actions, copied)
	}

	p.Eval(t, `(scrollTo(0, 0), document.activeElement.blur(), document.getElementById("skip").focus())`, nil)
	stops := 1
	for focused := ""; focused != "quick-copy"; stops++ {
		if stops > 12 {
			t.Fatalf("after %d stops the tab key is at %q", stops, focused)
		}
		p.Press(t, kb.Tab)
		p.Eval(t, `document.activeElement.id`, &focused)
	}
	p.clean(t, 0)
}

// whatIsSeenIsCopied holds the preview's links and words against the line.
func whatIsSeenIsCopied(t *testing.T, p *playground) {
	p.show(t, "gauge.png?value=72&width=900&height=700")
	var got struct {
		Length, Open, Name, File string
		Fit, Actual              float64
	}
	p.Eval(t, `(() => { const img = document.querySelector("[data-format=png] img"), width = () => img.getBoundingClientRect().width; const fit = width();
		document.getElementById("actual").click();
		return { File: document.querySelector("[data-format=svg] a.download").href, Length: document.getElementById("length").textContent, Fit: fit, Actual: width(),
			Open: document.querySelector("[data-format=png] a.open").href, Name: document.querySelector("[data-format=svg] a.download").download }; })()`, &got)
	address := p.snippet(t, "url")
	if got.Open != address || !strings.HasSuffix(address, "dpr=2") || got.Name != "gauge.svg" || !strings.HasPrefix(got.File, "blob:") || got.Fit >= 500 || got.Actual != 900 {
		t.Errorf("%+v beside %s", got, address)
	}
	if want := fmt.Sprintf("The address has %d bytes. Pixel ratio 2, as in the preview.", len(address)); got.Length != want {
		t.Errorf("said %q, want %q", got.Length, want)
	}
	p.show(t, "bar.svg?label="+strings.Repeat("%C3%BC", 340))
	var warned string
	p.Eval(t, `document.getElementById("length").className + document.getElementById("length").textContent`, &warned)
	if !strings.HasPrefix(warned, "help note") || !strings.HasSuffix(warned, "From 2,000 on, some mail programs and proxies cut it.") {
		t.Errorf("of a long address is said %q", warned)
	}
	p.clean(t, 3) // since the label is longer than a label may be
}

// Zones are chosen by which end is good, hold on every scale, and new ones lie within it.
func zonesAsPeopleThink(t *testing.T, p *playground) {
	add := `document.querySelector("#thresholds > fieldset > button").click()`
	preset := func(name string) string {
		return `document.querySelector("#thresholds [data-zones=` + name + `]").click()`
	}
	for _, tt := range []struct{ address, act, want string }{
		{"gauge.svg?value=1", preset("higher"), "gauge.svg?value=1&thresholds=0%25:danger,50%25:warning,80%25:success"},
		{"gauge.svg?value=1&thresholds=5:red", preset("lower"), "gauge.svg?value=1&thresholds=0%25:success,50%25:warning,80%25:danger"},
		{"gauge.svg?value=1", preset("around"), "gauge.svg?value=1&thresholds=0%25:danger,20%25:warning,40%25:success,60%25:warning,80%25:danger"},
		{"gauge.svg?value=1&max=60&target=42", preset("around"), "gauge.svg?value=1&max=60&target=42&thresholds=0%25:danger,40%25:warning,60%25:success,80%25:warning"},
		{"gauge.svg?min=200&max=300", add, "gauge.svg?min=200&max=300&thresholds=200:success"},
		{"gauge.svg?max=60&thresholds=0:success", add, "gauge.svg?max=60&thresholds=0:success,15:warning"},
		{"gauge.svg?max=1&thresholds=0.9:success", add, "gauge.svg?max=1&thresholds=0.9:success,0.95:warning"},
		{"gauge.svg?min=100&max=0&thresholds=100:success", add, "gauge.svg?min=100&max=0&thresholds=100:success,75:warning"},
		{"gauge.svg?thresholds=80%25:success", add, "gauge.svg?thresholds=80%25:success,90%25:warning"},
		// A counter has no scale that a percentage could be a share of.
		{"counter.svg?value=128", preset("higher"), "counter.svg?value=128&thresholds=0:danger,128:warning,205:success"},
		{"counter.svg?value=128&thresholds=0:red,200:amber", add, "counter.svg?value=128&thresholds=0:red,200:amber,225:danger"},
	} {
		p.show(t, tt.address)
		p.pick(t, tt.act)
		p.wantHash(t, tt.address, "#"+tt.want)
	}
	for address, want := range map[string]string{
		"gauge.svg?max=60&thresholds=0:red,60:green&target=50":      "",
		"gauge.svg?max=60&thresholds=0:red,80:green":                "The bound 80 lies beyond the scale, which runs from 0 to 60.",
		"gauge.svg?max=60&thresholds=-5:red,120%25:green&target=61": "The bound -5, the bound 120%, the target 61 lie beyond the scale, which runs from 0 to 60.",
	} {
		p.show(t, address)
		var said string
		p.Eval(t, `document.querySelector("#thresholds fieldset > .help").textContent`, &said)
		if said != want {
			t.Errorf("%s: said %q, want %q", address, said, want)
		}
	}
	p.clean(t, 3)
}
