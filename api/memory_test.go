package api

import (
	"fmt"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"testing"
)

const largePicture = "/gauge.png?width=2000&height=2000&value=72"

// Where memory does not hold a large picture beside what is there, what can be had again is dropped, and then
// the picture drawn or refused. Small ones are drawn whatever is used.
func TestMakeRoom(t *testing.T) {
	const limit = 48 << 20
	for name, tt := range map[string]struct {
		used, after int64 // what was forgotten
		want        int
		forgets     int
	}{
		"room":                  {20 << 20, 20 << 20, http.StatusOK, 0},
		"room once all is gone": {60 << 20, 20 << 20, http.StatusOK, 1},
		"no room":               {60 << 20, 55 << 20, http.StatusServiceUnavailable, 1},
	} {
		s := newService(t, func(c *Config) { c.Memory = limit })
		used, forgets := tt.used, 0
		s.used = func() int64 { return used }
		s.forget = func() { used, forgets = tt.after, forgets+1 }
		resp := get(t, s, largePicture+"&ticks=20&thresholds="+manyColours())
		if resp.StatusCode != tt.want || forgets < tt.forgets || tt.forgets == 0 && forgets > 0 {
			t.Errorf("%s: %d after %d times forgotten, want %d after %d", name, resp.StatusCode, forgets, tt.want, tt.forgets)
		}
		if counted := strings.Contains(scrape(t, s), `rejected_total{reason="memory"} 1`); counted != (tt.want == http.StatusServiceUnavailable) {
			t.Errorf("%s: a refusal is counted: %v", name, counted)
		}
		if resp := get(t, s, "/gauge.png?value=72"); resp.StatusCode != http.StatusOK {
			t.Errorf("%s: a small picture is answered %d", name, resp.StatusCode)
		}
	}
}

// What one drawing has been promised and not yet taken, another does not find free, nor does a font; what it asks
// for in addition is asked for in place of what it has spent.
func TestPromisesAreNotMadeTwice(t *testing.T) {
	// Of 64 MiB, 12 are for answers.
	s := newService(t, func(c *Config) { c.Memory = 48 << 20 })
	used := int64(20 << 20)
	s.used, s.forget = func() int64 { return used }, func() {}
	var first, second int64
	if !s.reserve(&first, 20<<20) {
		t.Fatal("no room for 20 of 32 MiB")
	}
	if s.reserve(&second, 13<<20) || s.roomForFont(13<<20) {
		t.Error("12 MiB are given as 13")
	}
	if !s.roomForFont(12<<20) || !s.reserve(&second, 12<<20) {
		t.Error("12 MiB are not given")
	}
	used += 20 << 20 // the first has taken its part
	if s.reserve(&first, 1<<20+largeNeed) {
		t.Error("more than there is was given in addition")
	}
	s.redeem(&second)
	if !s.reserve(&first, 12<<20) || first != 12<<20 {
		t.Errorf("what the second left is not given in addition; promised %d", first)
	}
	s.redeem(&first)
	if got := s.ledger.promised.Load(); got != 0 {
		t.Errorf("%d bytes are promised to nobody", got)
	}
	if !s.reserve(&first, largeNeed-1) || first != 0 {
		t.Error("a small one is asked for room")
	}
}

// A body that waits to be decoded is counted, and turned away where there is no room.
func TestBodiesTakeRoom(t *testing.T) {
	s := newService(t, func(c *Config) { c.Memory = 48 << 20 })
	post := call{Method: http.MethodPost, Target: "/gauge.svg", Body: `{"value":72}`, Header: typed("application/json")}
	if resp := post.To(t, s); resp.StatusCode != http.StatusOK {
		t.Fatalf("a posted picture: %d", resp.StatusCode)
	}
	if used, _ := s.answers.Used(); used != 0 {
		t.Errorf("%d bytes are still taken", used)
	}
	_, limit := s.answers.Used()
	if !s.answers.Take(limit) || s.answers.Take(1) {
		t.Fatal("not all of the room is taken")
	}
	if resp := post.To(t, s); resp.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("a posted picture without room: %d", resp.StatusCode)
	}
	s.answers.Release(limit)
	if resp := post.To(t, s); resp.StatusCode != http.StatusOK {
		t.Errorf("a posted picture with room again: %d", resp.StatusCode)
	}
}

func TestUsedMemory(t *testing.T) {
	runtime.GC() // what other tests have left goes first
	before := usedMemory()
	held := make([]byte, 64<<20)
	runtime.GC()
	after := usedMemory()
	runtime.KeepAlive(held)
	if before <= 0 || after < before+56<<20 {
		t.Errorf("%d bytes are used, and %d with 64 MiB more", before, after)
	}
}

// manyColours are zones that no palette holds.
func manyColours() string {
	list := make([]string, 64)
	for i := range list {
		list[i] = fmt.Sprintf("%d:%02x%02x%02x", i, i*53%256, 255-i*3, i*97%256)
	}
	return url.QueryEscape(strings.Join(list, ","))
}
