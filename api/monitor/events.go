package monitor

import (
	"bytes"
	"context"
	"io"
	"log"
	"log/slog"
	"sync"
	"time"
)

// Fault is the code of something that went wrong. A log line is a code and counters: a
// text from a library could repeat what a request held.
type Fault string

// The faults of a service.
const (
	Panic       Fault = "panic"        // a handler panicked
	RenderError Fault = "render_error" // a picture could not be drawn
	Stuck       Fault = "render_stuck" // a drawing does not end
	HTTPError   Fault = "http_error"   // what net/http says of a connection
	TLSError    Fault = "tls_error"    // a connection that brought no TLS, or a wrong one
	AcceptError Fault = "accept_error" // the listener could not accept
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

// Events logs faults, at most one line per code and interval, with the number of
// lines left out since the last.
type Events struct {
	log *slog.Logger
	now func() time.Time

	mu   sync.Mutex
	last map[Fault]faultCount
}

type faultCount struct {
	logged  time.Time
	dropped int
}

// NewEvents returns events that are written to l; nil drops them.
func NewEvents(l *slog.Logger) *Events {
	if l == nil {
		l = slog.New(slog.DiscardHandler)
	}
	return &Events{log: l, now: time.Now, last: map[Fault]faultCount{}}
}

// Fault logs a fault, unless the last of its kind is too fresh.
func (e *Events) Fault(f Fault) {
	dropped, ok := e.admit(f)
	switch {
	case !ok:
	case dropped > 0:
		e.log.Error(string(f), "dropped", dropped)
	default:
		e.log.Error(string(f))
	}
}

// Stopping logs that the service has begun to stop.
func (e *Events) Stopping() { e.log.Info("stopping") }

func (e *Events) admit(f Fault) (dropped int, ok bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	now, last := e.now(), e.last[f]
	if !last.logged.IsZero() && now.Sub(last.logged) < faultInterval {
		last.dropped++
		e.last[f] = last
		return 0, false
	}
	e.last[f] = faultCount{logged: now}
	return last.dropped, true
}

// Request writes an access line. The arguments come from closed sets; the size of a picture is
// not among them, since the same value has the same size each time.
func (e *Events) Request(route, method string, status int, took time.Duration) {
	e.log.LogAttrs(context.Background(), slog.LevelInfo, "request",
		slog.String("route", route), slog.String("method", method), slog.Int("status", status),
		slog.Float64("duration_ms", float64(took.Microseconds())/1000))
}

// ServerLog returns the error log for net/http. Its lines name clients and repeat panics, so
// each becomes the code of its kind and the text is dropped.
func (e *Events) ServerLog() *log.Logger { return log.New(serverLines{e}, "", 0) }

type serverLines struct{ events *Events }

func (s serverLines) Write(line []byte) (int, error) {
	switch {
	case bytes.HasPrefix(line, []byte("http: TLS handshake error")):
		s.events.Fault(TLSError)
	case bytes.HasPrefix(line, []byte("http: Accept error")):
		s.events.Fault(AcceptError)
	case bytes.HasPrefix(line, []byte("http: panic serving")):
		s.events.Fault(Panic)
	default:
		s.events.Fault(HTTPError)
	}
	return len(line), nil
}
