package api

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/playground"
	"github.com/plugio/charts/render"
)

func TestHeaderOfAPicture(t *testing.T) {
	s := newService(t)
	resp := get(t, s, "/gauge.png?value=72")
	want := http.Header{
		"Cache-Control":                {"private, max-age=300, no-transform"},
		"Content-Length":               {strconv.Itoa(len(apitest.Body(t, resp)))},
		"Content-Security-Policy":      {"default-src 'none'; style-src 'unsafe-inline'; sandbox"},
		"Content-Type":                 {"image/png"},
		"Cross-Origin-Resource-Policy": {"cross-origin"},
		"Etag":                         {s.tag},
		"Referrer-Policy":              {"no-referrer"},
		"X-Content-Type-Options":       {"nosniff"},
	}
	if diff := cmp.Diff(want, resp.Header); diff != "" {
		t.Errorf("header (-want +got):\n%s", diff)
	}
}

func TestHeaderOfNotModified(t *testing.T) {
	s := newService(t)
	resp := call{Target: "/gauge.png?value=72", Header: http.Header{"If-None-Match": {s.tag}}}.To(t, s)
	want := http.Header{
		"Cache-Control":                {"private, max-age=300, no-transform"},
		"Content-Security-Policy":      {"default-src 'none'; style-src 'unsafe-inline'; sandbox"},
		"Cross-Origin-Resource-Policy": {"cross-origin"},
		"Etag":                         {s.tag},
		"Referrer-Policy":              {"no-referrer"},
		"X-Content-Type-Options":       {"nosniff"},
	}
	if diff := cmp.Diff(want, resp.Header); diff != "" || resp.StatusCode != 304 {
		t.Errorf("status %d, header (-want +got):\n%s", resp.StatusCode, diff)
	}
}

// Everything but a picture that was fetched from its URL is kept by nobody.
func TestWhatIsNotStored(t *testing.T) {
	s := newService(t)
	for _, c := range []call{
		{Target: "/gauge.png?value=abc"},
		{Target: "/nothing"},
		{Target: "/healthz"},
		{Target: "/readyz"},
		{Method: "POST", Target: "/gauge.png", Body: "value=72", Header: typed(apitest.FormType)},
		{Method: "PUT", Target: "/gauge.png"},
	} {
		resp := c.To(t, s)
		if got := resp.Header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s %s: Cache-Control %q, want no-store", c.Method, c.Target, got)
		}
		if got := resp.Header.Get("ETag"); got != "" {
			t.Errorf("%s %s: ETag %s, want none", c.Method, c.Target, got)
		}
	}
}

func TestCacheSetting(t *testing.T) {
	s := newService(t, func(c *Config) { c.Cache = NoStore })
	if got := get(t, s, "/gauge.png?value=72").Header.Get("Cache-Control"); got != "no-store" {
		t.Errorf("Cache-Control %q, want no-store", got)
	}
}

func TestNothingOfTheRequestChangesTheAnswer(t *testing.T) {
	s := newService(t)
	plain := get(t, s, "/gauge.png?value=72")
	body := apitest.Body(t, plain)
	for name, value := range map[string]string{
		"Cookie": "session=1", "Authorization": "Basic eDp5", "Origin": "https://wiki.example", "Referer": "https://wiki.example/x",
		"User-Agent": "x", "X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https", "X-Forwarded-Prefix": "/y",
		"Forwarded": "for=192.0.2.7", "X-Real-Ip": "192.0.2.7", "X-Request-Id": "7", "X-Http-Method-Override": "DELETE",
		"Range": "bytes=0-3", "Accept-Language": "de", "Accept-Encoding": "gzip", "If-Modified-Since": "Mon, 02 Jan 2040 15:04:05 GMT",
		"X-Echo-Extension": "x", "Traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
	} {
		resp := call{Target: "/gauge.png?value=72", Header: http.Header{name: {value}}}.To(t, s)
		if diff := cmp.Diff(plain.Header, resp.Header); diff != "" || resp.StatusCode != 200 || !bytes.Equal(apitest.Body(t, resp), body) {
			t.Errorf("with %s: status %d, header (-without +with):\n%s", name, resp.StatusCode, diff)
		}
	}
}

