package admission

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestAnswersLeaveRoomForSmallOnes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := NewAnswers(1<<20, time.Second, func() {})
		taken, err := a.Reserve(t.Context(), 10<<20)
		if err != nil || taken != 3<<18 {
			t.Fatalf("the largest takes %d, %v; want three quarters of a MiB", taken, err)
		}
		start := time.Now()
		if _, err := a.Reserve(t.Context(), largeAnswer+1); !errors.Is(err, ErrQueueWait) || time.Since(start) != time.Second {
			t.Errorf("another large one: %v after %v, want %v after a second", err, time.Since(start), ErrQueueWait)
		}
		if taken, err := a.Reserve(t.Context(), 5000); err != nil || taken != 5000 {
			t.Errorf("a small one takes %d, %v", taken, err)
		}
		a.Release(a.Resize(taken, 100))
		if used, limit := a.Used(); used != 5000 || limit != 1<<20 {
			t.Errorf("%d of %d used, want 5000", used, limit)
		}
	})
}

// Room comes where a connection is closed whose client does not read.
func TestAnswersAskForRelief(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var a *Answers
		start, asked := time.Now(), 0
		a = NewAnswers(1000, 2*time.Second, func() {
			if asked++; time.Since(start) >= standing && asked > 0 {
				a.Release(1000)
				asked = -1000
			}
		})
		if _, err := a.Reserve(t.Context(), 1000); err != nil {
			t.Fatal(err)
		}
		if _, err := a.Reserve(t.Context(), 1000); err != nil {
			t.Errorf("with relief: %v", err)
		}
		if waited := time.Since(start); waited > standing+2*relief {
			t.Errorf("waited %v", waited)
		}
	})
}

func TestAnswersWithoutWaitDoNotAllocate(t *testing.T) {
	a := NewAnswers(1000, time.Second, func() {})
	ctx := t.Context()
	if n := testing.AllocsPerRun(100, func() {
		taken, _ := a.Reserve(ctx, 500)
		a.Release(taken)
	}); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}
