package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/rendertest"
)

// playground is the page in a browser, and the service behind it.
type playground struct {
	*rendertest.Page
	service *Service
	base    string
}

// TestPlayground has one browser for all its parts, since starting one takes seconds.
func TestPlayground(t *testing.T) {
	chromium := rendertest.Chromium(t)
	s := newService(t, func(c *Config) { c.BasePath = "/charts" })
	server := httptest.NewServer(s.Handler())
	t.Cleanup(server.Close)
	for name, test := range map[string]func(*testing.T, *playground){
		"opens":                       opens,
		"every control":               everyControl,
		"every parameter":             everyParameter,
		"copy boxes":                  copyBoxes,
		"start from an address":       startFromAnAddress,
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
	t.Run("newest answer only", func(t *testing.T) { newestAnswerOnly(t, chromium, s) })
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
func open(t *testing.T, b *rendertest.Browser, s *Service, base string, v rendertest.View, fragment string) *playground {
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
func (p *playground) fetch(t *testing.T, c call) (int, []byte) {
	t.Helper()
	resp := c.to(t, p.service)
	return resp.StatusCode, bodyOf(t, resp)
}

// checkPreview wants both previews to be the pictures that the copied addresses name.
func (p *playground) checkPreview(t *testing.T, what string) {
	t.Helper()
	for _, format := range []string{"png", "svg"} {
		p.Eval(t, `document.querySelector("input[name=format][value=`+format+`]").click()`, nil)
		p.settle(t)
		address := p.snippet(t, "url")
		if format == "png" && !strings.Contains(address, "dpr=") {
			address += "&dpr=2" // that of the screen
		}
		status, want := p.fetch(t, call{target: strings.TrimPrefix(address, strings.TrimSuffix(p.base, "/charts"))})
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
	// Without a ratio of its own, the picture is drawn for the screen.
	p.show(t, "gauge.png?value=1")
	if size := sizeOf(t, pngType, p.preview(t, "png")); size != "480x360" {
		t.Errorf("on a screen of ratio 2 the preview has %s", size)
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
		{params.Color, "colour", "gauge.png?value=72", chosen("#p-color", "danger"), "color=danger"},
		{params.Color, "other colour", "gauge.png?value=72", chosen("#p-color", "custom") + ";" + typed("#color input", "ff8800"), "color=ff8800"},
		{params.Background, "background", "gauge.png?value=72", chosen("#p-background", "success"), "background=success"},
		{params.Locale, "locale", "gauge.png?value=1234.5", typed("#p-locale", "de"), "locale=de"},
		{params.Thresholds, "thresholds", "gauge.png?value=72", clicked("#thresholds > fieldset > button"), "thresholds=0:success"},
		{params.Thresholds, "a threshold less", "gauge.png?value=72&thresholds=0:success,50:danger", clicked("#thresholds .item:last-child button"), "thresholds=0:success"},
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
		fetch("`+p.base+`/playground/parameters.json").then((r) => r.json())]); })()`, nil)
	for _, widget := range params.Widgets() {
		for _, spec := range params.For(widget) {
			for _, value := range append([]string{spec.Example}, spec.Values...) {
				if spec.Name == "dpr" && value == "4" {
					continue
				}
				query := spec.Name + "=" + percentEncoded(value)
				var got struct{ URL, Go string }
				p.Eval(t, `(async () => {
					const [{ goCode }, { url }, table] = await window.tools;
					const specs = new Map(table.parameters.filter((s) => s.widgets.includes("`+widget+`")).map((s) => [s.name, s]));
					const p = { base: "https://x.example", widget: "`+widget+`", format: "svg", pairs: [["`+spec.Name+`", `+quoted(value)+`]] };
					return { URL: url(p), Go: goCode(p, specs) };
				})()`, &got)
				want, problems := params.Decode(widget, query, render.SVG)
				made, _, err := runGo(got.Go)
				if err != nil || len(problems) > 0 {
					t.Errorf("%s?%s: %v %v", widget, query, problems, err)
					continue
				}
				if !bytes.Equal(drawn(t, made), drawn(t, want.Widget)) {
					t.Errorf("%s?%s: the Go code draws something else:\n%s", widget, query, got.Go)
				}
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

func drawn(t *testing.T, w render.Widget) []byte {
	t.Helper()
	b, err := render.Render(nil, w, render.Options{Format: render.SVG})
	if err != nil {
		t.Fatalf("drawing: %v", err)
	}
	return b
}

// hostileTexts are pictures whose texts hold what some place reads as its own.
var hostileTexts = []struct{ widget, name, value string }{
	{"gauge", "label", `"quotes" 'single' <b>&amp; & &lt;`},
	{"gauge", "label", `a|b!c]d[e{f}g\h`},
	{"gauge", "label", `100% %41 %zz +1 #x ;y /z ?q`},
	{"gauge", "label", "$paramvalue ${x} #if($x) #end $$"},
	{"gauge", "label", "*bold* _it_ `code` ~s~ -- (c) \\\\"},
	{"gauge", "label", "Zürich 日本語 🎉 עברית \u00a0nbsp"},
	{"gauge", "description", `x" onerror="alert(1)`},
	{"counter", "title", `'; rm -rf / #`},
	{"counter", "comparison", `vs "last" week|month!`},
	{"counter", "suffix", "\u00a0% !"},
	{"bar", "segments", `12:success:A & B \, C\: "D",5::x|y!z],3:ff0000:\\<i>`},
	{"bar", "thresholds", `0:success:a\,b,50:danger:"c"`},
}

func copyBoxes(t *testing.T, p *playground) {
	for _, h := range hostileTexts {
		query := "value=42&dpr=2&width=300&" + h.name + "=" + percentEncoded(h.value)
		for _, format := range []string{"png", "svg"} {
			p.show(t, h.widget+"."+format+"?"+query)
			p.checkSnippets(t, h.widget, format, h.value)
		}
	}
	p.show(t, "bar.png?")
	p.checkSnippets(t, "bar", "png", "no parameter")
	p.clean(t, 0)
	copying(t, p)
}

// checkSnippets puts every line to copy through the rules of its place and wants the
// picture that the address names.
func (p *playground) checkSnippets(t *testing.T, widget, format, what string) {
	t.Helper()
	address := p.snippet(t, "url")
	status, want := p.fetch(t, call{target: strings.TrimPrefix(address, strings.TrimSuffix(p.base, "/charts"))})
	if status != 200 || strings.Trim(address, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.%?&=:,/") != "" {
		t.Errorf("%s: status %d of %s", what, status, address)
		return
	}
	var words string
	p.Eval(t, `document.getElementById("alt").textContent`, &words)
	for place, read := range map[string]func(string) (shown, error){
		"html": htmlImage, "storage": storageImage, "confluence": wikiImage, "jira": wikiImage, "markdown": markdownImage, "macro": macroImage, "curl": curlRequest,
	} {
		text := p.snippet(t, place)
		s, err := read(text)
		if err != nil {
			t.Errorf("%s in %s: %v:\n%s", what, place, err, text)
			continue
		}
		c, err := s.request()
		if err != nil {
			t.Errorf("%s in %s: %v", what, place, err)
			continue
		}
		if status, got := p.fetch(t, c); status != 200 || !bytes.Equal(got, want) {
			t.Errorf("%s in %s: another picture, status %d:\n%s", what, place, status, text)
		}
		if place != "curl" && place != "markdown" && !s.sized(sizeInWords(t, want, format)) {
			t.Errorf("%s in %s: %s by %s", what, place, s.width, s.height)
		}
		if (place == "html" || place == "storage" || place == "markdown") && s.alt != strings.Join(strings.Fields(strings.ReplaceAll(words, "\u00a0", "§")), " ") && strings.ReplaceAll(s.alt, "\u00a0", "§") != strings.ReplaceAll(words, "\u00a0", "§") {
			t.Errorf("%s in %s: the words are %q, want %q", what, place, s.alt, words)
		}
	}
	p.checkGo(t, want, what)
}

func (p *playground) checkGo(t *testing.T, want []byte, what string) {
	t.Helper()
	w, o, err := runGo(p.snippet(t, "go"))
	if err != nil {
		t.Errorf("%s in Go: %v", what, err)
		return
	}
	if got, err := render.Render(nil, w, o); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s in Go: another picture (%v):\n%s", what, err, p.snippet(t, "go"))
	}
}

