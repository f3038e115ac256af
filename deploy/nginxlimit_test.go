package deploy_test

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// TestNginxLimitsOneAddress: a dashboard never meets the limit, a flood is told to come back, and no log says what it asked
// for. With a rate of next to nothing the count is the same on a machine of any speed: the burst and one more.
func TestNginxLimitsOneAddress(t *testing.T) {
	charts, jira := startRecorder(t, "charts"), startRecorder(t, "jira")
	nginx := startNginx(t, upstreams{charts: charts.address(), jira: jira.address()}, edit{"rate=200r/s", "rate=1r/m"})
	values := apitest.Canaries{}
	const burst, flood = 400, 420
	statuses := map[int]int{}
	for range flood {
		status, _ := exchange(t, nginx.address, compose("GET", "/charts/gauge.png?value=1&label="+values.Text("label"), "", ""))
		statuses[status]++
	}
	if statuses[http.StatusOK] != burst+1 || statuses[http.StatusTooManyRequests] != flood-burst-1 {
		t.Errorf("statuses %v, want %d times 200 and the rest 429", statuses, burst+1)
	}
	if _, body := exchange(t, nginx.address, compose("GET", "/", "", "")); body != "jira" {
		t.Errorf("Jira is answered by %q meanwhile", body)
	}
	nginx.stop(t)
	for _, found := range search(t, values, nginx.dir) {
		t.Error(found)
	}
	if log := readFile(t, filepath.Join(nginx.dir, "access.log")); !strings.Contains(log, `"s":"429"`) {
		t.Error("the access log does not tell of a 429")
	}
}
