package playground_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/plugio/charts/api"
	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/rendertest"
)

// playground is the page in a browser, and the service behind it.
type playground struct {
	*rendertest.Page
	service *api.Service
	base    string
}

// TestPlayground has one browser for all its parts, since starting one takes seconds.
func TestPlayground(t *testing.T) {
	chromium := rendertest.Chromium(t)
	s := newService(t)
	server := httptest.NewServer(s.Handler())
	t.Cleanup(server.Close)
	for name, test := range map[string]func(*testing.T, *playground){
		"opens":                       opens,
		"every control":               everyControl,
		"every parameter":             everyParameter,
		"percent signs":               percentSigns,
		"copy boxes":                  copyBoxes,
		"start from an address":       startFromAnAddress,
		"every line is taken apart":   everyLineIsTakenApart,
		"follows a dark page":         followsADarkPage,
		"macro asks":                  macroAsksForWhatChanges,
		"nothing is lost":             nothingIsLost,
		"first things first":          firstThingsFirst,
		"what is seen is copied":      whatIsSeenIsCopied,
		"in its place":                inItsPlace,
		"zones":                       zonesAsPeopleThink,
		"unused fields":               unusedFields,
		"colours are picked":          coloursArePicked,
		"colours in turn":             coloursInTurn,
		"zones are dragged":           zonesAreDragged,
		"zones are moved by keys":     zonesAreMovedByKeys,
		"segments are moved":          segmentsAreMoved,
		"scale of shares":             scaleOfShares,
		"reference":                   referenceInABrowser,
		"nearest name":                nearestName,
		"mistakes stand at the field": mistakesStandAtTheField,
		"address of the service":      addressOfTheService,
		"the fragment holds all":      theFragmentHoldsAll,
		"examples":                    examplesAreRight,
		"look of the page":            lookOfThePage,
		"keyboard only":               keyboardOnly,
		"accessible":                  accessible,
	} {
		t.Run(name, func(t *testing.T) {
			test(t, open(t, chromium, s, server.URL+"/charts", rendertest.View{Width: 1280, Height: 900, DPR: 2}, ""))
		})
	}
	t.Run("mistakes on plain HTTP", func(t *testing.T) {
		// Browsers say only on HTTPS and to their own host what they ask for.
		plain := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			r.Header.Del("Sec-Fetch-Dest")
			s.Handler().ServeHTTP(w, r)
		}))
		t.Cleanup(plain.Close)
		mistakesStandAtTheField(t, open(t, chromium, s, plain.URL+"/charts", rendertest.View{Width: 1280, Height: 900, DPR: 2}, ""))
	})
	t.Run("newest answer only", func(t *testing.T) { newestAnswerOnly(t, chromium, s) })
	for name, view := range looks {
		t.Run("fields in the look "+name, func(t *testing.T) {
			fieldsInEveryLook(t, open(t, chromium, s, server.URL+"/charts", view, ""), view.Width)
		})
	}
	t.Run("strip on a phone", func(t *testing.T) {
		stripOnAPhone(t, open(t, chromium, s, server.URL+"/charts", rendertest.View{Width: 390, Height: 844, DPR: 3}, ""))
	})
	t.Run("phone", func(t *testing.T) {
		p := open(t, chromium, s, server.URL+"/charts", rendertest.View{Width: 390, Height: 844, DPR: 3, Dark: true}, "")
		var width int
		p.Eval(t, `document.documentElement.scrollWidth`, &width)
		if width > 390 {
			t.Errorf("the page is %d px wide on a screen of 390", width)
		}
		p.checkAccess(t, "bar.png?segments=1:success:a,2", "dark")
	})
}

// open shows the page, settles it and checks at the end of the test that it asked for
// nothing elsewhere and that nothing went wrong in it.
func open(t *testing.T, b *rendertest.Browser, s *api.Service, base string, v rendertest.View, fragment string) *playground {
	t.Helper()
	p := &playground{b.Page(t, base+"/"+fragment, v), s, base}
	p.Eval(t, `window.pictures = {}; window.make = URL.createObjectURL;
		URL.createObjectURL = (blob) => { pictures[blob.type.includes("svg") ? "svg" : "png"] = blob; return make(blob); }`, nil)
	p.settle(t)
	return p
}

