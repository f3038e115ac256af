//go:build !leakcheck

package main

import (
	"fmt"
	"syscall"
)

// harden keeps the memory of the process, which holds what was drawn last, from
// being written to a disk or read by another process of the same user. A crash
// handler that the kernel pipes dumps to does not heed the limit, only that the process
// is not dumpable.
func harden() error {
	if err := syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{}); err != nil {
		return fmt.Errorf("forbidding core dumps: %w", err)
	}
	const setDumpable = syscall.PR_SET_DUMPABLE
	if _, _, errno := syscall.RawSyscall(syscall.SYS_PRCTL, setDumpable, 0, 0); errno != 0 {
		return fmt.Errorf("making the process not dumpable: %w", errno)
	}
	return nil
}
