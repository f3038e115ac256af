package main

import (
	"runtime/debug"
	"testing"
	"testing/fstest"
)

func TestCgroupLimit(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		want  int64
	}{
		{"no proc", nil, 0},
		{"version 2", map[string]string{"proc/self/cgroup": "0::/a/b\n", "sys/fs/cgroup/a/b/memory.max": "134217728\n"}, 134217728},
		{"version 2 without a limit", map[string]string{"proc/self/cgroup": "0::/\n", "sys/fs/cgroup/memory.max": "max\n"}, 0},
		{"the parent is tighter", map[string]string{
			"proc/self/cgroup": "0::/pod/container\n", "sys/fs/cgroup/pod/container/memory.max": "200\n", "sys/fs/cgroup/pod/memory.max": "100\n",
		}, 100},
		{"version 1", map[string]string{
			"proc/self/cgroup": "9:cpu,cpuacct:/x\n4:memory:/x\n0::/y\n",
			"sys/fs/cgroup/memory/x/memory.limit_in_bytes": "67108864\n", "sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
		}, 67108864},
		{"version 1 without a limit", map[string]string{
			"proc/self/cgroup": "4:memory:/\n", "sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
		}, 0},
		{"a path of the host", map[string]string{
			"proc/self/cgroup": "4:memory:/docker/0123\n", "sys/fs/cgroup/memory/memory.limit_in_bytes": "67108864\n",
		}, 67108864},
		{"a path that climbs out", map[string]string{"proc/self/cgroup": "0::/../../x\n", "sys/fs/cgroup/x/memory.max": "5\n"}, 5},
		{"nonsense", map[string]string{"proc/self/cgroup": "\n0\n0::\nx:y\n0::/a", "sys/fs/cgroup/a/memory.max": "many"}, 0},
	}
	for _, tt := range tests {
		files := fstest.MapFS{}
		for name, content := range tt.files {
			files[name] = &fstest.MapFile{Data: []byte(content)}
		}
		if got := cgroupLimit(files); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestLimitMemory(t *testing.T) {
	before := debug.SetMemoryLimit(-1)
	defer debug.SetMemoryLimit(before)
	root := fstest.MapFS{
		"proc/self/cgroup":         &fstest.MapFile{Data: []byte("0::/\n")},
		"sys/fs/cgroup/memory.max": &fstest.MapFile{Data: []byte("8589934592\n")},
	}
	if got := limitMemory(root, []string{"GOMEMLIMIT=1GiB"}); got != 0 || debug.SetMemoryLimit(-1) != before {
		t.Errorf("with GOMEMLIMIT the limit became %d", got)
	}
	const want = 6442450944
	if got := limitMemory(root, nil); got != want || debug.SetMemoryLimit(-1) != want {
		t.Errorf("the limit is %d, reported as %d, want %d", debug.SetMemoryLimit(-1), got, want)
	}
}
