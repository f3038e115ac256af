package audit_test

import (
	"net/http"
	"strconv"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// TestSurvivesIdleConnections: whoever opens all connections there are and says nothing locks nobody out, neither
// pictures nor the health check, and the metrics show it.
func TestSurvivesIdleConnections(t *testing.T) {
	t.Parallel()
	s := launch{build: release}.start(t)
	open(t, s.Address, 600, "")
	for range 20 {
		for _, target := range []string{small, "/healthz", "/readyz"} {
			if status, _ := s.Get(t, target); status != http.StatusOK {
				t.Fatalf("%s: %d", target, status)
			}
		}
		s.Client.CloseIdleConnections()
	}
	if n, err := strconv.Atoi(s.Metric(t, "plugio_charts_connections")); err != nil || n > 512+64 || n < 500 {
		t.Errorf("%d connections are open, %v; want 512 and a few that are new, or less by those that asked and left", n, err)
	}
	if n, err := strconv.Atoi(s.Metric(t, "plugio_charts_connections_evicted_total")); err != nil || n < 600-512-64 {
		t.Errorf("%d connections made room, %v; want at least %d", n, err, 600-512-64)
	}
}

// TestSurvivesEarlyRefusals: what is refused before a route is known is counted.
func TestSurvivesEarlyRefusals(t *testing.T) {
	t.Parallel()
	s := launch{build: release}.start(t)
	apitest.Exchange(t, s.Address, "NONSENSE\r\n\r\n")
	apitest.Exchange(t, s.Address, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
	apitest.Exchange(t, s.Address, "GET / HTTP/9.9\r\nHost: a\r\n\r\n")
	apitest.Eventually(t, "two early refusals are counted", func() bool {
		return s.Metric(t, "plugio_charts_early_refusals_total") == "2"
	})
}
