package admission

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// door is a connection that remembers whether it was closed.
type door struct{ closed bool }

func (d *door) Close() error { d.closed = true; return nil }

func opened(c *Connections, n int) []*door {
	doors := make([]*door, n)
	for i := range doors {
		doors[i] = &door{}
		c.Opened(doors[i])
	}
	return doors
}

func closedOnes(doors []*door) (closed []int) {
	for i, d := range doors {
		if d.closed {
			closed = append(closed, i)
		}
	}
	return closed
}

func TestConnectionsCloseTheOneThatWaitedLongest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := NewConnections(3, 1)
		doors := opened(c, 3)
		c.Working(doors[0])
		c.Waiting(doors[0]) // has been useful last
		time.Sleep(fresh)
		more := opened(c, 2)
		if diff := cmp.Diff([]int{1, 2}, closedOnes(doors)); diff != "" {
			t.Errorf("closed (-want +got):\n%s", diff)
		}
		if got := closedOnes(more); got != nil {
			t.Errorf("the new ones %v were closed", got)
		}
		// What net/http says of a closed connection afterwards changes nothing.
		c.Closed(doors[1])
		if got := c.Load(); got.Open != 3 || got.Evicted != 2 || got.Refused != 0 {
			t.Errorf("load %+v, want 3 open, 2 evicted", got)
		}
	})
}

// A client that has just come is not closed before its request can be read, while there is room for others.
func TestConnectionsLetWhoIsNewAsk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := NewConnections(2, 2)
		doors := opened(c, 4)
		if got := closedOnes(doors); got != nil {
			t.Fatalf("%v were closed at once", got)
		}
		c.Working(doors[0])
		more := opened(c, 1) // there is no room left
		if diff := cmp.Diff([]int{1}, closedOnes(doors)); diff != "" || more[0].closed {
			t.Errorf("closed (-want +got):\n%s", diff)
		}
		time.Sleep(fresh)
		more = opened(c, 1) // and now the limit holds
		if diff := cmp.Diff([]int{1, 2, 3}, closedOnes(doors)); diff != "" || more[0].closed {
			t.Errorf("closed later (-want +got):\n%s", diff)
		}
		if got := c.Load(); got.Open != 2 || got.Evicted != 4 {
			t.Errorf("load %+v, want 2 open and 4 evicted", got)
		}
		// One that has had its answer is closed at once.
		c.Working(more[0])
		c.Waiting(doors[0])
		opened(c, 1)
		if !doors[0].closed {
			t.Error("one that was idle was left, and the limit exceeded")
		}
	})
}

func TestConnectionsAtWorkAreLeftAlone(t *testing.T) {
	c := NewConnections(2, 1)
	doors := opened(c, 2)
	for _, d := range doors {
		c.Working(d)
		if !c.Answering(d) {
			t.Error("one of two is beyond the limit of two")
		}
	}
	third := opened(c, 1)
	c.Working(third[0])
	if c.Answering(third[0]) {
		t.Error("the third counts as within the limit of two")
	}
	fourth := opened(c, 1)
	if closedOnes(doors) != nil || third[0].closed || !fourth[0].closed {
		t.Errorf("closed %v, third %v, fourth %v; want the fourth alone", closedOnes(doors), third[0].closed, fourth[0].closed)
	}
	want := ConnectionLoad{Limit: 2, Open: 3, Refused: 1}
	if diff := cmp.Diff(want, c.Load()); diff != "" {
		t.Errorf("load (-want +got):\n%s", diff)
	}
}

func TestConnectionsCountWhatNoHandlerSaw(t *testing.T) {
	c := NewConnections(8, 1)
	doors := opened(c, 3)
	c.Working(doors[0]) // answered, then waiting, then malformed
	c.Answering(doors[0])
	c.Waiting(doors[0])
	c.Working(doors[0])
	c.Closed(doors[0])
	c.Working(doors[1]) // too large
	c.Closed(doors[1])
	c.Closed(doors[2]) // never said anything
	if got := c.Load(); got.Early != 2 || got.Open != 0 || got.Waiting != 0 {
		t.Errorf("load %+v, want 2 early and none open", got)
	}
}

// What stands still is shown out little by little.
func TestConnectionsCloseAFewAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := NewConnections(200, 1)
		for range 100 {
			s := &sending{more: true}
			c.Opened(s)
			c.Working(s)
		}
		c.DropStanding()
		time.Sleep(standing)
		for _, want := range []int64{100 - showOut, 100 - 2*showOut} {
			c.DropStanding()
			c.DropStanding() // too soon to look again
			if l := c.Load(); l.Open != want {
				t.Errorf("%d are open, want %d", l.Open, want)
			}
			time.Sleep(lookAgain)
		}
	})
}

// sending is a connection that has an answer to send.
type sending struct {
	door
	bytes int64
	more  bool
}

func (s *sending) Sent() (int64, bool) { return s.bytes, s.more }

// Clients that take nothing make room, those that take little by little do not.
func TestConnectionsCloseWhatStandsStill(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := NewConnections(3, 1)
		reader, deaf, drawing := &sending{more: true}, &sending{more: true}, &sending{}
		for _, s := range []*sending{reader, deaf, drawing} {
			c.Opened(s)
			c.Working(s)
		}
		for range 8 {
			if c.DropStanding(); deaf.closed {
				t.Fatal("closed too early")
			}
			time.Sleep(standing / 8)
			reader.bytes++
		}
		late := &door{}
		c.Opened(late)
		if reader.closed || !deaf.closed || drawing.closed || late.closed {
			t.Errorf("closed: reader %v, deaf %v, drawing %v, late %v; want the deaf one alone", reader.closed, deaf.closed, drawing.closed, late.closed)
		}
		if l := c.Load(); l.Open != 3 || l.Evicted != 1 {
			t.Errorf("load %+v, want 3 open and 1 evicted", l)
		}
	})
}
