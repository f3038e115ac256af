package admission

import (
	"container/list"
	"io"
	"sync"
	"time"
)

// Connections keep so many open that every client finds a way in: where the limit is
// reached, the one that has waited longest for a request is closed. All methods are safe
// for concurrent use.
type Connections struct {
	limit, reserve int

	mu               sync.Mutex
	open             map[io.Closer]*connection
	waiting          *list.List // of *connection, the longest wait first
	looked           time.Time  // when it was last looked for those that stand still
	evicted, refused int64
	early            int64
}

// fresh is how long a new connection may take until its request is read before it counts as one
// that waits: where the processor is busy that is more than a moment.
const fresh = time.Second

// standing is for how long a client may take nothing of its answer where others need the
// room, and lookAgain how often it is looked for such clients. Of those it shows out no more than
// showOut at a time, or they would come back all at once.
const (
	standing  = time.Second
	lookAgain = 50 * time.Millisecond
	showOut   = 32
)

// sender is a connection that tells how many bytes it has sent, and whether it has more to send.
type sender interface {
	Sent() (bytes int64, more bool)
}

// connection is an open one.
type connection struct {
	closer   io.Closer
	place    *list.Element // among the waiting; nil while a request is answered
	opened   time.Time
	asked    bool      // a request has come on it
	sent     int64     // when it was last looked at
	since    time.Time // since when it has sent no more, while it sends
	answered bool      // the request at hand came so far that it was answered by a handler
}

// NewConnections returns room for limit connections, and for reserve more, on which only
// what costs next to nothing should be answered.
func NewConnections(limit, reserve int) *Connections {
	return &Connections{limit: limit, reserve: reserve, open: map[io.Closer]*connection{}, waiting: list.New()}
}

// Opened takes in a new connection. If that makes too many, the one that has waited longest
// is closed, or those whose clients do not take their answers, or, where the reserve is used up,
// one that is new as well, or, where all the others are at work, the new one.
func (c *Connections) Opened(conn io.Closer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	c.makeRoom(now)
	if len(c.open) >= c.limit+c.reserve && !c.dropFirst() {
		c.refused++
		_ = conn.Close()
		return
	}
	entry := &connection{closer: conn, opened: now}
	entry.place = c.waiting.PushBack(entry)
	c.open[conn] = entry
}

// makeRoom closes what waits, or else what stands still, until there are less than the limit.
func (c *Connections) makeRoom(now time.Time) {
	for len(c.open) >= c.limit {
		first := c.waiting.Front()
		if first == nil {
			break
		}
		if entry := first.Value.(*connection); !entry.asked && now.Sub(entry.opened) < fresh {
			break
		}
		c.dropFirst()
	}
	if len(c.open) >= c.limit {
		c.dropStanding()
	}
}

// dropFirst closes the connection that has waited longest, if one waits.
func (c *Connections) dropFirst() bool {
	first := c.waiting.Front()
	if first == nil {
		return false
	}
	c.evicted++
	c.drop(first.Value.(*connection))
	return true
}

// drop closes a connection and forgets it, so that it counts no longer while its goroutine
// notices.
func (c *Connections) drop(entry *connection) {
	if entry.place != nil {
		c.waiting.Remove(entry.place)
	}
	delete(c.open, entry.closer)
	_ = entry.closer.Close()
}

// DropStanding closes the connections whose clients have taken nothing of their answers for
// a second. It is for moments in which what these answers hold is needed.
func (c *Connections) DropStanding() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dropStanding()
}

func (c *Connections) dropStanding() {
	now := time.Now()
	if now.Sub(c.looked) < lookAgain {
		return
	}
	c.looked = now
	out := 0
	for conn, entry := range c.open {
		s, ok := conn.(sender)
		if !ok || entry.place != nil {
			continue
		}
		switch sent, more := s.Sent(); {
		case !more:
			entry.since = time.Time{}
		case entry.since.IsZero() || sent != entry.sent:
			entry.sent, entry.since = sent, now
		case now.Sub(entry.since) >= standing && out < showOut:
			out++
			c.evicted++
			c.drop(entry)
		}
	}
}

// Working says that a request has come, or the part of one that makes it a bad one.
func (c *Connections) Working(conn io.Closer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if entry := c.open[conn]; entry != nil && entry.place != nil {
		c.waiting.Remove(entry.place)
		entry.place, entry.asked, entry.answered = nil, true, false
	}
}

// Answering says that a handler answers the request, and whether it came within the limit.
func (c *Connections) Answering(conn io.Closer) (within bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if entry := c.open[conn]; entry != nil {
		entry.answered = true
	}
	return len(c.open)-c.waiting.Len() <= c.limit
}

// Waiting says that the answer is sent and the next request may come.
func (c *Connections) Waiting(conn io.Closer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if entry := c.open[conn]; entry != nil && entry.place == nil {
		c.countEarly(entry)
		entry.place = c.waiting.PushBack(entry)
	}
}

// Closed forgets a connection.
func (c *Connections) Closed(conn io.Closer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	entry := c.open[conn]
	if entry == nil {
		return
	}
	if entry.place != nil {
		c.waiting.Remove(entry.place)
	} else {
		c.countEarly(entry)
	}
	delete(c.open, conn)
}

func (c *Connections) countEarly(entry *connection) {
	if !entry.answered {
		c.early++
	}
}

// ConnectionLoad is how the connections stand at one moment, and what was counted so far.
type ConnectionLoad struct {
	Limit, Open, Waiting int64
	Evicted, Refused     int64 // closed to make room, and never let in
	Early                int64 // requests refused before a handler saw them: malformed, too large, too slow
}

// Load returns how the connections stand now.
func (c *Connections) Load() ConnectionLoad {
	c.mu.Lock()
	defer c.mu.Unlock()
	return ConnectionLoad{
		Limit: int64(c.limit), Open: int64(len(c.open)), Waiting: int64(c.waiting.Len()),
		Evicted: c.evicted, Refused: c.refused, Early: c.early,
	}
}
