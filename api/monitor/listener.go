package api

import (
	"context"
	"fmt"
	"net"
	"net/http"

	"github.com/prometheus/client_golang/prometheus/promhttp"
	"golang.org/x/net/netutil"
)

// maxScrapes bounds the connections of the metrics' listener, which needs few.
const maxScrapes = 16

// ServeMetrics answers GET /metrics on ln, and nothing else, until ctx ends. It
// closes ln and returns nil after that.
func (s *Service) ServeMetrics(ctx context.Context, ln net.Listener) error {
	srv := s.httpServer(s.metricsHandler())
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

func (s *Service) metricsHandler() http.Handler {
	// Without compression: the text is small, and the gain would cost memory at each scrape.
	scrape := promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{DisableCompression: true, MaxRequestsInFlight: 4})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("X-Content-Type-Options", "nosniff")
		switch {
		case r.URL.Path != "/metrics":
			text(http.StatusNotFound, "404 Not Found: no such path\n").writeTo(w, r)
		case !allows("GET, HEAD", r.Method):
			a := text(http.StatusMethodNotAllowed, "405 Method Not Allowed: method not allowed\n")
			a.allow = "GET, HEAD"
			a.writeTo(w, r)
		default:
			scrape.ServeHTTP(w, r)
		}
	})
}
