package api

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// Limits of a connection. The header limit leaves out the 4 KiB that net/http
// adds to it.
const (
	maxHeader         = 16 << 10
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 10 * time.Second
	writeTimeout      = 15 * time.Second
	idleTimeout       = 60 * time.Second
	// arrivalMoment is for requests that were sent before the listener closed.
	arrivalMoment = 250 * time.Millisecond
)

// Serve answers on ln until ctx ends. Then it reports that it is not ready, goes
// on for Config.Drain so that a proxy can notice, closing each connection with its
// answer, stops accepting and waits up to Config.Finish for open requests. It closes
// ln and returns nil after an orderly stop. A service serves once.
func (s *Service) Serve(ctx context.Context, ln net.Listener) error {
	srv := s.server()
	ln = gathering{ln, &s.buffers, s.sendBuffer()}
	ended := make(chan error, 1)
	go func() { ended <- s.accept(srv, ln) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serving: %w", err)
	case <-ctx.Done():
	}
	s.draining.Store(true)
	s.events.Stopping()
	select {
	case err := <-ended:
		return fmt.Errorf("serving while draining: %w", err)
	case <-s.after(s.cfg.Drain):
	}
	if err := ln.Close(); err != nil {
		return fmt.Errorf("closing the listener: %w", err)
	}
	<-ended
	// Shutting down closes at once what looks idle, a request that is on its way included.
	<-s.after(arrivalMoment)
	return s.finish(context.WithoutCancel(ctx), srv)
}

// ServeMetrics answers GET /metrics on ln, and nothing else, until ctx ends. It
// closes ln and returns nil after that.
func (s *Service) ServeMetrics(ctx context.Context, ln net.Listener) error {
	return s.metrics.Serve(ctx, ln, s.httpServer(nil))
}

func (s *Service) finish(ctx context.Context, srv *http.Server) error {
	ctx, cancel := context.WithTimeout(ctx, s.cfg.Finish)
	defer cancel()
	err := srv.Shutdown(ctx)
	if err != nil {
		_ = srv.Close()
	}
	if err != nil {
		return errors.New("stopping: requests were still open when the time to finish was over")
	}
	return nil
}

func (s *Service) accept(srv *http.Server, ln net.Listener) error {
	if s.cfg.TLS != nil {
		ln = securing{ln, s.tlsConfig(), s.errorLog}
	}
	return srv.Serve(ln)
}

func (s *Service) tlsConfig() *tls.Config {
	config := s.cfg.TLS.Clone()
	config.MinVersion = max(config.MinVersion, tls.VersionTLS12)
	config.NextProtos = []string{"http/1.1"}
	return config
}

func (s *Service) server() *http.Server {
	srv := s.httpServer(s.Handler())
	srv.ConnContext, srv.ConnState = withGathered, s.follow
	return srv
}

func (s *Service) httpServer(h http.Handler) *http.Server {
	srv := &http.Server{
		Handler:                      h,
		ReadHeaderTimeout:            readHeaderTimeout,
		ReadTimeout:                  readTimeout,
		WriteTimeout:                 writeTimeout,
		IdleTimeout:                  idleTimeout,
		MaxHeaderBytes:               maxHeader,
		ErrorLog:                     s.errorLog,
		DisableGeneralOptionsHandler: true,
		Protocols:                    new(http.Protocols),
	}
	srv.Protocols.SetHTTP1(true)
	return srv
}
