package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/plugio/charts/benchmarks"
	"github.com/plugio/charts/benchmarks/process"
)

const (
	exitMet = iota
	exitMissed
	exitUnknown
)

func main() {
	if len(os.Args) == 3 && os.Args[1] == fixedCommand {
		fmt.Fprintln(os.Stderr, serveFixed(os.Args[2], os.Stderr))
		os.Exit(exitUnknown)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// plan is what the command line asks for.
type plan struct {
	turns, requests, clients int
	rate                     float64
	seed                     uint64
	program                  string
}

func readPlan(args []string, help io.Writer) (plan, error) {
	var p plan
	flags := flag.NewFlagSet("load", flag.ContinueOnError)
	flags.SetOutput(help)
	flags.IntVar(&p.turns, "turns", 5, "how often each picture has its turn")
	flags.IntVar(&p.requests, "requests", 2000, "requests to each server in a turn")
	flags.IntVar(&p.clients, "clients", 8, "connections that are asked on without a pause")
	flags.Float64Var(&p.rate, "rate", 300, "requests a second that come at times of their own")
	flags.Uint64Var(&p.seed, "seed", 1, "of the URLs and times")
	flags.StringVar(&p.program, "program", "", "a built program to measure in place of this tree's")
	if err := flags.Parse(args); err != nil {
		return plan{}, err
	}
	if flags.NArg() > 0 || p.turns < 1 || p.clients < 1 || p.requests < p.clients || p.rate <= 0 {
		return plan{}, errors.New("takes flags only, all above zero and no more clients than requests")
	}
	return p, nil
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	p, err := readPlan(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return exitMet
	}
	var r *results
	if err == nil {
		r, err = measure(ctx, p, stdout, stderr)
	}
	if err != nil {
		fmt.Fprintln(stderr, "load:", err)
		return exitUnknown
	}
	r.print(stdout)
	missed := r.missed()
	for _, m := range missed {
		fmt.Fprintln(stdout, "MISSED:", m)
	}
	if len(missed) > 0 {
		return exitMissed
	}
	return exitMet
}

// measure builds the program, starts both servers and lets each picture have its turns.
func measure(ctx context.Context, p plan, progress, log io.Writer) (r *results, err error) {
	dir, err := os.MkdirTemp("", "plugio-load")
	if err != nil {
		return nil, fmt.Errorf("making a folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	program := p.program
	if program == "" {
		program = filepath.Join(dir, "plugio-charts")
		if err := process.Build(ctx, program); err != nil {
			return nil, err
		}
	}
	r = &results{}
	if r.start, r.draw, err = starts(ctx, program, 9); err != nil {
		return nil, err
	}
	service, err := process.Start(process.Serve(program), log)
	if err != nil {
		return nil, err
	}
	defer service.Stop()
	bodies := filepath.Join(dir, "bodies")
	if err := writeBodies(service, bodies, p.seed); err != nil {
		return nil, err
	}
	fixed, err := startFixed(bodies, log)
	if err != nil {
		return nil, err
	}
	defer fixed.Stop()
	for _, c := range benchmarks.Cases() {
		fmt.Fprintf(progress, "%s …\n", c)
		picture, err := turns(ctx, p, c, service, fixed)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c, err)
		}
		r.pictures = append(r.pictures, picture)
	}
	r.resident, r.peak, err = service.Memory()
	return r, err
}

// writeBodies keeps one answer of each picture for the other server.
func writeBodies(service *process.Process, dir string, seed uint64) error {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return fmt.Errorf("making a folder: %w", err)
	}
	c, err := dial(service.Address)
	if err != nil {
		return err
	}
	defer c.conn.Close()
	for _, picture := range benchmarks.Cases() {
		resp, err := c.ask(targets(picture, seed, 1)[0])
		if err != nil {
			return err
		}
		body, err := io.ReadAll(resp.Body)
		if err != nil || resp.StatusCode != 200 {
			return fmt.Errorf("%s is answered %d, %w", picture, resp.StatusCode, err)
		}
		if err := os.WriteFile(filepath.Join(dir, fixedTarget(picture)), body, 0o644); err != nil {
			return fmt.Errorf("keeping a body: %w", err)
		}
	}
	return nil
}
