package monitor

import (
	"bytes"
	"log/slog"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/api/apitest"
)

func TestPrivacyServerLogKeepsTheKindAndDropsTheText(t *testing.T) {
	var out bytes.Buffer
	e := NewEvents(NewLogger(&out, slog.LevelInfo))
	l := e.ServerLog()
	l.Printf("http: TLS handshake error from %s: %v", "192.0.2.7:4711", "bad certificate canary")
	l.Printf("http: Accept error: %v; retrying in %v", "too many open files", time.Second)
	l.Printf("http: panic serving %v: %v\n%s", "192.0.2.7:4711", "canary", "goroutine 7")
	l.Printf("something new about 192.0.2.7 and canary")
	want := []map[string]any{
		{"level": "ERROR", "event": "tls_error"},
		{"level": "ERROR", "event": "accept_error"},
		{"level": "ERROR", "event": "panic"},
		{"level": "ERROR", "event": "http_error"},
	}
	if diff := cmp.Diff(want, apitest.LogLines(t, out.String())); diff != "" {
		t.Errorf("log (-want +got):\n%s", diff)
	}
}

func TestPrivacyFaultsAreLoggedOncePerSecond(t *testing.T) {
	var out bytes.Buffer
	e := NewEvents(NewLogger(&out, slog.LevelInfo))
	now := time.Unix(1000, 0)
	e.now = func() time.Time { return now }
	e.Fault("a")
	for range 41 {
		e.Fault("a")
	}
	e.Fault("b")
	now = now.Add(time.Second)
	e.Fault("a")
	now = now.Add(time.Second)
	e.Fault("a")
	want := []map[string]any{
		{"level": "ERROR", "event": "a"},
		{"level": "ERROR", "event": "b"},
		{"level": "ERROR", "event": "a", "dropped": 41.0},
		{"level": "ERROR", "event": "a"},
	}
	if diff := cmp.Diff(want, apitest.LogLines(t, out.String())); diff != "" {
		t.Errorf("log (-want +got):\n%s", diff)
	}
}

func TestNewLoggerHonoursTheLevel(t *testing.T) {
	var out bytes.Buffer
	l := NewLogger(&out, slog.LevelWarn)
	l.Info("quiet")
	l.Warn("loud")
	if diff := cmp.Diff([]map[string]any{{"level": "WARN", "event": "loud"}}, apitest.LogLines(t, out.String())); diff != "" {
		t.Errorf("log (-want +got):\n%s", diff)
	}
}
