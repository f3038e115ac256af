package apitest

import (
	"fmt"
	"os"
	"os/exec"
	"testing"
)

// Version is what the programs that Build makes call themselves.
const Version = "1.2.3-test"

// Build says how the program differs from the released one.
type Build struct {
	Tags    string
	Overlay string // a file that replaces sources, as go help build describes it
}

// To makes the program at a path, with the flags of a release.
func (b Build) To(path string) error {
	args := []string{"build", "-trimpath", "-buildvcs=false", "-tags", b.Tags, "-ldflags", "-s -w -X main.version=" + Version, "-o", path}
	if b.Overlay != "" {
		args = append(args, "-overlay", b.Overlay)
	}
	cmd := exec.Command("go", append(args, "github.com/plugio/charts/cmd/plugio-charts")...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building the program: %w\n%s", err, out)
	}
	return nil
}

// Unavailable skips a test for want of something; where CI is set that is a failure.
func Unavailable(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}
