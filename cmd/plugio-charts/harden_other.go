//go:build !linux || leakcheck || crashtalk

package main

import (
	"io"
	"os"
	"syscall"
)

// harden does nothing: only Linux is a platform to run the service on.
func harden() error { return nil }

func fatalSignals() []os.Signal { return []os.Signal{syscall.SIGQUIT} }

func muteRuntime() (stderr io.Writer, err error) { return os.Stderr, nil }
