package monitoring_test

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plugio/charts/api"
	"go.yaml.in/yaml/v4"
)

// shown are the metrics of a running service with the labels that each has.
func shown(t *testing.T) map[string][]string {
	t.Helper()
	service, err := api.New(api.DefaultConfig())
	if err != nil {
		t.Fatal(err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- service.ServeMetrics(ctx, ln) }()
	resp, err := http.Get("http://" + ln.Addr().String() + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("ServeMetrics: %v", err)
	}
	found := map[string][]string{"up": nil}
	for _, m := range regexp.MustCompile(`(?m)^(\w+)(?:\{(.*)\})? `).FindAllStringSubmatch(string(body), -1) {
		for _, label := range regexp.MustCompile(`(\w+)="`).FindAllStringSubmatch(m[2], -1) {
			found[m[1]] = append(found[m[1]], label[1])
		}
		if _, ok := found[m[1]]; !ok {
			found[m[1]] = nil
		}
	}
	return found
}

var (
	functions = []string{
		"sum", "by", "rate", "increase", "changes", "count", "histogram_quantile",
	}
	// selector is a metric with what follows it in braces.
	selector = regexp.MustCompile(`([a-z_]\w*)\s*(\{[^}]*\})?`)
	grouping = regexp.MustCompile(`by \([^)]*\)`)
	texts    = regexp.MustCompile(`"[^"]*"`)
	interval = regexp.MustCompile(`\[[^\]]*\]`)
)

// unknown lists what an expression asks for and the service does not have.
func unknown(expr string, has map[string][]string) (found []string) {
	// What a scrape adds itself.
	added := []string{"job", "instance"}
	labels := added
	plain := interval.ReplaceAllString(grouping.ReplaceAllString(expr, ""), "")
	for _, m := range selector.FindAllStringSubmatch(plain, -1) {
		name, filter := m[1], texts.ReplaceAllString(m[2], "")
		if slices.Contains(functions, name) {
			continue
		}
		own, ok := has[name]
		if !ok {
			found = append(found, name)
			continue
		}
		labels = append(labels, own...)
		for _, label := range regexp.MustCompile(`(\w+)\s*[=!]`).FindAllStringSubmatch(filter, -1) {
			if !slices.Contains(own, label[1]) && !slices.Contains(added, label[1]) {
				found = append(found, name+"{"+label[1]+"}")
			}
		}
	}
	for _, group := range grouping.FindAllString(expr, -1) {
		for _, label := range regexp.MustCompile(`\w+`).FindAllString(strings.TrimPrefix(group, "by"), -1) {
			if !slices.Contains(labels, label) {
				found = append(found, "by "+label)
			}
		}
	}
	if strings.Count(expr, "(") != strings.Count(expr, ")") || strings.Count(expr, "{") != strings.Count(expr, "}") {
		found = append(found, "unbalanced brackets")
	}
	return found
}

func TestUnknownIsFound(t *testing.T) {
	has := map[string][]string{"a_total": {"route"}}
	for expr, want := range map[string]int{
		`sum by (route) (rate(a_total{route="x", instance="y"}[5m])) > 0`: 0,
		`rate(b_total[5m])`:               1,
		`a_total{status="x"}`:             1,
		`sum by (status) (a_total)`:       1,
		`sum(rate(a_total{route="x"}[5m]`: 1,
	} {
		if found := unknown(expr, has); len(found) != want {
			t.Errorf("%s: found %v, want %d", expr, found, want)
		}
	}
}

func TestAlerts(t *testing.T) {
	content, err := os.ReadFile("alerts.yml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Groups []struct {
			Name  string
			Rules []struct {
				Alert, Expr, For    string
				Labels, Annotations map[string]string
			}
		}
	}
	decoder := yaml.NewDecoder(strings.NewReader(string(content)))
	decoder.KnownFields(true)
	if err := decoder.Decode(&file); err != nil {
		t.Fatal(err)
	}
	has, names := shown(t), map[string]bool{}
	for _, group := range file.Groups {
		for _, rule := range group.Rules {
			if rule.Alert == "" || names[rule.Alert] || rule.For == "" {
				t.Errorf("a rule is called %q and waits %q", rule.Alert, rule.For)
			}
			names[rule.Alert] = true
			if found := unknown(rule.Expr, has); len(found) > 0 {
				t.Errorf("%s asks for %v", rule.Alert, found)
			}
			if s := rule.Labels["severity"]; s != "warning" && s != "critical" || rule.Annotations["summary"] == "" || rule.Annotations["description"] == "" {
				t.Errorf("%s: severity %q, annotations %v", rule.Alert, s, rule.Annotations)
			}
		}
	}
	if len(names) < 5 {
		t.Errorf("only the rules %v", names)
	}
}

func TestDashboard(t *testing.T) {
	content, err := os.ReadFile("dashboard.json")
	if err != nil {
		t.Fatal(err)
	}
	var board struct {
		UID, Title string
		Panels     []struct {
			ID      int
			Title   string
			GridPos struct{ X, Y, W, H int }
			Targets []struct{ Expr string }
		}
	}
	if err := json.Unmarshal(content, &board); err != nil {
		t.Fatal(err)
	}
	has, ids := shown(t), map[int]bool{}
	for i, p := range board.Panels {
		if p.ID == 0 || ids[p.ID] || p.Title == "" || len(p.Targets) == 0 || p.GridPos.X+p.GridPos.W > 24 {
			t.Errorf("panel %d (%q): id %d, %d targets, at %+v", i, p.Title, p.ID, len(p.Targets), p.GridPos)
		}
		ids[p.ID] = true
		for _, target := range p.Targets {
			if found := unknown(target.Expr, has); len(found) > 0 {
				t.Errorf("%s asks for %v", p.Title, found)
			}
		}
		for _, other := range board.Panels[:i] {
			a, b := p.GridPos, other.GridPos
			if a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
				t.Errorf("%s lies over %s", p.Title, other.Title)
			}
		}
	}
	if len(board.Panels) < 8 || board.UID == "" || board.Title == "" {
		t.Errorf("%d panels, uid %q, title %q", len(board.Panels), board.UID, board.Title)
	}
}

// TestAlertsFire lets Prometheus's own tool judge the rules: each alert fires at its fault alone, and rests otherwise.
func TestAlertsFire(t *testing.T) {
	promtool, err := exec.LookPath("promtool")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("promtool is not installed (Debian: apt-get install prometheus)")
	}
	for _, arguments := range [][]string{{"check", "rules", "alerts.yml"}, {"test", "rules", "alerts_test.yml"}} {
		if output, err := exec.Command(promtool, arguments...).CombinedOutput(); err != nil {
			t.Errorf("promtool %s: %v\n%s", strings.Join(arguments, " "), err, output)
		}
	}
	rules, tests := read(t, "alerts.yml"), read(t, "alerts_test.yml")
	for _, alert := range regexp.MustCompile(`- alert: (\w+)`).FindAllStringSubmatch(rules, -1) {
		if !strings.Contains(tests, `alertname="`+alert[1]+`", alertstate="firing"`) {
			t.Errorf("no test lets %s fire", alert[1])
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
