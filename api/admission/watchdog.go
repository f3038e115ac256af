package admission

import (
	"sync"
	"time"
)

// watchTicks is how often the age of a drawing is looked at before its time is over.
const watchTicks = 10

// Watch calls stuck once when a drawing has gone on for limit, unless stop is called
// before. It counts ticks and does not compare times: a process that was halted, or a
// machine that slept, wakes up one tick later and not past the limit.
func Watch(limit time.Duration, stuck func()) (stop func()) {
	w := &watched{ticks: watchTicks, step: limit / watchTicks, stuck: stuck}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.timer = time.AfterFunc(w.step, w.tick)
	return w.stop
}

type watched struct {
	mu    sync.Mutex
	timer *time.Timer
	ticks int
	step  time.Duration
	stuck func()
}

func (w *watched) tick() {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch w.ticks--; {
	case w.ticks > 0:
		w.timer.Reset(w.step)
	case w.ticks == 0:
		w.stuck()
	}
}

func (w *watched) stop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ticks = 0
	w.timer.Stop()
}
