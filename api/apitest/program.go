package apitest

import (
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Patience bounds every wait; a test that meets it has failed.
const Patience = 60 * time.Second

// Launch says how to start the program.
type Launch struct {
	Program string   // its path
	Before  []string // a command that runs it
	Args    []string // what follows serve
	Env     []string // settings, in place of the ones below
	Attr    *syscall.SysProcAttr
	Dir     string
}

// Program is the running service.
type Program struct {
	Cmd              *exec.Cmd
	Base             string // the address it printed, without the slash at its end
	Address, Metrics string // host:port; no metrics if they are off
	Stdout, Stderr   *Output
	Client           *http.Client
	Ended            chan struct{} // closed with the process
}

// Start starts the program on ports of its own, with no environment but Env, and waits until it
// answers. It ends with the test.
func (l Launch) Start(t testing.TB) *Program {
	t.Helper()
	args := slices.Concat(l.Before, []string{l.Program, "serve"}, l.Args)
	p := &Program{Cmd: exec.Command(args[0], args[1:]...), Stdout: newOutput(), Stderr: newOutput(), Ended: make(chan struct{})}
	p.Cmd.Env = append([]string{
		"PLUGIO_LISTEN=127.0.0.1:0", "PLUGIO_METRICS_LISTEN=127.0.0.1:0", "PLUGIO_DRAIN=0s", "GOTRACEBACK=none", "TMPDIR=" + t.TempDir(),
	}, l.Env...)
	p.Cmd.Dir, p.Cmd.SysProcAttr, p.Cmd.Stdout, p.Cmd.Stderr = l.Dir, l.Attr, p.Stdout, p.Stderr
	if err := p.Cmd.Start(); err != nil {
		t.Fatalf("starting %v: %v", args, err)
	}
	go func() {
		_ = p.Cmd.Wait()
		// A wait for a line that will not come ends with the process.
		_, _ = io.WriteString(p.Stderr, "\n")
		close(p.Ended)
	}()
	t.Cleanup(func() {
		_ = p.Cmd.Process.Kill()
		<-p.Ended
	})
	p.Address = addressIn(t, p.Stderr.Line(t, `"event":"started"`))
	for line := range strings.Lines(p.Stderr.String()) {
		if strings.Contains(line, `"event":"metrics"`) {
			p.Metrics = addressIn(t, line)
		}
	}
	_, base, _ := strings.Cut(p.Stdout.Line(t, "://"), " ")
	p.Base = strings.TrimSuffix(base, "/\n")
	p.Client = &http.Client{Timeout: Patience, Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 64}}
	t.Cleanup(p.Client.CloseIdleConnections)
	return p
}

func addressIn(t testing.TB, line string) string {
	t.Helper()
	var event struct{ Address string }
	if err := json.Unmarshal([]byte(line), &event); err != nil {
		t.Fatalf("not an event: %q: %v", line, err)
	}
	return event.Address
}

// Stop ends the service as an engine does and returns its exit code.
func (p *Program) Stop(t testing.TB) int {
	t.Helper()
	if err := p.Cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Errorf("SIGTERM: %v", err)
	}
	return p.Exit(t)
}

// Exit waits for the end of the service and returns its exit code.
func (p *Program) Exit(t testing.TB) int {
	t.Helper()
	select {
	case <-p.Ended:
	case <-time.After(Patience):
		t.Fatalf("the service does not end:\n%s", p.Stderr)
	}
	return p.Cmd.ProcessState.ExitCode()
}

// Get asks for a target, such as /gauge.svg?value=72.
func (p *Program) Get(t testing.TB, target string) (status int, body []byte) {
	t.Helper()
	status, body, err := Fetch(p.Client, "http://"+p.Address+target)
	if err != nil {
		t.Fatalf("GET: %v", err)
	}
	return status, body
}

// Fetch asks for a URL and reads the whole answer.
func Fetch(c *http.Client, url string) (status int, body []byte, err error) {
	resp, err := c.Get(url)
	if err != nil {
		return 0, nil, err
	}
	defer resp.Body.Close()
	body, err = io.ReadAll(resp.Body)
	return resp.StatusCode, body, err
}

// Scrape returns the metrics.
func (p *Program) Scrape(t testing.TB) string {
	t.Helper()
	status, body, err := Fetch(p.Client, "http://"+p.Metrics+"/metrics")
	if err != nil || status != http.StatusOK {
		t.Fatalf("the metrics are answered %d, %v", status, err)
	}
	return string(body)
}

// Metric returns the value of a series.
func (p *Program) Metric(t testing.TB, series string) string {
	t.Helper()
	for line := range strings.Lines(p.Scrape(t)) {
		if value, ok := strings.CutPrefix(line, series+" "); ok {
			return strings.TrimSpace(value)
		}
	}
	t.Fatalf("no series %s", series)
	return ""
}

// Eventually asks again until a condition holds.
func Eventually(t testing.TB, what string, holds func() bool) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(Patience); !holds(); <-tick.C {
		if time.Now().After(deadline) {
			t.Fatalf("it never came to it that %s", what)
		}
	}
}

// Exchange sends bytes on a connection of their own and returns all that comes back.
func Exchange(t testing.TB, address, raw string) string {
	t.Helper()
	conn, err := net.DialTimeout("tcp", address, Patience)
	if err != nil {
		t.Fatalf("dialing: %v", err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(Patience))
	// A server that refuses early closes before it has read everything.
	_, _ = io.WriteString(conn, raw)
	answer, err := io.ReadAll(conn)
	if len(answer) == 0 && err != nil && !errors.Is(err, syscall.ECONNRESET) {
		t.Fatalf("receiving: %v", err)
	}
	return string(answer)
}
