package process

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// threadsCPU adds up what the scheduler gave each thread. The usual figures of a process count
// ticks of ten milliseconds. A Go program keeps its threads, so none takes its time away with it.
func threadsCPU(pid int) (time.Duration, error) {
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	if err != nil || len(threads) == 0 {
		return 0, errors.Join(err, errors.New("the kernel does not say what threads cost"))
	}
	var sum time.Duration
	for _, thread := range threads {
		text, err := os.ReadFile(thread)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return 0, fmt.Errorf("reading the time of a thread: %w", err)
		}
		var ran time.Duration
		if _, err := fmt.Sscan(string(text), &ran); err != nil {
			return 0, fmt.Errorf("reading the time of a thread: %w", err)
		}
		sum += ran
	}
	return sum, nil
}

func readMemory(pid int) (resident, peak int64, err error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, 0, fmt.Errorf("reading the memory of a process: %w", err)
	}
	for line := range strings.Lines(string(text)) {
		for name, into := range map[string]*int64{"VmRSS:": &resident, "VmHWM:": &peak} {
			rest, found := strings.CutPrefix(line, name)
			if !found {
				continue
			}
			if _, err := fmt.Sscan(rest, into); err != nil {
				return 0, 0, fmt.Errorf("reading %s %w", name, err)
			}
			*into <<= 10
		}
	}
	if resident == 0 || peak == 0 {
		return 0, 0, errors.New("the kernel does not say how much memory a process has")
	}
	return resident, peak, nil
}
