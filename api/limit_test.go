package api

import (
	"io"
	"net"
	"sync"
	"testing"
)

// countingListener knows how many of its connections are open, and how many were at most.
type countingListener struct {
	net.Listener
	mu         sync.Mutex
	open, most int
}

func (l *countingListener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.open++
	l.most = max(l.most, l.open)
	return &countedConn{Conn: conn, listener: l}, nil
}

type countedConn struct {
	net.Conn
	listener *countingListener
	once     sync.Once
}

func (c *countedConn) Close() error {
	c.once.Do(func() {
		c.listener.mu.Lock()
		defer c.listener.mu.Unlock()
		c.listener.open--
	})
	return c.Conn.Close()
}

func TestConnectionLimit(t *testing.T) {
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ln := &countingListener{Listener: inner}
	s := newService(t, func(c *Config) { c.Drain = 0 })
	go func() { _ = s.Serve(t.Context(), ln) }()
	const surplus = 8
	conns := make([]net.Conn, 512+surplus)
	for i := range conns {
		if conns[i], err = net.Dial("tcp", inner.Addr().String()); err != nil {
			t.Fatalf("connection %d: %v", i, err)
		}
		defer conns[i].Close()
		if _, err := io.WriteString(conns[i], "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
			t.Fatalf("connection %d: %v", i, err)
		}
	}
	buffer := make([]byte, 4096)
	answered := func(i int) {
		t.Helper()
		if n, err := conns[i].Read(buffer); err != nil || n == 0 {
			t.Fatalf("connection %d: %v", i, err)
		}
	}
	for i := range 512 {
		answered(i)
	}
	for i := range surplus {
		conns[i].Close()
		answered(512 + i)
	}
	ln.mu.Lock()
	defer ln.mu.Unlock()
	// The one that makes room is closed when the new one is there.
	if ln.most > 513 {
		t.Errorf("%d connections were open at once, want 512 and the new one", ln.most)
	}
}

// A picture of four megapixels takes the slots of several small ones.
func TestLargePicturesTakeMoreSlots(t *testing.T) {
	s := newService(t, func(c *Config) { c.Workers, c.Queue = 4, 0 })
	mustAcquire(t, s, 3)
	for target, want := range map[string]int{
		"/gauge.png?value=1":                                 200,
		"/gauge.svg?value=1&width=2000&height=2000":          200,
		"/gauge.png?value=1&width=2000&height=2000":          503,
		"/gauge.png?value=1&width=1000&height=1000&dpr=2":    503,
		"/gauge.png?value=oops&width=1000&height=1000&dpr=2": 503,
	} {
		if got := get(t, s, target).StatusCode; got != want {
			t.Errorf("%s beside three others: %d, want %d", target, got, want)
		}
	}
	s.slots.Release(3)
	if got := get(t, s, "/gauge.png?value=1&width=2000&height=2000").StatusCode; got != 200 {
		t.Errorf("alone: %d, want 200", got)
	}
}
