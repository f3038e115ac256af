package api

import (
	"io"
	"net/http"

	"github.com/labstack/echo/v4"
)

// newRouter is the one place that knows Echo. Echo finds the handler of a path and does
// nothing else: its logger, its recovery and its server write what requests held.
func newRouter(s *Service) http.Handler {
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.Logger.SetOutput(io.Discard)
	e.StdLogger.SetOutput(io.Discard)
	e.HTTPErrorHandler = func(_ error, c echo.Context) { _ = s.adapt(s.unrouted)(c) }
	for path, route := range s.routes {
		e.Any(path, s.adapt(s.checked(route)))
	}
	return e
}

func (s *Service) adapt(h handler) echo.HandlerFunc {
	return func(c echo.Context) error { s.send(h(c.Request()), c.Response().Writer, c.Request()); return nil }
}

// send writes an answer, at once where the connection can, and takes its buffer back.
func (s *Service) send(a answer, w http.ResponseWriter, r *http.Request) {
	if rec, ok := w.(*recorder); ok {
		rec.counted = a.counted
	}
	c := connectionOf(r)
	c.hold()
	// A failed write means that the client has gone, which net/http learns when it reads.
	defer func() { _ = c.release() }()
	a.writeTo(w, r)
	if a.pooled != nil {
		s.giveBack(a.pooled)
	}
	if c != nil {
		_ = http.NewResponseController(w).Flush()
	}
}
