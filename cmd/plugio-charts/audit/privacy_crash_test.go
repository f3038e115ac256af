package audit_test

import (
	"regexp"
	"syscall"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// stack finds any part of what the runtime prints of itself: a heading, a frame, an argument word.
var stack = regexp.MustCompile(`goroutine |fatal error|panic|runtime[:.]|SIG[A-Z]|\.go:\d|0x[0-9a-f]{4}`)

// TestPrivacyOfACrash: a crash that nothing can contain ends the process with the runtime's code and says nothing at
// all, whatever GOTRACEBACK asks for: a full stack, memory that the system does not give, a panic outside a
// request's own goroutine.
func TestPrivacyOfACrash(t *testing.T) {
	t.Parallel()
	for _, fault := range []string{"overflow", "memory", "goroutine"} {
		for _, b := range []*build{faulty, talkative} {
			c := apitest.Canaries{}
			s := launch{
				build: b, env: []string{"GOTRACEBACK=all"},
				// Address space for the program and a few of the fault's pieces.
				before: []string{"sh", "-c", `ulimit -v 3000000; exec "$0" "$@"`},
			}.start(t)
			apitest.Exchange(t, s.Address, getting("", "/gauge.svg?description=fault:"+fault+"&value="+c.Number("value")+"&label="+c.Text("label"), "").raw)
			if code := s.Exit(t); code != 2 {
				t.Errorf("%s, %s: exit code %d, want the runtime's 2", b.name, fault, code)
			}
			told(t, b, fault, s)
		}
	}
}

// TestPrivacyOfASignal: the signals at which a Go program prints its stacks stop the service in order instead.
func TestPrivacyOfASignal(t *testing.T) {
	t.Parallel()
	signals := []syscall.Signal{
		syscall.SIGQUIT, syscall.SIGILL, syscall.SIGTRAP, syscall.SIGABRT, syscall.SIGSTKFLT,
		syscall.SIGSYS, syscall.SIGBUS, syscall.SIGFPE, syscall.SIGSEGV,
	}
	for _, signal := range signals {
		s := launch{build: release, env: []string{"GOTRACEBACK=all"}}.start(t)
		s.Get(t, "/gauge.svg?value=1")
		send(t, s, signal)
		if code := s.Exit(t); code != 0 {
			t.Errorf("%v: exit code %d, want the 0 of an orderly stop", signal, code)
		}
		told(t, release, signal.String(), s)
	}
	s := launch{build: talkative, env: []string{"GOTRACEBACK=all"}}.start(t)
	send(t, s, syscall.SIGABRT)
	s.Exit(t)
	told(t, talkative, "aborted", s)
}

// TestPrivacyOfEverySignal: no other signal makes it talk either.
func TestPrivacyOfEverySignal(t *testing.T) {
	t.Parallel()
	for signal := syscall.Signal(1); signal <= 64; signal++ {
		switch signal {
		case syscall.SIGKILL, syscall.SIGSTOP, syscall.SIGTSTP, syscall.SIGTTIN, syscall.SIGTTOU:
			continue // nothing runs at these, or until it is woken
		}
		s := launch{build: release, env: []string{"GOTRACEBACK=all"}}.start(t)
		send(t, s, signal)
		send(t, s, syscall.SIGTERM)
		s.Exit(t)
		told(t, release, signal.String(), s)
	}
}

func send(t *testing.T, s *apitest.Program, signal syscall.Signal) {
	t.Helper()
	if err := s.Cmd.Process.Signal(signal); err != nil {
		t.Logf("%v: %v", signal, err) // it has ended already
	}
}

// told fails if the program said anything of a stack, or if the build that must did not.
func told(t *testing.T, b *build, why string, s *apitest.Program) {
	t.Helper()
	found := stack.FindString(s.Stderr.String() + s.Stdout.String())
	if talks := b == talkative; talks != (found != "") {
		t.Errorf("%s, %s: found %q in:\n%.2000s", b.name, why, found, s.Stderr)
	}
}
