package playground_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
)

// paste puts a text into the field for addresses and presses its button.
func (p *playground) paste(t *testing.T, text string) (notes []string) {
	t.Helper()
	p.pick(t, `(document.getElementById("pasted").value = `+quoted(text)+`, document.querySelector("#paste button").click())`)
	p.Eval(t, `[...document.querySelectorAll("#notes .note")].map((n) => n.textContent)`, &notes)
	return notes
}

// withRatio is the address with the pixel ratio that the page gives a PNG by itself.
func withRatio(address string) string {
	switch {
	case !strings.Contains(address, ".png"):
		return address
	case strings.Contains(address, "?"):
		return address + "&dpr=2"
	}
	return address + "?dpr=2"
}

func startFromAnAddress(t *testing.T, p *playground) {
	p.Eval(t, `import("`+p.base+`/playground/address.js").then((m) => { window.address = m; })`, nil)
	for _, h := range hostileTexts {
		p.show(t, h.widget+".svg?value=42&"+h.name+"="+apitest.PercentEncode(h.value))
		want := p.snippet(t, "url")
		for _, place := range []string{"url", "html", "storage", "jira", "markdown", "curl"} {
			var got string
			p.Eval(t, `((p) => p.base + "/" + p.widget + "." + p.format + "?" + address.buildQuery(p.pairs))
				(address.takeApart(address.findAddress(`+quoted(p.snippet(t, place))+`), { widgets: ["gauge", "counter", "bar"], formats: ["png", "svg"] }))`, &got)
			if got != want {
				t.Errorf("%s of %s: taken apart to %s, want %s", place, h.value, got, want)
			}
		}
	}
	copied := p.snippet(t, "storage")
	p.show(t, "gauge.png?value=1")
	if notes := p.paste(t, copied); len(notes) > 0 || p.snippet(t, "storage") != copied {
		t.Errorf("pasted %s, got %s %q", copied, p.snippet(t, "storage"), notes)
	}
	for _, tt := range []struct {
		text, address string
		notes         []string
	}{
		{"https://jira.example.com/charts/gauge.png?value=12.5%&amp;label=A+%26+B", "https://jira.example.com/charts/gauge.png?value=12.5%25&label=A%20%26%20B", nil},
		{"/bar.svg?value=1#top", "/charts/bar.svg?value=1", nil},
		{"gauge.png?Value=72", "/charts/gauge.png", []string{"“Value” is no parameter of a gauge and is ignored; the nearest right name is value. Use value"}},
		{"gauge.png?treshold=0:success&value=1", "/charts/gauge.png?value=1", []string{"“treshold” is no parameter of a gauge and is ignored; the nearest right name is thresholds. Use thresholds"}},
		{"gauge.png?previous=72", "/charts/gauge.png", []string{"“previous” is no parameter of a gauge and is ignored; it belongs to counter."}},
		{"gauge.png?zzzzzz=1", "/charts/gauge.png", []string{"“zzzzzz” is no parameter of a gauge and is ignored."}},
		{"gauge.png?value=1&value=2", "/charts/gauge.png?value=1", []string{"value is given twice; the first is taken."}},
		{"https://x.example/guage.png?value=3", "https://x.example/gauge.png?value=3", []string{"The path ends in “guage.png”; the nearest right one is gauge.png."}},
		{"https://x.example/counter.jpg?value=3", "https://x.example/counter.png?value=3", []string{"The path ends in “counter.jpg”; the nearest right one is counter.png."}},
	} {
		notes := p.paste(t, tt.text)
		if got := strings.TrimPrefix(p.snippet(t, "url"), strings.TrimSuffix(p.base, "/charts")); got != withRatio(tt.address) || fmt.Sprint(notes) != fmt.Sprint(tt.notes) {
			t.Errorf("%s: %s %q, want %s %q", tt.text, got, notes, tt.address, tt.notes)
		}
	}
	before := p.snippet(t, "url")
	for _, text := range []string{"", "nothing", "https://x.example/", "https://x.example/picture.png"} {
		if notes := p.paste(t, text); len(notes) != 1 || p.snippet(t, "url") != before {
			t.Errorf("%q: %q, and the address is %s", text, notes, p.snippet(t, "url"))
		}
	}
	p.paste(t, "gauge.png?colour=danger&value=5")
	p.pick(t, `document.querySelector("#notes button").click()`)
	if got := p.snippet(t, "url"); !strings.Contains(got, "color=danger") {
		t.Errorf("the right name is not used: %s", got)
	}
	p.clean(t, 0)
}

