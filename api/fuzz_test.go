package api

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// FuzzRequest sends whole requests: whatever they hold, the answer is well-formed,
// of the type it claims, and no defect.
func FuzzRequest(f *testing.F) {
	f.Add("GET", "/gauge.png?value=72&label=Sprint%20progress&thresholds=0:success,50:warning,80:danger", "", "", "")
	f.Add("GET", "/counter.svg?value=1e15&previous=-0&locale=de-CH&format=duration&decimals=6", "image/*", "", "")
	f.Add("HEAD", "/bar.png?segments=1:danger:a\\:b,2::c&total=9&dpr=2.5&width=16&height=16", "", "", "")
	f.Add("GET", "/bar.svg?label=<svg%20onload=x>&amp;value=12.5%&theme=auto", "", "", "")
	f.Add("GET", "/gauge.svg?value=abc&width=1e9&height=2000", "application/json", "", "")
	f.Add("POST", "/gauge.png", "", "application/x-www-form-urlencoded", "value=72&style=needle&arc=360")
	f.Add("POST", "/gauge.svg?value=1", "", "application/json", `{"value": 1e400, "label": "\ud800"}`)
	f.Add("POST", "/bar.svg", "", "application/json; charset=\"", `{`)
	f.Add("BREW", "/healthz", "*/*;q=0", "", "")
	f.Add("GET", "/%67auge.png", "", "", "")
	f.Add("OPTIONS", "*", "", "", "")
	s := newService(f, func(c *Config) { c.MaxPixels = 100_000 })
	var documents []answer
	pages, err := s.pageRoutes()
	if err != nil {
		f.Fatal(err)
	}
	for _, document := range pages {
		documents = append(documents, document.answer(&http.Request{}))
	}
	f.Fuzz(func(t *testing.T, method, target, accept, contentType, body string) {
		raw := fmt.Sprintf("%s %s HTTP/1.1\r\nHost: x\r\nAccept: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s",
			method, target, accept, contentType, len(body), body)
		r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(raw)))
		if err != nil {
			t.Skip("net/http answers this itself")
		}
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		checkWellFormed(t, r.Method, w.Result(), documents)
	})
}

func checkWellFormed(t *testing.T, method string, resp *http.Response, documents []answer) {
	t.Helper()
	body := apitest.Body(t, resp)
	switch resp.StatusCode {
	case 304:
		return
	case 200, 400, 404, 405, 413, 414, 415:
	default:
		t.Fatalf("status %d", resp.StatusCode)
	}
	if method == http.MethodHead {
		if len(body) > 0 {
			t.Fatalf("a HEAD with a body of %d bytes", len(body))
		}
		return
	}
	if got := resp.Header.Get("Content-Length"); got != strconv.Itoa(len(body)) {
		t.Fatalf("Content-Length %s of %d bytes", got, len(body))
	}
	switch kind := resp.Header.Get("Content-Type"); kind {
	case apitest.SVGType:
		if err := unsafeIn(body); err != nil {
			t.Fatalf("an unsafe picture: %v\n%.600s", err, body)
		}
	case apitest.PNGType:
		if size := apitest.Size(t, kind, body); size == "" {
			t.Fatal("a picture without a size")
		}
	case "application/problem+json":
		if !json.Valid(body) {
			t.Fatalf("not JSON: %q", body)
		}
	case apitest.TextType:
	default:
		// What is neither a picture nor an error is the same whatever was asked.
		same := func(d answer) bool { return d.contentType == kind && bytes.Equal(d.body, body) }
		if !slices.ContainsFunc(documents, same) {
			t.Fatalf("type %q of a body that is no document", kind)
		}
	}
}
