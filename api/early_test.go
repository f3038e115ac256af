package api

import (
	"bufio"
	"crypto/tls"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/plugio/charts/api/apitest"
)

// What net/http answers itself has the fields of every answer, under TLS too.
func TestEarlyAnswersHaveTheFieldsOfAll(t *testing.T) {
	for _, secure := range []bool{false, true} {
		other := httptest.NewTLSServer(http.NotFoundHandler())
		defer other.Close()
		r := start(t, nil, func(c *Config) {
			if secure {
				c.TLS = &tls.Config{Certificates: other.TLS.Certificates}
			}
		})
		exchange := func(raw string) string { return apitest.Exchange(t, r.address, raw) }
		if secure {
			trusting := other.Client().Transport.(*http.Transport).TLSClientConfig.Clone()
			exchange = func(raw string) string { return exchangeTLS(t, r.address, trusting, raw) }
			haveAllFields(t, "no TLS", apitest.Exchange(t, r.address, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"), 400)
		}
		checkEarlyAnswers(t, exchange)
		r.stopped(t)
	}
}

func exchangeTLS(t *testing.T, address string, trusting *tls.Config, raw string) string {
	t.Helper()
	conn, err := tls.Dial("tcp", address, trusting)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(apitest.Patience))
	if _, err := io.WriteString(conn, raw); err != nil {
		t.Fatal(err)
	}
	answer, _ := io.ReadAll(conn) // the end may be a reset, where much was not read
	return string(answer)
}

func checkEarlyAnswers(t *testing.T, exchange func(raw string) string) {
	t.Helper()
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
		haveAllFields(t, raw, exchange(raw), want)
	}
}

func haveAllFields(t *testing.T, raw, answer string, want int) {
	t.Helper()
	resp, err := http.ReadResponse(bufio.NewReader(strings.NewReader(answer)), nil)
	if err != nil {
		t.Errorf("%.40q: %v", raw, err)
		return
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
