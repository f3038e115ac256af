package api

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/plugio/charts/render"
)

func scrape(t *testing.T, s *Service) string {
	t.Helper()
	w := httptest.NewRecorder()
	s.metrics.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if w.Code != http.StatusOK {
		t.Fatalf("the metrics are answered %d", w.Code)
	}
	return w.Body.String()
}

// counted are the counters of the service that are not zero.
func counted(t *testing.T, s *Service) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^plugio_charts_(\w+_(?:total|count)(?:\{.*\})?) (.*)$`).FindAllStringSubmatch(scrape(t, s), -1) {
		if m[2] != "0" {
			found[m[1]] = m[2]
		}
	}
	return found
}

func TestMetricsCount(t *testing.T) {
	s := newService(t, func(c *Config) { c.BasePath = "/charts" })
	for _, c := range []call{
		{Target: "/charts/gauge.png?value=1"},
		{Target: "/charts/gauge.png?value=x"},
		{Target: "/charts/bar.svg?value=1&label=%F3%B0%80%80%F3%B0%80%81"}, // two characters of no font, set in two weights
		{Target: "/charts/bar.svg?value=1", Header: http.Header{"If-None-Match": {s.tag}}},
		{Target: "/charts/healthz"},
		{Target: "/charts/"},
		{Target: "/nothing"},
		{Method: "BREW", Target: "/charts/counter.svg"},
	} {
		c.To(t, s)
	}
	want := map[string]string{
		`http_requests_total{format="png",route="gauge",status="2xx"}`:      "1",
		`http_requests_total{format="png",route="gauge",status="4xx"}`:      "1",
		`http_requests_total{format="svg",route="bar",status="2xx"}`:        "1",
		`http_requests_total{format="svg",route="bar",status="3xx"}`:        "1",
		`http_requests_total{format="svg",route="counter",status="4xx"}`:    "1",
		`http_requests_total{format="none",route="health",status="2xx"}`:    "1",
		`http_requests_total{format="none",route="page",status="2xx"}`:      "1",
		`http_requests_total{format="none",route="other",status="4xx"}`:     "1",
		`http_request_duration_seconds_count{format="png",route="gauge"}`:   "2",
		`http_request_duration_seconds_count{format="svg",route="bar"}`:     "2",
		`http_request_duration_seconds_count{format="svg",route="counter"}`: "1",
		`http_request_duration_seconds_count{format="none",route="health"}`: "1",
		`http_request_duration_seconds_count{format="none",route="page"}`:   "1",
		`http_request_duration_seconds_count{format="none",route="other"}`:  "1",
		`render_duration_seconds_count{format="png",widget="gauge"}`:        "1",
		`render_duration_seconds_count{format="svg",widget="bar"}`:          "1",
		`render_duration_seconds_count{format="png",widget="notice"}`:       "1",
		`render_duration_seconds_count{format="svg",widget="notice"}`:       "1",
		`missing_glyphs_total`: "4",
	}
	if diff := cmp.Diff(want, counted(t, s)); diff != "" {
		t.Errorf("counters (-want +got):\n%s", diff)
	}
}

func TestMetricsOfTrouble(t *testing.T) {
	s := newService(t, func(c *Config) { c.Workers, c.Queue, c.Version = 1, 0, "1.2.3" })
	draw := s.render
	s.render = func(dst []byte, w render.Widget, o render.Options) ([]byte, error) { panic("canary") }
	get(t, s, "/gauge.png?value=1")
	s.render = draw
	mustAcquire(t, s, 1)
	get(t, s, "/gauge.png?value=1")
	text := scrape(t, s)
	for _, want := range []string{
		"\nplugio_charts_panics_total 1\n", "\nplugio_charts_rejected_total{reason=\"queue_full\"} 1\n",
		"\nplugio_charts_http_requests_total{format=\"png\",route=\"gauge\",status=\"5xx\"} 2\n",
		"\nplugio_charts_renders_in_flight 1\n", "\nplugio_charts_render_slots 1\n", "\nplugio_charts_render_queue_length 0\n", `version="1.2.3"`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the metrics have no %q", want)
		}
	}
}

// What answers take shows while they are sent, and no longer.
func TestMetricsOfAnswers(t *testing.T) {
	s := newService(t, func(c *Config) { c.Memory = 64 << 20 })
	shows := func(bytes string) bool {
		return strings.Contains(scrape(t, s), "\nplugio_charts_answer_bytes "+bytes+"\n")
	}
	during := false
	s.render = func(dst []byte, _ render.Widget, o render.Options) ([]byte, error) {
		if err := o.Admit(3000); err != nil {
			return dst, err
		}
		during = shows("6000")
		return append(dst, "picture"...), nil
	}
	get(t, s, "/gauge.png?value=1")
	if !during || !shows("0") || !strings.Contains(scrape(t, s), "\nplugio_charts_answer_bytes_limit 8.388608e+06\n") {
		t.Errorf("shown while it was drawn: %v; afterwards:\n%s", during, scrape(t, s))
	}
}

func TestMetricsListenerAnswersNothingElse(t *testing.T) {
	s := newService(t)
	for _, tt := range []struct {
		method, path string
		status       int
	}{
		{"GET", "/metrics", 200},
		{"HEAD", "/metrics", 200},
		{"POST", "/metrics", 405},
		{"GET", "/", 404},
		{"GET", "/metrics/", 404},
		{"GET", "/debug/vars", 404},
		{"GET", "/gauge.png", 404},
	} {
		w := httptest.NewRecorder()
		s.metrics.Handler().ServeHTTP(w, httptest.NewRequest(tt.method, tt.path, nil))
		if w.Code != tt.status || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s %s: %d, Cache-Control %q; want %d, no-store", tt.method, tt.path, w.Code, w.Header().Get("Cache-Control"), tt.status)
		}
	}
}

func TestServeMetricsEnds(t *testing.T) {
	s := newService(t)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.ServeMetrics(ctx, ln) }()
	resp, err := http.Get("http://" + ln.Addr().String() + "/metrics")
	if err != nil || resp.StatusCode != 200 {
		t.Fatalf("GET /metrics: %v, %v", resp, err)
	}
	resp.Body.Close()
	stop()
	if err := <-ended; err != nil {
		t.Errorf("ServeMetrics after the end of its context: %v", err)
	}
	if err := s.ServeMetrics(t.Context(), ln); err == nil {
		t.Error("ServeMetrics on a closed listener returned nil")
	}
}

func TestCountingDoesNotAllocate(t *testing.T) {
	s := newService(t)
	r := httptest.NewRequest(http.MethodGet, "/gauge.png?value=1", nil)
	if n := testing.AllocsPerRun(100, func() { s.count(r, 200, time.Millisecond) }); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}

func TestAStuckDrawingIsReported(t *testing.T) {
	stuck := make(chan struct{})
	s := newService(t, func(c *Config) {
		c.RenderLimit = 100 * time.Millisecond
		c.OnStuck = func() { close(stuck) }
	})
	s.render = func(dst []byte, _ render.Widget, _ render.Options) ([]byte, error) {
		<-stuck
		return append(dst, 'x'), nil
	}
	if got := get(t, s, "/gauge.png?value=1").StatusCode; got != 200 {
		t.Errorf("status %d, want 200", got)
	}
}
