package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/plugio/charts/api/apitest"
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
	if err := (apitest.Build{}).To(binary); err != nil {
		fmt.Fprintln(os.Stderr, err)
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

// serveBinary starts the service on a port of its own and waits until it says where.
func serveBinary(t *testing.T, env ...string) *apitest.Program {
	t.Helper()
	return apitest.Launch{Program: binary, Env: env}.Start(t)
}

// terminate stops the service as an engine does and returns its log.
func terminate(t *testing.T, p *apitest.Program) (log string) {
	t.Helper()
	if code := p.Stop(t); code != 0 {
		t.Errorf("the service ended with %d, want exit code 0\n%s", code, p.Stderr)
	}
	return p.Stderr.String()
}

// get asks a service for a path and returns what came with its type.
func get(t *testing.T, p *apitest.Program, path string) (status int, contentType string, body []byte) {
	t.Helper()
	resp, err := p.Client.Get(p.Base + path)
	if err != nil {
		t.Fatalf("GET %s: %v", path, err)
	}
	defer resp.Body.Close()
	return resp.StatusCode, resp.Header.Get("Content-Type"), apitest.Body(t, resp)
}
