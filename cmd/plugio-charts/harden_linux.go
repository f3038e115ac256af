//go:build !leakcheck && !crashtalk

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
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

// fatalSignals are those at which the runtime would print every stack, with arguments that may
// be values, whatever GOTRACEBACK says.
func fatalSignals() []os.Signal {
	return []os.Signal{
		syscall.SIGQUIT, syscall.SIGILL, syscall.SIGTRAP, syscall.SIGABRT, syscall.SIGSTKFLT,
		syscall.SIGSYS, syscall.SIGBUS, syscall.SIGFPE, syscall.SIGSEGV,
	}
}

// muteRuntime lets what the runtime itself writes before it ends the process, stacks with
// arguments among them, go nowhere: it always writes to descriptor 2, which becomes a pipe
// without a reader, since an image may have no /dev/null. The standard error goes on under
// another descriptor.
func muteRuntime() (stderr io.Writer, err error) {
	kept, err := dupCloseOnExec(syscall.Stderr)
	if err != nil {
		return nil, fmt.Errorf("keeping the standard error: %w", err)
	}
	var pipe [2]int
	if err := syscall.Pipe2(pipe[:], syscall.O_CLOEXEC|syscall.O_NONBLOCK); err != nil {
		return nil, fmt.Errorf("making a pipe without a reader: %w", err)
	}
	err = errors.Join(syscall.Dup3(pipe[1], syscall.Stderr, 0), syscall.Close(pipe[0]), syscall.Close(pipe[1]))
	if err != nil {
		return nil, fmt.Errorf("putting it in the place of the standard error: %w", err)
	}
	return os.NewFile(uintptr(kept), "stderr"), nil
}

func dupCloseOnExec(descriptor int) (int, error) {
	kept, _, errno := syscall.RawSyscall(syscall.SYS_FCNTL, uintptr(descriptor), syscall.F_DUPFD_CLOEXEC, 3)
	if errno != 0 {
		return 0, errno
	}
	return int(kept), nil
}
