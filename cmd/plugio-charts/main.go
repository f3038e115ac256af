// Command plugio-charts serves gauges, counters and bars as pictures, and draws
// single ones into files.
//
//	plugio-charts serve
//	plugio-charts draw gauge value=72 label="Sprint progress" -o gauge.png
//
// It is the only package that reads the environment and touches the process.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// The exit codes: a failure while working, a command line or setting that cannot be
// used, a drawing that did not end (EX_SOFTWARE of sysexits.h), and a second signal
// while the first is obeyed, as shells report it of an interrupt.
const (
	exitOK      = 0
	exitFailure = 1
	exitUsage   = 2
	exitStuck   = 70

	exitImpatient = 130
)

func main() {
	ctx, stop := context.WithCancel(context.Background())
	// SIGQUIT is among them since the runtime would print every stack, with arguments that
	// may be values.
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGQUIT)
	go func() {
		<-signals
		stop()
		<-signals
		os.Exit(exitImpatient)
	}()
	os.Exit(run(ctx, os.Args[1:], os.Environ(), os.Stdout, os.Stderr))
}

// command is one subcommand.
type command struct {
	name, doc string
	run       func(ctx context.Context, p process, args []string) int
}

// process is what a command may touch.
type process struct {
	env            []string
	stdout, stderr io.Writer
}

// usage reports a command line or setting that cannot be used.
func (p process) usage(cmd string, err error) int {
	fmt.Fprintf(p.stderr, "plugio-charts %s: %v\n", cmd, err)
	return exitUsage
}

// failure reports what went wrong while working.
func (p process) failure(cmd string, err error) int {
	fmt.Fprintf(p.stderr, "plugio-charts %s: %v\n", cmd, err)
	return exitFailure
}

func commands() []command {
	return []command{
		{"serve", "answer requests for pictures until SIGTERM", serve},
		{"draw", "draw one picture into a file", draw},
		{"app", "make what Jira or Confluence installs", app},
		{"healthcheck", "ask the service on this host whether it lives", healthcheck},
		{"version", "print the version", printVersion},
	}
}

// run runs a command line and returns its exit code.
func run(ctx context.Context, args, env []string, stdout, stderr io.Writer) int {
	p := process{env: env, stdout: stdout, stderr: stderr}
	if len(args) == 0 {
		printUsage(stderr)
		return exitUsage
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		printUsage(stdout)
		return exitOK
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return c.run(ctx, p, args[1:])
		}
	}
	printUsage(stderr)
	return exitUsage
}

func printUsage(w io.Writer) {
	fmt.Fprint(w, "Plugio Charts draws gauges, counters and bars.\n\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  plugio-charts %-12s %s\n", c.name, c.doc)
	}
	fmt.Fprint(w, "\nEach command explains itself with --help.\n")
}
