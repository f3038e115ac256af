package api

import (
	"bufio"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/plugio/charts/api/monitor"
	"github.com/plugio/charts/render"
	"go.uber.org/goleak"
)

// logChannel hands on each line of a log as it is written.
type logChannel chan string

func (c logChannel) Write(line []byte) (int, error) {
	c <- string(line)
	return len(line), nil
}

// running is a service that serves on a port of its own.
type running struct {
	service *Service
	address string
	log     logChannel
	stop    context.CancelFunc
	ended   chan error
	client  *http.Client
}

func start(t *testing.T, prepare func(*Service), changes ...func(*Config)) *running {
	t.Helper()
	lines := make(logChannel, 100)
	logTo := func(c *Config) { c.Log, c.Drain = monitor.NewLogger(lines, slog.LevelDebug), 0 }
	s := newService(t, append([]func(*Config){logTo}, changes...)...)
	if prepare != nil {
		prepare(s)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("listening: %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	r := &running{
		service: s, address: ln.Addr().String(), log: lines, stop: stop, ended: make(chan error, 1),
		client: &http.Client{Transport: &http.Transport{DisableKeepAlives: true}},
	}
	go func() { r.ended <- s.Serve(ctx, ln) }()
	t.Cleanup(stop)
	return r
}

func (r *running) status(t *testing.T, path string) int {
	t.Helper()
	resp, err := r.client.Get("http://" + r.address + path)
	if err != nil {
		t.Fatalf("GET %s: %v", path, err)
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		t.Fatalf("GET %s: reading the body: %v", path, err)
	}
	return resp.StatusCode
}

func (r *running) stopped(t *testing.T) {
	t.Helper()
	r.stop()
	if err := <-r.ended; err != nil {
		t.Errorf("Serve after the end of its context: %v", err)
	}
}

func TestServeFinishesWhatItBegan(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	drawing, finish := make(chan struct{}), make(chan struct{})
	draining, drained := make(chan time.Duration), make(chan time.Time)
	r := start(t, func(s *Service) {
		s.render = func(dst []byte, _ render.Widget, _ render.Options) ([]byte, error) {
			close(drawing)
			<-finish
			return append(dst, "picture"...), nil
		}
		s.after = func(d time.Duration) <-chan time.Time { draining <- d; return drained }
	}, func(c *Config) { c.Drain = 7 * time.Second })

	answered := make(chan int, 1)
	go func() { answered <- r.status(t, "/gauge.png?value=1") }()
	<-drawing
	if got := r.status(t, "/readyz"); got != 200 {
		t.Errorf("/readyz before the stop: %d, want 200", got)
	}
	r.stop()
	if d := <-draining; d != 7*time.Second {
		t.Errorf("drains for %v, want 7s", d)
	}
	for path, want := range map[string]int{"/readyz": 503, "/healthz": 200, "/nothing": 404} {
		if got := r.status(t, path); got != want {
			t.Errorf("%s while draining: %d, want %d", path, got, want)
		}
	}
	close(drained)
	<-draining
	close(finish)
	if got := <-answered; got != 200 {
		t.Errorf("the request that was being drawn: %d, want 200", got)
	}
	if err := <-r.ended; err != nil {
		t.Errorf("Serve: %v", err)
	}
	if conn, err := net.Dial("tcp", r.address); err == nil {
		conn.Close()
		t.Error("the port is still open after Serve returned")
	}
	if line := <-r.log; !strings.Contains(line, `"event":"stopping"`) {
		t.Errorf("logged %s, want the event stopping", line)
	}
}

// A request that was on its way when the drain ended is answered, on a connection that says that it is the last.
func TestServeAnswersWhatHasArrived(t *testing.T) {
	waits, over := make(chan time.Duration), make(chan time.Time)
	r := start(t, func(s *Service) {
		s.after = func(d time.Duration) <-chan time.Time { waits <- d; return over }
	}, func(c *Config) { c.Drain = 7 * time.Second })
	conn, err := net.Dial("tcp", r.address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	answers := bufio.NewReader(conn)
	ask := func() *http.Response {
		t.Helper()
		if _, err := io.WriteString(conn, "GET /gauge.svg?value=1 HTTP/1.1\r\nHost: a\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		resp, err := http.ReadResponse(answers, nil)
		if err != nil {
			t.Fatalf("no answer: %v", err)
		}
		defer resp.Body.Close()
		if _, err := io.Copy(io.Discard, resp.Body); err != nil {
			t.Fatal(err)
		}
		return resp
	}
	if ask().Close {
		t.Error("the connection of a service that is not stopping says that it closes")
	}
	r.stop()
	<-waits
	over <- time.Time{} // the drain is over
	if d := <-waits; d != arrivalMoment {
		t.Errorf("waits %v for what has arrived, want %v", d, arrivalMoment)
	}
	if c, err := net.Dial("tcp", r.address); err == nil {
		c.Close()
		t.Error("the port is still open")
	}
	if resp := ask(); resp.StatusCode != 200 || !resp.Close {
		t.Errorf("status %d, closes: %v; want 200 and true", resp.StatusCode, resp.Close)
	}
	over <- time.Time{}
	if err := <-r.ended; err != nil {
		t.Errorf("Serve: %v", err)
	}
}

func TestServeGivesUpWaiting(t *testing.T) {
	drawing, finish := make(chan struct{}), make(chan struct{})
	r := start(t, func(s *Service) {
		s.render = func(dst []byte, _ render.Widget, _ render.Options) ([]byte, error) {
			close(drawing)
			<-finish
			return dst, nil
		}
	}, func(c *Config) { c.Finish = 0 })
	cut := make(chan error, 1)
	go func() {
		resp, err := r.client.Get("http://" + r.address + "/gauge.png")
		if err == nil {
			resp.Body.Close()
		}
		cut <- err
	}()
	<-drawing
	r.stop()
	if err := <-r.ended; err == nil || !strings.Contains(err.Error(), "requests were still open") {
		t.Errorf("Serve with a request that does not end: %v", err)
	}
	if err := <-cut; err == nil {
		t.Error("the request that did not end was answered")
	}
	close(finish)
}

func TestServeReportsAListenerThatFails(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("listening: %v", err)
	}
	ln.Close()
	if err := newService(t).Serve(t.Context(), ln); err == nil {
		t.Error("Serve on a closed listener returned nil")
	}
}

// exchange sends raw bytes and returns all that comes back until the server closes.
func exchange(t *testing.T, address, raw string) string {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatalf("dialing: %v", err)
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, raw); err != nil {
		t.Fatalf("sending: %v", err)
	}
	// A server that closes with input unread resets the connection after its answer.
	answer, err := io.ReadAll(conn)
	if len(answer) == 0 {
		t.Fatalf("receiving: %v", err)
	}
	return string(answer)
}

func TestRawRequests(t *testing.T) {
	r := start(t, nil)
	header := "Host: x\r\nConnection: close\r\n"
	tests := []struct{ name, raw, status string }{
		{"http 1.0", "GET /gauge.svg?value=1 HTTP/1.0\r\n\r\n", "HTTP/1.0 200 OK"},
		{"absolute form", "GET http://x/gauge.svg?value=1 HTTP/1.1\r\n" + header + "\r\n", "HTTP/1.1 200 OK"},
		{"raw UTF-8", "GET /gauge.svg?label=é HTTP/1.1\r\n" + header + "\r\n", "HTTP/1.1 200 OK"},
		{"semicolon", "GET /gauge.svg?label=a;b HTTP/1.1\r\n" + header + "\r\n", "HTTP/1.1 200 OK"},
		{"malformed percent sign in the query", "GET /gauge.svg?label=5%zz HTTP/1.1\r\n" + header + "\r\n", "HTTP/1.1 200 OK"},
		{"malformed percent sign in the path", "GET /%zz" + canaryText + " HTTP/1.1\r\n" + header + "\r\n", "HTTP/1.1 400 Bad Request"},
		{"options of everything", "OPTIONS * HTTP/1.1\r\n" + header + "\r\n", "HTTP/1.1 404 Not Found"},
		{"connect", "CONNECT " + canaryText + ":1 HTTP/1.1\r\nHost: " + canaryText + ":1\r\nConnection: close\r\n\r\n", "HTTP/1.1 404 Not Found"},
		{"two hosts", "GET /gauge.svg HTTP/1.1\r\nHost: " + canaryText + "\r\nHost: y\r\n\r\n", "HTTP/1.1 400 Bad Request"},
		{"nul in a field", "GET /gauge.svg HTTP/1.1\r\n" + header + "X: " + canaryText + "\x00\r\n\r\n", "HTTP/1.1 400 Bad Request"},
		{"space in the target", "GET /gauge.svg?label=a " + canaryText + " HTTP/1.1\r\n" + header + "\r\n", "HTTP/1.1 400 Bad Request"},
		{"two lengths", "POST /gauge.svg HTTP/1.1\r\n" + header + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", "HTTP/1.1 400 Bad Request"},
		{"unknown transfer encoding", "POST /gauge.svg HTTP/1.1\r\n" + header + "Transfer-Encoding: " + canaryText + "\r\n\r\n", "HTTP/1.1 501 Not Implemented"},
		{"http 3.0", "GET /" + canaryText + " HTTP/3.0\r\n" + header + "\r\n", "HTTP/1.1 505 HTTP Version Not Supported: unsupported protocol version"},
		{"no http", canaryText + "\r\n\r\n", "HTTP/1.1 400 Bad Request"},
		{"flood of header", "GET /gauge.svg HTTP/1.1\r\n" + header + "X: " + strings.Repeat(canaryText, 2000) + "\r\n\r\n", "HTTP/1.1 431 Request Header Fields Too Large"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			answer := exchange(t, r.address, tt.raw)
			status, _, _ := strings.Cut(answer, "\r\n")
			if status != tt.status {
				t.Errorf("%q, want %q", status, tt.status)
			}
			if found := leaks(answer); len(found) > 0 {
				t.Errorf("the answer holds a canary, %v: %.300q", found, answer)
			}
			for _, field := range []string{"\r\nSet-Cookie:", "\r\nServer:", "\r\nVary:", "\r\nX-Request-Id:"} {
				if strings.Contains(answer, field) {
					t.Errorf("the answer has the field %q", field)
				}
			}
		})
	}
	r.stopped(t)
	close(r.log)
	for line := range r.log {
		if found := leaks(line); len(found) > 0 || strings.Contains(line, "127.0.0.1") {
			t.Errorf("the log holds a canary or an address: %s", line)
		}
	}
}

func TestPipelinedRequestsAreAnsweredInOrder(t *testing.T) {
	r := start(t, nil)
	answer := exchange(t, r.address, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
	in := bufio.NewReader(strings.NewReader(answer))
	for _, want := range []int{200, 404} {
		resp, err := http.ReadResponse(in, nil)
		if err != nil || resp.StatusCode != want {
			t.Fatalf("answer %v (%v), want %d", resp, err, want)
		}
		if _, err := io.Copy(io.Discard, resp.Body); err != nil {
			t.Fatal(err)
		}
	}
	r.stopped(t)
}

func TestServerHasItsLimits(t *testing.T) {
	srv := newService(t).server()
	got := []time.Duration{srv.ReadHeaderTimeout, srv.ReadTimeout, srv.WriteTimeout, srv.IdleTimeout}
	want := []time.Duration{5 * time.Second, 10 * time.Second, 15 * time.Second, time.Minute}
	if fmt.Sprint(got) != fmt.Sprint(want) || srv.MaxHeaderBytes != 16384 {
		t.Errorf("timeouts %v, header %d; want %v, 16384", got, srv.MaxHeaderBytes, want)
	}
}

// A connection that brings no TLS is logged as that, without its address.
func TestServeTLS(t *testing.T) {
	other := httptest.NewTLSServer(http.NotFoundHandler())
	defer other.Close()
	r := start(t, nil, func(c *Config) { c.TLS = &tls.Config{Certificates: other.TLS.Certificates} })
	trusting := other.Client().Transport.(*http.Transport).TLSClientConfig.Clone()
	trusting.NextProtos = []string{"h2", "http/1.1"}
	conn, err := tls.Dial("tcp", r.address, trusting)
	if err != nil {
		t.Fatalf("TLS: %v", err)
	}
	if got := conn.ConnectionState().NegotiatedProtocol; got != "http/1.1" {
		t.Errorf("negotiated %q, want http/1.1", got)
	}
	conn.Close()
	trusting.MinVersion, trusting.MaxVersion = tls.VersionTLS10, tls.VersionTLS11
	if conn, err := tls.Dial("tcp", r.address, trusting); err == nil {
		conn.Close()
		t.Error("TLS 1.1 was accepted")
	}
	if line := <-r.log; !strings.Contains(line, `"event":"tls_error"`) || strings.Contains(line, "127.0.0.1") {
		t.Errorf("logged %s, want the event tls_error without an address", line)
	}
	r.client.Transport = &http.Transport{TLSClientConfig: other.Client().Transport.(*http.Transport).TLSClientConfig.Clone(), DisableKeepAlives: true}
	resp, err := r.client.Get("https://" + r.address + "/gauge.svg?value=1")
	if err != nil {
		t.Fatalf("GET over TLS: %v", err)
	}
	resp.Body.Close()
	if resp.StatusCode != 200 {
		t.Errorf("GET over TLS: %d, want 200", resp.StatusCode)
	}
	r.stopped(t)
}
