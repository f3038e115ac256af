package api

import (
	"bufio"
	"bytes"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/monitor"
)

// memory is a connection that holds all that the client sends, and what the server answers.
type memory struct {
	in      *bytes.Reader
	out     bytes.Buffer
	ended   chan struct{}
	closing sync.Once
}

func (m *memory) Read(p []byte) (int, error)  { return m.in.Read(p) }
func (m *memory) Write(p []byte) (int, error) { return m.out.Write(p) }

// CloseWrite is the last that a server does to a client that it does not understand, before
// it waits half a second for the network.
func (m *memory) CloseWrite() error { return m.Close() }

func (m *memory) Close() error {
	m.closing.Do(func() { close(m.ended) })
	return nil
}

func (m *memory) LocalAddr() net.Addr              { return &net.TCPAddr{} }
func (m *memory) RemoteAddr() net.Addr             { return &net.TCPAddr{} }
func (m *memory) SetDeadline(time.Time) error      { return nil }
func (m *memory) SetReadDeadline(time.Time) error  { return nil }
func (m *memory) SetWriteDeadline(time.Time) error { return nil }

// once is a listener with one connection.
type once chan net.Conn

func (l once) Accept() (net.Conn, error) {
	if conn, ok := <-l; ok {
		return conn, nil
	}
	return nil, net.ErrClosed
}

func (l once) Close() error   { return nil }
func (l once) Addr() net.Addr { return &net.TCPAddr{} }

// FuzzRawRequest sends arbitrary bytes to the server as it is set up, with its limits: it answers with
// HTTP or closes, and the log never holds what was sent.
func FuzzRawRequest(f *testing.F) {
	f.Add([]byte("GET /gauge.svg?value=" + canaryNumber + "&label=" + canaryText + " HTTP/1.1\r\nHost: x\r\n\r\n"))
	f.Add([]byte("GET /" + canaryText + " HTTP/1.0\r\n\r\n"))
	f.Add([]byte("POST /bar.svg HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 31\r\n\r\n{\"value\":\"" + canaryText + "\"}"))
	f.Add([]byte("POST /bar.svg HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n8\r\nvalue=72\r\n0\r\n\r\n"))
	f.Add([]byte("HEAD /gauge.png HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"))
	f.Add([]byte("\x16\x03\x01\x00\x05" + canaryText))
	f.Add([]byte(canaryText + " * " + canaryText + "\r\n\r\n"))
	var log bytes.Buffer
	s := newService(f, func(c *Config) {
		c.MaxPixels, c.AccessLog, c.Log = 100_000, true, monitor.NewLogger(&log, slog.LevelDebug)
	})
	f.Fuzz(func(t *testing.T, raw []byte) {
		log.Reset()
		s.events = monitor.NewEvents(s.cfg.Log) // which has logged nothing yet
		s.errorLog = s.events.ServerLog()
		answers := overMemory(s, raw)
		for in := bufio.NewReader(bytes.NewReader(answers)); ; {
			if _, err := in.Peek(1); err != nil {
				break
			}
			resp, err := http.ReadResponse(in, &http.Request{Method: http.MethodGet})
			if err != nil {
				t.Fatalf("no HTTP: %v: %.300q", err, answers)
			}
			// The answer to a HEAD has a length and no body, so what follows cannot be told apart.
			if bytes.Contains(raw, []byte("HEAD ")) || resp.StatusCode == 100 {
				break
			}
			if resp.StatusCode >= 500 && resp.StatusCode != 501 && resp.StatusCode != 505 {
				t.Fatalf("status %d", resp.StatusCode)
			}
			body := apitest.Body(t, resp)
			if resp.Header.Get("Content-Type") == apitest.SVGType {
				if err := unsafeIn(body); err != nil {
					t.Fatalf("an unsafe picture: %v", err)
				}
			}
		}
		if found := leaks(log.String()); len(found) > 0 {
			t.Fatalf("the log holds a canary, %v: %s", found, log.String())
		}
		if strings.Contains(log.String(), `"event":"panic"`) {
			t.Fatal("a panic")
		}
	})
}

// overMemory serves one connection that sends raw and then no more, and returns what came back.
func overMemory(s *Service, raw []byte) []byte {
	conn, ln := &memory{in: bytes.NewReader(raw), ended: make(chan struct{})}, make(once, 1)
	ln <- conn
	close(ln)
	_ = s.server().Serve(ln)
	<-conn.ended
	return conn.out.Bytes()
}
