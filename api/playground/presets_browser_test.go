package playground_test

import (
	"bytes"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/plugio/charts/api"
	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/api/presets"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/rendertest"
)

const houseFile = `
defaults: {locale: de-CH, hoursPerDay: 8.4}
presets:
  sla:
    about: Availability against the contract
    parameters: {min: 90, suffix: "%", style: needle, arc: "180", target: 99.5, dpr: 1.5, thresholds: ["90:danger:Breached", "97:warning:At risk, now", "99.5:success:Kept"]}
  plain: {parameters: {show: none}}
palettes:
  acme: {light: {success: "00805A"}, dark: {success: "3FCB97"}}
`

// newHouse is a service with presets behind the path /charts.
func newHouse(t *testing.T) *api.Service {
	t.Helper()
	file, err := presets.Parse("presets.yaml", []byte(houseFile), 0)
	if err != nil {
		t.Fatal(err)
	}
	c := api.DefaultConfig()
	c.BasePath, c.House = "/charts", file.House
	s, err := api.New(c)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	return s
}

// TestPlaygroundWithPresets walks through the page of a service that has a file.
func TestPlaygroundWithPresets(t *testing.T) {
	chromium := rendertest.Chromium(t)
	s := newHouse(t)
	server := httptest.NewServer(s.Handler())
	t.Cleanup(server.Close)
	view := rendertest.View{Width: 1280, Height: 900, DPR: 2}
	for name, test := range map[string]func(*testing.T, *playground){
		"choose a preset":  chooseAPreset,
		"defaults hold":    defaultsHold,
		"unknown preset":   unknownPreset,
		"save as a preset": saveAsAPreset,
	} {
		t.Run(name, func(t *testing.T) { test(t, open(t, chromium, s, server.URL+"/charts", view, "")) })
	}
}

// said is what stands beside a parameter of the preset's doing, or that nothing does.
func (p *playground) said(t *testing.T, name string) string {
	t.Helper()
	var text string
	p.Eval(t, `((e) => e.hidden ? "" : e.textContent)(document.getElementById("p-`+name+`-from"))`, &text)
	return text
}

func choose(id, value string) string {
	return `((s) => { s.value = "` + value + `"; s.dispatchEvent(new Event("change", {bubbles: true})); })(document.getElementById("` + id + `"))`
}

func typeIn(id, text string) string {
	return `((i) => { i.value = "` + text + `"; i.dispatchEvent(new Event("input", {bubbles: true})); })(document.getElementById("` + id + `"))`
}

func (p *playground) addressEnds(t *testing.T, query string) {
	t.Helper()
	if address := p.snippet(t, "url"); !strings.HasSuffix(address, query) {
		t.Errorf("the address is %s, want it to end in %s", address, query)
	}
}

func chooseAPreset(t *testing.T, p *playground) {
	p.show(t, "gauge.svg?value=97.2")
	var offered string
	p.Eval(t, `Array.from(document.getElementById("p-preset").options, (o) => o.textContent).join("|")`, &offered)
	if offered != "none|plain|sla: Availability against the contract" {
		t.Errorf("the page offers %q", offered)
	}
	before := p.preview(t, "svg")
	p.pick(t, choose("p-preset", "sla"))
	p.addressEnds(t, "gauge.svg?value=97.2&preset=sla")
	if bytes.Equal(before, p.preview(t, "svg")) {
		t.Error("the preset changes nothing in the preview")
	}
	for name, want := range map[string]string{
		"min": "From sla: 90", "suffix": "From sla: %", "style": "From sla: needle", "label": "", "max": "", "locale": "",
		"thresholds": `From sla: 90:danger:Breached,97:warning:At risk\, now,99.5:success:Kept`,
	} {
		if got := p.said(t, name); got != want {
			t.Errorf("beside %s stands %q, want %q", name, got, want)
		}
	}
	var holds struct{ Style, Min, Focus string }
	p.Eval(t, `({Style: document.querySelector("[name=p-style]:checked").value, Min: document.getElementById("p-min").placeholder, Focus: document.activeElement.id})`, &holds)
	if holds.Style != "needle" || holds.Min != "90" || holds.Focus != "p-preset" {
		t.Errorf("the controls show %+v", holds)
	}
	p.checkPresetPreview(t)
	p.checkGo(t, p.preview(t, "svg"), "a preset")

	// What the page says itself comes first, and going back to the preset's word says nothing.
	p.pick(t, typeIn("p-min", "50"))
	if got := p.said(t, "min"); got != "In place of what sla holds: 90" {
		t.Errorf("beside a minimum of one's own stands %q", got)
	}
	p.addressEnds(t, "value=97.2&min=50&preset=sla")
	p.pick(t, `document.querySelector("[name=p-style][value=fill]").click()`)
	p.addressEnds(t, "value=97.2&min=50&style=fill&preset=sla")
	p.checkPresetPreview(t)
	p.pick(t, `document.querySelector("[name=p-style][value=needle]").click()`)
	p.addressEnds(t, "value=97.2&min=50&preset=sla")

	// A bar takes what it knows of it.
	p.pick(t, `document.querySelector("[name=widget][value=bar]").click()`)
	if got := p.said(t, "suffix") + p.said(t, "style"); got != "From sla: %" {
		t.Errorf("of a bar stands %q", got)
	}
	p.checkPresetPreview(t)
	p.pick(t, choose("p-preset", ""))
	p.addressEnds(t, "bar.svg?value=97.2&min=50")
	if got := p.said(t, "min"); got != "" {
		t.Errorf("without a preset stands %q", got)
	}
	p.checkAccess(t, "gauge.png?value=97.2&preset=sla&min=50", "light")
	p.clean(t, 0)
}