// sizeInWords is the size of a picture in CSS pixels; a PNG of these tests has the ratio
// 2 unless it has the default width.
func sizeInWords(t *testing.T, picture []byte, format string) (width, height float64) {
	t.Helper()
	contentType := map[string]string{"png": pngType, "svg": svgType}[format]
	if _, err := fmt.Sscanf(sizeOf(t, contentType, picture), "%gx%g", &width, &height); err != nil {
		t.Fatal(err)
	}
	if format == "png" && width == 600 {
		width, height = width/2, height/2
	}
	return width, height
}

func copying(t *testing.T, p *playground) {
	var copied []string
	p.Eval(t, `(() => { window.copied = []; navigator.clipboard.writeText = (text) => { copied.push(text); return Promise.resolve(); }; })()`, nil)
	want := p.snippet(t, "html")
	p.Eval(t, `document.getElementById("copy").click(), new Promise(requestAnimationFrame).then(() => copied)`, &copied)
	var told string
	p.Eval(t, `document.getElementById("copied").textContent`, &told)
	if len(copied) != 1 || copied[0] != want || told != "HTML copied." {
		t.Errorf("copied %q, told %q", copied, told)
	}
	// Over plain http there is no clipboard, and the old command does it.
	p.Eval(t, `(() => { window.copied = []; navigator.clipboard.writeText = () => Promise.reject(new Error("denied"));
		document.execCommand = (what) => { copied.push(what, getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)); return true; }; })()`, nil)
	p.Eval(t, `document.getElementById("copy").click(), new Promise(requestAnimationFrame).then(() => copied)`, &copied)
	if len(copied) != 2 || copied[0] != "copy" || copied[1] != want {
		t.Errorf("the old command copied %q", copied)
	}
}

