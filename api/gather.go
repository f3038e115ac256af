package api

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
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
}

func (l gathering) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &gathered{Conn: conn, buffers: l.buffers}, nil
}

// gathered is such a connection. Its writes come from one goroutine at a time, as net/http has
// it. Its methods do nothing for nil.
type gathered struct {
	net.Conn
	buffers *bufferPool
	held    *buffer // nil while writes go straight out
}

// hold keeps back what is written until release.
func (c *gathered) hold() {
	if c != nil {
		c.held = c.buffers.get()
	}
}

func (c *gathered) Write(p []byte) (int, error) {
	if c.held != nil && len(c.held.bytes)+len(p) <= maxGathered {
		c.held.bytes = append(c.held.bytes, p...)
		return len(p), nil
	}
	if err := c.release(); err != nil {
		return 0, err
	}
	return c.Conn.Write(p)
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
	_, err := c.Conn.Write(held.bytes)
	return err
}

type gatheredKey struct{}

// withGathered puts a server's connection into the context of its requests.
func withGathered(ctx context.Context, conn net.Conn) context.Context {
	return context.WithValue(ctx, gatheredKey{}, belowTLS(conn))
}

// belowTLS is the connection as it was accepted.
func belowTLS(conn net.Conn) net.Conn {
	if secured, ok := conn.(*tls.Conn); ok {
		return secured.NetConn()
	}
	return conn
}

// connectionOf is the connection that a request came on, nil if it cannot gather.
func connectionOf(r *http.Request) *gathered {
	c, _ := r.Context().Value(gatheredKey{}).(*gathered)
	return c
}
