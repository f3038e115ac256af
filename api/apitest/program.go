package audit_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// patience bounds every wait; a test that meets it has failed.
const patience = 60 * time.Second

// output is what a process has written so far.
type output struct {
	mu      sync.Mutex
	changed *sync.Cond
	text    bytes.Buffer
}

func newOutput() *output {
	o := &output{}
	o.changed = sync.NewCond(&o.mu)
	return o
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.changed.Broadcast()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// line waits for a whole line with a text in it.
func (o *output) line(t testing.TB, holds string) string {
	t.Helper()
	late := false
	alarm := time.AfterFunc(patience, func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		late = true
		o.changed.Broadcast()
	})
	defer alarm.Stop()
	o.mu.Lock()
	defer o.mu.Unlock()
	for {
		for line := range strings.Lines(o.text.String()) {
			if strings.HasSuffix(line, "\n") && strings.Contains(line, holds) {
				return line
			}
		}
		if late {
			t.Fatalf("no line with %s in:\n%s", holds, o.text.String())
		}
		o.changed.Wait()
	}
}

// launch says how to start the program.
type launch struct {
	build   *build
	program string // instead of the build's path
	before  []string
	env     []string
	attr    *syscall.SysProcAttr
	dir     string
}

// service is the running program.
type service struct {
	cmd              *exec.Cmd
	address, metrics string
	stdout, stderr   *output
	client           *http.Client
	ended            chan struct{}
}

func (l launch) start(t testing.TB) *service {
	t.Helper()
	if l.program == "" {
		l.program = l.build.path(t)
	}
	args := append(append([]string{}, l.before...), l.program, "serve", "--log-level=debug")
	s := &service{cmd: exec.Command(args[0], args[1:]...), stdout: newOutput(), stderr: newOutput(), ended: make(chan struct{})}
	s.cmd.Env = append([]string{
		"PLUGIO_LISTEN=127.0.0.1:0", "PLUGIO_METRICS_LISTEN=127.0.0.1:0", "PLUGIO_DRAIN=0s", "GOTRACEBACK=none", "TMPDIR=" + t.TempDir(),
	}, l.env...)
	s.cmd.Dir, s.cmd.SysProcAttr, s.cmd.Stdout, s.cmd.Stderr = l.dir, l.attr, s.stdout, s.stderr
	if err := s.cmd.Start(); err != nil {
		t.Fatalf("starting %v: %v", args, err)
	}
	go func() {
		_ = s.cmd.Wait()
		// A wait for a line that will not come ends with the process.
		_, _ = io.WriteString(s.stderr, "\n")
		close(s.ended)
	}()
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill()
		<-s.ended
	})
	s.metrics = addressIn(t, s.stderr.line(t, `"event":"metrics"`))
	s.address = addressIn(t, s.stderr.line(t, `"event":"started"`))
	s.client = &http.Client{Timeout: patience, Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 64}}
	t.Cleanup(s.client.CloseIdleConnections)
	return s
}

func addressIn(t testing.TB, line string) string {
	t.Helper()
	var event struct{ Address string }
	if err := json.Unmarshal([]byte(line), &event); err != nil {
		t.Fatalf("not an event: %q: %v", line, err)
	}
	return event.Address
}

// stop ends the service as an engine does and returns its exit code.
func (s *service) stop(t testing.TB) int {
	t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Errorf("SIGTERM: %v", err)
	}
	return s.exit(t)
}

func (s *service) exit(t testing.TB) int {
	t.Helper()
	select {
	case <-s.ended:
	case <-time.After(patience):
		t.Fatalf("the service does not end:\n%s", s.stderr)
	}
	return s.cmd.ProcessState.ExitCode()
}

func (s *service) get(t testing.TB, target string) (status int, body []byte) {
	t.Helper()
	status, body, err := fetch(s.client, "http://"+s.address+target)
	if err != nil {
		t.Fatalf("GET: %v", err)
	}
	return status, body
}

func fetch(c *http.Client, url string) (status int, body []byte, err error) {
	resp, err := c.Get(url)
	if err != nil {
		return 0, nil, err
	}
	defer resp.Body.Close()
	body, err = io.ReadAll(resp.Body)
	return resp.StatusCode, body, err
}

// scrape returns the metrics.
func (s *service) scrape(t testing.TB) string {
	t.Helper()
	status, body, err := fetch(s.client, "http://"+s.metrics+"/metrics")
	if err != nil || status != http.StatusOK {
		t.Fatalf("the metrics are answered %d, %v", status, err)
	}
	return string(body)
}

// metric returns the value of a series.
func (s *service) metric(t testing.TB, series string) string {
	t.Helper()
	for line := range strings.Lines(s.scrape(t)) {
		if value, ok := strings.CutPrefix(line, series+" "); ok {
			return strings.TrimSpace(value)
		}
	}
	t.Fatalf("no series %s", series)
	return ""
}

// eventually asks again until a condition holds.
func eventually(t testing.TB, what string, holds func() bool) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(patience); !holds(); <-tick.C {
		if time.Now().After(deadline) {
			t.Fatalf("it never came to it that %s", what)
		}
	}
}

// exchange sends bytes on a connection of their own and returns all that comes back.
func exchange(t testing.TB, address, raw string) string {
	t.Helper()
	conn, err := net.DialTimeout("tcp", address, patience)
	if err != nil {
		t.Fatalf("dialing: %v", err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(patience))
	// A server that refuses early closes before it has read everything.
	_, _ = io.WriteString(conn, raw)
	answer, err := io.ReadAll(conn)
	if len(answer) == 0 && err != nil && !errors.Is(err, syscall.ECONNRESET) {
		t.Fatalf("receiving: %v", err)
	}
	return string(answer)
}
