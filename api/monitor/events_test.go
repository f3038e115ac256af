package api

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// logLines returns what was logged, without the times.
func logLines(t *testing.T, log string) []map[string]any {
	t.Helper()
	var lines []map[string]any
	for line := range strings.Lines(log) {
		var fields map[string]any
		if err := json.Unmarshal([]byte(line), &fields); err != nil {
			t.Fatalf("a log line is not JSON: %q", line)
		}
		delete(fields, "time")
		lines = append(lines, fields)
	}
	return lines
}

func TestServerLogKeepsTheKindAndDropsTheText(t *testing.T) {
	var out bytes.Buffer
	e := newEvents(NewLogger(&out, slog.LevelInfo))
	l := e.serverLog()
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
	if diff := cmp.Diff(want, logLines(t, out.String())); diff != "" {
		t.Errorf("log (-want +got):\n%s", diff)
	}
}

func TestFaultsAreLoggedOncePerSecond(t *testing.T) {
	var out bytes.Buffer
	e := newEvents(NewLogger(&out, slog.LevelInfo))
	now := time.Unix(1000, 0)
	e.now = func() time.Time { return now }
	e.fault("a")
	for range 41 {
		e.fault("a")
	}
	e.fault("b")
	now = now.Add(time.Second)
	e.fault("a")
	now = now.Add(time.Second)
	e.fault("a")
	want := []map[string]any{
		{"level": "ERROR", "event": "a"},
		{"level": "ERROR", "event": "b"},
		{"level": "ERROR", "event": "a", "dropped": 41.0},
		{"level": "ERROR", "event": "a"},
	}
	if diff := cmp.Diff(want, logLines(t, out.String())); diff != "" {
		t.Errorf("log (-want +got):\n%s", diff)
	}
}

func TestNewLoggerHonoursTheLevel(t *testing.T) {
	var out bytes.Buffer
	l := NewLogger(&out, slog.LevelWarn)
	l.Info("quiet")
	l.Warn("loud")
	if diff := cmp.Diff([]map[string]any{{"level": "WARN", "event": "loud"}}, logLines(t, out.String())); diff != "" {
		t.Errorf("log (-want +got):\n%s", diff)
	}
}
