package audit_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/plugio/charts/api/apitest"
)

// traced are the calls that touch files, the network or other processes.
const traced = "trace=%file,%network,write,writev,pwrite64,pwritev,ftruncate,fallocate,memfd_create,sendfile,splice,io_uring_setup"

// call is one line of a trace: when, which call, its arguments.
var call = regexp.MustCompile(`^(?:\[pid\s+)?(\d+)\]?\s+(\d+\.\d+) (\w+)\((.*)`)

// The kinds of what a trace may not show.
const (
	opensToWrite = "opens a file to write"
	changesFiles = "changes files"
	connects     = "connects"
	sends        = "sends without a connection that it accepted"
	writesFile   = "writes to something else than its output and accepted connections"
	executes     = "starts a program"
	opensLate    = "opens a file after the start"
)

var (
	writing  = regexp.MustCompile(`O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND`)
	changing = regexp.MustCompile(`^(rename|mkdir|rmdir|unlink|link|symlink|mknod|truncate|ftruncate|fallocate|memfd_create|ch(mod|own)|fch(mod|own)|setxattr|utime|creat)`)
	// A write goes to standard output, to standard error under the descriptor it was moved to (the tests give both as
	// pipes; the program starts no other that could hold an end of one), to an accepted connection, or wakes a thread.
	allowedWrite = regexp.MustCompile(`^([12]<|\d+<pipe:|\d+<(TCP|TCPv6):\[[^\]]*->[^\]]*\]|\d+<anon_inode:\[event(fd|poll)\])`)
	// The process collector reads these when the metrics are scraped.
	ownProcess = regexp.MustCompile(`"/proc(/(self|\d+)(/(stat|status|limits|fd|fd/|net/netstat|net/snmp|net/dev))?|/stat|/)?"`)
)

// violations lists the kinds of what a trace shows and may not, with an example each.
// Between started and scraped, in seconds, no file is opened at all.
func violations(trace string, started, scraped float64) map[string]string {
	found := map[string]string{}
	runs := 0
	for line := range strings.Lines(trace) {
		m := call.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		at, _ := strconv.ParseFloat(m[2], 64)
		name, args := m[3], m[4]
		switch {
		case name == "execve" || name == "execveat":
			if runs++; runs > 1 {
				found[executes] = line
			}
		case strings.HasPrefix(name, "open"):
			if writing.MatchString(args) {
				found[opensToWrite] = line
			}
			if late := at > started && !(at > scraped && ownProcess.MatchString(args)); late {
				found[opensLate] = line
			}
		case changing.MatchString(name):
			found[changesFiles] = line
		case name == "connect":
			found[connects] = line
		case slices.Contains([]string{"sendto", "sendmsg", "sendmmsg", "sendfile", "splice", "io_uring_setup"}, name):
			found[sends] = line
		case strings.HasPrefix(name, "write"), strings.HasPrefix(name, "pwrite"):
			if !allowedWrite.MatchString(args) {
				found[writesFile] = line
			}
		}
	}
	return found
}

// TestPrivacyTrace runs every request under the eyes of strace: nothing is written to a disk,
// nothing is sent out, and once the service has started it opens no file at all.
func TestPrivacyTrace(t *testing.T) {
	t.Parallel()
	strace, err := exec.LookPath("strace")
	if err != nil {
		apitest.Unavailable(t, "strace is not installed (Debian: apt-get install strace)")
	}
	if out, err := exec.Command(strace, "-f", "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		apitest.Unavailable(t, fmt.Sprintf("strace may not trace here: %s", out))
	}
	for _, b := range []*build{release, leaky} {
		file := filepath.Join(t.TempDir(), "trace")
		l := auditing(b).withPresets(t, apitest.Canaries{})
		l.before = []string{strace, "-f", "--seccomp-bpf", "-ttt", "-yy", "-s", "64", "-e", traced, "-e", "signal=none", "-o", file}
		s := l.start(t)
		s.Stdout.Line(t, "Open http")
		started := now()
		requests := everywhere(apitest.Canaries{})
		if b == leaky {
			requests = requests[:20]
		}
		for _, r := range requests {
			apitest.Exchange(t, s.Address, r.raw)
		}
		scraped := now()
		s.Scrape(t)
		endTraced(t, s)
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found := violations(string(content), started, scraped)
		if b == release {
			checkTrace(t, string(content), len(requests))
			for kind, example := range found {
				t.Errorf("the service %s: %s", kind, example)
			}
			continue
		}
		for _, kind := range []string{opensToWrite, connects, executes, opensLate, writesFile} {
			if found[kind] == "" {
				t.Errorf("it is not noticed that the leaking build %s", kind)
			}
		}
	}
}

func now() float64 { return float64(time.Now().UnixMicro()) / 1e6 }

// endTraced stops the service and not the tracer, which then ends by itself.
func endTraced(t *testing.T, s *apitest.Program) {
	t.Helper()
	children, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", s.Cmd.Process.Pid, s.Cmd.Process.Pid))
	if err != nil {
		t.Fatalf("finding the traced process: %v", err)
	}
	for _, child := range strings.Fields(string(children)) {
		if out, err := exec.Command("kill", "-TERM", child).CombinedOutput(); err != nil {
			t.Fatalf("stopping the service: %v: %s", err, out)
		}
	}
	if code := s.Exit(t); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// checkTrace wants the calls that the requests cannot have done without.
func checkTrace(t *testing.T, trace string, requests int) {
	t.Helper()
	if n := strings.Count(trace, "accept4("); n < requests {
		t.Errorf("the trace shows %d accepted connections for %d requests", n, requests)
	}
	opened := regexp.MustCompile(`open\w*\([^\n]*presets\.yaml`).FindAllStringIndex(trace, -1)
	if len(opened) != 1 || strings.Contains(trace[:opened[0][0]], " listen(") {
		t.Errorf("the file of presets is opened %d times, or not before listening", len(opened))
	}
	if !strings.Contains(trace, "HTTP/1.1 200 OK") || !strings.Contains(trace, "execve(") {
		t.Error("the trace shows no answer or no start")
	}
}
