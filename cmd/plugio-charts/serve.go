package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/plugio/charts/api"
	"github.com/plugio/charts/api/monitor"
)

// logMoment is how long the end of the service waits for lines that were not written yet.
const logMoment = 500 * time.Millisecond

// serve answers requests until the context ends.
func serve(ctx context.Context, p process, args []string) int {
	// A write to a pipe whose reader has gone is an error and not the end.
	signal.Ignore(syscall.SIGPIPE)
	stderr, err := p.mute()
	if err != nil {
		return p.failure("serve", err)
	}
	lines, said := monitor.NewLines(stderr), monitor.NewLines(p.stdout)
	p.stderr, p.stdout = lines, said
	code := serveLogged(ctx, p, args, lines)
	lines.Close(logMoment)
	said.Close(logMoment)
	return code
}

func serveLogged(ctx context.Context, p process, args []string, lines *monitor.Lines) int {
	s, err := readSettings("serve", args, p.env, p.stdout)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitOK
	case err != nil:
		return p.usage("serve", err)
	}
	log := monitor.NewLogger(p.stderr, s.logLevel)
	for _, name := range s.unknown {
		log.Warn("unknown_setting", "setting", name)
	}
	if err := s.loadFonts(); err != nil {
		return p.usage("serve", err)
	}
	if err := s.loadPresets(log); err != nil {
		return p.usage("serve", err)
	}
	if err := harden(); err != nil {
		return p.failure("serve", err)
	}
	s.fitMemory(limitMemory(os.DirFS("/"), p.env), log)
	b := readBuild()
	s.api.Log, s.api.Build, s.api.Version = log, b.id(), b.version
	s.api.LogDropped = lines.Dropped
	s.api.OnStuck = func() {
		lines.Close(logMoment)
		os.Exit(exitStuck)
	}
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
	sockets, err := inheritSockets(p.env)
	if err != nil {
		return err
	}
	ln, err := sockets.listen(socketHTTP, s.listen)
	if err != nil {
		return listenFault("PLUGIO_LISTEN", s.listen, err)
	}
	stopMetrics, err := s.serveMetrics(ctx, service, sockets, log)
	if err != nil {
		return errors.Join(err, ln.Close())
	}
	defer stopMetrics()
	log.Info("started", "address", ln.Addr().String(), "version", s.api.Version)
	s.greet(p.stdout, ln.Addr())
	stopping := context.AfterFunc(ctx, func() { s.sayStopping(p.stdout) })
	defer stopping()
	defer s.renewCertificate(log)()
	if err := service.Serve(ctx, ln); err != nil {
		return err
	}
	log.Info("stopped")
	return nil
}

// greet says where the service is to be found.
func (s *settings) greet(out io.Writer, listening net.Addr) {
	word := "Open"
	if !s.api.Playground {
		word = "Serving" // nothing that a browser could open
	}
	fmt.Fprintf(out, "%s %s\n", word, s.address(listening))
}

// sayStopping tells whoever pressed Ctrl-C why the program is still there.
func (s *settings) sayStopping(out io.Writer) {
	if wait := s.api.Drain + s.api.Finish; wait > 0 {
		fmt.Fprintf(out, "Stopping; open requests have up to %v. Ctrl-C again ends at once.\n", wait)
	}
}

// serveMetrics answers on the metrics' listener until stop is called, so that the end
// of the service can still be watched. Their failure leaves the service alone.
func (s *settings) serveMetrics(ctx context.Context, service *api.Service, sockets sockets, log *slog.Logger) (stop func(), err error) {
	if s.metricsListen == metricsOff && sockets[socketMetrics] == nil {
		return func() {}, nil
	}
	ln, err := sockets.listen(socketMetrics, s.metricsListen)
	if err != nil {
		return nil, listenFault("PLUGIO_METRICS_LISTEN", s.metricsListen, err)
	}
	log.Info("metrics", "address", ln.Addr().String())
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if service.ServeMetrics(ctx, ln) != nil {
			log.Error("metrics_error")
		}
	}()
	return func() { cancel(); <-ended }, nil
}

// listenFault says why a listener cannot be opened and, if its port is taken, where to choose
// another.
func listenFault(setting, listen string, err error) error {
	if _, port, _ := net.SplitHostPort(listen); errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s: port %s is in use already; set %s to an address with another port", setting, port, setting)
	}
	return fmt.Errorf("%s: %w", setting, reason(err))
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