// clean fails the test if the page met anything but the refusals a test expects.
func (p *playground) clean(t *testing.T, refusals int) {
	t.Helper()
	for _, e := range p.Errors(t) {
		if strings.Contains(e, "status 400") && refusals > 0 {
			refusals--
			continue
		}
		t.Errorf("in the page: %s", e)
	}
	for _, u := range p.Requests(t) {
		if !strings.HasPrefix(u, p.base+"/") && !strings.HasPrefix(u, "blob:"+p.base[:len(p.base)-len("/charts")]+"/") {
			t.Errorf("a request to %s", u)
		}
		if i := strings.IndexByte(u, '?'); i >= 0 && strings.Contains(u[i:], "canary") {
			t.Errorf("a value in a URL: %s", u)
		}
	}
}

const settled = `new Promise((done) => {
	const check = () => document.querySelectorAll("#controls details").length > 0 && document.getElementById("preview").getAttribute("aria-busy") === "false";
	if (check()) { return done(); }
	const observer = new MutationObserver(() => { if (check()) { observer.disconnect(); done(); } });
	observer.observe(document.body, { attributes: true, subtree: true, childList: true });
})`

func (p *playground) settle(t *testing.T) {
	t.Helper()
	p.Eval(t, settled, nil)
}

// pick runs a step in the page and waits for the preview that follows it.
func (p *playground) pick(t *testing.T, js string) {
	t.Helper()
	p.Eval(t, js, nil)
	p.settle(t)
}

