package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"github.com/plugio/charts/benchmarks/process"
)

// cost is what so many requests took.
type cost struct {
	requests  int
	wall, cpu time.Duration // of the clock, and of the server's processors
}

func (c cost) micros() float64 { return float64(c.cpu.Nanoseconds()) / 1e3 / float64(c.requests) }
func (c cost) rate() float64   { return float64(c.requests) / c.wall.Seconds() }

// closed lets clients ask one after another, each as soon as it has its answer.
func closed(p *process.Process, clients int, targets []string) (cost, error) {
	conns := make([]*client, clients)
	for i := range conns {
		var err error
		if conns[i], err = dial(p.Address); err != nil {
			return cost{}, err
		}
		defer conns[i].conn.Close()
	}
	before, err := p.CPU()
	if err != nil {
		return cost{}, err
	}
	begin := time.Now()
	faults := make([]error, clients)
	var wg sync.WaitGroup
	for i, c := range conns {
		wg.Go(func() {
			for j := i; j < len(targets) && faults[i] == nil; j += clients {
				_, faults[i] = c.get(targets[j])
			}
		})
	}
	wg.Wait()
	wall := time.Since(begin)
	after, err := p.CPU()
	return cost{len(targets), wall, after - before}, errors.Join(err, errors.Join(faults...))
}

// latencies are how long requests took from the moment they were due, the shortest first; those
// that were refused are not among them.
type latencies struct {
	took    []time.Duration
	refused int
}

func (l latencies) at(share float64) time.Duration {
	if len(l.took) == 0 {
		return 0
	}
	return l.took[min(len(l.took)-1, int(share*float64(len(l.took))))]
}

// opened sends requests at random times with a mean rate a second, whether or not earlier ones
// are answered, as readers of pages do. It opens connections as it needs them.
func opened(address string, rate float64, seed uint64, targets []string) (latencies, error) {
	random := rand.New(rand.NewPCG(seed, 2))
	idle := make(chan *client, len(targets))
	took, faults := make([]time.Duration, len(targets)), make([]error, len(targets))
	var wg sync.WaitGroup
	next := time.Now()
	for i, target := range targets {
		next = next.Add(time.Duration(random.ExpFloat64() / rate * float64(time.Second)))
		due := next
		time.Sleep(time.Until(due))
		wg.Go(func() { faults[i] = askOnIdle(address, target, idle); took[i] = time.Since(due) })
	}
	wg.Wait()
	close(idle)
	for c := range idle {
		c.conn.Close()
	}
	var l latencies
	for i, fault := range faults {
		switch {
		case fault == nil:
			l.took = append(l.took, took[i])
		case errors.Is(fault, errBusy):
			l.refused++
		default:
			return l, fault
		}
	}
	slices.Sort(l.took)
	return l, nil
}

func askOnIdle(address, target string, idle chan *client) (err error) {
	var c *client
	select {
	case c = <-idle:
	default:
		if c, err = dial(address); err != nil {
			return err
		}
	}
	_, err = c.get(target)
	if err != nil && !errors.Is(err, errBusy) {
		c.conn.Close()
		return fmt.Errorf("a request at a time of its own: %w", err)
	}
	idle <- c
	return err
}
