package api

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/api/apitest"
)

func TestPlaygroundFiles(t *testing.T) {
	for _, base := range []string{"", "/charts"} {
		s := newService(t, func(c *Config) { c.BasePath = base })
		for path, contentType := range map[string]string{
			"/":                  "text/html; charset=utf-8",
			"/reference.html":    "text/html; charset=utf-8",
			"/playground/app.js": "text/javascript; charset=utf-8",
			"/openapi.json":      "application/json",
		} {
			resp := get(t, s, base+path)
			if got := resp.Header.Get("Content-Type"); resp.StatusCode != 200 || got != contentType || len(apitest.Body(t, resp)) == 0 {
				t.Errorf("%s%s: status %d, type %q, want 200, %q", base, path, resp.StatusCode, got, contentType)
			}
		}
		for _, path := range []string{"/playground", "/playground/", "/playground/index.tmpl", "/playground/style.css", "/playground/app.js/", "/playground/../openapi.json"} {
			if got := get(t, s, base+path).StatusCode; got != 404 {
				t.Errorf("%s%s: status %d, want 404", base, path, got)
			}
		}
	}
}

func TestWithoutThePlayground(t *testing.T) {
	s, shown := newService(t, func(c *Config) { c.Playground = false }), newService(t)
	routes, err := shown.pageRoutes()
	if err != nil || len(routes) < 10 {
		t.Fatalf("%d routes, %v", len(routes), err)
	}
	for _, r := range routes {
		if got := get(t, s, r.path).StatusCode; got != 404 {
			t.Errorf("%s: status %d, want 404", r.path, got)
		}
	}
	for path, want := range map[string]int{"/gauge.png?value=1": 200, "/healthz": 200, "/readyz": 200} {
		if got := get(t, s, path).StatusCode; got != want {
			t.Errorf("%s: status %d, want %d", path, got, want)
		}
	}
	problem := call{Target: "/gauge.png?value=x", Header: http.Header{"Accept": {apitest.JSONType}}}.To(t, s)
	if body := string(apitest.Body(t, problem)); strings.Contains(body, "documentation") || !strings.Contains(body, `"parameter":"value"`) {
		t.Errorf("a problem points to the page that is not there: %s", body)
	}
}

func TestEveryPlaygroundFileHasAType(t *testing.T) {
	s := newService(t)
	routes, err := s.pageRoutes()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range routes {
		if got := get(t, s, r.path).Header.Get("Content-Type"); got == "" {
			t.Errorf("%s has no type", r.path)
		}
	}
}

func TestHeaderOfThePlayground(t *testing.T) {
	s := newService(t)
	want := http.Header{
		"Cache-Control": {"no-cache"},
		"Content-Security-Policy": {"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; " +
			"base-uri 'none'; form-action 'none'; frame-ancestors 'self'"},
		"Cross-Origin-Resource-Policy": {"cross-origin"},
		"Etag":                         {s.tag},
		"Referrer-Policy":              {"no-referrer"},
		"Vary":                         {"Accept-Encoding"},
		"X-Content-Type-Options":       {"nosniff"},
	}
	resp := call{Target: "/", Header: http.Header{"If-None-Match": {s.tag}}}.To(t, s)
	if diff := cmp.Diff(want, resp.Header); diff != "" || resp.StatusCode != 304 {
		t.Errorf("status %d, header (-want +got):\n%s", resp.StatusCode, diff)
	}
	for name, want := range want {
		if got := get(t, s, "/").Header[name]; !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	unstored := newService(t, func(c *Config) { c.Cache = NoStore })
	resp = call{Target: "/", Header: http.Header{"If-None-Match": {"*"}}}.To(t, unstored)
	if got := resp.Header.Get("Cache-Control"); got != "no-store" || resp.Header.Get("ETag") != "" || resp.StatusCode != 200 {
		t.Errorf("without a cache: status %d, Cache-Control %q, ETag %q", resp.StatusCode, got, resp.Header.Get("ETag"))
	}
}
