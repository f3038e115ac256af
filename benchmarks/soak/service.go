package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
)

// service is a program of this module that runs for the soak alone.
type service struct {
	cmd         *exec.Cmd
	dir         string
	at, metrics string
	logged      chan struct{} // closed when the service's log has ended
}

func startService(ctx context.Context, stderr io.Writer) (*service, error) {
	dir, err := os.MkdirTemp("", "plugio-soak")
	if err != nil {
		return nil, fmt.Errorf("making a folder: %w", err)
	}
	s := &service{dir: dir}
	binary := filepath.Join(dir, "plugio-charts")
	build := exec.CommandContext(ctx, "go", "build", "-o", binary, "github.com/plugio/charts/cmd/plugio-charts")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return nil, errors.Join(fmt.Errorf("building the service: %w\n%s", err, out), os.RemoveAll(dir))
	}
	s.cmd = exec.Command(binary, "serve")
	s.cmd.Env = []string{"PLUGIO_LISTEN=127.0.0.1:0", "PLUGIO_METRICS_LISTEN=127.0.0.1:0", "PLUGIO_DRAIN=0s"}
	log, err := s.cmd.StderrPipe()
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	if err := s.cmd.Start(); err != nil {
		return nil, errors.Join(fmt.Errorf("starting the service: %w", err), os.RemoveAll(dir))
	}
	lines := bufio.NewScanner(log)
	if err := s.read(lines); err != nil {
		s.stop()
		return nil, err
	}
	s.logged = make(chan struct{})
	go func() {
		defer close(s.logged)
		for lines.Scan() {
			fmt.Fprintln(stderr, lines.Text())
		}
	}()
	return s, nil
}

// read takes both addresses from the log.
func (s *service) read(lines *bufio.Scanner) error {
	for lines.Scan() {
		var event struct{ Event, Address string }
		if json.Unmarshal(lines.Bytes(), &event) != nil {
			continue
		}
		switch event.Event {
		case "metrics":
			s.metrics = event.Address
		case "started":
			s.at = event.Address
			return nil
		}
	}
	return errors.New("the service did not start")
}

func (s *service) stop() {
	_ = s.cmd.Process.Signal(syscall.SIGTERM)
	if s.logged != nil {
		<-s.logged
	}
	_ = s.cmd.Wait()
	_ = os.RemoveAll(s.dir)
}
