package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"syscall"

	"github.com/plugio/charts/api"
)

// serve answers requests until the context ends.
func serve(ctx context.Context, p process, args []string) int {
	s, err := readSettings("serve", args, p.env, p.stdout)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitOK
	case err != nil:
		return p.usage("serve", err)
	}
	log := api.NewLogger(p.stderr, s.logLevel)
	for _, name := range s.unknown {
		log.Warn("unknown_setting", "setting", name)
	}
	s.api.Log, s.api.Build = log, readBuild().id()
	if err := s.serve(ctx, p, log); err != nil {
		return p.failure("serve", err)
	}
	return exitOK
}

func (s *settings) serve(ctx context.Context, p process, log *slog.Logger) error {
	service, err := api.New(s.api)
	if err != nil {
		return err
	}
	ln, err := net.Listen("tcp", s.listen)
	if err != nil {
		return fmt.Errorf("PLUGIO_LISTEN: %w", reason(err))
	}
	log.Info("started", "address", ln.Addr().String(), "version", readBuild().version)
	fmt.Fprintf(p.stdout, "Open %s\n", s.address(ln.Addr()))
	if err := service.Serve(ctx, ln); err != nil {
		return err
	}
	log.Info("stopped")
	return nil
}

// reason is why an address cannot be listened on, without the address.
func reason(err error) error {
	if errno := syscall.Errno(0); errors.As(err, &errno) {
		return errno
	}
	return errors.New("the host is unknown")
}

// address is what a browser on this host can open.
func (s *settings) address(listening net.Addr) string {
	host, port, _ := net.SplitHostPort(listening.String())
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() {
		host = "localhost"
	}
	return s.scheme() + "://" + net.JoinHostPort(host, port) + s.api.BasePath + "/"
}

func (s *settings) scheme() string {
	if s.api.TLS != nil {
		return "https"
	}
	return "http"
}
