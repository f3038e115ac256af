package api

import (
	"bytes"
	"log/slog"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/monitor"
)

// byImage are the fields that a browser's image element sends.
var byImage = http.Header{"Sec-Fetch-Dest": {"image"}, "Accept": {"image/avif,image/webp,*/*;q=0.8"}}

// A program gets the status of what is wrong, a reader the picture of it.
func TestReadersGetThePicture(t *testing.T) {
	s := newService(t)
	for _, tt := range []struct {
		target          string
		program, reader int
		problem         string
	}{
		{"/gauge.png?value=abc", 400, 200, "number"},
		{"/gauge.svg?value=abc", 400, 200, "number"},
		{"/counter.svg?value=1&value=2", 400, 200, "twice"},
		{"/bar.svg?value=1&width=5", 400, 200, "range"},
		{"/bar.png?value=1&vlaue=2&strict=true", 400, 200, "unknown"},
		{"/gauge.svg?value=1", 200, 200, ""},
		{"/nothing.png", 404, 404, ""},
		{"/gauge.png?" + string(bytes.Repeat([]byte{'a'}, 8000)), 414, 414, ""},
	} {
		plain, shown := get(t, s, tt.target), call{Target: tt.target, Header: byImage}.To(t, s)
		if plain.StatusCode != tt.program || shown.StatusCode != tt.reader {
			t.Errorf("%.40s: %d to a program, %d to a reader; want %d and %d", tt.target, plain.StatusCode, shown.StatusCode, tt.program, tt.reader)
		}
		if got := shown.Header.Get("Plugio-Problem"); got != tt.problem || plain.Header.Get("Plugio-Problem") != "" {
			t.Errorf("%.40s: Plugio-Problem %q, want %q", tt.target, got, tt.problem)
		}
		if !bytes.Equal(apitest.Body(t, plain), apitest.Body(t, shown)) {
			t.Errorf("%.40s: the reader sees another picture", tt.target)
		}
		if tt.problem != "" && (shown.Header.Get("Cache-Control") != "no-store" || shown.Header.Get("ETag") != "") {
			t.Errorf("%.40s: Cache-Control %q, ETag %q of an error", tt.target, shown.Header.Get("Cache-Control"), shown.Header.Get("ETag"))
		}
	}
	posted := call{Method: "POST", Target: "/gauge.svg", Body: "value=abc", Header: http.Header{"Accept": {apitest.SVGType}, "Content-Type": {apitest.FormType}}}
	if resp := posted.To(t, s); resp.StatusCode != 400 || resp.Header.Get("Plugio-Problem") != "" {
		t.Errorf("a script's POST on plain HTTP: %d, want 400", resp.StatusCode)
	}
	if got := (call{Method: "PUT", Target: "/gauge.png", Header: byImage}).To(t, s).StatusCode; got != 405 {
		t.Errorf("PUT by an image element: %d, want 405", got)
	}
}

// What the reader is told does not change what the operator is.
func TestReadersAreCountedAsWhatTheyGot(t *testing.T) {
	var log bytes.Buffer
	s := newService(t, func(c *Config) { c.Log, c.AccessLog = monitor.NewLogger(&log, slog.LevelInfo), true })
	call{Target: "/gauge.svg?value=abc", Header: byImage}.To(t, s)
	call{Target: "/gauge.svg?value=1", Header: byImage}.To(t, s)
	want := map[string]string{
		`http_requests_total{format="svg",route="gauge",status="2xx"}`:    "1",
		`http_requests_total{format="svg",route="gauge",status="4xx"}`:    "1",
		`http_request_duration_seconds_count{format="svg",route="gauge"}`: "2",
		`render_duration_seconds_count{format="svg",widget="gauge"}`:      "1",
		`render_duration_seconds_count{format="svg",widget="notice"}`:     "1",
	}
	if diff := cmp.Diff(want, counted(t, s)); diff != "" {
		t.Errorf("counters (-want +got):\n%s", diff)
	}
	for i, line := range apitest.LogLines(t, log.String()) {
		if want := []float64{400, 200}[i]; line["status"] != want {
			t.Errorf("line %d has status %v, want %v", i, line["status"], want)
		}
	}
}
