package audit_test

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// TestPrivacyWithoutNetwork runs the other proofs again where there is no network but the
// loopback: the service neither needs one nor notices.
func TestPrivacyWithoutNetwork(t *testing.T) {
	t.Parallel()
	for _, b := range []*build{release, faulty, leaky} {
		b.path(t)
	}
	const again = "^(TestPrivacyCanaries|TestPrivacyPanics|TestPrivacyHeaders|TestPrivacyNowhereToGo|TestPrivacyNeedOfANetworkIsCaught|TestSurvivesOverload)$"
	cmd := exec.Command(os.Args[0], "-test.run", again, "-test.v", "-test.timeout=2m")
	cmd.Env = append(os.Environ(), dirVariable+"="+buildDir, loneVariable+"=1")
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNET}
	if os.Geteuid() != 0 {
		cmd.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{HostID: os.Geteuid(), Size: 1}}
		cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{HostID: os.Getegid(), Size: 1}}
	}
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		apitest.Unavailable(t, "no network namespace can be made here: "+err.Error())
	}
	if n := strings.Count(string(out), "--- PASS: Test"); err != nil || n != strings.Count(again, "Test") {
		t.Errorf("without a network %d tests pass: %v\n%s", n, err, out)
	}
}

// TestPrivacyNowhereToGo shows that the network of TestPrivacyWithoutNetwork leads nowhere.
func TestPrivacyNowhereToGo(t *testing.T) {
	if os.Getenv(loneVariable) == "" {
		t.Skip("runs inside TestPrivacyWithoutNetwork")
	}
	conn, err := net.DialTimeout("tcp", "192.0.2.1:9", apitest.Patience)
	if err == nil {
		conn.Close()
	}
	if !errors.Is(err, syscall.ENETUNREACH) {
		t.Errorf("connecting to another host: %v, want %v", err, syscall.ENETUNREACH)
	}
}

// TestPrivacyNeedOfANetworkIsCaught is the counter-example of TestPrivacyWithoutNetwork: a build that wants to
// reach another host does not do without.
func TestPrivacyNeedOfANetworkIsCaught(t *testing.T) {
	if os.Getenv(loneVariable) == "" {
		t.Skip("runs inside TestPrivacyWithoutNetwork")
	}
	for b, want := range map[*build]int{release: 200, leaky: 503} {
		if status, _ := (launch{build: b}).start(t).Get(t, "/healthz"); status != want {
			t.Errorf("the %s build's health is %d, want %d", b.name, status, want)
		}
	}
}
