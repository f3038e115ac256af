package apitest

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"
)

// Output is what a process has written so far.
type Output struct {
	mu      sync.Mutex
	changed *sync.Cond
	text    bytes.Buffer
}

func newOutput() *Output {
	o := &Output{}
	o.changed = sync.NewCond(&o.mu)
	return o
}

func (o *Output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.changed.Broadcast()
	return o.text.Write(p)
}

func (o *Output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// Line waits for a whole line with a text in it.
func (o *Output) Line(t testing.TB, holds string) string {
	t.Helper()
	late := false
	alarm := time.AfterFunc(Patience, func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		late = true
		o.changed.Broadcast()
	})
	defer alarm.Stop()
	o.mu.Lock()
	defer o.mu.Unlock()
	for {
		for line := range strings.Lines(o.text.String()) {
			if strings.HasSuffix(line, "\n") && strings.Contains(line, holds) {
				return line
			}
		}
		if late {
			t.Fatalf("no line with %s in:\n%s", holds, o.text.String())
		}
		o.changed.Wait()
	}
}
