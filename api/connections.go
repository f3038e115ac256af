package api

import (
	"net"
	"net/http"
)

// Beyond maxConnections at work a request is refused at once, on one of the spare ones; but
// health is answered on them, so that users cannot make the service look dead.
const (
	maxConnections   = 512
	spareConnections = 64
	// deskPlaces is how many requests may wait until their parameters are read, which takes some
	// ten microseconds each.
	deskPlaces = maxConnections / 2
)

// follow tells what becomes of a connection. Closing one below TLS does not wait for its client.
func (s *Service) follow(conn net.Conn, state http.ConnState) {
	switch c := belowTLS(conn); state {
	case http.StateNew:
		s.connections.Opened(c)
	case http.StateActive:
		s.connections.Working(c)
	case http.StateIdle:
		s.connections.Waiting(c)
	case http.StateClosed, http.StateHijacked:
		s.connections.Closed(c)
	}
}

// crowded says whether more connections are at work than are allowed. A handler that stands
// in another's server knows of none.
func (s *Service) crowded(r *http.Request) bool {
	c := connectionOf(r)
	return c != nil && !s.connections.Answering(c)
}
