package admission

import (
	"sync"
	"sync/atomic"
	"time"
)

const (
	// watchTicks is how often a drawing is looked at before its time is over.
	watchTicks = 10
	// longest is how many limits a drawing may take that does go on: by then it goes round
	// in a circle.
	longest = 20
	// idleRate is the part of a tick that counts where the process has had no processor. A
	// drawing that stands still waits for something then, and one that goes on was not let.
	idleRate = 0.1
)

// Watchdog notices drawings that stand still. What it counts are ticks in which a drawing
// has made no progress, and of each tick only as much as the process has had of one
// processor: a process that was halted, a machine that slept and a container with a
// tenth of a core are slow and not stuck. One timer ticks for all drawings
// and rests while there are none.
type Watchdog struct {
	step  time.Duration
	stuck func()
	// used is the processor time that the process has had.
	used func() time.Duration

	mu      sync.Mutex
	timer   *time.Timer
	ticking bool
	before  time.Duration // used at the last tick
	drawing []*Watched    // in no order
	unused  []*Watched
}

// Watched is one drawing that a watchdog looks at.
type Watched struct {
	// Progress grows while the drawing goes on.
	Progress atomic.Int64

	dog  *Watchdog
	at   int   // where it stands among those that are drawn
	seen int64 // the progress at the last tick
	// left is the time until it counts as stuck without more progress, all whatever it does.
	left, all time.Duration
}

// NewWatchdog returns a watchdog that calls stuck, from a goroutine of its own, once for each
// drawing that stands still for limit; it may notice up to a fifth later. Where the process
// has less than a processor it takes as much longer, up to ten times.
func NewWatchdog(limit time.Duration, stuck func()) *Watchdog {
	return &Watchdog{step: limit / watchTicks, stuck: stuck, used: processorTime}
}

// Begin has a drawing watched until its End.
func (w *Watchdog) Begin() *Watched {
	w.mu.Lock()
	defer w.mu.Unlock()
	d := w.take()
	d.seen = 0
	d.Progress.Store(0)
	d.left, d.all = watchTicks*w.step, longest*watchTicks*w.step
	if !w.ticking {
		w.before = w.used()
		w.arm()
	} else {
		d.left += w.step // the first tick comes early, since others were waiting for it
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
	now := w.used()
	passed := min(w.step, max(now-w.before, time.Duration(idleRate*float64(w.step))))
	w.before = now
	for _, d := range w.drawing {
		if d.stands(passed, w.step) {
			over++
		}
	}
	if len(w.drawing) > 0 {
		w.arm()
	}
	return over
}

// stands says, once, that the drawing is stuck after another tick.
func (d *Watched) stands(passed, step time.Duration) bool {
	if now := d.Progress.Load(); now != d.seen {
		d.seen, d.left = now, watchTicks*step
	}
	wasOver := d.left <= 0 || d.all <= 0
	d.left -= passed
	d.all -= passed
	return !wasOver && (d.left <= 0 || d.all <= 0)
}
