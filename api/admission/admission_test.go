package api

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestAdmissionRefusesAtOnceWithoutPlaces(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newAdmission(1, 0, time.Hour)
		mustAcquire(t, a, 1)
		start := time.Now()
		if err := a.acquire(t.Context(), 1); !errors.Is(err, errQueueFull) {
			t.Errorf("acquire with no place to wait: %v, want %v", err, errQueueFull)
		}
		if waited := time.Since(start); waited != 0 {
			t.Errorf("waited %v for a place that cannot exist", waited)
		}
	})
}

func TestAdmissionWaitsAsLongAsItIsSet(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newAdmission(1, 1, 2*time.Second)
		mustAcquire(t, a, 1)
		start := time.Now()
		if err := a.acquire(t.Context(), 1); !errors.Is(err, errQueueWait) {
			t.Errorf("acquire = %v, want %v", err, errQueueWait)
		}
		if waited := time.Since(start); waited != 2*time.Second {
			t.Errorf("waited %v, want 2s", waited)
		}
		a.release(1)
		mustAcquire(t, a, 1)
	})
}

func TestAdmissionServesInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newAdmission(4, 3, time.Minute)
		mustAcquire(t, a, 4)
		order := make(chan int, 3)
		// The first is the largest: if the small ones could overtake it, they would never let it in.
		for i, weight := range []int64{4, 1, 1} {
			go func() {
				if a.acquire(t.Context(), weight) == nil {
					order <- i
					a.release(weight)
				}
			}()
			synctest.Wait()
		}
		if err := a.acquire(t.Context(), 1); !errors.Is(err, errQueueFull) {
			t.Errorf("a fourth found a place among three: %v", err)
		}
		a.release(4)
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
		a := newAdmission(1, 1, time.Hour)
		mustAcquire(t, a, 1)
		ctx, leave := context.WithCancel(t.Context())
		left := make(chan error, 1)
		go func() { left <- a.acquire(ctx, 1) }()
		synctest.Wait()
		if n := a.waiting.Load(); n != 1 {
			t.Errorf("%d are waiting, want 1", n)
		}
		leave()
		if err := <-left; !errors.Is(err, errClientGone) {
			t.Errorf("acquire of a client that left: %v, want %v", err, errClientGone)
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
		if got := newAdmission(tt.slots, 0, time.Second).weight(tt.pixels); got != tt.want {
			t.Errorf("%s: weight %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestAdmissionWithoutWaitDoesNotAllocate(t *testing.T) {
	a := newAdmission(2, 1, time.Second)
	ctx := t.Context()
	if n := testing.AllocsPerRun(100, func() {
		if a.acquire(ctx, 2) == nil {
			a.release(2)
		}
	}); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}

func mustAcquire(t *testing.T, a *admission, weight int64) {
	t.Helper()
	if err := a.acquire(t.Context(), weight); err != nil {
		t.Fatalf("acquire of free slots: %v", err)
	}
}
