package admission

import (
	"container/list"
	"context"
	"errors"
	"sync"
	"time"
)

// The reasons why a picture is not drawn.
var (
	ErrQueueFull  = errors.New("admission: every place to wait is taken")
	ErrQueueWait  = errors.New("admission: no room came free in time")
	ErrMemory     = errors.New("admission: others take the memory that it needs")
	ErrClientGone = errors.New("admission: the client left while it waited")
)

// What one render slot stands for. Slots that counted pictures alone would bound memory
// sixteen times too high: most pictures have less than a quarter of a million pixels, the
// largest four millions.
const (
	slotPixels = 500_000
	// slotText is in bytes of a request; two thousand bring some hundred thousand points of
	// outlines, or as many bytes of an SVG.
	slotText = 2048
	// SlotMemory is what a slot's part of a picture takes at most while it is drawn and
	// encoded: eight bytes for each pixel of one in true colour, of which three are those
	// of a first try and wait for the collector.
	SlotMemory = 4 << 20
)

// ageing is how long a large picture waits until small ones no longer overtake it.
const ageing = 250 * time.Millisecond

// Slots bound how much is drawn at once and how many requests wait for that. Small
// pictures, of one slot, keep a way of their own: a part of the slots and of the places to
// wait is theirs alone, and they overtake large ones, but not those that have
// waited for long. Among their like, requests are served in the order they came. All methods
// are safe for concurrent use.
type Slots struct {
	total, reserve      int64
	places, largePlaces int
	wait                time.Duration

	mu              sync.Mutex
	used, usedLarge int64
	drawing, turns  int64
	small, large    list.List // of *waiter, the longest wait first
}

type waiter struct {
	weight int64
	turn   int64 // grows with every one that waits
	since  time.Time
	ready  chan struct{}
}

// New returns so many free slots and places to wait, each place for at most wait.
func New(slots, places int, wait time.Duration) *Slots {
	s := &Slots{total: int64(slots), places: places, largePlaces: places - places/4, wait: wait}
	if slots > 1 {
		s.reserve = max(1, s.total/4)
	}
	return s
}

// Weight is how many slots a picture asks for of so many pixels, and asked for with a text of so
// many bytes; a small one has a weight of one.
func Weight(pixels float64, text int) int64 {
	return 1 + int64(pixels/slotPixels) + int64(text/slotText)
}

// part is what a picture is given: a large one no more than all that are not for small
// ones alone.
func (s *Slots) part(weight int64) int64 {
	if weight > 1 {
		return max(1, min(weight, s.total-s.reserve))
	}
	return weight
}

// Acquire takes a picture's slots, or fails with the reason at once if every place
// to wait is taken, after the wait, or when the client, whose context ctx is, has gone.
// Release, with the same weight, gives them back.
func (s *Slots) Acquire(ctx context.Context, weight int64) error {
	s.mu.Lock()
	if queue := s.queue(weight); queue.Len() == 0 && s.fits(weight, s.turns+1) {
		s.take(weight)
		s.mu.Unlock()
		return nil
	}
	return s.await(ctx, weight)
}

func (s *Slots) queue(weight int64) *list.List {
	if weight > 1 {
		return &s.large
	}
	return &s.small
}

// fits says whether a picture whose turn that is may be drawn beside those that are.
func (s *Slots) fits(weight, turn int64) bool {
	part := s.part(weight)
	switch {
	case s.used+part > s.total:
		return false
	case weight > 1:
		return s.usedLarge+part <= s.total-s.reserve
	}
	return !s.behind(turn) || s.used-s.usedLarge < s.reserve
}

// behind says that a large picture whose turn is before that one has waited for long.
func (s *Slots) behind(turn int64) bool {
	first := s.large.Front()
	if first == nil {
		return false
	}
	large := first.Value.(*waiter)
	return large.turn < turn && time.Since(large.since) >= ageing
}

func (s *Slots) take(weight int64) {
	part := s.part(weight)
	s.used += part
	s.drawing++
	if weight > 1 {
		s.usedLarge += part
	}
}

// await is called with the lock, which it gives back.
func (s *Slots) await(ctx context.Context, weight int64) error {
	waiting := s.small.Len() + s.large.Len()
	if waiting >= s.places || weight > 1 && s.large.Len() >= s.largePlaces {
		s.mu.Unlock()
		return ErrQueueFull
	}
	s.turns++
	w := &waiter{weight: weight, turn: s.turns, since: time.Now(), ready: make(chan struct{})}
	queue := s.queue(weight)
	place := queue.PushBack(w)
	s.mu.Unlock()
	over := time.NewTimer(s.wait)
	defer over.Stop()
	select {
	case <-w.ready:
		return nil
	case <-over.C:
		return s.leave(queue, place, ErrQueueWait)
	case <-ctx.Done():
		return s.leave(queue, place, ErrClientGone)
	}
}

// leave gives a place up, unless the slots have come meanwhile.
func (s *Slots) leave(queue *list.List, place *list.Element, why error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-place.Value.(*waiter).ready:
		return nil
	default:
	}
	queue.Remove(place)
	s.admit() // one that aged may have kept others back
	return why
}

// Release gives a picture's slots back.
func (s *Slots) Release(weight int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	part := s.part(weight)
	s.used -= part
	s.drawing--
	if weight > 1 {
		s.usedLarge -= part
	}
	s.admit()
}

// admit lets in who fits: small ones first, but for large ones that have waited longer than
// those and for long.
func (s *Slots) admit() {
	for {
		first, second := &s.small, &s.large
		if head := s.small.Front(); head == nil || s.behind(head.Value.(*waiter).turn) {
			first, second = second, first
		}
		if !s.admitFrom(first) && !s.admitFrom(second) {
			return
		}
	}
}

func (s *Slots) admitFrom(queue *list.List) bool {
	first := queue.Front()
	if first == nil {
		return false
	}
	w := first.Value.(*waiter)
	if !s.fits(w.weight, w.turn) {
		return false
	}
	queue.Remove(first)
	s.take(w.weight)
	close(w.ready)
	return true
}

// Load is how the slots are used at one moment.
type Load struct {
	Slots, Drawing  int64 // all slots, and pictures being drawn
	Places, Waiting int64 // all places to wait, and requests on them
}

// Load returns how the slots are used now.
func (s *Slots) Load() Load {
	s.mu.Lock()
	defer s.mu.Unlock()
	return Load{Slots: s.total, Drawing: s.drawing, Places: int64(s.places), Waiting: int64(s.small.Len() + s.large.Len())}
}