// The page guesses names as the service does.
func nearestName(t *testing.T, p *playground) {
	for _, widget := range params.Widgets() {
		var known []string
		for _, spec := range params.For(widget) {
			known = append(known, spec.Name)
		}
		for _, name := range []string{"colour", "Label", "treshold", "hieght", "valu", "x", "tite", "nodata", "hours_per_day", "lgend", "scalelabel", "scale", "caption", "bgcolor", "lineColor", strings.Repeat("a", 41)} {
			var got string
			p.Eval(t, `import("`+p.base+`/playground/address.js").then(({ nearest }) => nearest(`+quoted(name)+`, `+quoted(known)+`))`, &got)
			_, problems := params.DecodePairs(widget, []params.Pair{{Name: name, Value: "1"}}, render.PNG)
			if len(problems) != 1 || got != problems[0].Parameter {
				t.Errorf("%s of a %s: %q, the service says %v", name, widget, got, problems)
			}
		}
	}
}

func mistakesStandAtTheField(t *testing.T, p *playground) {
	type state struct {
		Field, Invalid, Described, Summary, Caption string
		Hidden                                      bool
	}
	read := func() (s state) {
		p.Eval(t, `({Field: document.getElementById("p-value-problem").textContent, Hidden: document.getElementById("p-value-problem").hidden,
			Invalid: document.getElementById("p-value").getAttribute("aria-invalid"), Described: document.getElementById("p-value").getAttribute("aria-describedby"),
			Summary: document.getElementById("problems").textContent, Caption: document.querySelector("[data-format=png] figcaption").textContent})`, &s)
		return s
	}
	p.show(t, "gauge.png?value=canary&decimals=9&thresholds=0:success,!:bluish")
	got := read()
	want := state{
		"Not a number.", "true", "p-value-unused p-value-help p-value-problem",
		"Value: not a number.Thresholds: item 2: not a number.Thresholds: item 2: not a colour: use a name in lower case or hexadecimal digits, in the form bound:color[:name], such as 80:danger:Late.Decimals: out of range: 0 to 6.",
		"Error 400, as readers would see it", false,
	}
	want.Summary, got.Summary = sortedSentences(want.Summary), sortedSentences(got.Summary)
	if got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	var open bool
	p.Eval(t, `document.getElementById("decimals").closest("details").open && !document.getElementById("p-decimals-problem").hidden`, &open)
	if !open {
		t.Error("the mistake in a folded group is not shown")
	}
	var focused string
	p.Eval(t, `(document.querySelector("#problems button").click(), document.activeElement.id)`, &focused)
	if focused != "p-value" {
		t.Errorf("the summary leads to %q", focused)
	}
	p.show(t, "gauge.png?value=1")
	if got := read(); !got.Hidden || got.Summary != "" || got.Invalid == "true" {
		t.Errorf("after the correction: %+v", got)
	}
	p.show(t, "gauge.png?theme=blue&arc=99&format=words")
	var shown []string
	p.Eval(t, `[document.querySelector("[name=p-theme]:checked").value, document.querySelector("[name=p-arc]:checked").value, document.getElementById("p-format").value]`, &shown)
	if fmt.Sprint(shown) != "[blue 99 words]" {
		t.Errorf("wrong choices are shown as %v", shown)
	}
	p.clean(t, 6)
}

