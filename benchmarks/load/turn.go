package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/benchmarks"
	"github.com/plugio/charts/benchmarks/process"
	"github.com/plugio/charts/render"
)

// picture is what one picture costs: the medians of its turns.
type picture struct {
	benchmarks.Case
	ours, echo, drawing float64 // µs of processor time a request; drawing is without HTTP
	adds                float64 // what the service adds to drawing beyond Echo's answer, µs
	rate, share         float64 // requests a second, and as a share of Echo's
	open, openEcho      latencies
}

func turns(ctx context.Context, p plan, c benchmarks.Case, service, fixed *process.Process) (picture, error) {
	same := slices.Repeat([]string{"/" + fixedTarget(c)}, p.requests)
	var ours, echo, drawing, adds, rate, share []float64
	for turn := range p.turns {
		if err := ctx.Err(); err != nil {
			return picture{}, fmt.Errorf("interrupted: %w", err)
		}
		asked := targets(c, p.seed<<16+uint64(turn), p.requests)
		a, err := closed(service, p.clients, asked)
		if err != nil {
			return picture{}, fmt.Errorf("the service: %w", err)
		}
		b, err := closed(fixed, p.clients, same)
		if err != nil {
			return picture{}, fmt.Errorf("echo: %w", err)
		}
		d, err := drawAll(c, asked)
		if err != nil {
			return picture{}, err
		}
		ours, echo, drawing = append(ours, a.micros()), append(echo, b.micros()), append(drawing, d)
		adds = append(adds, a.micros()-b.micros()-d)
		rate, share = append(rate, a.rate()), append(share, a.rate()/b.rate())
	}
	at := picture{
		Case: c, ours: median(ours), echo: median(echo), drawing: median(drawing), adds: median(adds),
		rate: median(rate), share: median(share),
	}
	var err error
	if at.open, err = opened(service.Address, p.rate, p.seed, targets(c, p.seed<<16+uint64(p.turns), p.requests)); err != nil {
		return picture{}, fmt.Errorf("the service: %w", err)
	}
	if at.openEcho, err = opened(fixed.Address, p.rate, p.seed, same); err != nil {
		return picture{}, fmt.Errorf("echo: %w", err)
	}
	return at, nil
}

// drawAll draws the pictures of all targets in this process, and returns the processor time of one
// in µs, from the finished widget on.
func drawAll(c benchmarks.Case, targets []string) (micros float64, err error) {
	requests := make([]params.Request, len(targets))
	for i, target := range targets {
		_, query, _ := strings.Cut(target, "?")
		var problems []params.Problem
		if requests[i], problems = params.Decode(c.Widget, query, c.Format); len(problems) > 0 {
			return 0, fmt.Errorf("reading a query: %w", problems[0])
		}
	}
	var out []byte
	before := ownCPU()
	for _, r := range requests {
		if out, err = render.Render(out[:0], r.Widget, r.Options); err != nil {
			return 0, fmt.Errorf("drawing: %w", err)
		}
	}
	return float64((ownCPU() - before).Nanoseconds()) / 1e3 / float64(len(requests)), nil
}

// ownCPU is the processor time that this process has taken.
func ownCPU() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
