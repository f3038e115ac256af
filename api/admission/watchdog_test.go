package admission

import (
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// watchdog is one whose process has so many processors, or a part of one.
func watchdog(limit time.Duration, processors float64, stuck func()) *Watchdog {
	dog, start := NewWatchdog(limit, stuck), time.Now()
	dog.used = func() time.Duration { return time.Duration(processors * float64(time.Since(start))) }
	return dog
}

func TestWatchdog(t *testing.T) {
	tests := []struct {
		name       string
		before     time.Duration // how long another drawing has been watched when this one begins
		take, want time.Duration // want is when stuck was called, 0 for never
	}{
		{"quick", 0, time.Millisecond, 0},
		{"just in time", 0, 4999 * time.Millisecond, 0},
		{"too long", 0, 6 * time.Second, 5 * time.Second},
		{"for ever", 0, time.Hour, 5 * time.Second},
		{"just in time beside another", 100 * time.Millisecond, 4999 * time.Millisecond, 0},
		{"too long beside another", 100 * time.Millisecond, time.Hour, 5400 * time.Millisecond},
		{"too long after another ended", 700 * time.Millisecond, time.Hour, 5 * time.Second},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				calls, at, start := 0, time.Duration(0), time.Time{}
				dog := watchdog(5*time.Second, 1, func() { calls++; at = time.Since(start) })
				if tt.before > 0 {
					other := dog.Begin()
					time.Sleep(time.Millisecond)
					other.End()
					time.Sleep(tt.before - time.Millisecond)
				}
				start = time.Now()
				d := dog.Begin()
				time.Sleep(tt.take)
				d.End()
				time.Sleep(time.Hour)
				synctest.Wait()
				if at != tt.want || calls > 1 {
					t.Errorf("called %d times, after %v; want %v", calls, at, tt.want)
				}
			})
		})
	}
}

// A drawing that goes on is left alone however slow it is, one that goes on for ever is not.
func TestWatchdogFollowsProgress(t *testing.T) {
	tests := []struct {
		name       string
		processors float64
		every      time.Duration // a step, 0 for none
		want       time.Duration // when stuck is called, 0 for not within a minute
	}{
		{"goes on", 2, 4 * time.Second, 0},
		{"stands still", 2, 0, 5 * time.Second},
		{"goes on too slowly", 2, 6 * time.Second, 5 * time.Second},
		{"goes on, on half a processor", 0.5, 8 * time.Second, 0},
		{"stands still, on half a processor", 0.5, 0, 10 * time.Second},
		{"waits for what does not come", 0, 0, 50 * time.Second},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var at atomic.Int64
				start := time.Now()
				dog := watchdog(5*time.Second, tt.processors, func() { at.CompareAndSwap(0, int64(time.Since(start))) })
				d := dog.Begin()
				for time.Since(start) < time.Minute {
					time.Sleep(max(tt.every, time.Second))
					if tt.every > 0 {
						d.Progress.Add(1)
					}
				}
				d.End()
				if at := time.Duration(at.Load()); at != tt.want {
					t.Errorf("called after %v, want %v", at, tt.want)
				}
			})
		})
	}
}

func TestWatchdogEndsWhatGoesRoundInACircle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var calls atomic.Int64
		dog := watchdog(5*time.Second, 1, func() { calls.Add(1) })
		d := dog.Begin()
		for second := range 120 {
			synctest.Wait()
			if second < 100 && calls.Load() > 0 {
				t.Fatalf("called after %d s", second)
			}
			time.Sleep(time.Second)
			d.Progress.Add(1)
		}
		d.End()
		synctest.Wait()
		if calls.Load() != 1 {
			t.Errorf("%d calls, want 1", calls.Load())
		}
	})
}

// Each of several drawings is told of once, whatever order they end in.
func TestWatchdogOfSeveral(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		calls := 0
		dog := watchdog(time.Second, 1, func() { calls++ })
		a, b, c := dog.Begin(), dog.Begin(), dog.Begin()
		a.End()
		time.Sleep(2 * time.Second)
		synctest.Wait()
		if calls != 2 {
			t.Errorf("%d calls for two that are stuck", calls)
		}
		d := dog.Begin()
		c.End()
		b.End()
		time.Sleep(2 * time.Second)
		synctest.Wait()
		if calls != 3 {
			t.Errorf("%d calls for three that were stuck", calls)
		}
		d.End()
		if len(dog.drawing) != 0 || len(dog.unused) != 3 {
			t.Errorf("%d are drawn and %d unused, want none and 3", len(dog.drawing), len(dog.unused))
		}
	})
}

func TestWatchingDoesNotAllocate(t *testing.T) {
	dog := NewWatchdog(time.Minute, func() {})
	if n := testing.AllocsPerRun(100, func() { dog.Begin().End() }); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}
