package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
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
	flag.BoolVar(&p.matrix, "matrix", false, "the worst attacks against each of 64, 128 and 256 MiB at 1, 2, 8 and 64 processors")
	flag.StringVar(&p.only, "only", "", "the attacks whose name has this in it")
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
	matrix        bool
	program       string
	only          string
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
	if !p.matrix {
		return p.besiege(ctx, attacks(), out)
	}
	for _, p.memory = range []int{64, 128, 256} {
		for _, p.procs = range []int{1, 2, 8, 64} {
			fell, err := p.besiege(ctx, worst(), out)
			if fallen = fallen || fell; err != nil {
				return fallen, err
			}
		}
	}
	return fallen, nil
}

// besiege runs one attack after the other, each on a new service with the plan's memory and
// processors.
func (p plan) besiege(ctx context.Context, all []attack, out io.Writer) (fallen bool, err error) {
	g, err := newGroup(p.memory)
	if err != nil {
		return false, err
	}
	defer g.remove()
	fmt.Fprintf(out, "%d MiB (%s), GOMAXPROCS=%d, %v each\n", p.memory, g, p.procs, p.length)
	fmt.Fprintf(out, "%-30s %8s %8s %9s %9s %9s %7s  %s\n", "beside", "answers", "503", "p50", "p99", "gap", "MiB", "service")
	for _, a := range all {
		if !strings.Contains(a.name, p.only) {
			continue
		}
		r, err := p.withstand(ctx, a, g)
		if err != nil {
			return fallen, fmt.Errorf("%s: %w", a.name, err)
		}
		fmt.Fprintln(out, r.line(a.name))
		fallen = fallen || r.fallen()
		if ctx.Err() != nil {
			return fallen, ctx.Err()
		}
	}
	return fallen, nil
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
