package admission

import (
	"testing"
	"testing/synctest"
	"time"
)

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
				dog := NewWatchdog(5*time.Second, func() { calls++; at = time.Since(start) })
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
				if at != tt.want || calls > 1 {
					t.Errorf("called %d times, after %v; want %v", calls, at, tt.want)
				}
			})
		})
	}
}

// Each of several drawings is told of once, whatever order they end in.
func TestWatchdogOfSeveral(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		calls := 0
		dog := NewWatchdog(time.Second, func() { calls++ })
		a, b, c := dog.Begin(), dog.Begin(), dog.Begin()
		a.End()
		time.Sleep(2 * time.Second)
		if calls != 2 {
			t.Errorf("%d calls for two that are stuck", calls)
		}
		d := dog.Begin()
		c.End()
		b.End()
		time.Sleep(2 * time.Second)
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
