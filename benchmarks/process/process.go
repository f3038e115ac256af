package process

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// Build makes the program at a path, as it is released.
func Build(ctx context.Context, path string) error {
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", path, "github.com/plugio/charts/cmd/plugio-charts")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building the program: %w\n%s", err, out)
	}
	return nil
}

// Process is a running server: the service, or another that says where it listens as the
// service does.
type Process struct {
	Address string // host:port of its pictures
	Metrics string // host:port of its metrics, if it has any

	cmd    *exec.Cmd
	logged chan struct{} // closed when its log has ended
}

// Serve is the service's command line on ports that the kernel chooses.
func Serve(program string) *exec.Cmd {
	cmd := exec.Command(program, "serve")
	cmd.Env = []string{"PLUGIO_LISTEN=127.0.0.1:0", "PLUGIO_METRICS_LISTEN=127.0.0.1:0", "PLUGIO_DRAIN=0s"}
	return cmd
}

// Start starts a server and waits until its log, on standard error, says that it listens.
// What it logs after that goes to log.
func Start(cmd *exec.Cmd, log io.Writer) (*Process, error) {
	p := &Process{cmd: cmd, logged: make(chan struct{})}
	stderr, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting %s: %w", cmd.Path, err)
	}
	lines := bufio.NewScanner(stderr)
	err = p.read(lines)
	go func() {
		defer close(p.logged)
		for lines.Scan() {
			fmt.Fprintln(log, lines.Text())
		}
	}()
	if err != nil {
		p.Stop()
		return nil, fmt.Errorf("starting %s: %w", cmd.Path, err)
	}
	return p, nil
}

// read takes the addresses from the log.
func (p *Process) read(lines *bufio.Scanner) error {
	for lines.Scan() {
		var event struct{ Event, Address string }
		if json.Unmarshal(lines.Bytes(), &event) != nil {
			continue
		}
		switch event.Event {
		case "metrics":
			p.Metrics = event.Address
		case "started":
			p.Address = event.Address
			return nil
		}
	}
	return errors.New("it ended before it listened")
}

// Stop ends the server and waits for its end.
func (p *Process) Stop() {
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	<-p.logged
	_ = p.cmd.Wait()
}

// CPU is the processor time that the server has taken since its start, in user and kernel.
func (p *Process) CPU() (time.Duration, error) { return threadsCPU(p.cmd.Process.Pid) }

// Memory is what the server holds now and held at most, in bytes.
func (p *Process) Memory() (resident, peak int64, err error) { return readMemory(p.cmd.Process.Pid) }
