package main

import (
	"crypto/tls"
	"log/slog"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
)

// certificate is the pair that new connections are served with.
type certificate struct {
	current atomic.Pointer[tls.Certificate]
}

// config serves whatever pair is the current one when a client says hello.
func (c *certificate) config() *tls.Config {
	return &tls.Config{GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return c.current.Load(), nil }}
}

// renewCertificate reads the key pair anew at every SIGHUP, until stop is called, so that a
// certificate that was renewed needs no restart. A pair that cannot be used leaves the one in
// use. Without a certificate the signal does nothing.
func (s *settings) renewCertificate(log *slog.Logger) (stop func()) {
	hangups := make(chan os.Signal, 1)
	signal.Notify(hangups, syscall.SIGHUP)
	stopped := make(chan struct{})
	go func() {
		for {
			select {
			case <-hangups:
				s.renew(log)
			case <-stopped:
				return
			}
		}
	}()
	return func() {
		signal.Stop(hangups)
		close(stopped)
	}
}

func (s *settings) renew(log *slog.Logger) {
	if s.certificate == nil {
		return
	}
	pair, err := s.readPair()
	if err != nil {
		// The fault names a file; what the file holds is in no line of the log.
		log.Error("certificate_error", "fault", err.Error())
		return
	}
	s.certificate.current.Store(pair)
	log.Info("certificate_renewed")
}
