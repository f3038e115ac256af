//go:build unix

package benchmarks

import (
	"syscall"
	"time"
)

// processorTime is what the process has taken so far, in user and kernel, on all cores: the
// collector's share is in it, and what other processes do is not.
func processorTime() (time.Duration, bool) {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0, false
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano()), true
}
