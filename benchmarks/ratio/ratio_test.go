package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/benchmarks"
)

// Three rounds of one gauge; the second was disturbed while the twin ran.
const rounds = `# go1.26.8
goos: linux
pkg: github.com/plugio/charts/benchmarks
BenchmarkWhole/gauge1x/png-2	1000	500 ns/op	6400 out-bytes	8000 B/op	76 allocs/op
BenchmarkNaive/gauge1x-2	100	5000 ns/op	17000 out-bytes	1360000 B/op	6110 allocs/op
BenchmarkWhole/gauge1x/png-2	1000	600 ns/op	6400 out-bytes	8000 B/op	78 allocs/op
BenchmarkNaive/gauge1x-2	100	9000 ns/op	17000 out-bytes	1360000 B/op	6110 allocs/op
BenchmarkWhole/gauge1x/png-2	1000	550 ns/op	6400 out-bytes	8000 B/op	76 allocs/op
BenchmarkNaive/gauge1x-2	100	4950 ns/op	17000 out-bytes	1360000 B/op	6110 allocs/op
BenchmarkWhole/bar1x/svg-2	1000	30 ns/op
PASS
`

func TestParse(t *testing.T) {
	r, err := parse(rounds)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"Whole/gauge1x/png", "Naive/gauge1x", "Whole/bar1x/svg"}, r.names); diff != "" {
		t.Error(diff)
	}
	want := sample{n: 1000, ns: 600, bytes: 6400, heap: 8000, allocs: 78}
	if got := r.samples["Whole/gauge1x/png"][1]; got != want {
		t.Errorf("the second round is %+v, want %+v", got, want)
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "no benchmark in 0 lines"},
		{"PASS\nok\n", "no benchmark in 2 lines"},
		{"goos: linux\nBenchmarkA-2\n", "line 2: 0 fields after the name, want a count and pairs"},
		{"BenchmarkA 10 5", "line 1: 2 fields after the name, want a count and pairs"},
		{"BenchmarkA x 5 ns/op", `line 1: "x" is no count of runs`},
		{"BenchmarkA 0 5 ns/op", `line 1: "0" is no count of runs`},
		{"BenchmarkA 10 NaN ns/op", `line 1: "NaN" is no figure`},
		{"BenchmarkA 10 -1 ns/op", `line 1: "-1" is no figure`},
		{"BenchmarkA 10 5 allocs/op", "line 1: no time"},
	} {
		if _, err := parse(c.text); err == nil || err.Error() != c.want {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(rounds)
	f.Add("BenchmarkA--1 1 1 ns/op")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := parse(text)
		if err != nil {
			return
		}
		for _, name := range r.names {
			if !(r.median(name, spent) > 0) {
				t.Errorf("%q has no time", name)
			}
		}
	})
}

func TestBenchName(t *testing.T) {
	for field, want := range map[string]string{
		"BenchmarkWhole/gauge1x/png-16": "Whole/gauge1x/png",
		"BenchmarkWhole/gauge1x/png":    "Whole/gauge1x/png",
		"BenchmarkA/with-hyphen":        "A/with-hyphen",
	} {
		if got := benchName(field); got != want {
			t.Errorf("%s is %s, want %s", field, got, want)
		}
	}
}

func TestMedian(t *testing.T) {
	for _, c := range []struct {
		all  []float64
		want float64
	}{{nil, 0}, {[]float64{3}, 3}, {[]float64{9, 1, 2}, 2}, {[]float64{4, 1, 2, 9}, 3}} {
		if got := median(c.all); got != c.want {
			t.Errorf("median of %v is %v, want %v", c.all, got, c.want)
		}
	}
}

// The ratio is taken within each round: 10, 15 and 9.
func TestAim(t *testing.T) {
	r, err := parse(rounds)
	if err != nil {
		t.Fatal(err)
	}
	var table bytes.Buffer
	if err := writeTable(&table, r); err != nil {
		t.Fatal(err)
	}
	row := strings.Fields(strings.Split(table.String(), "\n")[1])
	want := []string{"gauge1x/png", "5.0", "0.6", "10.00", "-", "-", "6110", "76", "17000", "6400"}
	if diff := cmp.Diff(want, row); diff != "" {
		t.Error(diff)
	}
}

