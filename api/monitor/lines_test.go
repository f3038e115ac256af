package monitor

import (
	"bytes"
	"errors"
	"io"
	"testing"
	"testing/synctest"
	"time"
)

func TestLinesAreWrittenInOrder(t *testing.T) {
	var out bytes.Buffer
	l := NewLines(&out)
	for _, line := range []string{"one\n", "two\n", "three\n"} {
		if n, err := io.WriteString(l, line); n != len(line) || err != nil {
			t.Errorf("Write = %d, %v", n, err)
		}
	}
	l.Close(time.Minute)
	if got, want := out.String(), "one\ntwo\nthree\n"; got != want {
		t.Errorf("written %q, want %q", got, want)
	}
	if n := l.Dropped(); n != 0 {
		t.Errorf("%d lines dropped", n)
	}
}

func TestLinesKeepNothingOfTheCallersBuffer(t *testing.T) {
	var out bytes.Buffer
	l := NewLines(&out)
	buffer := []byte("first\n")
	_, _ = l.Write(buffer)
	copy(buffer, "XXXXX\n")
	l.Close(time.Minute)
	if got := out.String(); got != "first\n" {
		t.Errorf("written %q", got)
	}
}

// blocked is a pipe that nobody reads.
type blocked struct{ until chan struct{} }

func (b blocked) Write(p []byte) (int, error) { <-b.until; return len(p), nil }

func TestLinesDoNotWaitForTheirReader(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := blocked{make(chan struct{})}
		l := NewLines(b)
		_, _ = io.WriteString(l, "taken\n")
		synctest.Wait() // the writer hangs in it, and every place is free
		for range waitingLines + 41 {
			_, _ = io.WriteString(l, "line\n")
		}
		if n := l.Dropped(); n != 41 {
			t.Errorf("%d lines dropped, want 41", n)
		}
		start := time.Now()
		l.Close(500 * time.Millisecond)
		if waited := time.Since(start); waited != 500*time.Millisecond {
			t.Errorf("the end waited %v for the log, want the 500ms it was given", waited)
		}
		close(b.until)
		// Now the places are free again, and the writer can be ended.
		l.Close(time.Minute)
	})
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestLinesCountWhatCannotBeWritten(t *testing.T) {
	l := NewLines(broken{})
	for range 3 {
		_, _ = io.WriteString(l, "line\n")
	}
	l.Close(time.Minute)
	if n := l.Dropped(); n != 3 {
		t.Errorf("%d lines dropped, want 3", n)
	}
}
