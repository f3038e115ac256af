package fonts

import (
	"errors"
	"sync"
	"sync/atomic"
	"time"
)

// ErrRoom says that a font cannot be read now, since others take what there is for fonts, see
// Set.Limit.
var ErrRoom = errors.New("fonts: no room for another font")

// content is what a font holds once it is parsed.
type content struct {
	set  *Set
	read func() (*Parsed, error)
	// size is about what it takes, in bytes, known before it is read. It is nil for what
	// cannot be read again and is never dropped.
	size func() int64

	parsed atomic.Pointer[Parsed]
	mu     sync.Mutex // while it is read
	err    error
}

func (c *content) parse() (*Parsed, error) {
	if p := c.parsed.Load(); p != nil {
		return p, nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if p := c.parsed.Load(); p != nil || c.err != nil {
		return p, c.err
	}
	if c.size != nil && !c.set.kept.admit(c) {
		return nil, ErrRoom
	}
	p, err := c.read()
	if err != nil {
		c.err = err
		return nil, err
	}
	c.parsed.Store(p)
	c.set.parsed.Add(1)
	return p, nil
}

// stay is how long fonts are kept at least. Reading one takes up to a quarter of a second, so
// texts of many scripts must not have them read by turns.
const stay = 10 * time.Second

// kept are the contents that may be dropped, and are, all of them, when they leave no room
// for another: those that nobody asks for again then do not stay.
type kept struct {
	limit atomic.Int64 // 0 is none
	drops atomic.Int64
	room  atomic.Pointer[func(bytes int64) bool] // nil is always

	mu      sync.Mutex
	bytes   int64
	all     []*content
	dropped time.Time
}

// Limit bounds the memory of the fonts that can be read again, in bytes. Where they leave no
// room for another, all of them are dropped, but not within ten seconds after the last time: then
// Font.Parse returns ErrRoom. One font alone may be larger than that. Before a font is read, room
// is asked for what it takes, unless it is nil: where it says that others have that, Font.Parse
// returns ErrRoom too. It may call Drop.
func (s *Set) Limit(bytes int64, room func(bytes int64) bool) {
	s.kept.limit.Store(bytes)
	s.kept.room.Store(nil)
	if room != nil {
		s.kept.room.Store(&room)
	}
}

// Drop drops the fonts that can be read again, but not within ten seconds after the last time.
func (s *Set) Drop() {
	s.kept.mu.Lock()
	defer s.kept.mu.Unlock()
	s.kept.drop()
}

// Drops counts how often fonts were dropped. Whoever holds contents asks Font.Keeps when it
// has grown.
func (s *Set) Drops() int64 { return s.kept.drops.Load() }

// admit takes room for a content.
func (k *kept) admit(c *content) bool {
	size := c.size()
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.fit(size) {
		return false
	}
	if room := k.room.Load(); room != nil {
		k.mu.Unlock()
		granted := (*room)(size)
		k.mu.Lock()
		// Others have read fonts meanwhile.
		if !granted || !k.fit(size) {
			return false
		}
	}
	k.all, k.bytes = append(k.all, c), k.bytes+size
	return true
}

// fit is called with the lock. It drops what leaves no room.
func (k *kept) fit(size int64) bool {
	limit := k.limit.Load()
	return limit <= 0 || k.bytes+size <= limit || len(k.all) == 0 || k.drop()
}

// drop is called with the lock.
func (k *kept) drop() bool {
	now := time.Now()
	if now.Sub(k.dropped) < stay {
		return false
	}
	k.dropped = now
	for _, c := range k.all {
		c.parsed.Store(nil)
	}
	k.all, k.bytes = k.all[:0], 0
	k.drops.Add(1)
	return true
}
