package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/plugio/charts/benchmarks"
)

// pkg is where go test would find the benchmarks, so that benchstat compares its output
// with a baseline.
const pkg = "github.com/plugio/charts/benchmarks"

// facts say what a baseline was measured with. Those in lines of their own are what go
// test prints and benchstat groups by; the rest is for people.
type facts struct {
	goos, goarch, cpu string
	cores             int
	notes             []string
}

// The modules whose versions change the figures.
var timed = []string{
	"github.com/fogleman/gg", "github.com/go-text/typesetting", "github.com/klauspost/compress",
}

// machine describes this machine by its class, and by nothing that names it.
func machine() facts {
	f := facts{goos: runtime.GOOS, goarch: runtime.GOARCH, cpu: cpuModel(), cores: runtime.GOMAXPROCS(0)}
	f.notes = []string{runtime.Version(), strconv.Itoa(f.cores) + " cores"}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if slices.Contains(timed, m.Path) {
				f.notes = append(f.notes, m.Path+" "+m.Version)
			}
		}
	}
	return f
}

// cpuModel is the processor's name as Linux knows it, and empty elsewhere.
func cpuModel() string {
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(info)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// appendText writes the results as go test would, a line for each round.
func (r *results) appendText(f facts) []byte {
	var b []byte
	for _, note := range f.notes {
		b = fmt.Appendf(b, "# %s\n", note)
	}
	b = fmt.Appendf(b, "goos: %s\ngoarch: %s\npkg: %s\n", f.goos, f.goarch, pkg)
	if f.cpu != "" {
		b = fmt.Appendf(b, "cpu: %s\n", f.cpu)
	}
	for _, name := range r.names {
		for _, s := range r.samples[name] {
			b = fmt.Appendf(b, "Benchmark%s%s\t%d\t%.0f ns/op", name, procs(f.cores), s.n, s.ns)
			if s.cpu > 0 {
				b = fmt.Appendf(b, "\t%.0f %s", s.cpu, benchmarks.ProcessorUnit)
			}
			if s.bytes > 0 {
				b = fmt.Appendf(b, "\t%.0f %s", s.bytes, benchmarks.OutputUnit)
			}
			b = fmt.Appendf(b, "\t%.0f B/op\t%.0f allocs/op\n", s.heap, s.allocs)
		}
	}
	return b
}

// procs is the ending that go test gives a benchmark's name.
func procs(cores int) string {
	if cores == 1 {
		return ""
	}
	return "-" + strconv.Itoa(cores)
}

// parse reads the output of go test -bench, and so a baseline.
func parse(text string) (results, error) {
	var r results
	n := 0
	for line := range strings.Lines(text) {
		n++
		fields := strings.Fields(line)
		if len(fields) == 0 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		s, err := parseSample(fields[1:])
		if err != nil {
			return results{}, fmt.Errorf("line %d: %w", n, err)
		}
		r.add(benchName(fields[0]), s)
	}
	if len(r.names) == 0 {
		return results{}, fmt.Errorf("no benchmark in %d lines", n)
	}
	return r, nil
}

// benchName cuts what go test adds at both ends.
func benchName(field string) string {
	name := strings.TrimPrefix(field, "Benchmark")
	if i := strings.LastIndexByte(name, '-'); i >= 0 {
		if _, err := strconv.Atoi(name[i+1:]); err == nil {
			return name[:i]
		}
	}
	return name
}

// parseSample reads the number of runs and the pairs of a figure and its unit.
func parseSample(fields []string) (sample, error) {
	var s sample
	if len(fields) < 3 || len(fields)%2 == 0 {
		return s, fmt.Errorf("%d fields after the name, want a count and pairs", len(fields))
	}
	var err error
	if s.n, err = strconv.Atoi(fields[0]); err != nil || s.n < 1 {
		return s, fmt.Errorf("%q is no count of runs", fields[0])
	}
	for i := 1; i < len(fields); i += 2 {
		v, err := strconv.ParseFloat(fields[i], 64)
		if err != nil || !(v >= 0 && v < 1e18) {
			return s, fmt.Errorf("%q is no figure", fields[i])
		}
		switch fields[i+1] {
		case "ns/op":
			s.ns = v
		case benchmarks.ProcessorUnit:
			s.cpu = v
		case benchmarks.OutputUnit:
			s.bytes = v
		case "B/op":
			s.heap = v
		case "allocs/op":
			s.allocs = v
		}
	}
	if s.ns == 0 {
		return s, fmt.Errorf("no time")
	}
	return s, nil
}
