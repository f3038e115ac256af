package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/plugio/charts/benchmarks/process"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var p plan
	flag.DurationVar(&p.length, "for", time.Minute, "how long each attack lasts")
	flag.IntVar(&p.memory, "memory", 64, "memory of the service in MiB")
	flag.IntVar(&p.procs, "procs", 2, "GOMAXPROCS of the service")
	flag.StringVar(&p.program, "program", "", "a program to attack in place of the one that is built")
	flag.Parse()
	fallen, err := p.run(ctx, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "siege:", err)
		os.Exit(2)
	}
	if fallen {
		os.Exit(1)
	}
}

// plan is what the command line asks for.
type plan struct {
	length        time.Duration
	memory, procs int
	program       string
}

func (p plan) run(ctx context.Context, out io.Writer) (fallen bool, err error) {
	dir, err := os.MkdirTemp("", "plugio-siege")
	if err != nil {
		return false, fmt.Errorf("making a folder: %w", err)
	}
	defer os.RemoveAll(dir)
	if p.program == "" {
		p.program = filepath.Join(dir, "plugio-charts")
		if err := process.Build(ctx, p.program); err != nil {
			return false, err
		}
	}
	g, err := newGroup(p.memory)
	if err != nil {
		return false, err
	}
	defer g.remove()
	fmt.Fprintf(out, "%d MiB (%s), GOMAXPROCS=%d, %v each\n", p.memory, g, p.procs, p.length)
	fmt.Fprintf(out, "%-30s %8s %8s %9s %9s %7s  %s\n", "beside", "answers", "503", "p50", "p99", "MiB", "service")
	for _, a := range attacks() {
		r, err := p.withstand(ctx, a, g)
		if err != nil {
			return fallen, fmt.Errorf("%s: %w", a.name, err)
		}
		fmt.Fprintln(out, r.line(a.name))
		fallen = fallen || r.killed || r.wrong > 0
		if ctx.Err() != nil {
			return fallen, ctx.Err()
		}
	}
	return fallen, nil
}

// result is how a client fared beside an attack.
type result struct {
	took         []time.Duration // of pictures
	busy, wrong  int
	peak         int64
	killed       bool
	firstProblem string
}

func (r result) line(name string) string {
	slices.Sort(r.took)
	at := func(part float64) time.Duration {
		if len(r.took) == 0 {
			return 0
		}
		return r.took[int(part*float64(len(r.took)-1))].Round(10 * time.Microsecond)
	}
	state := "lives"
	if r.killed {
		state = "KILLED"
	}
	if r.wrong > 0 {
		state += fmt.Sprintf(", %d WRONG: %s", r.wrong, r.firstProblem)
	}
	return fmt.Sprintf("%-30s %8d %8d %9v %9v %7d  %s", name, len(r.took), r.busy, at(0.5), at(0.99), r.peak>>20, state)
}

func (p plan) withstand(ctx context.Context, a attack, g group) (result, error) {
	cmd := g.in(process.Serve(p.program))
	cmd.Env = append(cmd.Env, "GOMAXPROCS="+strconv.Itoa(p.procs))
	cmd.Env = append(cmd.Env, g.env()...)
	s, err := process.Start(cmd, io.Discard)
	if err != nil {
		return result{}, err
	}
	defer s.Stop()
	limited, cancel := context.WithTimeout(ctx, p.length)
	defer cancel()
	stopped, gone := make(chan struct{}), make(chan struct{})
	go func() { a.run(s.Address, stopped); close(gone) }()
	r := ask(limited, s.Address)
	_, peak, err := s.Memory()
	r.peak, r.killed = peak, err != nil
	close(stopped)
	<-gone
	return r, nil
}

// ask is the client beside the attack: a small picture twenty times a second, each on a
// connection of its own, as many readers of pages do.
func ask(ctx context.Context, address string) (r result) {
	client := &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return r
		case <-tick.C:
		}
		begin := time.Now()
		status, err := fetch(client, "http://"+address+"/gauge.svg?value=72&label=Sprint%20progress")
		switch took := time.Since(begin); {
		case err == nil && status == http.StatusOK:
			r.took = append(r.took, took)
		case err == nil && status == http.StatusServiceUnavailable:
			r.busy++
		default:
			r.wrong++
			r.firstProblem = fmt.Sprintf("%d, %v", status, errors.Unwrap(err))
		}
	}
}

func fetch(client *http.Client, url string) (status int, err error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return resp.StatusCode, err
}
