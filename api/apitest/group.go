package apitest

import (
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"
)

// Group is a control group that processes start in.
type Group struct{ dir string }

// limits of both versions; that with swap must not be below that without.
var limitFiles = [...]string{
	"memory.limit_in_bytes", "memory.memsw.limit_in_bytes", "memory.max", "memory.swap.max",
	"cpu.cfs_period_us", "cpu.cfs_quota_us", "cpu.max",
}

// MemoryGroup makes a group of processes that have so many bytes, or skips the test.
func MemoryGroup(t testing.TB, bytes int) Group {
	t.Helper()
	value := strconv.Itoa(bytes)
	return controlGroup(t, "memory", map[string]string{
		"memory.limit_in_bytes": value, "memory.memsw.limit_in_bytes": value, "memory.max": value, "memory.swap.max": "0",
	})
}

// CPUGroup makes a group of processes that have so many hundredths of a processor, or skips the
// test.
func CPUGroup(t testing.TB, percent int) Group {
	t.Helper()
	quota := strconv.Itoa(percent * 1000)
	return controlGroup(t, "cpu", map[string]string{"cpu.cfs_period_us": "100000", "cpu.cfs_quota_us": quota, "cpu.max": quota + " 100000"})
}

// controlGroup makes a group with the limits that this version of control groups knows.
func controlGroup(t testing.TB, controller string, limits map[string]string) Group {
	t.Helper()
	for _, mount := range []string{"/sys/fs/cgroup/" + controller, "/sys/fs/cgroup"} {
		if _, err := os.Stat(mount); err != nil {
			continue
		}
		dir, err := os.MkdirTemp(mount, fmt.Sprintf("plugio-test-%s-", controller))
		if err != nil {
			continue
		}
		t.Cleanup(func() {
			Eventually(t, "the control group is empty", func() bool { return os.Remove(dir) == nil })
		})
		set := 0
		for _, name := range limitFiles {
			if limits[name] != "" && os.WriteFile(dir+"/"+name, []byte(limits[name]), 0o644) == nil {
				set++
			}
		}
		if set > 0 {
			return Group{dir}
		}
	}
	Unavailable(t, "no control group can be made here for "+controller)
	return Group{}
}

// Enter is a command that runs another in the group.
func (g Group) Enter() []string {
	return []string{"sh", "-c", `echo $$ > ` + g.dir + `/cgroup.procs && exec "$0" "$@"`}
}

// Check wants the service to live, in the group.
func (g Group) Check(t testing.TB, p *Program) {
	t.Helper()
	members, err := os.ReadFile(g.dir + "/cgroup.procs")
	if err != nil || !strings.Contains("\n"+string(members), "\n"+strconv.Itoa(p.Cmd.Process.Pid)+"\n") {
		t.Errorf("the service is not in its group: %q, %v", members, err)
	}
	if status, _, err := Fetch(p.Client, p.Base+"/healthz"); err != nil || status != http.StatusOK {
		t.Errorf("the service does not live: %d, %v", status, err)
	}
}
