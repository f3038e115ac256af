package api

import (
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plugio/charts/api/apitest"
)

const allowOrigin = "Access-Control-Allow-Origin"

func TestAllowOrigin(t *testing.T) {
	for _, origin := range []string{"", "*", "https://wiki.example.com"} {
		s := newService(t, func(c *Config) { c.AllowOrigin = origin })
		for _, c := range []call{
			{Target: "/gauge.png?value=1"},
			{Target: "/gauge.png?value=1", Header: http.Header{"Origin": {"https://wiki.example.com"}}},
			{Target: "/gauge.png?value=1", Header: http.Header{"Origin": {"https://other.example.com"}}},
			{Target: "/gauge.png?value=1", Header: http.Header{"If-None-Match": {s.tag}}},
			{Method: "HEAD", Target: "/bar.svg?value=1"},
			{Method: "POST", Target: "/bar.svg", Body: "value=1", Header: typed(apitest.FormType)},
			{Target: "/bar.svg?value=abc"},
			{Method: "PUT", Target: "/bar.svg"},
		} {
			if got := c.To(t, s).Header.Get(allowOrigin); got != origin {
				t.Errorf("%s %s with %v: %s %q, want %q", c.Method, c.Target, c.Header, allowOrigin, got, origin)
			}
		}
		for _, path := range []string{"/", "/healthz", "/openapi.json", "/nothing.png"} {
			if got := get(t, s, path).Header.Get(allowOrigin); got != "" {
				t.Errorf("%s: %s %q, want none", path, allowOrigin, got)
			}
		}
	}
}

func TestPreflight(t *testing.T) {
	asked := call{Method: "OPTIONS", Target: "/gauge.svg", Header: http.Header{
		"Origin": {"https://wiki.example.com"}, "Access-Control-Request-Method": {"POST"}, "Access-Control-Request-Headers": {"content-type"},
	}}
	resp := asked.To(t, newService(t, func(c *Config) { c.AllowOrigin = "https://wiki.example.com" }))
	want := http.Header{
		allowOrigin:                    {"https://wiki.example.com"},
		"Access-Control-Allow-Methods": {"GET, HEAD, POST"},
		"Access-Control-Allow-Headers": {"Content-Type"},
		"Access-Control-Max-Age":       {"600"},
		"Cache-Control":                {"no-store"},
	}
	for name, values := range fixedHeader {
		want[name] = values
	}
	if diff := cmp.Diff(want, resp.Header); diff != "" || resp.StatusCode != 204 || len(apitest.Body(t, resp)) > 0 {
		t.Errorf("status %d, header (-want +got):\n%s", resp.StatusCode, diff)
	}
	if resp := asked.To(t, newService(t)); resp.StatusCode != 405 || resp.Header.Get("Allow") != "GET, HEAD, POST" {
		t.Errorf("without the setting: %d, Allow %q; want 405", resp.StatusCode, resp.Header.Get("Allow"))
	}
}
