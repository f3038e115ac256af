package main

import (
	"io/fs"
	"path"
	"runtime/debug"
	"strconv"
	"strings"
)

// limitMemory lets the collector work harder before the container's limit is
// reached, at three quarters of it: pictures that are being drawn need the rest for
// what the collector has not found yet. It returns the limit in bytes, 0 if there is
// none; one that the administrator set with GOMEMLIMIT stays as it is.
func limitMemory(root fs.FS, env []string) int64 {
	for _, variable := range env {
		if strings.HasPrefix(variable, "GOMEMLIMIT=") {
			if limit := debug.SetMemoryLimit(-1); limit < unlimited {
				return limit
			}
			return 0
		}
	}
	limit := cgroupLimit(root) / 4 * 3
	if limit > 0 {
		debug.SetMemoryLimit(limit)
	}
	return limit
}

// unlimited is from where on a limit is none: version 1 writes the largest number of
// whole pages for it.
const unlimited = 1 << 50

// cgroupLimit is the lowest memory limit, in bytes, of the process's cgroup and those
// above it, 0 if there is none. Inside a container the path may be that of the host and
// lead nowhere, while the container's own cgroup is mounted as the root: so every
// ancestor is asked, and what is missing is passed over.
func cgroupLimit(root fs.FS) int64 {
	list, err := fs.ReadFile(root, "proc/self/cgroup")
	if err != nil {
		return 0
	}
	lowest := int64(0)
	for line := range strings.Lines(string(list)) {
		fields := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(fields) != 3 {
			continue
		}
		mount, file := "sys/fs/cgroup", "memory.max"
		switch {
		case fields[1] == "memory":
			mount, file = "sys/fs/cgroup/memory", "memory.limit_in_bytes"
		case fields[0] != "0":
			continue
		}
		for at := path.Clean("/" + fields[2]); ; at = path.Dir(at) {
			if n := readLimit(root, path.Join(mount, at, file)); n > 0 && (lowest == 0 || n < lowest) {
				lowest = n
			}
			if at == "/" {
				break
			}
		}
	}
	return lowest
}

func readLimit(root fs.FS, name string) int64 {
	content, err := fs.ReadFile(root, name)
	if err != nil {
		return 0
	}
	n, err := strconv.ParseInt(strings.TrimSpace(string(content)), 10, 64)
	if err != nil || n >= unlimited {
		return 0 // "max"
	}
	return n
}
