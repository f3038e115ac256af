package api

import (
	"context"
	"net"
	"net/http"
	"sync/atomic"
)

// maxGathered bounds what is kept back of an answer, in bytes: the pictures of pages have less,
// and of a larger one a second write is no matter.
const maxGathered = 64 << 10

// gathering is a listener whose connections can gather an answer into one write. net/http
// writes the header with what fits of the body behind it into its 4 KiB, and then the rest, each
// by a call of its own that also wakes whoever reads.
type gathering struct {
	net.Listener
	buffers *bufferPool
	// sendBuffer is how many bytes the system keeps for each connection, 0 for as many as it
	// likes.
	sendBuffer int
}

func (l gathering) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	if tcp, ok := conn.(*net.TCPConn); ok && l.sendBuffer > 0 {
		_ = tcp.SetWriteBuffer(l.sendBuffer) // a hint
	}
	return &gathered{Conn: conn, buffers: l.buffers}, nil
}

// gathered is such a connection. Its writes come from one goroutine at a time, as net/http has
// it. Its methods do nothing for nil.
type gathered struct {
	net.Conn
	buffers *bufferPool
	held    *buffer // nil while writes go straight out

	sent    atomic.Int64
	sending atomic.Bool
}

// Sent tells how many bytes the client has taken so far, and whether there are more.
func (c *gathered) Sent() (bytes int64, more bool) { return c.sent.Load(), c.sending.Load() }

// part is how much is written at once, in bytes, so that it shows whether a client takes what is
// sent. The pictures of pages have less than a tenth of it.
const part = 512 << 10

func (c *gathered) send(p []byte) (n int, err error) {
	c.sending.Store(true)
	defer c.sending.Store(false)
	for err == nil && n < len(p) {
		var m int
		m, err = c.Conn.Write(p[n:min(len(p), n+part)])
		n += m
		c.sent.Add(int64(m))
	}
	return n, err
}

// hold keeps back what is written until release.
func (c *gathered) hold() {
	if c != nil {
		c.held = c.buffers.get()
	}
}

func (c *gathered) Write(p []byte) (int, error) {
	if c.held == nil {
		return writeEarly(writerFunc(c.send), p)
	}
	if len(c.held.bytes)+len(p) <= maxGathered {
		c.held.bytes = append(c.held.bytes, p...)
		return len(p), nil
	}
	if err := c.release(); err != nil {
		return 0, err
	}
	return c.send(p)
}

// release writes what was kept back.
func (c *gathered) release() error {
	if c == nil || c.held == nil {
		return nil
	}
	held := c.held
	c.held = nil
	defer c.buffers.put(held)
	if len(held.bytes) == 0 {
		return nil
	}
	_, err := c.send(held.bytes)
	return err
}

// writerFunc makes a writer of a function.
type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

type gatheredKey struct{}

// withGathered puts a server's connection into the context of its requests.
func withGathered(ctx context.Context, conn net.Conn) context.Context {
	return context.WithValue(ctx, gatheredKey{}, belowTLS(conn))
}

// belowTLS is the connection as it was accepted.
func belowTLS(conn net.Conn) net.Conn {
	if secured, ok := conn.(*secured); ok {
		return secured.NetConn()
	}
	return conn
}

// connectionOf is the connection that a request came on, nil if it cannot gather.
func connectionOf(r *http.Request) *gathered {
	c, _ := r.Context().Value(gatheredKey{}).(*gathered)
	return c
}
