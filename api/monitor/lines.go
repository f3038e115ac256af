package monitor

import (
	"io"
	"sync/atomic"
	"time"
)

// waitingLines is how many lines may wait for a slow reader of the log: some seconds of
// every fault at its interval, or a burst of access lines.
const waitingLines = 1024

// Lines hands lines on to a writer and never lets who wrote them wait for it: what finds
// no place, or cannot be written, is dropped and counted. A log on a pipe that nobody
// reads, or whose reader has gone, can then hold up neither an answer nor the end.
type Lines struct {
	queue   chan queued
	dropped atomic.Int64
	ended   chan struct{}
}

type queued struct {
	line []byte
	last bool
}

// NewLines returns lines that are written to w, each with one call, until Close.
func NewLines(w io.Writer) *Lines {
	l := &Lines{queue: make(chan queued, waitingLines), ended: make(chan struct{})}
	go l.pass(w)
	return l
}

func (l *Lines) pass(w io.Writer) {
	defer close(l.ended)
	for q := range l.queue {
		if q.last {
			return
		}
		if _, err := w.Write(q.line); err != nil {
			l.dropped.Add(1)
		}
	}
}

// Write takes one line. It never fails and never waits.
func (l *Lines) Write(line []byte) (int, error) {
	select {
	case l.queue <- queued{line: append([]byte(nil), line...)}:
	default:
		l.dropped.Add(1)
	}
	return len(line), nil
}

// Dropped is how many lines were not written so far.
func (l *Lines) Dropped() int64 { return l.dropped.Load() }

// Close writes what waits, for at most so long. What is written afterwards is dropped.
func (l *Lines) Close(patience time.Duration) {
	over := time.NewTimer(patience)
	defer over.Stop()
	select {
	case l.queue <- queued{last: true}:
	case <-over.C:
		return
	}
	select {
	case <-l.ended:
	case <-over.C:
	}
}
