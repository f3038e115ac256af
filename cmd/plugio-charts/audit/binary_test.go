package audit_test

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"unsafe"

	"github.com/plugio/charts/api/apitest"
)

// The folder with the builds, and whether this process stands in a network of its own.
// A child process is told both by these variables.
const (
	dirVariable  = "PLUGIO_AUDIT_DIR"
	loneVariable = "PLUGIO_AUDIT_LONE"
)

var buildDir string

func TestMain(m *testing.M) { os.Exit(inBuildDir(m)) }

func inBuildDir(m *testing.M) int {
	if buildDir = os.Getenv(dirVariable); buildDir != "" {
		if err := raiseLoopback(); err != nil {
			fmt.Fprintln(os.Stderr, "raising the loopback:", err)
			return 1
		}
		return m.Run()
	}
	var err error
	if buildDir, err = os.MkdirTemp("", "plugio-audit"); err != nil {
		fmt.Fprintln(os.Stderr, "making the build folder:", err)
		return 1
	}
	defer os.RemoveAll(buildDir)
	// Other users run the program too.
	if err := os.Chmod(buildDir, 0o755); err != nil {
		fmt.Fprintln(os.Stderr, "opening the build folder:", err)
		return 1
	}
	return m.Run()
}

// build is the program with one set of build tags, or with a source of Go's own replaced.
type build struct {
	name, tags string
	overlay    func() (file string, err error)
	once       sync.Once
	err        error
}

var (
	release = &build{name: "release"}
	faulty  = &build{name: "faulty", tags: "faultinject"}
	leaky   = &build{name: "leaky", tags: "leakcheck"}
	// talkative is faulty, and its runtime says what it says in every Go program.
	talkative = &build{name: "talkative", tags: "faultinject,crashtalk"}
	jumping   = &build{name: "jumping", overlay: jumpingClock}
)

// path returns the program, which it makes when it is first asked for.
func (b *build) path(t testing.TB) string {
	t.Helper()
	path := filepath.Join(buildDir, b.name)
	b.once.Do(func() {
		if _, err := os.Stat(path); err == nil {
			return
		}
		b.err = b.make(path)
	})
	if b.err != nil {
		t.Fatal(b.err)
	}
	return path
}

func (b *build) make(path string) (err error) {
	how := apitest.Build{Tags: b.tags}
	if b.overlay != nil {
		if how.Overlay, err = b.overlay(); err != nil {
			return fmt.Errorf("replacing a source: %w", err)
		}
	}
	return how.To(path)
}

// launch says how to start one of the builds.
type launch struct {
	build   *build
	program string // instead of the build's path
	before  []string
	env     []string
	attr    *syscall.SysProcAttr
	dir     string
}

func (l launch) start(t testing.TB) *apitest.Program {
	t.Helper()
	if l.program == "" {
		l.program = l.build.path(t)
	}
	how := apitest.Launch{Program: l.program, Before: l.before, Args: []string{"--log-level=debug"}, Env: l.env, Attr: l.attr, Dir: l.dir}
	return how.Start(t)
}

// raiseLoopback switches the loopback on where this process has a network of its own.
func raiseLoopback() error {
	if os.Getenv(loneVariable) == "" {
		return nil
	}
	socket, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_DGRAM, 0)
	if err != nil {
		return err
	}
	defer syscall.Close(socket)
	request := struct {
		name  [syscall.IFNAMSIZ]byte
		flags uint16
		_     [22]byte
	}{flags: syscall.IFF_UP | syscall.IFF_RUNNING}
	copy(request.name[:], "lo")
	if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, uintptr(socket), syscall.SIOCSIFFLAGS, uintptr(unsafe.Pointer(&request))); errno != 0 {
		return errno
	}
	list, err := net.Interfaces()
	if err != nil || len(list) != 1 {
		return errors.Join(err, fmt.Errorf("%d interfaces, want the loopback alone", len(list)))
	}
	return nil
}
