package audit_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// TestSurvivesAStuckDrawing: a drawing that does not end, ends the process, with a code of its own.
func TestSurvivesAStuckDrawing(t *testing.T) {
	t.Parallel()
	s := launch{build: faulty, env: []string{"PLUGIO_RENDER_LIMIT=500ms"}}.start(t)
	if status, _ := s.Get(t, small); status != 200 {
		t.Fatalf("before: %d", status)
	}
	apitest.Exchange(t, s.Address, getting("", "/gauge.svg?value=1&description=fault:stuck", "").raw)
	if code := s.Exit(t); code != 70 {
		t.Errorf("exit code %d, want 70", code)
	}
	s.Stderr.Line(t, `"event":"render_stuck"`)
}

// TestPrivacySurvivesAnEmptyPlace: nothing but the program, in a folder that cannot be written, without /proc, /tmp and
// /etc, as a user that nobody knows, in another zone: the pictures are the same to the byte.
func TestPrivacySurvivesAnEmptyPlace(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		apitest.Unavailable(t, "only root can run a program in another root folder")
	}
	dir := t.TempDir()
	copyFile(t, release.path(t), filepath.Join(dir, "plugio-charts"))
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	empty := launch{
		program: "/plugio-charts", dir: "/", env: []string{"TZ=Pacific/Kiritimati", "LANG=tr_TR.UTF-8", "TMPDIR=/tmp"},
		attr: &syscall.SysProcAttr{Chroot: dir, Credential: &syscall.Credential{Uid: nobody, Gid: nobody}},
	}.start(t)
	usual := launch{build: release}.start(t)
	for _, target := range []string{
		small, worst, "/counter.png?value=12&previous=10&label=I%C4%B1", "/bar.svg?segments=1:success:a,2:danger:b", "/bar.png?value=x", "/nothing", "/",
	} {
		status, picture := empty.Get(t, target)
		wantStatus, want := usual.Get(t, target)
		if status != wantStatus || !bytes.Equal(picture, want) {
			t.Errorf("%s: %d with %d bytes, elsewhere %d with %d", target, status, len(picture), wantStatus, len(want))
		}
	}
	if code := empty.Stop(t); code != 0 {
		t.Errorf("exit code %d:\n%s", code, empty.Stderr)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("files were left: %v, %v", left, err)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}
