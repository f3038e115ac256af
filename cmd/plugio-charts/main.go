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
	"strconv"
	"strings"
	"syscall"
	"time"
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
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, append(fatalSignals(), os.Interrupt, syscall.SIGTERM)...)
	go obey(signals, stop)
	p := process{env: os.Environ(), stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, mute: muteRuntime}
	os.Exit(run(ctx, p, os.Args[1:]))
}

// oneSignal is how long after a signal another is taken for the same one: timeout, wrappers and
// terminals send one to the program and to its group, and nobody presses a key twice so fast.
const oneSignal = 100 * time.Millisecond

// obey stops at the first signal, and ends the process at the second.
func obey(signals <-chan os.Signal, stop func()) {
	<-signals
	first := time.Now()
	stop()
	for range signals {
		if time.Since(first) > oneSignal {
			os.Exit(exitImpatient)
		}
	}
}

// command is one subcommand.
type command struct {
	name, doc string
	run       func(ctx context.Context, p process, args []string) int
}

// process is what a command may touch.
type process struct {
	env            []string
	stdin          io.Reader
	stdout, stderr io.Writer
	// mute lets what the runtime says of a crash go nowhere; what it returns still leads to
	// the standard error.
	mute func() (stderr io.Writer, err error)
}

// usage reports a command line or settings that cannot be used, each mistake on a line of
// its own.
func (p process) usage(cmd string, err error) int {
	for mistake := range strings.SplitSeq(err.Error(), "\n") {
		fmt.Fprintf(p.stderr, "plugio-charts %s: %s\n", cmd, mistake)
	}
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
		{"presets", "check a file of presets, or print its schema", presetsCommand},
		{"app", "make what Jira or Confluence installs", app},
		{"healthcheck", "ask the service on this host whether it lives", healthcheck},
		{"man", "print the manual page", manual},
		{"completion", "print what completes command lines in bash, zsh or fish", completion},
		{"version", "print the version", printVersion},
	}
}

// run runs a command line and returns its exit code.
func run(ctx context.Context, p process, args []string) int {
	return p.dispatch(ctx, "", args, commands(), printUsage)
}

// dispatch runs the one of the commands that the arguments name. under is the command that
// they belong to, empty for the program itself.
func (p process) dispatch(ctx context.Context, under string, args []string, commands []command, usage func(io.Writer)) int {
	if len(args) == 0 {
		usage(p.stderr)
		return exitUsage
	}
	name := args[0]
	switch {
	case isHelp(name) && len(args) > 1:
		// help draw is draw --help
		name, args = args[1], []string{"", "--help"}
	case isHelp(name):
		usage(p.stdout)
		return exitOK
	case under == "" && (name == "--version" || name == "-version"):
		name = "version"
	}
	for _, c := range commands {
		if c.name == name {
			return c.run(ctx, p, args[1:])
		}
	}
	fmt.Fprintf(p.stderr, "plugio-charts: unknown command %s\n\n", strconv.Quote(strings.TrimSpace(under+" "+name)))
	usage(p.stderr)
	return exitUsage
}

func isHelp(word string) bool {
	return word == "help" || word == "-h" || word == "-help" || word == "--help"
}

func printUsage(w io.Writer) {
	fmt.Fprint(w, "Plugio Charts draws gauges, counters and bars.\n\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  plugio-charts %-12s %s\n", c.name, c.doc)
	}
	fmt.Fprint(w, "\nEach command explains itself with --help.\n")
}
