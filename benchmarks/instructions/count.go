package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/plugio/charts/benchmarks"
	"github.com/plugio/charts/render"
)

// drawCommand makes the program draw a picture as often as told, instead of counting.
const drawCommand = "draw"

// How often a picture is drawn in the two processes: an SVG takes so few instructions that
// those of starting a process would blur them.
const (
	few     = 20
	morePNG = 60
	moreSVG = 260
)

// host is what counts depend on beside the code.
func host() string {
	name := fmt.Sprintf("%s %s/%s", runtime.Version(), runtime.GOOS, runtime.GOARCH)
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return name
	}
	// The encoder and the hashes have ways of their own for these.
	flags := strings.Fields(string(info))
	for _, feature := range []string{"avx2", "bmi2"} {
		if slices.Contains(flags, feature) {
			name += " " + feature
		}
	}
	return name
}

func draw(name, times string) error {
	n, err := strconv.Atoi(times)
	if err != nil {
		return fmt.Errorf("how often to draw: %w", err)
	}
	for _, c := range benchmarks.Cases() {
		if c.String() != name {
			continue
		}
		var out []byte
		for range n {
			if out, err = c.Draw(out[:0]); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("there is no picture %q", name)
}

// build makes the program so that it is the same wherever it is built.
func build(ctx context.Context, path string) error {
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-o", path, "github.com/plugio/charts/benchmarks/instructions")
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOAMD64=v1", "GOFLAGS=")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building the program: %w\n%s", err, out)
	}
	return nil
}

func perPicture(ctx context.Context, program string, c benchmarks.Case) (int64, error) {
	name, more := c.String(), int64(morePNG)
	if c.Format == render.SVG {
		more = moreSVG
	}
	a, err := count(ctx, program, name, few)
	if err != nil {
		return 0, err
	}
	b, err := count(ctx, program, name, more)
	if err != nil {
		return 0, err
	}
	if b <= a {
		return 0, fmt.Errorf("%d pictures take %d instructions, %d take %d", few, a, more, b)
	}
	return (b - a) / (more - few), nil
}

// count is how many instructions a whole process takes.
func count(ctx context.Context, program, name string, times int64) (int64, error) {
	var log bytes.Buffer
	cmd := exec.CommandContext(ctx, "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
		program, drawCommand, name, strconv.FormatInt(times, 10))
	cmd.Env = []string{"GOGC=off", "GOMAXPROCS=1", "GODEBUG=asyncpreemptoff=1", "PATH=" + os.Getenv("PATH")}
	cmd.Stderr = &log
	if err := cmd.Run(); err != nil {
		return 0, fmt.Errorf("valgrind: %w\n%s", err, log.String())
	}
	return parseCount(log.String())
}

var collected = regexp.MustCompile(`I +refs: +([0-9,]+)`)

// parseCount finds the count in what callgrind says at its end.
func parseCount(log string) (int64, error) {
	m := collected.FindStringSubmatch(log)
	if m == nil {
		return 0, fmt.Errorf("valgrind told no count:\n%s", log)
	}
	return strconv.ParseInt(strings.ReplaceAll(m[1], ",", ""), 10, 64)
}
