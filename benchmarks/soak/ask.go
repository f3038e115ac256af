package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"
)

// tally counts answers.
type tally struct{ right, wrong atomic.Int64 }

// ask lets the clients ask until the context ends; the channel is closed when the last
// has its answer.
func ask(ctx context.Context, p plan, answers *tally) <-chan struct{} {
	finished := make(chan struct{})
	client := &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: p.clients}}
	var wg sync.WaitGroup
	for i := range p.clients {
		wg.Go(func() {
			source := rand.New(rand.NewPCG(uint64(i), 7))
			for ctx.Err() == nil {
				target, want := nextTarget(source)
				if answeredWith(client, "http://"+p.at+target, want) {
					answers.right.Add(1)
				} else {
					answers.wrong.Add(1)
				}
			}
		})
	}
	go func() { wg.Wait(); client.CloseIdleConnections(); close(finished) }()
	return finished
}

func answeredWith(c *http.Client, url string, want int) bool {
	resp, err := c.Get(url)
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	n, err := io.Copy(io.Discard, resp.Body)
	return err == nil && n == resp.ContentLength && resp.StatusCode == want
}

// nextTarget is an address that was hardly asked for before, and its status. One in
// twenty has a mistake, one in fifty is large; Han characters of twenty thousand kinds
// are more than what keeps glyphs may hold.
func nextTarget(r *rand.Rand) (target string, status int) {
	widget := [...]string{"gauge", "counter", "bar"}[r.IntN(3)]
	format := [...]string{"png", "svg"}[r.IntN(2)]
	query := fmt.Sprintf("value=%d.%d&label=Build%%20%x&unit=%s&thresholds=0:success,%d:warning,90:danger&theme=%s",
		r.IntN(100), r.IntN(100), r.Uint64(), string(rune('a'+r.IntN(26))), 1+r.IntN(80), [...]string{"light", "dark"}[r.IntN(2)])
	query += "&title=" + url.QueryEscape(han(r))
	switch {
	case r.IntN(50) == 0:
		query += "&width=1600&height=1200"
	case r.IntN(4) == 0:
		query += fmt.Sprintf("&width=%d&height=%d&dpr=2", 60+r.IntN(400), 60+r.IntN(300))
	}
	if r.IntN(20) == 0 {
		return "/" + widget + "." + format + "?" + query + "&max=many&previous=many", http.StatusBadRequest
	}
	return "/" + widget + "." + format + "?" + query, http.StatusOK
}

func han(r *rand.Rand) string {
	const first, count = 0x4E00, 20_000
	letters := make([]rune, r.IntN(8))
	for i := range letters {
		letters[i] = first + r.Int32N(count)
	}
	return string(letters)
}
