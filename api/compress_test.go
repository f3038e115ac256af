package api

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

func TestTakesGzip(t *testing.T) {
	for fields, want := range map[string]bool{
		"": false, "gzip": true, "gzip, deflate, br, zstd": true, "GZIP;q=0.5": true, "br": false, "gzip;q=0": false, "gzip; q=0.000": false,
		"*": true, "*;q=0": false, "identity": false, "br,*;q=0.1": true, "*;q=1, gzip;q=0": false, "x-gzip": true, "gzip;q=": false, "gzip;x=1": false,
		"deflate|gzip": true, "gzip;q=NaN": false, ",,": false,
	} {
		if got := takesGzip(strings.Split(fields, "|")); got != want {
			t.Errorf("%q: %v, want %v", fields, got, want)
		}
	}
}

// TestCompressedDocuments: each document is the same either way, has a tag for each, and a picture is never compressed.
func TestCompressedDocuments(t *testing.T) {
	s := newService(t)
	routes, err := s.pageRoutes()
	if err != nil {
		t.Fatal(err)
	}
	zipped := http.Header{"Accept-Encoding": {"gzip, br"}}
	compressed := 0
	for _, r := range routes {
		plain := apitest.Body(t, get(t, s, r.path))
		resp := call{Target: r.path, Header: zipped}.To(t, s)
		body, tag := apitest.Body(t, resp), resp.Header.Get("ETag")
		if resp.Header.Get("Content-Encoding") == "" {
			if !bytes.Equal(body, plain) {
				t.Errorf("%s: another document", r.path)
			}
			continue
		}
		compressed++
		reader, err := gzip.NewReader(bytes.NewReader(body))
		if err != nil {
			t.Fatalf("%s: %v", r.path, err)
		}
		if unpacked, err := io.ReadAll(reader); err != nil || !bytes.Equal(unpacked, plain) {
			t.Errorf("%s: another document, %v", r.path, err)
		}
		if len(body) >= len(plain) || resp.Header.Get("Vary") != "Accept-Encoding" || get(t, s, r.path).Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s: %d bytes of %d, header %v", r.path, len(body), len(plain), resp.Header)
		}
		if tag == s.tag || tag == "" {
			t.Errorf("%s: the compressed document has the tag %s", r.path, tag)
		}
		for _, c := range []struct {
			tag    string
			header http.Header
			want   int
		}{
			{tag, zipped, 304}, {s.tag, http.Header{}, 304}, {tag, http.Header{}, 200}, {s.tag, zipped, 200},
		} {
			header := c.header.Clone()
			header.Set("If-None-Match", c.tag)
			resp := call{Target: r.path, Header: header}.To(t, s)
			if resp.StatusCode != c.want || resp.StatusCode == 304 && resp.Header.Get("Content-Encoding") != "" {
				t.Errorf("%s: with %v status %d, want %d", r.path, header, resp.StatusCode, c.want)
			}
		}
	}
	if compressed < 10 {
		t.Errorf("only %d of %d documents are compressed", compressed, len(routes))
	}
	if got := (call{Target: "/gauge.svg?value=1", Header: zipped}).To(t, s).Header; got.Get("Content-Encoding") != "" || got.Get("Vary") != "" {
		t.Errorf("a picture has the header %v", got)
	}
}