// allowedHeader are the fields an answer may have, in order.
var allowedHeader = []string{
	"Allow", "Cache-Control", "Content-Encoding", "Content-Length", "Content-Security-Policy", "Content-Type", "Cross-Origin-Resource-Policy",
	"Etag", "Plugio-Problem", "Referrer-Policy", "Retry-After", "Vary", "X-Content-Type-Options",
}

func TestPrivacyHeaderAllowList(t *testing.T) {
	s := newService(t)
	for _, method := range []string{"GET", "HEAD", "POST", "PUT", "OPTIONS", "TRACE"} {
		for path := range maps.Keys(s.routes) {
			checkHeaderNames(t, method+" "+path, call{Method: method, Target: path}.To(t, s))
		}
		checkHeaderNames(t, method+" unknown", call{Method: method, Target: "/nothing.png"}.To(t, s))
	}
}

func checkHeaderNames(t *testing.T, what string, resp *http.Response) {
	t.Helper()
	for name := range resp.Header {
		if _, ok := slices.BinarySearch(allowedHeader, name); !ok {
			t.Errorf("%s: header field %s", what, name)
		}
	}
	for name, want := range fixedHeader {
		if name == "Content-Security-Policy" && slices.Equal(resp.Header[name], []string{playground.Policy}) {
			continue // the playground's, see its tests
		}
		if got := resp.Header[name]; !slices.Equal(got, want) {
			t.Errorf("%s: %s is %q, want %q", what, name, got, want)
		}
	}
}

func TestPrivacyTheTagIsTheSameForEveryURL(t *testing.T) {
	s := newService(t)
	random := rand.New(rand.NewPCG(1, 2))
	s.render = func(dst []byte, _ render.Widget, _ render.Options) ([]byte, error) { return append(dst, 'x'), nil }
	for range 1000 {
		c := charts[random.IntN(len(charts))]
		target := fmt.Sprintf("%s?value=%d&label=%x", c.path(), random.IntN(1000), random.Uint64())
		if got := get(t, s, target).Header.Get("ETag"); got != s.tag {
			t.Fatalf("%s: ETag %s, elsewhere %s", target, got, s.tag)
		}
	}
}

func TestNotModifiedDrawsNothing(t *testing.T) {
	s := newService(t)
	drawn := 0
	s.render = func(dst []byte, _ render.Widget, _ render.Options) ([]byte, error) {
		drawn++
		return append(dst, 'x'), nil
	}
	conditional := http.Header{"If-None-Match": {`"other", W/` + s.tag}}
	tests := []struct {
		name          string
		call          call
		status, drawn int
	}{
		{"same tag", call{Target: "/gauge.png?value=72", Header: conditional}, 304, 0},
		{"same tag of a HEAD", call{Method: "HEAD", Target: "/bar.svg?value=72", Header: conditional}, 304, 0},
		{"any tag", call{Target: "/gauge.png?value=72", Header: http.Header{"If-None-Match": {"*"}}}, 304, 0},
		{"another tag", call{Target: "/gauge.png?value=72", Header: http.Header{"If-None-Match": {`"other"`}}}, 200, 1},
		{"a POST has no tag", call{Method: "POST", Target: "/gauge.png", Body: "value=72", Header: http.Header{"Content-Type": {apitest.FormType}, "If-None-Match": {"*"}}}, 200, 1},
		{"an error was never stored", call{Target: "/gauge.png?value=abc", Header: conditional}, 400, 1},
	}
	for _, tt := range tests {
		drawn = 0
		resp := tt.call.To(t, s)
		if resp.StatusCode != tt.status || drawn != tt.drawn {
			t.Errorf("%s: status %d, %d pictures drawn; want %d, %d", tt.name, resp.StatusCode, drawn, tt.status, tt.drawn)
		}
		if body := apitest.Body(t, resp); tt.status == 304 && len(body) > 0 {
			t.Errorf("%s: a body of %d bytes", tt.name, len(body))
		}
	}
}

func TestSameURLSameBytes(t *testing.T) {
	s, other := newService(t), newService(t)
	for _, c := range charts {
		target := c.path() + "?value=72&label=Sprint&thresholds=0:success,50:warning"
		first := apitest.Body(t, get(t, s, target))
		if !bytes.Equal(first, apitest.Body(t, get(t, s, target))) || !bytes.Equal(first, apitest.Body(t, get(t, other, target))) {
			t.Errorf("%s is not always the same picture", target)
		}
	}
}
