package monitor

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"

	"github.com/prometheus/client_golang/prometheus/promhttp"
	"golang.org/x/net/netutil"
)

// maxScrapes bounds the connections of the metrics' listener, which needs few.
const maxScrapes = 16

// Serve answers GET /metrics on ln, and nothing else, until ctx ends; srv brings the
// limits of time and size, and its handler is replaced. It closes ln and returns nil
// after that.
func (m *Metrics) Serve(ctx context.Context, ln net.Listener, srv *http.Server) error {
	srv.Handler = m.Handler()
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(netutil.LimitListener(ln, maxScrapes)) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serving metrics: %w", err)
	case <-ctx.Done():
	}
	_ = srv.Close() // a scrape that is cut off is made again
	<-ended
	return nil
}

// Handler answers GET and HEAD of /metrics with Prometheus text.
func (m *Metrics) Handler() http.Handler {
	// Without compression: the text is small, and the gain would cost memory at each scrape.
	scrape := promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{DisableCompression: true, MaxRequestsInFlight: 4})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("X-Content-Type-Options", "nosniff")
		switch {
		case r.URL.Path != "/metrics":
			refuse(w, http.StatusNotFound, "404 Not Found: no such path\n")
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			refuse(w, http.StatusMethodNotAllowed, "405 Method Not Allowed: method not allowed\n")
		default:
			scrape.ServeHTTP(w, r)
		}
	})
}

func refuse(w http.ResponseWriter, status int, line string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(line)))
	w.WriteHeader(status)
	_, _ = io.WriteString(w, line) // the client may have gone; there is nobody to tell
}
