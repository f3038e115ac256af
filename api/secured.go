package api

import (
	"crypto/tls"
	"errors"
	"io"
	"log"
	"net"
)

// securing is a listener whose connections speak TLS. That of crypto/tls returns connections that
// net/http writes its own answers to past all that this package does, see early.
type securing struct {
	net.Listener
	config *tls.Config
	faults *log.Logger
}

func (l securing) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &secured{Conn: tls.Server(conn, l.config), faults: l.faults}, nil
}

// secured is such a connection. It shakes hands when it is first read, within the time that a
// request's header may take.
type secured struct {
	*tls.Conn
	faults *log.Logger
	shaken bool
}

func (c *secured) Read(p []byte) (int, error) {
	if err := c.shake(); err != nil {
		return 0, err
	}
	return c.Conn.Read(p)
}

// shake ends the handshake. Whoever speaks plain HTTP is told so.
func (c *secured) shake() error {
	if c.shaken {
		return nil
	}
	err := c.Handshake()
	if err == nil {
		c.shaken = true
		return nil
	}
	if plain, ok := errors.AsType[tls.RecordHeaderError](err); ok && plain.Conn != nil && speaksHTTP(plain.RecordHeader) {
		_, _ = io.WriteString(plain.Conn, "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\nThis address speaks HTTPS.\n")
	}
	// In the words of net/http, by which the log tells the kinds of faults.
	c.faults.Printf("http: TLS handshake error from %s: %v", c.RemoteAddr(), err)
	return io.EOF // it is logged, and not a request that is malformed
}

// speaksHTTP says whether these are the first bytes of a request.
func speaksHTTP(first [5]byte) bool {
	switch string(first[:]) {
	case "GET /", "HEAD ", "POST ", "PUT /", "OPTIO":
		return true
	}
	return false
}

// Write is told what net/http answers itself: it comes while nothing is kept back.
func (c *secured) Write(p []byte) (int, error) {
	if below, ok := c.NetConn().(*gathered); ok && below.held != nil {
		return c.Conn.Write(p)
	}
	return writeEarly(c.Conn, p)
}

// writeEarly writes p with the fields of every answer.
func writeEarly(to io.Writer, p []byte) (int, error) {
	whole := early(p)
	n, err := to.Write(whole)
	if len(whole) > len(p) {
		n = max(0, n-len(whole)+len(p))
	}
	return n, err
}
