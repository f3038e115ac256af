package admission

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"
)

// The reasons why a picture is not drawn.
var (
	ErrQueueFull  = errors.New("admission: every place to wait for a render slot is taken")
	ErrQueueWait  = errors.New("admission: no render slot came free in time")
	ErrClientGone = errors.New("admission: the client left before a render slot came free")
)

// slotPixels is what one render slot stands for. Memory grows with the pixels, at
// about five bytes each while a picture is drawn and encoded, so that slots
// that counted pictures alone would bound it sixteen times too high: most pictures
// have less than a quarter of a million pixels, the largest four millions.
const slotPixels = 500_000

// Slots bound how much is drawn at once and how many requests wait for that.
// Waiting requests are served in the order they came, so a large picture
// is not kept waiting by small ones that would fit beside others. All methods are
// safe for concurrent use.
type Slots struct {
	slots   *semaphore.Weighted
	total   int64
	places  int64
	wait    time.Duration
	waiting atomic.Int64
	drawing atomic.Int64
}

// New returns so many free slots and places to wait, each place for at most wait.
func New(slots, places int, wait time.Duration) *Slots {
	return &Slots{slots: semaphore.NewWeighted(int64(slots)), total: int64(slots), places: int64(places), wait: wait}
}

// Weight is how many slots a picture of so many pixels takes: all of them, if it is
// larger than what they stand for together.
func (s *Slots) Weight(pixels float64) int64 {
	return min(s.total, 1+int64(pixels/slotPixels))
}

// Acquire takes a picture's slots, or fails with the reason at once if every place
// to wait is taken, after the wait, or when the client, whose context ctx is, has gone.
// Release gives them back.
func (s *Slots) Acquire(ctx context.Context, weight int64) error {
	if !s.slots.TryAcquire(weight) {
		if err := s.queue(ctx, weight); err != nil {
			return err
		}
	}
	s.drawing.Add(1)
	return nil
}

func (s *Slots) queue(ctx context.Context, weight int64) error {
	defer s.waiting.Add(-1)
	if s.waiting.Add(1) > s.places {
		return ErrQueueFull
	}
	limited, cancel := context.WithTimeout(ctx, s.wait)
	defer cancel()
	switch {
	case s.slots.Acquire(limited, weight) == nil:
		return nil
	case ctx.Err() != nil:
		return ErrClientGone
	}
	return ErrQueueWait
}

// Release gives a picture's slots back.
func (s *Slots) Release(weight int64) {
	s.drawing.Add(-1)
	s.slots.Release(weight)
}

// Load is how the slots are used at one moment.
type Load struct {
	Slots, Drawing  int64 // all slots, and pictures being drawn
	Places, Waiting int64 // all places to wait, and requests on them
}

// Load returns how the slots are used now.
func (s *Slots) Load() Load {
	// A request that finds no place stands among the waiting for a moment.
	return Load{Slots: s.total, Drawing: s.drawing.Load(), Places: s.places, Waiting: min(s.waiting.Load(), s.places)}
}
