package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"time"
)

// longestGap is how long a client that asks twenty times a second may be without a picture.
const longestGap = 5 * time.Second

// result is how a client fared beside an attack.
type result struct {
	took         []time.Duration // of pictures
	busy, wrong  int
	gap          time.Duration // the longest time without a picture
	peak         int64
	killed       bool
	firstProblem string
}

// fallen says whether the service was killed, or left the client alone.
func (r result) fallen() bool { return r.killed || r.wrong > 0 || r.gap > longestGap }

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
	if r.gap > longestGap {
		state += ", LEFT ALONE"
	}
	return fmt.Sprintf("%-30s %8d %8d %9v %9v %9v %7d  %s", name, len(r.took), r.busy, at(0.5), at(0.99), r.gap.Round(time.Millisecond), r.peak>>20, state)
}

// ask is the client beside the attack: a small picture twenty times a second, each on a
// connection of its own, as many readers of pages do.
func ask(ctx context.Context, address string) (r result) {
	client := &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	last := time.Now()
	defer func() { r.gap = max(r.gap, time.Since(last)) }()
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
			r.gap, last = max(r.gap, time.Since(last)), time.Now()
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