// paste puts a text into the field for addresses and presses its button.
func (p *playground) paste(t *testing.T, text string) (notes []string) {
	t.Helper()
	p.pick(t, `(document.getElementById("pasted").value = `+quoted(text)+`, document.querySelector("#paste button").click())`)
	p.Eval(t, `[...document.querySelectorAll("#notes .note")].map((n) => n.textContent)`, &notes)
	return notes
}

func startFromAnAddress(t *testing.T, p *playground) {
	p.Eval(t, `import("`+p.base+`/playground/address.js").then((m) => { window.address = m; })`, nil)
	for _, h := range hostileTexts {
		p.show(t, h.widget+".svg?value=42&"+h.name+"="+percentEncoded(h.value))
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
		if got := strings.TrimPrefix(p.snippet(t, "url"), strings.TrimSuffix(p.base, "/charts")); got != tt.address || fmt.Sprint(notes) != fmt.Sprint(tt.notes) {
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
		for _, name := range []string{"colour", "Label", "treshold", "hieght", "valu", "x", "tite", "nodata", "hours_per_day", "lgend", "scalelabel", strings.Repeat("a", 41)} {
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
	p.show(t, "gauge.png?value=canary&decimals=9&thresholds=0:success,x:blue")
	got := read()
	want := state{
		"Not a number.", "true", "p-value-help p-value-problem",
		"Value: not a number.Thresholds: item 2: not a number.Thresholds: item 2: not a colour: use a name such as success, or 3, 6 or 8 hexadecimal digits.Decimals: out of range: 0 to 6.",
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
		if got := set(address); got != want {
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
	p.Eval(t, `import("`+p.base+`/playground/examples.js").then((m) => m.examples)`, &examples)
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

func lookOfThePage(t *testing.T, p *playground) {
	for theme, want := range map[string]string{"": "rgb(247, 248, 249)", "dark": "rgb(22, 26, 29)", "light": "rgb(247, 248, 249)"} {
		var got string
		p.Eval(t, `(document.querySelector("[name=page-theme][value='`+theme+`']").click(), getComputedStyle(document.body).backgroundColor)`, &got)
		if got != want {
			t.Errorf("theme %q: the page is %s, want %s", theme, got, want)
		}
	}
	// The stage is the page that the picture is made for, whatever the playground's own.
	for theme, want := range map[string]string{"light": "rgb(255, 255, 255)", "dark": "rgb(29, 33, 37)"} {
		p.show(t, "gauge.svg?value=1&theme="+theme)
		var got string
		p.Eval(t, `getComputedStyle(document.querySelector(".stage")).backgroundColor`, &got)
		if got != want {
			t.Errorf("picture for %s: on %s, want %s", theme, got, want)
		}
	}
	p.clean(t, 0)
}

// Without a mouse: over the skip link to the controls, another widget, another arc, and a
// line copied.
func keyboardOnly(t *testing.T, p *playground) {
	p.Eval(t, `(() => { window.copied = []; navigator.clipboard.writeText = (text) => { copied.push(text); return Promise.resolve(); }; })()`, nil)
	focus := func() (s string) {
		p.Eval(t, `((e) => e.id || e.name + "=" + e.value || e.tagName)(document.activeElement)`, &s)
		return s
	}
	to := func(want string) {
		t.Helper()
		for range 120 {
			if focus() == want {
				return
			}
			p.Press(t, kb.Tab)
		}
		t.Fatalf("the tab key does not lead to %s", want)
	}
	p.Press(t, kb.Tab)
	if got := focus(); got != "skip" {
		t.Fatalf("first comes %s", got)
	}
	p.Press(t, kb.Enter)
	if got := focus(); got != "controls" {
		t.Fatalf("the skip link leads to %s", got)
	}
	to("widget=gauge")
	p.Press(t, kb.ArrowRight)
	p.settle(t)
	if got := focus(); got != "widget=counter" {
		t.Fatalf("the arrow leads to %s", got)
	}
	to("p-value")
	p.Press(t, "1234")
	to("p-label")
	p.Press(t, "Typed")
	to("place=url")
	p.Press(t, kb.ArrowRight)
	to("copy")
	var outline string
	p.Eval(t, `getComputedStyle(document.activeElement).outlineStyle`, &outline)
	if outline != "solid" {
		t.Errorf("the focus is drawn as %s", outline)
	}
	p.settle(t)
	p.Press(t, kb.Enter)
	var copied []string
	p.Eval(t, `copied`, &copied)
	if len(copied) != 1 || !strings.Contains(copied[0], "counter.png?") || !strings.Contains(copied[0], "label=") || !strings.HasPrefix(copied[0], "<img ") {
		t.Errorf("copied %q", copied)
	}
	p.clean(t, 0)
}

func accessible(t *testing.T, p *playground) {
	p.checkAccess(t, "gauge.png?value=72&thresholds=0:success,50:ff0000", "light")
	p.checkAccess(t, "counter.png?value=abc&theme=dark", "dark")
	p.checkAccess(t, "counter.png?value=abc", "light")
}

// checkAccess lets axe-core look at the page with every group unfolded, and wants nothing
// serious or critical.
func (p *playground) checkAccess(t *testing.T, address, theme string) {
	t.Helper()
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatalf("reading axe-core: %v", err)
	}
	p.Eval(t, string(axe)+";0", nil)
	p.show(t, address)
	p.Eval(t, `document.querySelectorAll("details").forEach((d) => { d.open = true; })`, nil)
	var found []string
	p.Eval(t, `(document.querySelector("[name=page-theme][value=`+theme+`]").click(), axe.run({ resultTypes: ["violations"] }))
		.then(({ violations }) => violations.filter((v) => ["serious", "critical"].includes(v.impact))
			.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.target.join(" ") + " " + n.failureSummary)))`, &found)
	for _, f := range found {
		t.Errorf("%s, %s: %s", address, theme, f)
	}
}

// newestAnswerOnly holds back the answer to an older request until the newer is shown.
func newestAnswerOnly(t *testing.T, b *rendertest.Browser, s *Service) {
	release, held := make(chan struct{}), make(chan struct{})
	var once sync.Once
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			body, _ := readBody(r)
			if bytes.Contains(body, []byte("label=old")) {
				once.Do(func() { close(held) })
				<-release
			}
			r.Body = http.NoBody
			r = httptest.NewRequest(r.Method, r.URL.String(), bytes.NewReader(body))
			r.Header.Set("Content-Type", formType)
		}
		s.Handler().ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	p := open(t, b, s, server.URL+"/charts", rendertest.View{DPR: 2}, "#gauge.png?value=1")
	p.Eval(t, `location.hash = "gauge.png?value=1&label=old"`, nil)
	<-held
	p.show(t, "gauge.png?value=1&label=new")
	want := p.preview(t, "svg")
	close(release)
	p.checkPreview(t, "the newest")
	if got := p.preview(t, "svg"); !bytes.Equal(got, want) || !strings.Contains(string(got), ">new") {
		t.Error("an older answer took the place of the newest")
	}
	p.clean(t, 0)
}
