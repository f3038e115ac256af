package atlassian_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/plugio/charts/api"
	"github.com/plugio/charts/api/atlassian"
	"github.com/plugio/charts/api/atlassian/jiratest"
	"github.com/plugio/charts/render/rendertest"
)

// bench is a host on which Jira and the charts service live side by side.
type bench struct {
	*httptest.Server
	jira    *jiratest.Jira
	browser *rendertest.Browser

	mu     sync.Mutex
	front  http.HandlerFunc // if it is not nil, in the place of the service
	charts []*http.Request
}

func newBench(t *testing.T, browser *rendertest.Browser) *bench {
	t.Helper()
	jar, err := atlassian.Jira(atlassian.Config{BasePath: "/charts", Version: "1.2.3"})
	if err != nil {
		t.Fatal(err)
	}
	jira, err := jiratest.New(jar)
	if err != nil {
		t.Fatal(err)
	}
	cfg := api.DefaultConfig()
	cfg.BasePath = "/charts"
	service, err := api.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{jira: jira, browser: browser}
	mux := http.NewServeMux()
	mux.Handle("/jira/", jira)
	mux.HandleFunc("/charts/", func(w http.ResponseWriter, r *http.Request) {
		b.mu.Lock()
		b.charts = append(b.charts, r)
		front := b.front
		b.mu.Unlock()
		if front != nil {
			front(w, r)
			return
		}
		service.Handler().ServeHTTP(w, r)
	})
	b.Server = httptest.NewServer(mux)
	t.Cleanup(b.Close)
	return b
}

// serve puts a handler in the place of the charts service; nil brings that back.
func (b *bench) serve(front http.HandlerFunc) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.front = front
}

// drawn returns the requests for pictures since the last call.
func (b *bench) drawn() []*http.Request {
	b.mu.Lock()
	defer b.mu.Unlock()
	requests := b.charts
	b.charts = nil
	return requests
}

// dashboard is the page with its items.
type dashboard struct {
	*rendertest.Page
	bench *bench
}

var standard = rendertest.View{Width: 1100, Height: 800, DPR: 1}

// open shows the dashboard and waits until every item is drawn.
func (b *bench) open(t *testing.T, v jiratest.View, look rendertest.View, items ...jiratest.Placed) *dashboard {
	t.Helper()
	b.serve(nil)
	b.jira.Place(items...)
	d := &dashboard{b.browser.Page(t, b.URL+v.Path(), look), b}
	d.settle(t)
	return d
}

// settle waits until all items are drawn.
func (d *dashboard) settle(t *testing.T) {
	t.Helper()
	d.Eval(t, `Promise.all(dashboard.items.map((i) => i.rendering)).then(() => Promise.all([...document.images].map((i) => i.decode().catch(() => {}))))`, nil)
}

// shown is what an item shows.
type shown struct {
	Title, Alt, Note, Source string
	Width, Height            int
	Hidden                   bool
	Calls                    []string
}

func (d *dashboard) item(t *testing.T, i int) shown {
	t.Helper()
	var s shown
	d.Eval(t, `(() => { const item = dashboard.items[`+quoted(i)+`], img = item.element.querySelector("img.plugio-picture");
		return { Title: item.title.textContent, Alt: img.alt, Note: item.element.querySelector(".plugio-note").textContent, Source: img.src.split(":")[0] + ":",
			Width: img.naturalWidth, Height: img.naturalHeight, Hidden: img.hidden, Calls: item.calls }; })()`, &s)
	return s
}

func quoted(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

// gaugeOf is a saved gauge with more preferences.
func gaugeOf(prefs map[string]string) jiratest.Placed {
	return placed("gauge", prefs)
}

func placed(kind string, prefs map[string]string) jiratest.Placed {
	all := map[string]string{"v": "1", "isConfigured": "true", "probe": `<&">`}
	for name, value := range prefs {
		all[name] = value
	}
	return jiratest.Placed{Kind: kind, Prefs: all}
}

// clean fails the test if something went wrong in the page but what a test expects.
func (d *dashboard) clean(t *testing.T, expected ...string) {
	t.Helper()
errors:
	for _, e := range d.Errors(t) {
		for _, part := range expected {
			if strings.Contains(e, part) {
				continue errors
			}
		}
		t.Errorf("in the page: %s", e)
	}
}
