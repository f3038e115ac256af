package api

import (
	"context"
	"errors"
	"time"
)

// errBusy says that no render slot came free in time.
var errBusy = errors.New("api: no free render slot")

// admission bounds how many pictures are drawn at once and how many requests wait
// for that. Waiting requests are served in the order they came.
type admission struct {
	slots, places chan struct{}
	wait          time.Duration
}

func newAdmission(slots, places int, wait time.Duration) *admission {
	return &admission{slots: make(chan struct{}, slots), places: make(chan struct{}, places), wait: wait}
}

// acquire takes a slot, or fails with errBusy at once if every place to wait is
// taken, after the wait, or when the client has gone.
func (a *admission) acquire(ctx context.Context) error {
	select {
	case a.slots <- struct{}{}:
		return nil
	default:
	}
	select {
	case a.places <- struct{}{}:
		defer func() { <-a.places }()
	default:
		return errBusy
	}
	timeout := time.NewTimer(a.wait)
	defer timeout.Stop()
	select {
	case a.slots <- struct{}{}:
		return nil
	case <-timeout.C:
		return errBusy
	case <-ctx.Done():
		return errBusy
	}
}

func (a *admission) release() { <-a.slots }
