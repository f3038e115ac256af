package main

import (
	"context"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"time"

	"github.com/plugio/charts/benchmarks/process"
)

// spent is how long something took on the clock and in processor time.
type spent struct{ wall, cpu time.Duration }

// starts measures so many times the way from the start of the service to its first picture, and
// one draw as a process, and returns the medians.
func starts(ctx context.Context, program string, times int) (start, draw spent, err error) {
	var begun, drawn []spent
	for range times {
		if err := ctx.Err(); err != nil {
			return spent{}, spent{}, fmt.Errorf("interrupted: %w", err)
		}
		s, err := startOnce(program)
		if err != nil {
			return spent{}, spent{}, err
		}
		d, err := drawOnce(program)
		if err != nil {
			return spent{}, spent{}, err
		}
		begun, drawn = append(begun, s), append(drawn, d)
	}
	return middle(begun), middle(drawn), nil
}

func startOnce(program string) (spent, error) {
	begin := time.Now()
	p, err := process.Start(process.Serve(program), io.Discard)
	if err != nil {
		return spent{}, err
	}
	defer p.Stop()
	c, err := dial(p.Address)
	if err != nil {
		return spent{}, err
	}
	defer c.conn.Close()
	if _, err := c.get("/gauge.png?value=72&label=Sprint%20progress"); err != nil {
		return spent{}, fmt.Errorf("the first picture: %w", err)
	}
	wall := time.Since(begin)
	cpu, err := p.CPU()
	return spent{wall, cpu}, err
}

func drawOnce(program string) (spent, error) {
	begin := time.Now()
	cmd := exec.Command(program, "draw", "gauge", "value=72", "label=Sprint progress", "-o", "-")
	if out, err := cmd.Output(); err != nil || len(out) == 0 {
		return spent{}, fmt.Errorf("drawing as a process: %w", err)
	}
	return spent{time.Since(begin), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}, nil
}

// middle is the median of each.
func middle(all []spent) spent {
	of := func(value func(spent) time.Duration) time.Duration {
		values := make([]time.Duration, len(all))
		for i, s := range all {
			values[i] = value(s)
		}
		slices.Sort(values)
		return values[len(values)/2]
	}
	return spent{of(func(s spent) time.Duration { return s.wall }), of(func(s spent) time.Duration { return s.cpu })}
}
