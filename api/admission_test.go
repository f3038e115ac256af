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
		mustAcquire(t, a)
		start := time.Now()
		if err := a.acquire(t.Context()); !errors.Is(err, errBusy) {
			t.Errorf("acquire with no place to wait: %v, want %v", err, errBusy)
		}
		if waited := time.Since(start); waited != 0 {
			t.Errorf("waited %v for a place that cannot exist", waited)
		}
	})
}

func TestAdmissionWaitsAsLongAsItIsSet(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newAdmission(1, 1, 2*time.Second)
		mustAcquire(t, a)
		start := time.Now()
		if err := a.acquire(t.Context()); !errors.Is(err, errBusy) {
			t.Errorf("acquire = %v, want %v", err, errBusy)
		}
		if waited := time.Since(start); waited != 2*time.Second {
			t.Errorf("waited %v, want 2s", waited)
		}
		a.release()
		mustAcquire(t, a)
	})
}

func TestAdmissionServesInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newAdmission(1, 3, time.Minute)
		mustAcquire(t, a)
		order := make(chan int, 3)
		for i := range 3 {
			go func() {
				if a.acquire(t.Context()) == nil {
					order <- i
					a.release()
				}
			}()
			synctest.Wait()
		}
		if err := a.acquire(t.Context()); !errors.Is(err, errBusy) {
			t.Errorf("a fourth found a place among three: %v", err)
		}
		a.release()
		for want := range 3 {
			if got := <-order; got != want {
				t.Errorf("request %d was served in place %d", got, want)
			}
		}
	})
}

func TestAdmissionFreesThePlaceOfAClientThatLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newAdmission(1, 1, time.Hour)
		mustAcquire(t, a)
		ctx, leave := context.WithCancel(t.Context())
		left := make(chan error, 1)
		go func() { left <- a.acquire(ctx) }()
		synctest.Wait()
		leave()
		if err := <-left; !errors.Is(err, errBusy) {
			t.Errorf("acquire of a client that left: %v, want %v", err, errBusy)
		}
		if len(a.places) != 0 {
			t.Error("the place of a client that left is still taken")
		}
	})
}

func mustAcquire(t *testing.T, a *admission) {
	t.Helper()
	if err := a.acquire(t.Context()); err != nil {
		t.Fatalf("acquire of a free slot: %v", err)
	}
}
