package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"
)

const (
	exitFlat = iota
	exitGrowing
	exitUnknown
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// plan is what the command line asks for.
type plan struct {
	length, every time.Duration
	clients       int
	at, metrics   string
}

func readPlan(args []string, help io.Writer) (plan, error) {
	var p plan
	flags := flag.NewFlagSet("soak", flag.ContinueOnError)
	flags.SetOutput(help)
	flags.DurationVar(&p.length, "for", time.Hour, "how long to ask")
	flags.DurationVar(&p.every, "every", 0, "time between two looks; 0 is a sixtieth of the whole")
	flags.IntVar(&p.clients, "clients", 8, "requests at the same time")
	flags.StringVar(&p.at, "at", "", "host:port of a running service")
	flags.StringVar(&p.metrics, "metrics", "", "host:port of its metrics")
	if err := flags.Parse(args); err != nil {
		return plan{}, err
	}
	if p.every == 0 {
		p.every = p.length / 60
	}
	switch {
	case flags.NArg() > 0:
		return plan{}, errors.New("takes flags only")
	case p.every <= 0 || p.length < 10*p.every || p.clients < 1:
		return plan{}, errors.New("too short for ten looks, or no clients")
	case (p.at == "") != (p.metrics == ""):
		return plan{}, errors.New("-at and -metrics belong together")
	}
	return p, nil
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	p, err := readPlan(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return exitFlat
	}
	if err != nil {
		fmt.Fprintln(stderr, "soak:", err)
		return exitUnknown
	}
	if p.at == "" {
		s, stop, err := startService(ctx, stderr)
		if err != nil {
			fmt.Fprintln(stderr, "soak:", err)
			return exitUnknown
		}
		defer stop()
		p.at, p.metrics = s.Address, s.Metrics
	}
	seen, answers, err := soak(ctx, p, stdout)
	if err != nil {
		fmt.Fprintln(stderr, "soak:", err)
		return exitUnknown
	}
	return report(stdout, seen, answers)
}

// soak asks until the time is over and looks at the service now and then.
func soak(ctx context.Context, p plan, out io.Writer) ([]sample, *tally, error) {
	limited, cancel := context.WithTimeout(ctx, p.length)
	defer cancel()
	answers := &tally{}
	finished := ask(limited, p, answers)
	tick := time.NewTicker(p.every)
	defer tick.Stop()
	var seen []sample
	for begin := time.Now(); ; {
		select {
		case <-tick.C:
			s, err := look(p.metrics)
			if err != nil {
				return nil, nil, fmt.Errorf("looking at the service: %w", err)
			}
			seen = append(seen, s)
			fmt.Fprintf(out, "%9s  %s  %d pictures\n", time.Since(begin).Round(time.Second), s, answers.right.Load())
		case <-limited.Done():
			<-finished
			if ctx.Err() != nil {
				return nil, nil, errors.New("interrupted")
			}
			return seen, answers, nil
		}
	}
}

func report(out io.Writer, seen []sample, answers *tally) int {
	problems := growing(seen)
	if n := answers.wrong.Load(); n > 0 {
		problems = append(problems, fmt.Sprintf("%d answers were not the expected ones", n))
	}
	for _, problem := range problems {
		fmt.Fprintln(out, "NOT FLAT:", problem)
	}
	if len(problems) > 0 {
		return exitGrowing
	}
	fmt.Fprintf(out, "flat: %s over %d looks, %d pictures\n", seen[len(seen)-1], len(seen), answers.right.Load())
	return exitFlat
}
