package admission

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestAdmissionRefusesAtOnceWithoutPlaces(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := New(1, 0, time.Hour)
		mustAcquire(t, a, 1)
		start := time.Now()
		if err := a.Acquire(t.Context(), 1); !errors.Is(err, ErrQueueFull) {
			t.Errorf("Acquire with no place to wait: %v, want %v", err, ErrQueueFull)
		}
		if waited := time.Since(start); waited != 0 {
			t.Errorf("waited %v for a place that cannot exist", waited)
		}
	})
}

func TestAdmissionWaitsAsLongAsItIsSet(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := New(1, 1, 2*time.Second)
		mustAcquire(t, a, 1)
		start := time.Now()
		if err := a.Acquire(t.Context(), 1); !errors.Is(err, ErrQueueWait) {
			t.Errorf("Acquire = %v, want %v", err, ErrQueueWait)
		}
		if waited := time.Since(start); waited != 2*time.Second {
			t.Errorf("waited %v, want 2s", waited)
		}
		a.Release(1)
		mustAcquire(t, a, 1)
	})
}

func TestAdmissionServesInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := New(4, 3, time.Minute)
		mustAcquire(t, a, 4)
		order := make(chan int, 3)
		// The first is the largest: if the small ones could overtake it, they would never let it in.
		for i, weight := range []int64{4, 1, 1} {
			go func() {
				if a.Acquire(t.Context(), weight) == nil {
					order <- i
					a.Release(weight)
				}
			}()
			synctest.Wait()
		}
		if err := a.Acquire(t.Context(), 1); !errors.Is(err, ErrQueueFull) {
			t.Errorf("a fourth found a place among three: %v", err)
		}
		a.Release(4)
		if got := <-order; got != 0 {
			t.Errorf("request %d was served first", got)
		}
		if a, b := <-order, <-order; a+b != 3 {
			t.Errorf("then %d and %d were served, want 1 and 2", a, b)
		}
	})
}

func TestAdmissionFreesThePlaceOfAClientThatLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := New(1, 1, time.Hour)
		mustAcquire(t, a, 1)
		ctx, leave := context.WithCancel(t.Context())
		left := make(chan error, 1)
		go func() { left <- a.Acquire(ctx, 1) }()
		synctest.Wait()
		if n := a.waiting.Load(); n != 1 {
			t.Errorf("%d are waiting, want 1", n)
		}
		leave()
		if err := <-left; !errors.Is(err, ErrClientGone) {
			t.Errorf("Acquire of a client that left: %v, want %v", err, ErrClientGone)
		}
		if a.waiting.Load() != 0 || a.drawing.Load() != 1 {
			t.Errorf("%d are waiting and %d drawing, want 0 and 1", a.waiting.Load(), a.drawing.Load())
		}
	})
}

func TestWeight(t *testing.T) {
	tests := []struct {
		name   string
		slots  int
		pixels float64
		want   int64
	}{
		{"svg", 2, 0, 1},
		{"gauge of the default size", 2, 240 * 180, 1},
		{"the same at dpr 3", 2, 240 * 180 * 9, 1},
		{"half a million", 2, 500_000, 2},
		{"the largest on two slots", 2, 4_000_000, 2},
		{"the largest on eight slots", 8, 4_000_000, 8},
		{"the largest on sixty-four slots", 64, 4_000_000, 9},
		{"one slot", 1, 4_000_000, 1},
	}
	for _, tt := range tests {
		if got := New(tt.slots, 0, time.Second).Weight(tt.pixels); got != tt.want {
			t.Errorf("%s: weight %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestAdmissionWithoutWaitDoesNotAllocate(t *testing.T) {
	a := New(2, 1, time.Second)
	ctx := t.Context()
	if n := testing.AllocsPerRun(100, func() {
		if a.Acquire(ctx, 2) == nil {
			a.Release(2)
		}
	}); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}

func mustAcquire(t *testing.T, a *Slots, weight int64) {
	t.Helper()
	if err := a.Acquire(t.Context(), weight); err != nil {
		t.Fatalf("Acquire of free slots: %v", err)
	}
}
