package audit_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// withPresets adds a file of presets whose every value is a canary or holds one. Each
// preset, palette and default has something to warn of.
func (l launch) withPresets(t *testing.T, c apitest.Canaries) launch {
	t.Helper()
	text := fmt.Sprintf(`
defaults: {noData: %q, target: %s, previous: %s}
presets:
  sla: {about: %q, parameters: {title: %q, thresholds: ["%s:success:%s"], value: %s}}
  ring: {about: %q, parameters: {arc: 360, max: %s}}
palettes:
  acme: {about: %q, light: {warning: "FFD500", success: "%.6s"}}
`,
		c.Text("default"), c.Number("default"), c.Number("previous"), c.Text("about"), c.Text("preset"), c.Number("threshold"), c.Text("zone"),
		c.Number("preset"), c.Text("about a ring"), c.Number("max"), c.Text("about a palette"), c.Number("colour"))
	path := filepath.Join(t.TempDir(), "presets.yaml")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	l.env = append(l.env, "PLUGIO_PRESETS="+path)
	return l
}

// inPresets asks for presets, rightly and wrongly, beside canaries of its own.
func inPresets(c apitest.Canaries) (all []request) {
	text, number := c.Text("beside a preset"), c.Number("beside a preset")
	for _, query := range []string{
		"preset=sla", "preset=sla&value=" + number, "preset=ring&style=needle", "preset=slo", "preset=" + text, "preset=sla&preset=" + text,
		"preset=sla&min=" + text, "preset=sla&dpr=4&width=2000&height=2000", "palette=" + text, "palette=acne&preset=sla", "preset=sla&strict=true&" + text + "=" + number,
		"preset=sla&" + text, "preset=ring&value=50%25",
	} {
		for _, header := range []string{"", "Accept: application/json\r\n", "Sec-Fetch-Dest: image\r\n"} {
			all = append(all, getting(query, "/gauge.svg?"+query, header), getting(query, "/bar.png?"+query, header))
		}
	}
	return append(all, posting("a preset in a body", "/counter.svg", "application/json", `{"preset": "sla", "value": "`+text+`"}`))
}

// TestPrivacyPresets: what stands in the file of presets gets out in pictures and in the
// page's own description of it, and nowhere else.
func TestPrivacyPresets(t *testing.T) {
	t.Parallel()
	c := apitest.Canaries{}
	s := auditing(release).withPresets(t, c).start(t)
	requests := append(inPresets(c), everywhere(c)...)
	w := ask(t, s, requests)
	w.end(t, s)
	for way, hits := range w.leaks(c) {
		t.Errorf("%s holds %v", way, hits)
	}
	for _, want := range []string{`"event":"presets_warning","line":2,"name":"defaults: previous"`, `"name":"palette acme"`, `"status":400`} {
		if !strings.Contains(w.stderr, want) {
			t.Errorf("the log has no %s:\n%.2000s", want, w.stderr)
		}
	}
}

// run runs the program to its end and returns what it wrote and its exit code.
func run(t *testing.T, args ...string) (out string, code int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), release.path(t), args...)
	cmd.Env = []string{"PLUGIO_METRICS_LISTEN=off"}
	text, err := cmd.CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return string(text), cmd.ProcessState.ExitCode()
}

// TestPrivacyFaultsOfPresets: a service that does not start says why without a value.
func TestPrivacyFaultsOfPresets(t *testing.T) {
	t.Parallel()
	c := apitest.Canaries{}
	for i, text := range []string{
		"defaults: {min: %s, locale: %s, theme: %s, thresholds: '%s:%s,x'}", "presets: {%s %s: {about: [%s], parameters: {%s: x, %s: y}}}",
		"palettes: {a: {from: %s, light: {%s: fff, success: %s}, %s: x, dark: %s}}", "%s: {%s: %s}\n%s: [%s\n", "defaults: *%s\n# %s%s%s%s",
		"defaults: {unit: !%s %s, label: &%s [%s], '%s': z}", "\"%s %s %s %s %s\n",
	} {
		var values []any
		for j := range 5 {
			values = append(values, c.Text(fmt.Sprint("file ", i, " value ", j)))
		}
		path := filepath.Join(t.TempDir(), "presets.yaml")
		if err := os.WriteFile(path, fmt.Appendf(nil, text, values...), 0o644); err != nil {
			t.Fatal(err)
		}
		out, code := run(t, "serve", "--listen", "127.0.0.1:0", "--presets", path)
		if code != 2 || !strings.Contains(out, "PLUGIO_PRESETS: presets.yaml:") {
			t.Errorf("%s: exit code %d, %s", text, code, out)
		}
		checked, code := run(t, "presets", "check", path)
		if code != 1 || !strings.Contains(checked, "presets.yaml:") {
			t.Errorf("%s: check: exit code %d, %s", text, code, checked)
		}
		if hits := c.In(out + checked); len(hits) > 0 {
			t.Errorf("%s: %v is repeated:\n%s%s", text, hits, out, checked)
		}
	}
}
