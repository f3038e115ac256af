package audit_test

import (
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"slices"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// allowedHeader are the fields that an answer may have.
var allowedHeader = []string{
	"Allow", "Cache-Control", "Content-Length", "Content-Security-Policy", "Content-Type", "Cross-Origin-Resource-Policy", "Date",
	"Etag", "Plugio-Problem", "Referrer-Policy", "Retry-After", "X-Content-Type-Options",
}

// visitor is a client with an address and habits of its own.
func visitor(address string, header http.Header) func(url string) (http.Header, error) {
	dialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(address)}}
	client := &http.Client{Timeout: apitest.Patience, Transport: &http.Transport{DialContext: dialer.DialContext, DisableCompression: true}}
	return func(url string) (http.Header, error) {
		req, err := http.NewRequest(http.MethodGet, url, nil)
		if err != nil {
			return nil, err
		}
		req.Header = header.Clone()
		resp, err := client.Do(req)
		if err != nil {
			return nil, err
		}
		return resp.Header, resp.Body.Close()
	}
}

// TestPrivacyHeaders asks for a thousand URLs as two visitors: no field follows either, and the tag
// of a picture is the same for all.
func TestPrivacyHeaders(t *testing.T) {
	t.Parallel()
	for _, b := range []*build{release, leaky} {
		s := launch{build: b}.start(t)
		visitors := []func(string) (http.Header, error){
			visitor("127.0.0.1", http.Header{"User-Agent": {"one"}}),
			visitor("127.0.0.2", http.Header{"User-Agent": {"two"}, "Cookie": {"seen=1"}, "Authorization": {"Basic eDp5"}, "X-Request-Id": {"7"}}),
		}
		tags, strange := map[string]int{}, map[string]int{}
		source := rand.New(rand.NewPCG(1, 2))
		paths := []string{"/gauge.svg", "/counter.svg", "/bar.svg", "/bar.png"}
		urls := 1000
		if b == leaky {
			urls = 50
		}
		for range urls {
			url := fmt.Sprintf("http://%s%s?value=%d&label=%x", s.Address, paths[source.IntN(len(paths))], source.IntN(1000), source.Uint64())
			for _, visit := range visitors {
				header, err := visit(url)
				if err != nil {
					t.Fatal(err)
				}
				tags[header.Get("ETag")]++
				for name := range header {
					if !slices.Contains(allowedHeader, name) {
						strange[name]++
					}
				}
			}
		}
		if b == leaky {
			if len(tags) < urls/2 || strange["Set-Cookie"] == 0 || strange["X-Request-Id"] == 0 {
				t.Errorf("of the leaking build %d tags and the fields %v were noticed", len(tags), strange)
			}
			continue
		}
		if len(tags) != 1 || tags[""] > 0 || len(strange) > 0 {
			t.Errorf("%d tags, want 1; fields of no list: %v", len(tags), strange)
		}
	}
}
