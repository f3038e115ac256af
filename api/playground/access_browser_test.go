package playground_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/plugio/charts/api"
	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/render/rendertest"
)

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

// checkAccess lets axe-core look at the page with every group unfolded, and wants it to find
// nothing.
func (p *playground) checkAccess(t *testing.T, address, theme string) {
	t.Helper()
	p.show(t, address)
	p.Eval(t, `(document.querySelectorAll("details").forEach((d) => { d.open = true; }), document.querySelector("[name=page-theme][value=`+theme+`]").click())`, nil)
	for _, f := range p.axe(t) {
		t.Errorf("%s, %s: %s", address, theme, f)
	}
}

// axe lists what axe-core finds on the page as it is now.
func (p *playground) axe(t *testing.T) (found []string) {
	t.Helper()
	library, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatalf("reading axe-core: %v", err)
	}
	p.Eval(t, string(library)+";0", nil)
	p.Eval(t, `axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations.flatMap((v) => v.nodes.map((n) => v.impact + " " + v.id + ": " + n.target.join(" ") + " " + n.failureSummary)))`, &found)
	return found
}

// newestAnswerOnly holds back the answer to an older request until the newer is shown.
func newestAnswerOnly(t *testing.T, b *rendertest.Browser, s *api.Service) {
	release, held := make(chan struct{}), make(chan struct{})
	var once sync.Once
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			body, _ := io.ReadAll(r.Body)
			if bytes.Contains(body, []byte("label=old")) {
				once.Do(func() { close(held) })
				<-release
			}
			r.Body = http.NoBody
			r = httptest.NewRequest(r.Method, r.URL.String(), bytes.NewReader(body))
			r.Header.Set("Content-Type", apitest.FormType)
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

// The reference shows pictures without a script, is searched with one, and leads back.
func referenceInABrowser(t *testing.T, p *playground) {
	p.Open(t, p.base+"/reference.html")
	for _, f := range p.axe(t) {
		t.Error(f)
	}
	var shown []string
	p.Eval(t, `((i) => { i.value = "sparkStyle"; i.dispatchEvent(new Event("input")); return [...document.querySelectorAll(".group-of:not([hidden]) .entry:not([hidden]) h3")].map((h) => h.textContent); })(document.getElementById("find"))`, &shown)
	var found struct {
		Groups int
		Said   string
	}
	p.Eval(t, `({ Groups: document.querySelectorAll(".group-of:not([hidden])").length, Said: document.getElementById("found").textContent })`, &found)
	if len(shown) != 1 || shown[0] != "sparkStyle" || found.Groups != 1 || !strings.HasPrefix(found.Said, "1 of ") {
		t.Errorf("the search finds %v, %+v", shown, found)
	}
	var link string
	p.Eval(t, `document.querySelector("[id|=sparkStyle] a").href`, &link)
	p.Open(t, link)
	p.settle(t)
	if got := p.hash(t); !strings.HasPrefix(got, "#counter.svg?value=128&") || !strings.Contains(got, "sparkStyle=line") && !strings.HasSuffix(link, got) {
		t.Errorf("%s opens %s", link, got)
	}
	p.clean(t, 0)
}

// TestReferenceWithoutScripts wants every picture of the reference and of the guide to be there in a browser that runs none.
func TestReferenceWithoutScripts(t *testing.T) {
	chromium := rendertest.Chromium(t)
	s := newService(t)
	server := httptest.NewServer(s.Handler())
	t.Cleanup(server.Close)
	for path, least := range map[string]int{"/reference.html": 200, "/guide.html": 2, "/": 12} {
		p := chromium.Page(t, server.URL+"/charts"+path, rendertest.View{Width: 1024, Height: 40000, NoScript: true})
		var got struct {
			Pictures, Broken int
			Dead             []string
		}
		// All stand in this high window, so none is left for later.
		p.Eval(t, `({ Pictures: document.images.length, Broken: [...document.images].filter((i) => i.checkVisibility() && (!i.complete || i.naturalWidth === 0)).length,
			Dead: [...document.querySelectorAll("#find, #controls, #quick-copy, #page-theme, #pasted")].filter((e) => e.checkVisibility()).map((e) => e.id) })`, &got)
		if got.Pictures < least || got.Broken > 0 || len(got.Dead) > 0 {
			t.Errorf("%s: %+v", path, got)
		}
	}
}
