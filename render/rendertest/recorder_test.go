package rendertest

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// recorder stands in for a test that may fail.
type recorder struct {
	testing.TB
	messages []string
	failed   bool
	skipped  bool
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.failed = true
	r.messages = append(r.messages, fmt.Sprintf(format, args...))
}

func (r *recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	runtime.Goexit()
}

func (r *recorder) Skipf(format string, args ...any) {
	r.skipped = true
	r.messages = append(r.messages, fmt.Sprintf(format, args...))
	runtime.Goexit()
}

func (r *recorder) text() string { return strings.Join(r.messages, "\n") }

// try runs f as a test of its own and returns how it ended.
func try(t *testing.T, f func(t testing.TB)) *recorder {
	r := &recorder{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		f(r)
	}()
	<-done
	return r
}
