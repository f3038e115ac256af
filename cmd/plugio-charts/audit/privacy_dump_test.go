package audit_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
)

// nobody is a user that owns nothing; an orchestrator may choose any such number.
const nobody = 1_000_650_000

// asNobody runs a process as nobody where this one may do that, else as whoever runs the test.
func asNobody() *syscall.SysProcAttr {
	if os.Geteuid() != 0 {
		return &syscall.SysProcAttr{}
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
}

// TestPrivacyNoDump: a crash leaves no picture of the memory, and no other process of the same user can read it.
func TestPrivacyNoDump(t *testing.T) {
	t.Parallel()
	for _, b := range []*build{release, leaky} {
		dir := t.TempDir()
		// Whoever the service runs as could write a dump here, and the limit of this shell allows it.
		for path := dir; len(path) > len(os.TempDir()); path = path[:strings.LastIndexByte(path, '/')] {
			if err := os.Chmod(path, 0o777); err != nil {
				t.Fatal(err)
			}
		}
		s := launch{
			build: b, dir: dir, attr: asNobody(), env: []string{"GOTRACEBACK=crash"},
			before: []string{"sh", "-c", `ulimit -c unlimited; exec "$0" "$@"`},
		}.start(t)
		s.Get(t, "/gauge.svg?value=1")
		limits, err := os.ReadFile(fmt.Sprintf("/proc/%d/limits", s.Cmd.Process.Pid))
		if err != nil {
			t.Fatal(err)
		}
		limited := strings.Contains(strings.Join(strings.Fields(string(limits)), " "), "Max core file size 0 0 bytes")
		owner := ownerOf(t, fmt.Sprintf("/proc/%d/mem", s.Cmd.Process.Pid))
		hidden := owner == 0
		if err := s.Cmd.Process.Signal(syscall.SIGABRT); err != nil {
			t.Fatal(err)
		}
		s.Exit(t)
		dumped := s.Cmd.ProcessState.Sys().(syscall.WaitStatus).CoreDump()
		left, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case b == release && (!limited || dumped || len(left) > 0):
			t.Errorf("the limit is zero: %v; dumped: %v; files: %v", limited, dumped, left)
		case b == release && os.Geteuid() == 0 && !hidden:
			t.Error("the memory belongs to the user that the service runs as")
		case b == leaky && limited:
			t.Error("the leaking build has a limit as well")
		case b == leaky && os.Geteuid() == 0 && hidden:
			t.Error("the memory of the leaking build is hidden as well")
		case b == leaky && !dumped:
			t.Log("this kernel makes no dumps, so that their absence proves nothing here; the limit and the owner do")
		}
	}
}

func ownerOf(t *testing.T, path string) uint32 {
	t.Helper()
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrPermission) {
		return 0
	}
	if err != nil {
		t.Fatal(err)
	}
	return info.Sys().(*syscall.Stat_t).Uid
}
