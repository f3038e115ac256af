package admission

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
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

// In turn a large picture, two small ones and another large one ask for slots that are all taken.
func TestAdmissionLetsSmallOnesByAndLargeOnesFinish(t *testing.T) {
	tests := []struct {
		name   string
		waited time.Duration // before the slots come free
		want   string
	}{
		{"small ones overtake", 10 * time.Millisecond, "bcad"},
		{"not what has waited for long", time.Second, "abcd"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := New(2, 8, time.Minute)
				mustAcquire(t, s, 1)
				mustAcquire(t, s, 1)
				var order strings.Builder
				for i, weight := range []int64{9, 1, 1, 9} {
					go func() {
						if s.Acquire(t.Context(), weight) == nil {
							order.WriteByte("abcd"[i])
							time.Sleep(time.Millisecond)
							s.Release(weight)
						}
					}()
					synctest.Wait()
				}
				time.Sleep(tt.waited)
				s.Release(1)
				time.Sleep(10 * time.Millisecond)
				s.Release(1)
				time.Sleep(time.Second)
				synctest.Wait()
				if got := order.String(); got != tt.want {
					t.Errorf("served in the order %s, want %s", got, tt.want)
				}
			})
		})
	}
}

// Large ones take neither the last slot nor the last places to wait.
func TestAdmissionKeepsAWayForSmallOnes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := New(4, 8, time.Minute)
		mustAcquire(t, s, 9)
		var full atomic.Int64
		for range 20 {
			go func() {
				if s.Acquire(t.Context(), 9) == nil {
					s.Release(9)
				} else {
					full.Add(1)
				}
			}()
			synctest.Wait()
		}
		if n := full.Load(); n != 14 {
			t.Errorf("%d of 20 large ones found no place, want 14 with 6 of 8 places", n)
		}
		mustAcquire(t, s, 1)
		go func() { s.Release(1) }()
		mustAcquire(t, s, 1)
		s.Release(1)
		s.Release(9)
	})
}

// Small ones that never end do not keep a large one waiting.
func TestAdmissionAges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := New(2, 64, time.Minute)
		ctx, stop := context.WithCancel(t.Context())
		for range 8 {
			go func() {
				for ctx.Err() == nil && s.Acquire(ctx, 1) == nil {
					time.Sleep(time.Millisecond)
					s.Release(1)
				}
			}()
		}
		synctest.Wait()
		start := time.Now()
		mustAcquire(t, s, 9)
		if waited := time.Since(start); waited > 300*time.Millisecond {
			t.Errorf("waited %v", waited)
		}
		s.Release(9)
		stop()
		time.Sleep(time.Second)
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
		if n := a.Load().Waiting; n != 1 {
			t.Errorf("%d are waiting, want 1", n)
		}
		leave()
		if err := <-left; !errors.Is(err, ErrClientGone) {
			t.Errorf("Acquire of a client that left: %v, want %v", err, ErrClientGone)
		}
		if l := a.Load(); l.Waiting != 0 || l.Drawing != 1 {
			t.Errorf("%d are waiting and %d drawing, want 0 and 1", l.Waiting, l.Drawing)
		}
	})
}

func TestWeight(t *testing.T) {
	tests := []struct {
		name   string
		pixels float64
		text   int
		want   int64
	}{
		{"svg", 0, 40, 1},
		{"svg of much text", 0, 4096, 3},
		{"gauge of the default size", 240 * 180, 40, 1},
		{"the same at dpr 3", 240 * 180 * 9, 40, 1},
		{"half a million", 500_000, 40, 2},
		{"the largest", 4_000_000, 0, 9},
	}
	for _, tt := range tests {
		if got := Weight(tt.pixels, tt.text); got != tt.want {
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