func sortedSentences(s string) string {
	parts := strings.SplitAfter(s, ".")
	for i := range parts {
		for j := i + 1; j < len(parts); j++ {
			if parts[j] < parts[i] {
				parts[i], parts[j] = parts[j], parts[i]
			}
		}
	}
	return strings.ToLower(strings.Join(parts, ""))
}

func addressOfTheService(t *testing.T, p *playground) {
	p.show(t, "gauge.png?value=1")
	set := func(address string) string {
		p.Eval(t, `((i) => { i.value = `+quoted(address)+`; i.dispatchEvent(new Event("input")); })(document.getElementById("base"))`, nil)
		return p.snippet(t, "url")
	}
	for address, want := range map[string]string{
		"https://jira.example.com/charts/": "https://jira.example.com/charts/gauge.png?value=1",
		"https://jira.example.com":         "https://jira.example.com/gauge.png?value=1",
		"http://[::1]:8080/a!b(c)'|d/?x#y": "http://[::1]:8080/a%21b%28c%29%27%7Cd/gauge.png?value=1",
		"https://user:pw@x.example/$x/":    "https://x.example/%24x/gauge.png?value=1",
	} {
		if got := set(address); got != withRatio(want) {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
	before := set("https://jira.example.com")
	for _, address := range []string{"", "jira.example.com", "javascript:alert(1)", "ftp://x.example"} {
		var problem string
		got := set(address)
		p.Eval(t, `document.getElementById("base-problem").textContent`, &problem)
		if got != before || problem == "" {
			t.Errorf("%q: %s, told %q", address, got, problem)
		}
	}
	p.clean(t, 0)
}

// What the page shows comes back from its address, in a page that knows nothing else.
func theFragmentHoldsAll(t *testing.T, p *playground) {
	for _, fragment := range []string{
		"gauge.png?value=72&label=canary%20A%26B",
		"counter.svg?value=&noData=&theme=dark",
		"https://jira.example.com/charts/bar.png?segments=1:success:a%5C,b",
	} {
		p.show(t, fragment)
		var hash string
		p.Eval(t, `location.hash`, &hash)
		if hash != "#"+fragment && hash != "#"+strings.Replace(fragment, "value=&noData=&theme=dark", "value=&theme=dark&noData=", 1) {
			t.Errorf("%s becomes %s", fragment, hash)
		}
	}
	p.show(t, "gauge.png?value=canary7")
	p.Eval(t, `new Promise((done) => { addEventListener("hashchange", () => setTimeout(done), { once: true }); location.hash = "arc"; })`, nil)
	var focused string
	p.Eval(t, `document.activeElement.name`, &focused)
	if focused != "p-arc" {
		t.Errorf("the address of a parameter's documentation leads to %q", focused)
	}
	p.settle(t)
	p.clean(t, 3)
}

func examplesAreRight(t *testing.T, p *playground) {
	var examples []struct{ Name, Address string }
	p.Eval(t, `[...document.querySelectorAll("#gallery button")].map((b) => ({ Name: b.textContent, Address: b.dataset.address }))`, &examples)
	for i, e := range examples {
		path, query, _ := strings.Cut(e.Address, "?")
		widget := strings.TrimSuffix(path, ".png")
		if _, problems := params.Decode(widget, query+"&strict=true", render.PNG); len(problems) > 0 {
			t.Errorf("%s: %v", e.Name, problems)
		}
		p.pick(t, fmt.Sprintf(`document.querySelectorAll("#gallery button")[%d].click()`, i))
		p.checkPreview(t, e.Name)
	}
	var broken []string
	p.Eval(t, `[...document.images].filter((i) => !i.complete || i.naturalWidth === 0).map((i) => i.src)`, &broken)
	if len(broken) > 0 || len(examples) != 12 {
		t.Errorf("%d examples, broken pictures: %v", len(examples), broken)
	}
	p.clean(t, 0)
}
