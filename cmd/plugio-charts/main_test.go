package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// binary is the program as users run it, built once for all tests.
var binary string

func TestMain(m *testing.M) { os.Exit(withBinary(m)) }

func withBinary(m *testing.M) int {
	dir, err := os.MkdirTemp("", "plugio-charts")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	binary = filepath.Join(dir, "plugio-charts")
	build := exec.Command("go", "build", "-o", binary, "-ldflags", "-X main.version=1.2.3-test", ".")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building the binary: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// result is what a finished run left.
type result struct {
	code           int
	stdout, stderr string
}

// execute runs the binary in a directory, with no environment but env.
func execute(t *testing.T, dir string, env []string, args ...string) result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(binary, args...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = dir, append([]string{}, env...), &stdout, &stderr
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatalf("running the binary: %v", err)
	}
	return result{cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

// server is a running binary.
type server struct {
	cmd    *exec.Cmd
	base   string // the address it printed, without the slash at its end
	events *bufio.Scanner
	client *http.Client
}

// serveBinary starts the service on a port of its own and waits until it says where.
func serveBinary(t *testing.T, env ...string) *server {
	t.Helper()
	cmd := exec.Command(binary, "serve", "--listen", "127.0.0.1:0")
	cmd.Env = append([]string{"PLUGIO_DRAIN=0s", "PLUGIO_METRICS_LISTEN=127.0.0.1:0"}, env...)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatalf("starting the binary: %v", err)
	}
	t.Cleanup(func() {
		if cmd.ProcessState == nil {
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
		}
	})
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		rest, _ := io.ReadAll(stderr)
		t.Fatalf("the service printed no address: %v\n%s", err, rest)
	}
	address := strings.TrimSuffix(strings.TrimPrefix(line, "Open "), "/\n")
	return &server{cmd, address, bufio.NewScanner(stderr), &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}}
}

// listening is the host and port the service printed.
func (s *server) listening() string {
	_, rest, _ := strings.Cut(s.base, "://")
	host, _, _ := strings.Cut(rest, "/")
	return host
}

// event reads the log up to an event.
func (s *server) event(t *testing.T, name string) {
	t.Helper()
	for s.events.Scan() {
		if strings.Contains(s.events.Text(), `"event":"`+name+`"`) {
			return
		}
	}
	t.Fatalf("the log ended without the event %s", name)
}

// terminate stops the service as an engine does and returns the rest of its log.
func (s *server) terminate(t *testing.T) (log string) {
	t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatalf("SIGTERM: %v", err)
	}
	return s.wait(t)
}

func (s *server) wait(t *testing.T) (log string) {
	t.Helper()
	var b strings.Builder
	for s.events.Scan() {
		b.WriteString(s.events.Text() + "\n")
	}
	if err := s.cmd.Wait(); err != nil {
		t.Errorf("the service ended with %v, want exit code 0\n%s", err, b.String())
	}
	return b.String()
}

func (s *server) get(t *testing.T, path string) (status int, contentType string, body []byte) {
	t.Helper()
	resp, err := s.client.Get(s.base + path)
	if err != nil {
		t.Fatalf("GET %s: %v", path, err)
	}
	defer resp.Body.Close()
	body, err = io.ReadAll(resp.Body)
	if err != nil {
		t.Fatalf("GET %s: %v", path, err)
	}
	return resp.StatusCode, resp.Header.Get("Content-Type"), body
}
