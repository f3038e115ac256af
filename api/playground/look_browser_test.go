package playground_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/plugio/charts/api"
	"github.com/plugio/charts/render/rendertest"
)

// pagesOf are the addresses of what people open, below a service's base.
var pagesOf = []string{"/", "/reference.html", "/guide.html"}

// TestFirstAnswer lets the service answer nothing but the page itself until it is painted.
func TestFirstAnswer(t *testing.T) {
	chromium := rendertest.Chromium(t)
	s := newService(t)
	for _, path := range pagesOf {
		release := make(chan struct{})
		var mu sync.Mutex
		answered := 0
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/charts"+path {
				<-release
			} else {
				mu.Lock()
				answered++
				mu.Unlock()
			}
			s.Handler().ServeHTTP(w, r)
		}))
		p := &playground{chromium.Page(t, "about:blank", rendertest.View{Width: 1440, Height: 900}), s, server.URL + "/charts"}
		p.Start(t, p.base+path)
		var got struct {
			Paint         float64
			Heading       string
			Shown, Styled bool
			Starts        int
		}
		p.Eval(t, `new Promise((done) => new PerformanceObserver((list) => {
			for (const e of list.getEntries()) { if (e.name === "first-contentful-paint") { done(e.startTime); } }
		}).observe({ type: "paint", buffered: true })).then((paint) => ({ Paint: paint, Heading: document.querySelector("h1").textContent,
			Shown: document.querySelector("h1").checkVisibility({ visibilityProperty: true }),
			Styled: getComputedStyle(document.querySelector("h1")).fontSize === "24px",
			Starts: document.querySelectorAll("main li, main section").length }))`, &got)
		mu.Lock()
		if got.Paint <= 0 || got.Heading == "" || !got.Shown || !got.Styled || got.Starts < 3 || answered != 1 {
			t.Errorf("%s: after %d answers %+v", path, answered, got)
		}
		mu.Unlock()
		close(release)
		p.Eval(t, `new Promise((done) => (document.readyState === "complete" ? done() : addEventListener("load", done)))`, nil)
		server.Close()
	}
}

// isPicture says whether an address is that of a picture.
func isPicture(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (strings.HasSuffix(u.Path, ".png") || strings.HasSuffix(u.Path, ".svg")) || strings.HasPrefix(address, "blob:")
}

// light adds up what the browser fetched for a page, from an empty cache.
func light(t *testing.T, b *rendertest.Browser, s *api.Service, base string) {
	for _, path := range pagesOf {
		server := httptest.NewServer(s.Handler()) // another origin, of which nothing is in the cache
		p := &playground{b.Page(t, server.URL+"/charts"+path, rendertest.View{Width: 1440, Height: 900, DPR: 2}), s, server.URL + "/charts"}
		if path == "/" {
			p.settle(t)
		}
		sum, fonts, scripts := 0, 0, 0
		for address, bytes := range p.Received(t) {
			if isPicture(address) {
				continue
			}
			sum += bytes
			if strings.HasSuffix(address, ".woff") {
				fonts++
			}
			if strings.HasSuffix(address, ".js") {
				scripts++
			}
		}
		if sum > 120_000 || sum < 30_000 || fonts != 1 || scripts == 0 && path != "/guide.html" {
			t.Errorf("%s: %d bytes, %d fonts and %d scripts: %v", path, sum, fonts, scripts, p.Received(t))
		}
		t.Logf("%s: %d bytes", path, sum)
		server.Close()
	}
}

// steady wants nothing to move while a page and its pictures load.
func steady(t *testing.T, b *rendertest.Browser, s *api.Service, base string) {
	long := "#bar.svg?segments=19:success:Done,9:information:In%20progress,6:neutral:To%20do&label=" + strings.Repeat("Release%20", 12)
	for _, path := range []string{"/", "/#counter.png?value=5&width=400&height=300", "/" + long, "/reference.html", "/guide.html"} {
		for _, width := range widths {
			p := &playground{b.Page(t, base+path, rendertest.View{Width: width, Height: 2400}), s, base}
			if !strings.HasSuffix(path, ".html") {
				p.settle(t)
			}
			var moved []string
			p.Eval(t, `new Promise((done) => {
				const moved = [];
				new PerformanceObserver((list) => moved.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
				Promise.all([...document.images].filter((i) => i.loading !== "lazy").map((i) => i.decode().catch(() => {}))).then(() => requestAnimationFrame(() => requestAnimationFrame(() =>
					done(moved.map((e) => e.value + ": " + e.sources.map(({ node, previousRect: a, currentRect: b }) => (node?.id || node?.className || node?.nodeName) + " " + [a.x, a.y, a.height, b.x, b.y, b.height]).join("; "))))));
			})`, &moved)
			if len(moved) > 0 {
				t.Errorf("%s at %d px: %q", path, width, moved)
			}
			p.Close(t)
		}
	}
}

// setInInter wants the font to be in use once it is in the cache, where it is never too late.
func setInInter(t *testing.T, b *rendertest.Browser, s *api.Service, base string) {
	for _, path := range pagesOf {
		p := &playground{b.Page(t, base+path, rendertest.View{Width: 1024, Height: 700}), s, base}
		used := false
		for try := 0; try < 5 && !used; try++ {
			p.Open(t, base+path)
			p.Eval(t, `document.fonts.ready.then(() => {
				const line = document.createElement("span");
				line.textContent = "The quick brown fox 1234567890";
				line.style.cssText = "position: absolute; font: 600 40px monospace";
				document.body.append(line);
				const other = line.offsetWidth;
				line.style.fontFamily = "Inter, monospace";
				return line.offsetWidth !== other && getComputedStyle(document.body).fontFamily.startsWith("Inter");
			})`, &used)
		}
		if !used {
			t.Errorf("%s is not set in Inter", path)
		}
	}
}

var widths = []int{1440, 1024, 820, 390}

// TestLook has one browser for all that is said of the pages' look.
func TestLook(t *testing.T) {
	chromium := rendertest.Chromium(t)
	s := newService(t)
	server := httptest.NewServer(s.Handler())
	t.Cleanup(server.Close)
	for name, test := range map[string]func(*testing.T, *rendertest.Browser, *api.Service, string){
		"light": light, "steady": steady, "set in Inter": setInInter,
	} {
		t.Run(name, func(t *testing.T) { test(t, chromium, s, server.URL+"/charts") })
	}
}
