package api

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/plugio/charts/render"
)

// sink takes an answer as net/http does, without a connection.
type sink struct{ header http.Header }

func (s *sink) Header() http.Header         { return s.header }
func (s *sink) WriteHeader(int)             {}
func (s *sink) Write(p []byte) (int, error) { return len(p), nil }

// BenchmarkService is what the service adds to a picture: routing, decoding, admission, headers and
// metrics. Nothing is drawn and nothing sent.
func BenchmarkService(b *testing.B) {
	for _, target := range []string{
		"/gauge.svg?value=72&label=Sprint%20progress&target=90&thresholds=0:success,50:warning,80:danger&width=300&height=200",
		"/counter.png?value=1284&previous=1467&good=down&label=Open%20bugs&comparison=vs%20last%20week",
		"/bar.svg?segments=19:success:Done,9:information:In%20progress,6:neutral:To%20do&legend=below",
	} {
		b.Run(target[1:6], func(b *testing.B) {
			s := newService(b)
			picture := make([]byte, 8<<10)
			s.render = func(dst []byte, _ render.Widget, _ render.Options) ([]byte, error) {
				return append(dst, picture...), nil
			}
			h, r := s.Handler(), httptest.NewRequest(http.MethodGet, target, nil)
			w := &sink{http.Header{}}
			b.ReportAllocs()
			for b.Loop() {
				clear(w.header)
				h.ServeHTTP(w, r)
			}
		})
	}
}