func quoted(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

// show makes an address relative to the service the page's state.
func (p *playground) show(t *testing.T, address string) {
	t.Helper()
	p.pick(t, `new Promise((done) => {
		if (location.hash === "#" + `+quoted(address)+`) { return done(); }
		addEventListener("hashchange", done, { once: true }); location.hash = `+quoted(address)+`; })`)
}

// snippet is what the copy box holds for a place.
func (p *playground) snippet(t *testing.T, place string) string {
	t.Helper()
	var text string
	p.Eval(t, `(document.querySelector("input[name=place][value=`+place+`]").click(), document.getElementById("snippet").value)`, &text)
	return text
}

// preview is the picture that the page shows now.
func (p *playground) preview(t *testing.T, format string) []byte {
	t.Helper()
	var data []byte
	p.Eval(t, `pictures.`+format+`.arrayBuffer().then((b) => btoa(Array.from(new Uint8Array(b), (c) => String.fromCharCode(c)).join("")))`, &data)
	return data
}

// fetch answers a call to the service directly.
func (p *playground) fetch(t *testing.T, c apitest.Call) (int, []byte) {
	t.Helper()
	resp := c.To(t, p.service)
	return resp.StatusCode, apitest.Body(t, resp)
}

// checkPreview wants both previews to be the pictures that the copied addresses name.
func (p *playground) checkPreview(t *testing.T, what string) {
	t.Helper()
	for _, format := range []string{"png", "svg"} {
		p.Eval(t, `document.querySelector("input[name=format][value=`+format+`]").click()`, nil)
		p.settle(t)
		address := p.snippet(t, "url")
		status, want := p.fetch(t, apitest.Call{Target: strings.TrimPrefix(address, strings.TrimSuffix(p.base, "/charts"))})
		if status != 200 || !bytes.Equal(p.preview(t, format), want) {
			t.Errorf("%s: the preview is not the picture of %s (status %d)", what, address, status)
		}
	}
}

func opens(t *testing.T, p *playground) {
	p.checkPreview(t, "at first")
	var got struct {
		Title, Caption, Words string
		Examples              int
		Stored                int
		Cookie                string
	}
	p.Eval(t, `({Title: document.title, Caption: document.querySelector("[data-format=png] figcaption").textContent,
		Words: document.getElementById("alt").textContent, Examples: document.querySelectorAll("#gallery button").length,
		Stored: localStorage.length + sessionStorage.length, Cookie: document.cookie})`, &got)
	if !strings.HasPrefix(got.Caption, "480 × 360 px · ") || !strings.HasSuffix(got.Caption, " ms") || !strings.Contains(got.Caption, " kB · ") {
		t.Errorf("caption %q", got.Caption)
	}
	if !strings.HasPrefix(got.Words, "Sprint progress: 72") || got.Examples != 12 || got.Stored != 0 || got.Cookie != "" {
		t.Errorf("%+v", got)
	}
	// Without a ratio of its own, a PNG is drawn for sharp screens, and so it is copied.
	p.show(t, "gauge.png?value=1")
	if size := apitest.Size(t, apitest.PNGType, p.preview(t, "png")); size != "480x360" {
		t.Errorf("without a pixel ratio the preview has %s", size)
	}
	p.clean(t, 0)
}

// Each kind of control, worked as a person does, changes both pictures.
func everyControl(t *testing.T, p *playground) {
	typed := func(id, text string) string {
		return `((i) => { i.value = ` + quoted(text) + `; i.dispatchEvent(new Event("input", {bubbles: true})); })(document.querySelector("` + id + `"))`
	}
	chosen := func(id, value string) string {
		return `((s) => { s.value = "` + value + `"; s.dispatchEvent(new Event("change", {bubbles: true})); })(document.querySelector("` + id + `"))`
	}
	clicked := func(selector string) string { return `document.querySelector('` + selector + `').click()` }
	for _, tt := range []struct {
		kind               params.Kind
		name, address, act string
		changes            string
	}{
		{params.Text, "text", "gauge.png?value=72", typed("#p-label", "Canary & <b> canary"), "label=Canary%20%26%20%3Cb%3E%20canary"},
		{params.Data, "data", "gauge.png?value=72", typed("#p-value", "12.50"), "value=12.50"},
		{params.Data, "slider", "gauge.png?value=72", typed("#value input[type=range]", "25"), "value=25"},
		{params.Number, "number", "gauge.png?value=72", typed("#p-min", "-50"), "min=-50"},
		{params.OptionalNumber, "optional number", "gauge.png?value=72", typed("#p-target", "80"), "target=80"},
		{params.Integer, "integer", "gauge.png?value=72", typed("#p-ticks", "10"), "ticks=10"},
		{params.Decimal, "decimal", "gauge.png?value=72", typed("#p-thickness", "12"), "thickness=12"},
		{params.Choice, "radio buttons", "gauge.png?value=72", clicked("[name=p-arc][value=\"180\"]"), "arc=180"},
		{params.Choice, "menu", "gauge.png?value=72", chosen("#p-format", "clock"), "format=clock"},
		{params.Color, "colour", "gauge.png?value=72", clicked("#p-color") + ";" + clicked(".picker [value=danger]"), "color=danger"},
		{params.Color, "other colour", "gauge.png?value=72", clicked("#p-color") + ";" + typed(".picker [type=text]", "ff8800"), "color=ff8800"},
		{params.Background, "background", "gauge.png?value=72", clicked("#p-background") + ";" + clicked(".picker [value=success]"), "background=success"},
		{params.Locale, "locale", "gauge.png?value=1234.5", typed("#p-locale", "de"), "locale=de"},
		{params.Thresholds, "thresholds", "gauge.png?value=72", clicked("#thresholds > fieldset > button"), "thresholds=0:success"},
		{params.Thresholds, "a threshold less", "gauge.png?value=72&thresholds=0:success,50:danger", clicked("#thresholds .item:last-child .icon"), "thresholds=0:success"},
		{params.Segments, "segments", "bar.png?segments=3:success:Done", clicked("#segments > fieldset > button"), "segments=3:success:Done,1"},
		{params.Series, "series", "counter.png?value=72", typed("#p-spark", "5,8,6,,9"), "spark=5,8,6,,9"},
		{params.Text, "no text", "gauge.png?", clicked("#noData [type=checkbox]"), "noData="},
		{params.Choice, "widget", "gauge.png?value=72", clicked("[name=widget][value=bar]"), "bar."},
	} {
		p.show(t, tt.address)
		before := [2][]byte{p.preview(t, "png"), p.preview(t, "svg")}
		p.pick(t, tt.act)
		if bytes.Equal(before[0], p.preview(t, "png")) || bytes.Equal(before[1], p.preview(t, "svg")) {
			t.Errorf("%s: a preview does not change", tt.name)
		}
		if address := p.snippet(t, "url"); !strings.Contains(address, tt.changes) {
			t.Errorf("%s: the address is %s", tt.name, address)
		}
		p.checkPreview(t, tt.name)
	}
	p.show(t, "gauge.png?value=72")
	p.pick(t, clicked("#p-strict"))
	if address := p.snippet(t, "url"); !strings.Contains(address, "strict=true") {
		t.Errorf("boolean: the address is %s", address)
	}
	p.clean(t, 0)
}

// The page shows what is in the table: every parameter has a control that takes its
// example, and the lines to copy, the Go code among them, say it.
func everyParameter(t *testing.T, p *playground) {
	p.Eval(t, `(() => { window.tools = Promise.all([import("`+p.base+`/playground/gocode.js"), import("`+p.base+`/playground/snippets.js"),
		JSON.parse(document.getElementById("table").textContent)]); })()`, nil)
	for _, widget := range params.Widgets() {
		for _, spec := range params.For(widget) {
			for _, value := range append([]string{spec.Example}, spec.Values...) {
				if spec.Name == "dpr" && value == "4" || spec.Kind == params.PresetName {
					continue // too many pixels, and a name that only a service with presets knows
				}
				p.checkGoCode(t, widget, params.Pair{Name: spec.Name, Value: value})
			}
		}
		p.show(t, widget+".png?value=1")
		for _, spec := range params.For(widget) {
			var controls, named int
			p.Eval(t, `document.querySelectorAll("#`+spec.Name+` :is(input, select, button)").length`, &controls)
			p.Eval(t, `[...document.querySelectorAll("#`+spec.Name+` code")].filter((c) => c.textContent === "`+spec.Name+`").length`, &named)
			if controls == 0 || named != 1 {
				t.Errorf("%s of a %s has %d controls, named %d times", spec.Name, widget, controls, named)
			}
		}
	}
	p.clean(t, 0)
}

// percentSigns are drawn by the Go code as the service draws them.
func percentSigns(t *testing.T, p *playground) {
	p.Eval(t, `(() => { window.tools = Promise.all([import("`+p.base+`/playground/gocode.js"), import("`+p.base+`/playground/snippets.js"),
		JSON.parse(document.getElementById("table").textContent)]); })()`, nil)
	for widget, all := range map[string][][]params.Pair{
		"gauge": {
			{{Name: "value", Value: "72%"}},
			{{Name: "value", Value: "72 %"}, {Name: "suffix", Value: ""}},
			{{Name: "value", Value: "72%"}, {Name: "format", Value: "percent"}, {Name: "target", Value: "80%"}},
			{{Name: "thresholds", Value: "0:red,50%:amber,80.5%:green:Good"}, {Name: "value", Value: "33"}, {Name: "max", Value: "60"}},
			{{Name: "value", Value: "0.5"}, {Name: "format", Value: "percent"}, {Name: "max", Value: "0.8"}, {Name: "neutral", Value: "25%"}},
			{{Name: "thresholds", Value: "0%:red,50%:amber,80%:green"}, {Name: "value", Value: "90"}, {Name: "min", Value: "100"}, {Name: "max", Value: "0"}},
			{{Name: "thresholds", Value: "0:red,50:amber,80:green"}, {Name: "value", Value: "90"}, {Name: "min", Value: "100"}, {Name: "max", Value: "0"}},
		},
		"counter": {
			{{Name: "value", Value: "72%"}, {Name: "previous", Value: "65%"}},
			{{Name: "value", Value: "0.72"}, {Name: "previous", Value: "65%"}, {Name: "format", Value: "percent"}},
			{{Name: "value", Value: "72"}, {Name: "color", Value: "teal"}, {Name: "tint", Value: "value"}},
		},
		"bar": {
			{{Name: "segments", Value: "50%:green:Done,20.5%:red"}},
			{{Name: "segments", Value: "50%:green,20%:red"}, {Name: "format", Value: "percent"}},
			{{Name: "segments", Value: "50:green:20%,20:red"}},
			{{Name: "value", Value: "33"}, {Name: "target", Value: "50%"}, {Name: "min", Value: "10"}, {Name: "max", Value: "60"}},
		},
	} {
		for _, pairs := range all {
			p.checkGoCode(t, widget, pairs...)
		}
	}
	p.clean(t, 0)
}

// checkGoCode runs the program that the page gives for parameters.
func (p *playground) checkGoCode(t *testing.T, widget string, pairs ...params.Pair) {
	t.Helper()
	var list, query []string
	for _, pair := range pairs {
		list = append(list, `["`+pair.Name+`", `+quoted(pair.Value)+`]`)
		query = append(query, pair.Name+"="+apitest.PercentEncode(pair.Value))
	}
	sent := widget + "?" + strings.Join(query, "&")
	var program string
	p.Eval(t, `(async () => {
		const [{ goCode }, , table] = await window.tools;
		const specs = new Map(table.parameters.filter((s) => s.widgets.includes("`+widget+`")).map((s) => [s.name, s]));
		return goCode({ base: "https://x.example", widget: "`+widget+`", format: "svg", pairs: [`+strings.Join(list, ",")+`] }, specs);
	})()`, &program)
	want, problems := params.Decode(widget, strings.Join(query, "&"), render.SVG)
	made, _, err := runGo(program)
	if err != nil || len(problems) > 0 {
		t.Errorf("%s: %v %v", sent, problems, err)
		return
	}
	if !bytes.Equal(drawn(t, made), drawn(t, want.Widget)) {
		t.Errorf("%s: the Go code draws something else:\n%s", sent, program)
	}
}

func drawn(t *testing.T, w render.Widget) []byte {
	t.Helper()
	b, err := render.Render(nil, w, render.Options{Format: render.SVG})
	if err != nil {
		t.Fatalf("drawing: %v", err)
	}
	return b
}
