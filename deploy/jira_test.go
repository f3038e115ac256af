package deploy_test

import (
	"flag"
	"image"
	"image/png"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/atlassian/jiratest"
	"github.com/plugio/charts/render/rendertest"
)

// jiraSite is a Jira with the app that the service offers, both behind the shipped nginx.
type jiraSite struct {
	jira    *jiratest.Jira
	service *apitest.Program
	nginx   *nginxProcess
	browser *rendertest.Browser
}

func startJiraSite(t *testing.T) *jiraSite {
	t.Helper()
	s := &jiraSite{browser: rendertest.Chromium(t), service: startService(t)}
	status, jar := s.service.Get(t, "/charts/atlassian/jira.jar")
	if status != 200 {
		t.Fatalf("the app is answered %d", status)
	}
	var err error
	if s.jira, err = jiratest.New(jar); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s.jira)
	t.Cleanup(server.Close)
	s.nginx = startNginx(t, upstreams{charts: s.service.Address, jira: server.Listener.Addr().String()})
	return s
}

// open shows the dashboard with these items.
func (s *jiraSite) open(t *testing.T, v jiratest.View, items ...jiratest.Placed) *jiraPage {
	t.Helper()
	s.jira.Place(items...)
	return &jiraPage{s.browser.Page(t, "http://"+s.nginx.address+v.Path(), rendertest.View{Width: 780, Height: 1290, DPR: 1})}
}

type jiraPage struct{ *rendertest.Page }

// until lets the page run until an expression holds.
func (p *jiraPage) until(t *testing.T, js string) {
	t.Helper()
	p.Eval(t, `new Promise((done) => { const look = () => (`+js+`) ? done() : requestAnimationFrame(look); look(); })`, nil)
}

// fill leaves a value in a control of the form.
func (p *jiraPage) fill(t *testing.T, name, value string) {
	t.Helper()
	p.Eval(t, `((c) => { c.value = `+strconv.Quote(value)+`; c.dispatchEvent(new Event("change", { bubbles: true })); })(
		document.querySelector("form [id$='-`+name+`']"))`, nil)
}

const itemPicture = `document.querySelector(".gadget-inline > .plugio > .plugio-picture")`

// colored waits until the item's picture holds this many pixels of a colour.
func (p *jiraPage) colored(t *testing.T, hex string, pixels int) {
	t.Helper()
	p.Eval(t, `new Promise((done) => {
		const look = () => {
			const img = `+itemPicture+`, canvas = document.createElement("canvas");
			if (!img || !img.complete || !img.naturalWidth) { return requestAnimationFrame(look); }
			[canvas.width, canvas.height] = [img.naturalWidth, img.naturalHeight];
			const at = canvas.getContext("2d");
			at.drawImage(img, 0, 0);
			const { data } = at.getImageData(0, 0, canvas.width, canvas.height);
			let n = 0;
			for (let i = 0; i < data.length; i += 4) {
				if ("#" + [0, 1, 2].map((c) => data[i + c].toString(16).padStart(2, "0")).join("") === `+strconv.Quote(hex)+`) { n++; }
			}
			return n > `+strconv.Itoa(pixels)+` ? done() : requestAnimationFrame(look);
		};
		look();
	})`, nil)
}

func (p *jiraPage) saved(t *testing.T) {
	t.Helper()
	p.Eval(t, `[...document.querySelectorAll("form button")].find((b) => b.type === "submit").click()`, nil)
	p.until(t, `dashboard.items[0].saved`)
	p.Eval(t, `dashboard.items[0].saved`, nil)
}

