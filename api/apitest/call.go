package apitest

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

// The types of what is sent and answered.
const (
	FormType = "application/x-www-form-urlencoded"
	JSONType = "application/json"
	PNGType  = "image/png"
	SVGType  = "image/svg+xml"
	TextType = "text/plain; charset=utf-8"
)

// Service is what a call is made to, usually an *api.Service.
type Service interface{ Handler() http.Handler }

// Call is one request to a service inside the test's own process. Without a method it
// is a GET.
type Call struct {
	Method, Target, Body string
	Header               http.Header
}

// To makes the call and returns the answer.
func (c Call) To(t testing.TB, s Service) *http.Response {
	t.Helper()
	if c.Method == "" {
		c.Method = http.MethodGet
	}
	r := httptest.NewRequest(c.Method, c.Target, strings.NewReader(c.Body))
	for name, values := range c.Header {
		r.Header[name] = values
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w.Result()
}

// Body reads the whole body of an answer.
func Body(t testing.TB, resp *http.Response) []byte {
	t.Helper()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatalf("reading the body: %v", err)
	}
	return body
}

// Size returns the size of a picture, such as 240x180, after reading all of it.
func Size(t testing.TB, contentType string, body []byte) string {
	t.Helper()
	if contentType == SVGType {
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

// PercentEncode escapes every byte of a text for a URL.
func PercentEncode(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		fmt.Fprintf(&b, "%%%02X", c)
	}
	return b.String()
}
