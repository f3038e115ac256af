package api

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func newService(t testing.TB, changes ...func(*Config)) *Service {
	t.Helper()
	c := DefaultConfig()
	c.Build = "test"
	for _, change := range changes {
		change(&c)
	}
	s, err := New(c)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	return s
}

// call is one request to a service.
type call struct {
	method, target, body string
	header               http.Header
}

func (c call) to(t testing.TB, s *Service) *http.Response {
	t.Helper()
	if c.method == "" {
		c.method = http.MethodGet
	}
	r := httptest.NewRequest(c.method, c.target, strings.NewReader(c.body))
	for name, values := range c.header {
		r.Header[name] = values
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w.Result()
}

func get(t testing.TB, s *Service, target string) *http.Response {
	t.Helper()
	return call{target: target}.to(t, s)
}

func bodyOf(t testing.TB, resp *http.Response) []byte {
	t.Helper()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatalf("reading the body: %v", err)
	}
	return body
}

// sizeOf returns the size of a picture after reading all of it.
func sizeOf(t testing.TB, contentType string, body []byte) string {
	t.Helper()
	if contentType == "image/svg+xml" {
		return svgSize(t, body)
	}
	picture, err := png.Decode(bytes.NewReader(body))
	if err != nil {
		t.Fatalf("not a PNG: %v", err)
	}
	return fmt.Sprintf("%dx%d", picture.Bounds().Dx(), picture.Bounds().Dy())
}

func svgSize(t testing.TB, body []byte) string {
	t.Helper()
	size := ""
	d := xml.NewDecoder(bytes.NewReader(body))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return size
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		if root, ok := token.(xml.StartElement); ok && size == "" && root.Name.Local == "svg" {
			attributes := map[string]string{}
			for _, a := range root.Attr {
				attributes[a.Name.Local] = a.Value
			}
			size = attributes["width"] + "x" + attributes["height"]
		}
	}
}

const (
	formType = "application/x-www-form-urlencoded"
	jsonType = "application/json"
	pngType  = "image/png"
	svgType  = "image/svg+xml"
	textType = "text/plain; charset=utf-8"
)

func typed(contentType string) http.Header { return http.Header{"Content-Type": {contentType}} }
