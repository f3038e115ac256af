package audit_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/plugio/charts/api/apitest"
)

// jumpingClock replaces the source of time.Now by one whose wall clock is in another year every
// quarter of a second: now, in 34 years, 55 years ago, in 59 years. The monotonic clock goes on, as it does
// on a host whose time is set. Before 1970 Linux sets no clock.
func jumpingClock() (file string, err error) {
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("asking for Go's folder: %w", err)
	}
	path := filepath.Join(strings.TrimSpace(string(goroot)), "src", "time", "time.go")
	source, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	const reads = "func Now() Time {\n\tsec, nsec, mono := runtimeNow()\n"
	if !bytes.Contains(source, []byte(reads)) {
		return "", fmt.Errorf("%s has no time.Now as it is known here", path)
	}
	const jumps = "\tsec += [...]int64{0, 1 << 30, -1_750_000_000, 7 << 28}[mono>>28&3]\n"
	source = bytes.Replace(source, []byte(reads), []byte(reads+jumps), 1)
	changed := filepath.Join(buildDir, "time.go")
	if err := os.WriteFile(changed, source, 0o644); err != nil {
		return "", err
	}
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{path: changed}})
	if err != nil {
		return "", err
	}
	file = filepath.Join(buildDir, "overlay.json")
	return file, os.WriteFile(file, overlay, 0o644)
}

// years are those in which a log's lines were written.
func years(log string) map[string]bool {
	found := map[string]bool{}
	for line := range strings.Lines(log) {
		if rest, ok := strings.CutPrefix(line, `{"time":"`); ok {
			found[rest[:4]] = true
		}
	}
	return found
}

// TestSurvivesAClockThatJumps: where the host's time is set, to and fro and over decades, no limit strikes
// too early or never, and the pictures are the same.
func TestSurvivesAClockThatJumps(t *testing.T) {
	t.Parallel()
	s := launch{build: jumping, env: []string{"PLUGIO_ACCESS_LOG=on", "PLUGIO_QUEUE=64", "PLUGIO_QUEUE_WAIT=10s"}}.start(t)
	usual := launch{build: release}.start(t)

	half := open(t, s.Address, 1, "GET /gauge.svg HTTP/1.1\r\nHost: x\r\nX-")[0]
	patient := open(t, s.Address, 1, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")[0]
	if n, err := patient.Read(make([]byte, 4096)); err != nil || n == 0 {
		t.Fatalf("the patient client: %v", err)
	}

	_, want := usual.Get(t, small)
	apitest.Eventually(t, "the clock has been everywhere", func() bool {
		if status, picture := s.Get(t, small); status != 200 || !bytes.Equal(picture, want) {
			t.Fatalf("%d with %d bytes, want 200 with %d", status, len(picture), len(want))
		}
		return len(years(s.Stderr.String())) >= 4
	})
	// More at once than are drawn, so that most of them wait while it jumps.
	if statuses := crowd(s, 32, 2, worst); statuses[answered] != 64 {
		t.Errorf("answers %v, want 64 pictures", statuses)
	}

	if answer, err := io.ReadAll(half); err != nil || strings.Contains(string(answer), " 200 ") {
		t.Errorf("a request that never ends got %q, %v; want to be closed", answer, err)
	}
	// The patient one waits longer than that, and may.
	_ = patient.SetDeadline(time.Now().Add(apitest.Patience))
	if _, err := io.WriteString(patient, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"); err != nil {
		t.Error(err)
	}
	if answer, err := io.ReadAll(patient); err != nil || !strings.HasPrefix(string(answer), "HTTP/1.1 200 ") {
		t.Errorf("a connection that was kept got %q, %v", answer, err)
	}
	if code := s.Stop(t); code != 0 {
		t.Errorf("exit code %d:\n%s", code, s.Stderr)
	}
	if log := s.Stderr.String(); strings.Contains(log, `"level":"ERROR"`) {
		t.Errorf("errors in the log:\n%.2000s", log)
	}
}
