package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// group is what bounds the memory of the service.
type group struct {
	dir    string // of the control group, empty if there is none
	memory int    // MiB
}

func newGroup(memory int) (group, error) {
	if memory < 32 {
		return group{}, fmt.Errorf("the memory must be 32 MiB or more")
	}
	g := group{memory: memory}
	dir, err := os.MkdirTemp("/sys/fs/cgroup/memory", "plugio-siege-")
	if err != nil {
		return g, nil
	}
	limit := []byte(strconv.Itoa(memory << 20))
	if err := os.WriteFile(filepath.Join(dir, "memory.limit_in_bytes"), limit, 0o644); err != nil {
		_ = os.Remove(dir)
		return g, nil
	}
	// Where the kernel does not count swap there is no such file.
	_ = os.WriteFile(filepath.Join(dir, "memory.memsw.limit_in_bytes"), limit, 0o644)
	g.dir = dir
	return g, nil
}

func (g group) String() string {
	if g.dir == "" {
		return "GOMEMLIMIT alone"
	}
	return "control group"
}

// in has a command run in the group.
func (g group) in(cmd *exec.Cmd) *exec.Cmd {
	if g.dir == "" {
		return cmd
	}
	inside := exec.Command("sh", append([]string{"-c", `echo $$ > ` + g.dir + `/cgroup.procs && exec "$0" "$@"`}, cmd.Args...)...)
	inside.Env = cmd.Env
	return inside
}

// env is what tells a service without a group of its limit.
func (g group) env() []string {
	if g.dir != "" {
		return nil
	}
	return []string{fmt.Sprintf("GOMEMLIMIT=%dMiB", g.memory*3/4)}
}

// remove waits for the last process, which may be a moment in leaving.
func (g group) remove() {
	for range 50 {
		if g.dir == "" || os.Remove(g.dir) == nil {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
}
