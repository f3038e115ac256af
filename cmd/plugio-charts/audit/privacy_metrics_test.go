package audit_test

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/api/apitest"
)

// series lists the names and labels of what a scrape shows, without the values.
func series(scrape string) (all []string) {
	for line := range strings.Lines(scrape) {
		if !strings.HasPrefix(line, "#") {
			all = append(all, line[:strings.LastIndexByte(line, ' ')])
		}
	}
	slices.Sort(all)
	return all
}

// labels are the values that a label of ours may have. Bounds of buckets and versions
// are the only others.
var labels = map[string][]string{
	"route":  {"gauge", "counter", "bar", "page", "health", "other"},
	"widget": {"gauge", "counter", "bar", "notice"},
	"format": {"png", "svg", "none"},
	"status": {"2xx", "3xx", "4xx", "5xx"},
	"reason": {"queue_full", "queue_wait", "client_gone", "memory"},
}

var labelPair = regexp.MustCompile(`(\w+)="([^"]*)"`)

func strangeLabels(all []string) (strange []string) {
	for _, s := range all {
		for _, pair := range labelPair.FindAllStringSubmatch(s, -1) {
			switch name, value := pair[1], pair[2]; {
			case name == "le" || name == "quantile" || strings.HasPrefix(s, "go_info{") || strings.HasPrefix(s, "plugio_charts_build_info{"):
			case !slices.Contains(labels[name], value):
				strange = append(strange, s)
			}
		}
	}
	return strange
}

// random sends requests that nobody foresaw over one connection.
func random(t *testing.T, address string, requests int) {
	t.Helper()
	var conn net.Conn
	var in *bufio.Reader
	source := rand.New(rand.NewPCG(3, 5))
	word := func() string { return fmt.Sprintf("%x", source.Uint64()) }
	methods := []string{"GET", "GET", "GET", "HEAD", "OPTIONS", "DELETE", "BREW", ""}
	paths := []string{"/gauge.svg", "/counter.svg", "/bar.svg", "/bar.png", "/healthz", "/readyz", "/", ""}
	for range requests {
		if conn == nil {
			var err error
			if conn, err = net.DialTimeout("tcp", address, apitest.Patience); err != nil {
				t.Fatal(err)
			}
			_ = conn.SetDeadline(time.Now().Add(apitest.Patience))
			in = bufio.NewReader(conn)
		}
		method, path := methods[source.IntN(len(methods))], paths[source.IntN(len(paths))]
		if method == "" {
			method = strings.ToUpper("M" + word())
		}
		if path == "" {
			path = "/" + word()
		}
		fmt.Fprintf(conn, "%s %s?value=%d&label=%s&%s=1 HTTP/1.1\r\nHost: %s\r\nUser-Agent: %s\r\n\r\n", method, path, source.Int64N(1e6), word(), word(), word(), word())
		resp, err := http.ReadResponse(in, &http.Request{Method: method})
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if _, err := io.Copy(io.Discard, resp.Body); err != nil {
			t.Fatal(err)
		}
		if resp.Close {
			conn.Close()
			conn = nil
		}
	}
	if conn != nil {
		conn.Close()
	}
}

// TestPrivacyMetrics: ten thousand requests leave the series as they were, and no label has a value
// that is not on the list.
func TestPrivacyMetrics(t *testing.T) {
	t.Parallel()
	for _, b := range []*build{release, leaky} {
		s := launch{build: b}.start(t)
		before := series(s.Scrape(t))
		requests := 10_000
		if b == leaky {
			requests = 50
		}
		random(t, s.Address, requests)
		scrape := s.Scrape(t)
		after := series(scrape)
		strange := strangeLabels(after)
		if b == leaky {
			if len(after) <= len(before) || len(strange) == 0 {
				t.Errorf("the leaking build has %d series, then %d, with %d strange labels: not noticed", len(before), len(after), len(strange))
			}
			continue
		}
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("series (-before +after):\n%s", diff)
		}
		if len(strange) > 0 {
			t.Errorf("labels of no list: %v", strange)
		}
		if len(after) < 100 || !strings.Contains(scrape, `plugio_charts_http_requests_total{format="none",route="other",status="4xx"}`) {
			t.Errorf("only %d series", len(after))
		}
	}
}
