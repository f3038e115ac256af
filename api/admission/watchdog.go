package admission

import (
	"sync"
	"time"
)

// watchTicks is how often the age of a drawing is looked at before its time is over.
const watchTicks = 10

// Watchdog notices drawings that do not end. It counts ticks and does not compare times: a
// process that was halted, or a machine that slept, wakes up one tick later and not past the
// limit. One timer ticks for all drawings and rests while there are none.
type Watchdog struct {
	step  time.Duration
	stuck func()

	mu      sync.Mutex
	timer   *time.Timer
	ticking bool
	drawing []*Watched // in no order
	unused  []*Watched
}

// Watched is one drawing that a watchdog looks at.
type Watched struct {
	dog   *Watchdog
	at    int // where it stands among those that are drawn
	ticks int // left
}

// NewWatchdog returns a watchdog that calls stuck, from a goroutine of its own, once for each
// drawing that goes on for limit; it may notice up to a tenth later.
func NewWatchdog(limit time.Duration, stuck func()) *Watchdog {
	return &Watchdog{step: limit / watchTicks, stuck: stuck}
}

// Begin has a drawing watched until its End.
func (w *Watchdog) Begin() *Watched {
	w.mu.Lock()
	defer w.mu.Unlock()
	d := w.take()
	// The first tick comes early where others were waiting for it.
	d.ticks = watchTicks + 1
	if !w.ticking {
		d.ticks = watchTicks
		w.arm()
	}
	d.at = len(w.drawing)
	w.drawing = append(w.drawing, d)
	return d
}

// End says that the drawing has ended. It may not be used after that.
func (d *Watched) End() {
	w := d.dog
	w.mu.Lock()
	defer w.mu.Unlock()
	last := len(w.drawing) - 1
	w.drawing[d.at] = w.drawing[last]
	w.drawing[d.at].at = d.at
	w.drawing = w.drawing[:last]
	w.unused = append(w.unused, d)
}

func (w *Watchdog) take() *Watched {
	if last := len(w.unused) - 1; last >= 0 {
		d := w.unused[last]
		w.unused = w.unused[:last]
		return d
	}
	return &Watched{dog: w}
}

func (w *Watchdog) arm() {
	w.ticking = true
	if w.timer == nil {
		w.timer = time.AfterFunc(w.step, w.tick)
		return
	}
	w.timer.Reset(w.step)
}

func (w *Watchdog) tick() {
	for range w.age() {
		w.stuck()
	}
}

// age counts a tick and returns how many drawings have had their last.
func (w *Watchdog) age() (over int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ticking = false
	for _, d := range w.drawing {
		if d.ticks--; d.ticks == 0 {
			over++
		}
	}
	if len(w.drawing) > 0 {
		w.arm()
	}
	return over
}