// checkPresetPreview wants the preview to be the picture that the copied address names. The
// preset has a pixel ratio, so the screen's is not added.
func (p *playground) checkPresetPreview(t *testing.T) {
	t.Helper()
	for _, format := range []string{"png", "svg"} {
		p.pick(t, `document.querySelector("input[name=format][value=`+format+`]").click()`)
		address := p.snippet(t, "url")
		status, want := p.fetch(t, apitest.Call{Target: strings.TrimPrefix(address, strings.TrimSuffix(p.base, "/charts"))})
		if status != 200 || !bytes.Equal(p.preview(t, format), want) {
			t.Errorf("the preview is not the picture of %s (status %d)", address, status)
		}
	}
}

// The house's defaults are the controls' too, and the Go program has them.
func defaultsHold(t *testing.T, p *playground) {
	p.show(t, "gauge.svg?value=12345.5&max=20000")
	var locale string
	p.Eval(t, `document.getElementById("p-locale").placeholder`, &locale)
	if locale != "de-CH" {
		t.Errorf("the locale shown is %q", locale)
	}
	p.checkGo(t, p.preview(t, "svg"), "house defaults")
	// A palette of the house's own can be chosen; a program has to make it.
	p.pick(t, `document.querySelector("[name=p-palette][value=acme]").click()`)
	p.addressEnds(t, "palette=acme")
	if code := p.snippet(t, "go"); !strings.Contains(code, "// The palette acme is the service's own") {
		t.Errorf("the Go program says nothing of the palette:\n%s", code)
	}
	if _, _, err := runGo(p.snippet(t, "go")); err != nil {
		t.Error(err)
	}
	p.clean(t, 0)
}

func unknownPreset(t *testing.T, p *playground) {
	p.show(t, "gauge.svg?value=1&preset=slo")
	var got struct{ Problem, Chosen string }
	p.Eval(t, `({Problem: document.getElementById("p-preset-problem").textContent, Chosen: document.getElementById("p-preset").value})`, &got)
	if got.Problem != "Unknown preset; the nearest known name is sla." || got.Chosen != "slo" {
		t.Errorf("%+v", got)
	}
	p.clean(t, 3)
}

// The lines that the page writes are a file, and its preset draws the picture again.
func saveAsAPreset(t *testing.T, p *playground) {
	for _, c := range []struct{ address, query, name string }{
		{"gauge.svg?value=72&label=" + apitest.PercentEncode("Größe & Co: \"a\" 'b' #c") + "&thresholds=0:danger:a%5C,%20b,50:success&width=300&suffix=", "value=72", "gro-e-co-a-b-c"},
		{"bar.svg?segments=3:success:Done,4&height=60&title=100%&theme=dark", "segments=3:success:Done,4", "100"},
		{"counter.svg?value=5&previous=4&spark=1,2&locale=fr&noData=", "value=5&previous=4&spark=1,2", "counter"},
		{"gauge.svg?value=97.2&preset=sla&min=80&label=A%26amp%3Bamp%3B%20B", "value=97.2", "a-amp-b"},
		{"gauge.svg?value=3", "value=3", "gauge"},
	} {
		p.show(t, c.address)
		want, address := p.preview(t, "svg"), p.snippet(t, "url")
		text := p.snippet(t, "preset")
		file, err := presets.Parse("lines", []byte("defaults: {locale: de-CH, hoursPerDay: 8.4}\n"+text), 0)
		if err != nil {
			t.Errorf("%s: %v:\n%s", address, err, text)
			continue
		}
		if len(file.Warnings) > 0 || file.House.Presets()[0].Name != c.name {
			t.Errorf("%s: warnings %v:\n%s", address, file.Warnings, text)
		}
		widget, _, _ := strings.Cut(c.address, ".")
		r, problems := params.Decoder{House: file.House}.Query(widget, c.query+"&preset="+c.name, render.SVG)
		if len(problems) > 0 {
			t.Errorf("%s: %v:\n%s", address, problems, text)
			continue
		}
		if got, err := render.Render(nil, r.Widget, r.Options); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: the preset draws another picture (%v):\n%s", address, err, text)
		}
	}
	p.clean(t, 0)
}