// A floor is missed when the margin is gone too; what was not measured misses its floor.
func TestFloors(t *testing.T) {
	for _, c := range []struct {
		naive int
		want  bool
	}{{1000 * 21, false}, {901 * 21, false}, {899 * 21, true}} {
		r, err := parse(fmt.Sprintf("BenchmarkWhole/gauge1x-lean/png 1 5000 ns/op 1000 cpu-ns/op\nBenchmarkNaive/gauge1x-lean 1 1 ns/op %d cpu-ns/op\n", c.naive))
		if err != nil {
			t.Fatal(err)
		}
		short := r.below()
		if got := strings.Contains(strings.Join(short, " "), "gauge1x-lean/png ("); got != c.want {
			t.Errorf("%d ns against 1000: below the floors are %v", c.naive, short)
		}
		if !slices.Contains(short, "gauge2x/png (0.0 of 21)") {
			t.Errorf("what was not measured is not among %v", short)
		}
	}
	for _, c := range benchmarks.Cases() {
		if hasTwin(c) && floors[c.Name] == 0 {
			t.Errorf("%s has no floor", c)
		}
	}
}

func TestBaselineRoundTrip(t *testing.T) {
	r, err := parse(rounds)
	if err != nil {
		t.Fatal(err)
	}
	f := facts{goos: "linux", goarch: "amd64", cpu: "Some CPU", cores: 2, notes: []string{"go1.26.8"}}
	text := string(r.appendText(f))
	head := "# go1.26.8\ngoos: linux\ngoarch: amd64\npkg: github.com/plugio/charts/benchmarks\ncpu: Some CPU\n" +
		"BenchmarkWhole/gauge1x/png-2\t1000\t500 ns/op\t6400 out-bytes\t8000 B/op\t76 allocs/op\n"
	if !strings.HasPrefix(text, head) {
		t.Errorf("written is\n%s\nwant it to begin with\n%s", text, head)
	}
	again, err := parse(text)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r, again, cmp.AllowUnexported(results{}, sample{})); diff != "" {
		t.Error(diff)
	}
}

func TestChange(t *testing.T) {
	then, err := parse(rounds)
	if err != nil {
		t.Fatal(err)
	}
	now, err := parse("BenchmarkWhole/gauge1x/png 10 250 ns/op 3200 out-bytes 0 B/op 95 allocs/op\n" +
		"BenchmarkNaive/gauge1x 10 5000 ns/op\n")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := writeChange(&out, then, now); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	want := "gauge1x/png 10.00 20.00 +100.0 % 76 95 +25.0 % 6400 3200 -50.0 % 0.6 0.2 -54.5 %"
	if got := strings.Join(strings.Fields(lines[1]), " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A baseline that is checked in must be one that the command can read, with a ratio for
// every picture that has one.
func TestRecordedBaseline(t *testing.T) {
	text, err := os.ReadFile("../baseline.txt")
	if err != nil {
		t.Fatal(err)
	}
	r, err := parse(string(text))
	if err != nil {
		t.Fatal(err)
	}
	if short := r.below(); len(short) > 0 {
		t.Errorf("below its own floors, or not measured: %v", short)
	}
}

func TestReportRecords(t *testing.T) {
	r, err := parse(rounds)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "baseline.txt")
	var out bytes.Buffer
	for _, step := range []struct {
		write bool
		want  string
	}{{false, "no baseline at"}, {true, ""}, {false, "since the baseline"}} {
		out.Reset()
		if err := report(&out, options{baseline: file, write: step.write}, r); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), step.want) {
			t.Errorf("with write=%v it prints\n%s", step.write, out.String())
		}
	}
	if err := os.WriteFile(file, []byte("nonsense"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := report(&out, options{baseline: file}, r); err == nil {
		t.Error("a broken baseline is read")
	}
}

func TestFlags(t *testing.T) {
	for _, args := range [][]string{
		{"-rounds", "0"}, {"-time", "0s"}, {"-write", "-baseline", ""}, {"more"}, {"-unknown"},
	} {
		var out, complaint bytes.Buffer
		if code := run(args, &out, &complaint); code != 2 || complaint.Len() == 0 {
			t.Errorf("%v: status %d, %q", args, code, complaint.String())
		}
	}
}
