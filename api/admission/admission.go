package api

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"
)

// The reasons why a picture is not drawn.
var (
	errQueueFull  = errors.New("api: every place to wait for a render slot is taken")
	errQueueWait  = errors.New("api: no render slot came free in time")
	errClientGone = errors.New("api: the client left before a render slot came free")
)

// slotPixels is what one render slot stands for. Memory grows with the pixels, at
// about five bytes each while a picture is drawn and encoded, so that slots
// that counted pictures alone would bound it sixteen times too high: most pictures
// have less than a quarter of a million pixels, the largest four millions.
const slotPixels = 500_000

// admission bounds how much is drawn at once and how many requests wait for that.
// Waiting requests are served in the order they came, so a large picture
// is not kept waiting by small ones that would fit beside others.
type admission struct {
	slots   *semaphore.Weighted
	total   int64
	places  int64
	wait    time.Duration
	waiting atomic.Int64
	drawing atomic.Int64
}

func newAdmission(slots, places int, wait time.Duration) *admission {
	return &admission{slots: semaphore.NewWeighted(int64(slots)), total: int64(slots), places: int64(places), wait: wait}
}

// weight is how many slots a picture of so many pixels takes: all of them, if it is
// larger than what they stand for together.
func (a *admission) weight(pixels float64) int64 {
	return min(a.total, 1+int64(pixels/slotPixels))
}

// acquire takes a picture's slots, or fails with the reason at once if every place
// to wait is taken, after the wait, or when the client has gone.
func (a *admission) acquire(ctx context.Context, weight int64) error {
	if !a.slots.TryAcquire(weight) {
		if err := a.queue(ctx, weight); err != nil {
			return err
		}
	}
	a.drawing.Add(1)
	return nil
}

func (a *admission) queue(ctx context.Context, weight int64) error {
	defer a.waiting.Add(-1)
	if a.waiting.Add(1) > a.places {
		return errQueueFull
	}
	limited, cancel := context.WithTimeout(ctx, a.wait)
	defer cancel()
	switch {
	case a.slots.Acquire(limited, weight) == nil:
		return nil
	case ctx.Err() != nil:
		return errClientGone
	}
	return errQueueWait
}

func (a *admission) release(weight int64) {
	a.drawing.Add(-1)
	a.slots.Release(weight)
}
