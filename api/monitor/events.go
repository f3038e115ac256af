package api

import (
	"bytes"
	"context"
	"io"
	"log"
	"log/slog"
	"sync"
	"time"
)

// The events of a service. A log line is one of these codes and counters: a text
// from a library could repeat what a request held.
const (
	eventStopping    = "stopping"
	eventPanic       = "panic"
	eventRenderError = "render_error"
	eventHTTPError   = "http_error"
	eventTLSError    = "tls_error"
	eventAcceptError = "accept_error"
	eventRequest     = "request"
	eventStuck       = "render_stuck"
)

// NewLogger returns a logger that writes one JSON object per event: time, level,
// event and counters.
func NewLogger(w io.Writer, level slog.Level) *slog.Logger {
	return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{
		Level: level,
		ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
			if len(groups) == 0 && a.Key == slog.MessageKey {
				a.Key = "event"
			}
			return a
		},
	}))
}

// faultInterval is how often one code may be logged, so that a flood of bad
// connections cannot become a flood of lines.
const faultInterval = time.Second

// events logs faults, at most one line per code and interval, with the number of
// lines left out since the last.
type events struct {
	log *slog.Logger
	now func() time.Time

	mu   sync.Mutex
	last map[string]faultCount
}

type faultCount struct {
	logged  time.Time
	dropped int
}

func newEvents(l *slog.Logger) *events {
	if l == nil {
		l = slog.New(slog.DiscardHandler)
	}
	return &events{log: l, now: time.Now, last: map[string]faultCount{}}
}

func (e *events) fault(code string) {
	dropped, ok := e.admit(code)
	switch {
	case !ok:
	case dropped > 0:
		e.log.Error(code, "dropped", dropped)
	default:
		e.log.Error(code)
	}
}

func (e *events) admit(code string) (dropped int, ok bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	now, last := e.now(), e.last[code]
	if !last.logged.IsZero() && now.Sub(last.logged) < faultInterval {
		last.dropped++
		e.last[code] = last
		return 0, false
	}
	e.last[code] = faultCount{logged: now}
	return last.dropped, true
}

// request writes an access line. The arguments come from closed sets and counters.
func (e *events) request(route, method string, status, size int, took time.Duration) {
	e.log.LogAttrs(context.Background(), slog.LevelInfo, eventRequest,
		slog.String("route", route), slog.String("method", method), slog.Int("status", status),
		slog.Int("bytes", size), slog.Float64("duration_ms", float64(took.Microseconds())/1000))
}

// serverLog returns the error log for net/http. Its lines name clients and repeat panics, so
// each becomes the code of its kind and the text is dropped.
func (e *events) serverLog() *log.Logger { return log.New(serverLines{e}, "", 0) }

type serverLines struct{ events *events }

func (s serverLines) Write(line []byte) (int, error) {
	switch {
	case bytes.HasPrefix(line, []byte("http: TLS handshake error")):
		s.events.fault(eventTLSError)
	case bytes.HasPrefix(line, []byte("http: Accept error")):
		s.events.fault(eventAcceptError)
	case bytes.HasPrefix(line, []byte("http: panic serving")):
		s.events.fault(eventPanic)
	default:
		s.events.fault(eventHTTPError)
	}
	return len(line), nil
}
