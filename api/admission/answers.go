package admission

import (
	"context"
	"sync/atomic"
	"time"
)

// largeAnswer is from where on, in bytes, an answer must leave a part of the room to others.
const largeAnswer = 64 << 10

// relief is how often one that waits for room looks again.
const relief = 20 * time.Millisecond

// Answers bound the memory of the answers that are built and sent, and of the bodies that wait to
// be decoded: whoever does not read takes that of others. All methods are safe for concurrent use.
type Answers struct {
	limit int64
	wait  time.Duration
	// relieve is asked for room where there is none.
	relieve func()
	used    atomic.Int64
}

// NewAnswers returns room for answers of so many bytes together. An answer waits for room for
// at most wait; meanwhile relieve is called now and then, which may close connections.
func NewAnswers(limit int64, wait time.Duration, relieve func()) *Answers {
	return &Answers{limit: limit, wait: wait, relieve: relieve}
}

// Reserve takes room for an answer, or fails with the reason after the wait, or when the
// client has gone. It returns what was taken, which is to be released: an answer that is
// larger than all there is takes all that a large one may.
func (a *Answers) Reserve(ctx context.Context, bytes int64) (taken int64, err error) {
	limit := a.limit
	if bytes > largeAnswer {
		limit -= limit / 4
		bytes = min(bytes, limit)
	}
	if a.try(bytes, limit) {
		return bytes, nil
	}
	over, again := time.NewTimer(a.wait), time.NewTicker(relief)
	defer over.Stop()
	defer again.Stop()
	for {
		a.relieve()
		select {
		case <-again.C:
		case <-over.C:
			return 0, ErrQueueWait
		case <-ctx.Done():
			return 0, ErrClientGone
		}
		if a.try(bytes, limit) {
			return bytes, nil
		}
	}
}

// Take takes room for a body that waits to be decoded, if there is some. It does not wait: the body
// would be there meanwhile.
func (a *Answers) Take(bytes int64) bool { return a.try(bytes, a.limit) }

func (a *Answers) try(bytes, limit int64) bool {
	if a.used.Add(bytes) <= limit {
		return true
	}
	a.used.Add(-bytes)
	return false
}

// Resize replaces what was taken by what the answer has come to, without waiting, and
// returns that.
func (a *Answers) Resize(taken, bytes int64) int64 {
	a.used.Add(bytes - taken)
	return bytes
}

// Release gives room back.
func (a *Answers) Release(taken int64) { a.used.Add(-taken) }

// Used returns how many bytes of answers there are now, and how many there may be.
func (a *Answers) Used() (used, limit int64) { return a.used.Load(), a.limit }
