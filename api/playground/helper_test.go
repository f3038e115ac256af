package playground_test

import (
	"testing"

	"github.com/plugio/charts/api"
)

// newService returns a service behind the path /charts, as it stands beside Jira.
func newService(t *testing.T) *api.Service {
	t.Helper()
	c := api.DefaultConfig()
	c.BasePath = "/charts"
	s, err := api.New(c)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	return s
}