// keep stores a picture of the guide with -update, and else holds that the guide has it.
func keep(t *testing.T, name string, img image.Image) {
	t.Helper()
	path := filepath.Join("jira", name)
	if flag.Lookup("update").Value.String() != "true" {
		if _, err := os.Stat(path); err != nil {
			t.Errorf("the guide's picture: %v (go test ./deploy -run Jira -update)", err)
		}
		return
	}
	f := createFile(t, path)
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// TestJiraDashboard walks the guide: a gadget is chosen, its form filled, the number seen in both themes, after a refresh
// and without permission.
func TestJiraDashboard(t *testing.T) {
	s := startJiraSite(t)
	const done, all = "project = WEB AND statusCategory = Done", "project = WEB"
	s.jira.Answer(done, jiratest.Found{Total: 42})
	s.jira.Answer(all, jiratest.Found{Total: 60})

	directory := s.open(t, jiratest.View{Mode: "light", Directory: true})
	directory.Eval(t, `Promise.all([...document.images].map((i) => i.decode()))`, nil)
	keep(t, "1-add.png", crop(directory.Screenshot(t), 780, 400))

	p := s.open(t, jiratest.View{Mode: "light"}, jiratest.Placed{Kind: "gauge", Width: 732})
	for _, f := range [][2]string{
		{"valueJql", done},
		{"wholeKind", "count"},
		{"wholeJql", all},
		{"label", "Issues done"},
		{"show", "fraction"},
		{"preset", "up"},
		{"heading", "Web release"},
		{"refresh", "15"},
	} {
		p.fill(t, f[0], f[1])
	}
	p.until(t, `document.querySelector(".plugio-preview img").alt.startsWith("Issues done: 42")`)
	p.until(t, `document.querySelector("[id$='-wholeJql-said']").textContent === "Issues that you see: 60"`)
	keep(t, "2-form.png", p.Screenshot(t))
	p.saved(t)
	p.colored(t, "#cd8400", 2000) // amber: 42 of 60 is 70 %
	p.holds(t, "Web release", "Issues done: 42", "")
	p.Eval(t, `dashboard.items[0].frame.style.width = "480px"`, nil)
	p.until(t, itemPicture+`.naturalWidth === 462`)
	p.colored(t, "#cd8400", 2000)
	keep(t, "3-item.png", crop(p.Screenshot(t), 780, 416))

	p.Eval(t, `document.documentElement.setAttribute("data-color-mode", "dark")`, nil)
	p.colored(t, "#f5cd47", 2000)
	keep(t, "4-dark.png", crop(p.Screenshot(t), 780, 416))
	p.Eval(t, `document.documentElement.setAttribute("data-color-mode", "light")`, nil)
	p.colored(t, "#cd8400", 2000)

	s.jira.Answer(done, jiratest.Found{Total: 54})
	p.Eval(t, `(dashboard.items[0].refreshers.forEach((r) => r.again()), 0)`, nil)
	p.colored(t, "#1f845a", 2000) // green: 90 %
	p.holds(t, "Web release", "Issues done: 54", "")

	const gone = "The value 'WEB' does not exist for the field 'project'."
	s.jira.Answer(done, jiratest.Found{Status: 400, Messages: []string{gone}})
	p.Eval(t, `(dashboard.items[0].refreshers.forEach((r) => r.again()), 0)`, nil)
	p.until(t, itemPicture+`.alt.includes("no data")`)
	p.Eval(t, itemPicture+`.decode()`, nil)
	p.holds(t, "Web release", "no data", "Jira cannot run this query for you. "+gone)
	keep(t, "5-no-permission.png", crop(p.Screenshot(t), 780, 460))
	for _, e := range p.Errors(t) {
		if !strings.Contains(e, "status 400 for http://"+s.nginx.address+"/jira/rest/api/2/search") {
			t.Errorf("in the page: %s", e)
		}
	}
}

// holds checks what the item shows.
func (p *jiraPage) holds(t *testing.T, title, alt, note string) {
	t.Helper()
	var got struct{ Title, Alt, Note string }
	p.until(t, `document.querySelector(".gadget-inline > .plugio > .plugio-note").textContent === `+strconv.Quote(note))
	p.Eval(t, `({ Title: document.querySelector("h3").textContent, Alt: `+itemPicture+`.alt })`, &got)
	if got.Title != title || !strings.Contains(got.Alt, alt) {
		t.Errorf("the item shows %q and says %q, want %q and %q", got.Title, got.Alt, title, alt)
	}
}

func crop(img image.Image, width, height int) image.Image {
	return img.(interface {
		SubImage(image.Rectangle) image.Image
	}).SubImage(image.Rect(0, 0, width, height))
}

// TestPrivacyJiraCanaries: what viewers read and owners type stands in no log, also where a page's policy puts the values into
// addresses, where a query is refused, and where the service is gone.
func TestPrivacyJiraCanaries(t *testing.T) {
	s := startJiraSite(t)
	values := apitest.Canaries{}
	jql := func(place string) string { return `summary ~ "` + values.Text(place) + `"` }
	total, err := strconv.Atoi(values.Number("count"))
	if err != nil {
		t.Fatal(err)
	}
	s.jira.Answer(jql("query"), jiratest.Found{Total: total})
	s.jira.Answer(jql("failing query"), jiratest.Found{Status: 500})
	prefs := func(query string) map[string]string {
		return map[string]string{
			"v": "1", "probe": `<&">`, "isConfigured": "true", "label": values.Text("label"), "heading": values.Text("heading"), "unit": values.Text("unit")[:8],
			"valueKind": "count", "valueJql": query, "previousKind": "constant", "previousNumber": values.Number("constant"),
		}
	}
	items := []jiratest.Placed{
		{Kind: "counter", Prefs: prefs(jql("query"))},
		{Kind: "counter", Prefs: prefs(jql("failing query"))},
		{Kind: "counter", Prefs: prefs(jql("refused query"))},
		{Kind: "gauge", Width: 720},
	}
	open := func(v jiratest.View) *jiraPage {
		p := s.open(t, v, items...)
		p.Eval(t, `Promise.all(dashboard.items.map((i) => i.rendering))`, nil)
		return p
	}
	p := open(jiratest.View{})
	p.holds(t, values.Text("heading"), values.Text("label"), "")
	p.fill(t, "valueJql", jql("typed query"))
	p.fill(t, "label", values.Text("typed label"))
	p.until(t, `document.querySelector("[id$='-valueJql-said']").textContent !== ""`)
	p = open(jiratest.View{Policy: "default-src 'self'"})
	p.until(t, itemPicture+`.src.includes("?")`)
	p.Eval(t, itemPicture+`.decode()`, nil)
	s.service.Stop(t)
	open(jiratest.View{})
	s.nginx.stop(t)
	for _, found := range search(t, values, s.nginx.dir) {
		t.Error(found)
	}
	for name, output := range map[string]*apitest.Output{"output": s.service.Stdout, "log": s.service.Stderr} {
		if hits := values.In(output.String()); len(hits) > 0 {
			t.Errorf("the service's %s holds %v", name, hits)
		}
	}
	if lines := readLog(t, s.nginx.dir, isOfPictures); len(lines) < 6 {
		t.Errorf("%d lines of pictures in nginx's log: were the items drawn at all?", len(lines))
	}
}
