package api

import (
	"bufio"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// What net/http answers itself has the fields of every answer.
func TestEarlyAnswersHaveTheFieldsOfAll(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := newService(t, func(c *Config) { c.Drain = 0 })
	go func() { _ = s.Serve(t.Context(), ln) }()
	for raw, want := range map[string]int{
		"NONSENSE\r\n\r\n":                  400,
		"GET / HTTP/1.1\r\n\r\n":            400,
		"GET / HTTP/9.9\r\nHost: x\r\n\r\n": 505,
		"GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("x", 30000) + "\r\n\r\n":      431,
		"GET / HTTP/1.1\r\nHost: x\r\nExpect: nothing\r\n\r\n":                            417,
		"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: what\r\n\r\n":                   501,
		"GET /gauge.svg?value=x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n":         400,
		"GET /none HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: text/html\r\n\r\n": 404,
	} {
		answer := apitest.Exchange(t, ln.Addr().String(), raw)
		resp, err := http.ReadResponse(bufio.NewReader(strings.NewReader(answer)), nil)
		if err != nil {
			t.Errorf("%.40q: %v", raw, err)
			continue
		}
		if resp.StatusCode != want {
			t.Errorf("%.40q: %d, want %d", raw, resp.StatusCode, want)
		}
		for name, values := range fixedHeader {
			if got := resp.Header[name]; len(got) != 1 || got[0] != values[0] {
				t.Errorf("%.40q: %s is %q, want %q once", raw, name, got, values)
			}
		}
		if resp.Header.Get("Cache-Control") != "no-store" || resp.ContentLength < 0 {
			t.Errorf("%.40q: Cache-Control %q, length %d", raw, resp.Header["Cache-Control"], resp.ContentLength)
		}
	}
}
