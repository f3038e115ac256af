package deploy_test

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

const unitDir = "systemd"

// installUnits puts the program and the units where the guide puts them, under a root folder of the test.
func installUnits(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	units := filepath.Join(root, "etc/systemd/system")
	if err := os.CopyFS(units, os.DirFS(unitDir)); err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(requireImageBinary(t))
	if err != nil {
		t.Fatal(err)
	}
	// What a system has and the units name.
	for _, target := range []string{"sysinit", "basic", "shutdown", "sockets", "multi-user", "network"} {
		if err := os.WriteFile(filepath.Join(units, target+".target"), []byte("[Unit]\nDescription=stand-in\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, dir := range []string{"usr/local/bin", "var/empty/plugio-charts"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(root, "usr/local/bin/plugio-charts"), program, 0o755); err != nil {
		t.Fatal(err)
	}
	return root
}

// TestUnit lets systemd's own tools judge the units: no word that it does not know, and an exposure of at most 1.5.
func TestUnit(t *testing.T) {
	analyze := requireTool(t, "systemd-analyze", "systemd")
	root := installUnits(t)
	verify := func(t *testing.T) (string, error) {
		t.Helper()
		output, err := exec.Command(analyze, "verify", "--man=no", "--root="+root, "plugio-charts.service", "plugio-charts.socket", "plugio-charts-metrics.socket").CombinedOutput()
		return string(output), err
	}
	if output, err := verify(t); err != nil || strings.Contains(output, "plugio-charts") {
		t.Errorf("systemd-analyze verify: %v\n%s", err, output)
	}
	unit := filepath.Join(unitDir, "plugio-charts.service")
	output, err := exec.Command(analyze, "security", "--offline=true", "--threshold=15", unit).CombinedOutput()
	if err != nil {
		t.Errorf("systemd-analyze security: %v\n%s", err, output)
	}
	t.Log(strings.TrimSpace(lineOf(string(output), "→")))

	broken := filepath.Join(root, "etc/systemd/system/plugio-charts.service")
	if err := os.WriteFile(broken, []byte(strings.Replace(readFile(t, unit), "NoNewPrivileges=", "NoNewPrivilege=", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	if output, _ := verify(t); !strings.Contains(output, "NoNewPrivilege") {
		t.Errorf("a misspelt word passes: %s", output)
	}
}

// TestUnitSystemCalls starts the program with sockets as systemd passes them on, refuses it all that opens another, and
// compares the system calls that it makes with those the unit allows.
func TestUnitSystemCalls(t *testing.T) {
	activate := requireTool(t, "systemd-socket-activate", "systemd")
	strace := requireTool(t, "strace", "strace")
	address, metrics, trace := freeAddress(t), freeAddress(t), filepath.Join(t.TempDir(), "trace")
	program := exec.Command(activate, "--listen", address, "--listen", metrics, "--fdname=http:metrics",
		"--setenv=PLUGIO_BASE_PATH=/charts", "--setenv=PLUGIO_METRICS_LISTEN=off", "--setenv=PLUGIO_DRAIN=0s",
		// Detached, so that the program keeps the process that the sockets are announced to.
		strace, "-D", "-f", "-e", "inject=socket,bind,listen,connect:error=EPERM", "-o", trace,
		requireImageBinary(t), "serve")
	output := createFile(t, filepath.Join(t.TempDir(), "output"))
	program.Stdout, program.Stderr = output, output
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = program.Process.Kill(); _ = program.Wait() })

	if picture := answers(t, address, shownPicture, http.StatusOK); !strings.HasPrefix(picture, "\x89PNG") {
		t.Errorf("the picture begins with %.20q", picture)
	}
	if body := answers(t, metrics, "/metrics", http.StatusOK); !strings.Contains(body, "plugio_charts_http_requests_total") {
		t.Error("the metrics have no count of requests")
	}
	for _, r := range answered(apitest.Canaries{}) {
		_, _, _ = tryExchange(address, r.text)
	}
	if err := program.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := program.Wait(); err != nil {
		t.Errorf("it ends: %v\n%s", err, readFile(t, output.Name()))
	}
	allowed := allowedCalls(t)
	refused := []string{"socket", "bind", "listen", "connect"}
	called := map[string]bool{}
	apitest.Eventually(t, "the trace is written", func() bool {
		for _, match := range regexp.MustCompile(`(?m)^\d+ +(?:<\.\.\. )?(\w+)[( ]`).FindAllStringSubmatch(readFile(t, trace), -1) {
			called[match[1]] = true
		}
		return called["exit_group"]
	})
	for name := range called {
		if !allowed[name] && !slices.Contains(refused, name) {
			t.Errorf("the program calls %s, which the unit refuses", name)
		}
	}
	for _, name := range refused {
		if allowed[name] {
			t.Errorf("the unit allows %s, with which a connection begins", name)
		}
	}
	t.Logf("%d system calls are made, %d are allowed", len(called), len(allowed))
}

// allowedCalls are the system calls of the unit's filter.
func allowedCalls(t *testing.T) map[string]bool {
	t.Helper()
	allowed := map[string]bool{}
	for _, match := range regexp.MustCompile(`(?m)^SystemCallFilter=(.*)$`).FindAllStringSubmatch(readFile(t, unitDir+"/plugio-charts.service"), -1) {
		for _, name := range strings.Fields(match[1]) {
			if !regexp.MustCompile(`^[a-z0-9_]+$`).MatchString(name) {
				t.Fatal(fmt.Errorf("%q is no system call", name))
			}
			allowed[name] = true
		}
	}
	return allowed
}
