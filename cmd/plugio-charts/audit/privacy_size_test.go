package audit_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// percentages are those that a gauge with a decimal shows.
const percentages = 1000

func gaugeOf(value int, format string) string {
	return fmt.Sprintf("/gauge.%s?value=%d.%d", format, value/10, value%10)
}

// TestPrivacyAccessLogTellsNoSize: whoever has the log and asks the service itself for every value there is, finds none of those
// that others asked for. With the size of the answers he finds most.
func TestPrivacyAccessLogTellsNoSize(t *testing.T) {
	t.Parallel()
	s := launch{build: release, env: []string{"PLUGIO_ACCESS_LOG=on"}}.start(t)
	const readers = 200
	random := rand.New(rand.NewPCG(1, 2))
	asked, sizes := make([]int, readers), make([]int, readers)
	for i := range asked {
		asked[i] = random.IntN(percentages)
		_, picture := s.Get(t, gaugeOf(asked[i], "svg"))
		sizes[i] = len(picture)
	}
	bySize := map[int][]int{}
	for value := range percentages {
		_, picture := s.Get(t, gaugeOf(value, "svg"))
		bySize[len(picture)] = append(bySize[len(picture)], value)
	}
	var logged []map[string]any
	apitest.Eventually(t, "every request is logged", func() bool {
		logged = linesOf(t, s, "/gauge.svg")
		return len(logged) >= readers+percentages
	})
	for _, line := range logged {
		for name, value := range line {
			switch name {
			case "time", "level", "event", "duration_ms":
			case "route", "method", "status":
				if v := fmt.Sprint(value); v != "/gauge.svg" && v != "GET" && v != "200" {
					t.Fatalf("%s is %s, which another value may not have", name, v)
				}
			default:
				t.Fatalf("a line of the log has %q, by which values may be told apart", name)
			}
		}
	}
	// The counter-example: the same attack with sizes.
	candidates := 0
	for _, size := range sizes {
		candidates += len(bySize[size])
	}
	if narrowed := float64(percentages) * readers / float64(candidates); narrowed < 10 {
		t.Errorf("with sizes the attack narrows %d values down only %.1f times: it proves nothing", percentages, narrowed)
	}
}

// linesOf returns the access lines of a route.
func linesOf(t *testing.T, s *apitest.Program, route string) (all []map[string]any) {
	t.Helper()
	for line := range strings.Lines(s.Stderr.String()) {
		if !strings.Contains(line, `"event":"request"`) || !strings.HasSuffix(line, "\n") {
			continue
		}
		fields := map[string]any{}
		if err := json.Unmarshal([]byte(line), &fields); err != nil {
			t.Fatalf("a line of the log: %v", err)
		}
		if fields["route"] == route {
			all = append(all, fields)
		}
	}
	return all
}
