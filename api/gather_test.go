package api

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/plugio/charts/render"
)

// writeCounter is a listener that counts the writes to its connections.
type writeCounter struct {
	net.Listener
	writes *atomic.Int64
}

type countedWrites struct {
	net.Conn
	writes *atomic.Int64
}

func (l writeCounter) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	return countedWrites{conn, l.writes}, err
}

func (c countedWrites) Write(p []byte) (int, error) {
	c.writes.Add(1)
	return c.Conn.Write(p)
}

func TestAnAnswerIsOneWrite(t *testing.T) {
	s := newService(t, func(c *Config) { c.Drain = 0 })
	large := bytes.Repeat([]byte("pixels "), 1<<20/7)
	draw := s.render
	s.render = func(dst []byte, w render.Widget, o render.Options) ([]byte, error) {
		if o.DPR == 4 {
			return append(dst, large...), nil
		}
		return draw(dst, w, o)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var writes atomic.Int64
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(t.Context(), writeCounter{ln, &writes}) }()
	conn, err := net.Dial("tcp", ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	in := bufio.NewReader(conn)
	for _, tt := range []struct {
		name, request string
		most          int64 // writes
	}{
		{"svg", "GET /gauge.svg?value=72&label=Sprint%20progress&target=85&thresholds=0:danger,50:warning,80:success HTTP/1.1\r\n", 1},
		{"png", "GET /gauge.png?value=72&dpr=2 HTTP/1.1\r\n", 1},
		{"again on the same connection", "GET /bar.svg?value=72 HTTP/1.1\r\n", 1},
		{"head", "HEAD /bar.svg?value=72 HTTP/1.1\r\n", 1},
		{"not modified", "GET /bar.svg?value=72 HTTP/1.1\r\nIf-None-Match: *\r\n", 1},
		{"error", "GET /bar.svg?value=x HTTP/1.1\r\n", 1},
		{"no picture", "GET /healthz HTTP/1.1\r\n", 1},
		{"a file of the page", "GET /playground/app.js HTTP/1.1\r\n", 1},
		{"more than is kept back", "GET /gauge.png?value=72&dpr=4 HTTP/1.1\r\n", 3},
		{"the last", "GET /gauge.svg?value=72 HTTP/1.1\r\nConnection: close\r\n", 1},
	} {
		before := writes.Load()
		if _, err := io.WriteString(conn, tt.request+"Host: x\r\n\r\n"); err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		resp, err := http.ReadResponse(in, &http.Request{Method: strings.Fields(tt.request)[0]})
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		body, err := io.ReadAll(resp.Body)
		if err != nil || tt.name != "head" && resp.StatusCode != 304 && int64(len(body)) != resp.ContentLength {
			t.Fatalf("%s: %d bytes of %d, %v", tt.name, len(body), resp.ContentLength, err)
		}
		if tt.most > 1 && !bytes.Equal(body, large) {
			t.Errorf("%s: the picture is not whole", tt.name)
		}
		if got := writes.Load() - before; got < 1 || got > tt.most {
			t.Errorf("%s: %d writes, want at most %d", tt.name, got, tt.most)
		}
	}
}
