package api

import (
	"net/http"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

func newService(t testing.TB, changes ...func(*Config)) *Service {
	t.Helper()
	c := DefaultConfig()
	c.Build = "test"
	for _, change := range changes {
		change(&c)
	}
	s, err := New(c)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	return s
}

type call = apitest.Call

func get(t testing.TB, s *Service, target string) *http.Response {
	t.Helper()
	return call{Target: target}.To(t, s)
}

func typed(contentType string) http.Header { return http.Header{"Content-Type": {contentType}} }

func mustAcquire(t *testing.T, s *Service, weight int64) {
	t.Helper()
	if err := s.slots.Acquire(t.Context(), weight); err != nil {
		t.Fatalf("taking free slots: %v", err)
	}
}
