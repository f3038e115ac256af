package api

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/api/params"
)

func TestPlaygroundFiles(t *testing.T) {
	for _, base := range []string{"", "/charts"} {
		s := newService(t, func(c *Config) { c.BasePath = base })
		for path, contentType := range map[string]string{
			"/":                           "text/html; charset=utf-8",
			"/playground/app.js":          "text/javascript; charset=utf-8",
			"/playground/style.css":       "text/css; charset=utf-8",
			"/playground/parameters.json": "application/json",
			"/openapi.json":               "application/json",
		} {
			resp := get(t, s, base+path)
			if got := resp.Header.Get("Content-Type"); resp.StatusCode != 200 || got != contentType || len(bodyOf(t, resp)) == 0 {
				t.Errorf("%s%s: status %d, type %q, want 200, %q", base, path, resp.StatusCode, got, contentType)
			}
		}
		for _, path := range []string{"/playground", "/playground/", "/playground/index.html", "/playground/app.js/", "/playground/../openapi.json"} {
			if got := get(t, s, base+path).StatusCode; got != 404 {
				t.Errorf("%s%s: status %d, want 404", base, path, got)
			}
		}
	}
}

func TestEveryPlaygroundFileHasAType(t *testing.T) {
	s := newService(t)
	for _, r := range s.playgroundRoutes() {
		if got := get(t, s, r.path).Header.Get("Content-Type"); got == "" {
			t.Errorf("%s has no type", r.path)
		}
	}
}

func TestHeaderOfThePlayground(t *testing.T) {
	s := newService(t)
	want := http.Header{
		"Cache-Control": {"no-cache"},
		"Content-Security-Policy": {"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; " +
			"base-uri 'none'; form-action 'none'; frame-ancestors 'self'"},
		"Cross-Origin-Resource-Policy": {"cross-origin"},
		"Etag":                         {s.tag},
		"Referrer-Policy":              {"no-referrer"},
		"X-Content-Type-Options":       {"nosniff"},
	}
	resp := call{target: "/", header: http.Header{"If-None-Match": {s.tag}}}.to(t, s)
	if diff := cmp.Diff(want, resp.Header); diff != "" || resp.StatusCode != 304 {
		t.Errorf("status %d, header (-want +got):\n%s", resp.StatusCode, diff)
	}
	for name, want := range want {
		if got := get(t, s, "/").Header[name]; !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	unstored := newService(t, func(c *Config) { c.Cache = NoStore })
	resp = call{target: "/", header: http.Header{"If-None-Match": {"*"}}}.to(t, unstored)
	if got := resp.Header.Get("Cache-Control"); got != "no-store" || resp.Header.Get("ETag") != "" || resp.StatusCode != 200 {
		t.Errorf("without a cache: status %d, Cache-Control %q, ETag %q", resp.StatusCode, got, resp.Header.Get("ETag"))
	}
}

func TestDescription(t *testing.T) {
	s := newService(t, func(c *Config) { c.MaxPixels = 1_000_000 })
	var got description
	if err := json.Unmarshal(bodyOf(t, get(t, s, "/playground/parameters.json")), &got); err != nil {
		t.Fatalf("not JSON: %v", err)
	}
	if got.MaxPixels != 1_000_000 || got.MaxTarget != 8000 || !slices.Equal(got.Formats, []string{"png", "svg"}) {
		t.Errorf("limits and formats: %+v", got)
	}
	if diff := cmp.Diff(params.Widgets(), got.Widgets); diff != "" {
		t.Errorf("widgets (-want +got):\n%s", diff)
	}
	specs := make([]params.Spec, len(got.Parameters))
	for i, p := range got.Parameters {
		specs[i] = params.Spec(p)
	}
	if diff := cmp.Diff(params.All(), specs); diff != "" {
		t.Errorf("parameters (-want +got):\n%s", diff)
	}
	if want := (colorPair{"#1f845a", "#2abb7f"}); got.Palettes["dc"]["success"] != want {
		t.Errorf("success is %v, want %v", got.Palettes["dc"]["success"], want)
	}
	for _, spec := range params.All() {
		if spec.Name == "palette" && !slices.Equal(slices.Sorted(maps.Keys(palettes)), slices.Sorted(slices.Values(spec.Values))) {
			t.Errorf("the page knows the palettes %v, the table %v", slices.Sorted(maps.Keys(palettes)), spec.Values)
		}
	}
}
