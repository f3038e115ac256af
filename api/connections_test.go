package api

import (
	"io"
	"net"
	"net/http"
	"testing"

	"github.com/plugio/charts/api/admission"
	"github.com/plugio/charts/render"
)

func allow(limit, reserve int) func(*Service) {
	return func(s *Service) { s.connections = admission.NewConnections(limit, reserve) }
}

// Who opens every connection there is and says nothing keeps nobody out.
func TestServeMakesRoomForWhoAsks(t *testing.T) {
	r := start(t, allow(2, 1))
	silent := make([]net.Conn, 3)
	for i := range silent {
		conn, err := net.Dial("tcp", r.address)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		silent[i] = conn
	}
	for _, path := range []string{"/gauge.svg?value=1", "/healthz"} {
		if got := r.status(t, path); got != 200 {
			t.Errorf("%s: %d, want 200", path, got)
		}
	}
	if _, err := silent[0].Read(make([]byte, 1)); err != io.EOF {
		t.Errorf("the connection that waited longest: %v, want the end", err)
	}
	r.stopped(t)
}

// Where every connection is at work, health is answered all the same.
func TestServeAnswersHealthBeyondTheLimit(t *testing.T) {
	drawing, finish := make(chan struct{}), make(chan struct{})
	r := start(t, func(s *Service) {
		allow(2, 4)(s)
		s.render = func(dst []byte, _ render.Widget, _ render.Options) ([]byte, error) {
			drawing <- struct{}{}
			<-finish
			return append(dst, "picture"...), nil
		}
	}, func(c *Config) { c.Workers = 2 })
	answered := make(chan int)
	for range 2 {
		go func() { answered <- r.status(t, "/gauge.svg?value=1") }()
		<-drawing
	}
	resp, err := r.client.Get("http://" + r.address + "/bar.svg?value=1")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusServiceUnavailable || !resp.Close || resp.Header.Get("Retry-After") != "1" {
		t.Errorf("a third picture: %d, closes: %v, %v; want a 503 that closes", resp.StatusCode, resp.Close, resp.Header)
	}
	if got := r.status(t, "/healthz"); got != 200 {
		t.Errorf("/healthz: %d, want 200", got)
	}
	close(finish)
	for range 2 {
		if got := <-answered; got != 200 {
			t.Errorf("a picture that was being drawn: %d, want 200", got)
		}
	}
	r.stopped(t)
}
