package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/plugio/charts/benchmarks"
	"github.com/plugio/charts/render"
)

func TestParse(t *testing.T) {
	const text = "# go1.26.8 linux/amd64\ngauge1x/png 4075000\nbar1x/svg 200000\n"
	c, err := parse(text)
	if err != nil {
		t.Fatal(err)
	}
	if c.host != "go1.26.8 linux/amd64" || c.of["gauge1x/png"] != 4075000 || c.of["bar1x/svg"] != 200000 {
		t.Errorf("read %+v", c)
	}
	if got := string(c.appendText(nil)); got != text {
		t.Errorf("written %q, want %q", got, text)
	}
	for _, bad := range []string{"", "gauge 1\n", "# go\ngauge\n", "# go\ngauge 0\n", "# go\ngauge x\n", "# go\na 1\na 2\n"} {
		if c, err := parse(bad); err == nil {
			t.Errorf("%q is read as %+v", bad, c)
		}
	}
}

func TestParseCount(t *testing.T) {
	n, err := parseCount("==1== Collected : 117661459\n==1== \n==1== I   refs:      117,661,459\n")
	if err != nil || n != 117_661_459 {
		t.Errorf("%d, %v", n, err)
	}
	if _, err := parseCount("Assertion failed"); err == nil {
		t.Error("a count was found where none is")
	}
}

func TestAbove(t *testing.T) {
	then, err := parse("# go\na 1000\nb 1000\nc 1000\n")
	if err != nil {
		t.Fatal(err)
	}
	now, err := parse("# go\na 1030\nb 1031\nc 500\nd 7\n")
	if err != nil {
		t.Fatal(err)
	}
	missed := now.above(then)
	if len(missed) != 2 || !strings.HasPrefix(missed[0], "b takes 3.1 % more") || missed[1] != "d has no recorded count" {
		t.Errorf("missed %q", missed)
	}
}

func TestRecordedCountsAreOfAllPictures(t *testing.T) {
	text, err := os.ReadFile("../instructions.txt")
	if err != nil {
		t.Fatal(err)
	}
	c, err := parse(string(text))
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, p := range benchmarks.Cases() {
		want = append(want, p.String())
	}
	if !slices.Equal(c.names, want) {
		t.Errorf("recorded are %q, want %q", c.names, want)
	}
}

func TestOtherHostIsSkipped(t *testing.T) {
	file := filepath.Join(t.TempDir(), "counts.txt")
	if err := os.WriteFile(file, []byte("# go1.0 plan9/mips\na 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, complaint bytes.Buffer
	if code := run(t.Context(), []string{"-recorded", file}, &out, &complaint); code != exitMet || !strings.HasPrefix(out.String(), "skipped: counts are recorded for go1.0 plan9/mips, this is go") {
		t.Errorf("status %d, %q, %q", code, out.String(), complaint.String())
	}
	for _, args := range [][]string{{"more"}, {"-unknown"}, {"-recorded", "/nothing"}} {
		complaint.Reset()
		if code := run(t.Context(), args, &out, &complaint); code != exitUnknown || complaint.Len() == 0 {
			t.Errorf("%v: status %d, %q", args, code, complaint.String())
		}
	}
}

// A count must be the same twice, or it guards nothing.
func TestCountIsRepeatable(t *testing.T) {
	if _, err := exec.LookPath("valgrind"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("there is no valgrind")
	}
	program := filepath.Join(t.TempDir(), "draw")
	if err := build(t.Context(), program); err != nil {
		t.Fatal(err)
	}
	bar := benchmarks.Case{Picture: benchmarks.Pictures()[3], Format: render.SVG}
	var got [2]int64
	for i := range got {
		var err error
		if got[i], err = perPicture(t.Context(), program, bar); err != nil {
			t.Fatal(err)
		}
	}
	if by := change(got[0], got[1]); by > 0.5 || by < -0.5 {
		t.Errorf("counted %d, then %d", got[0], got[1])
	}
	bar.Name = "nothing"
	if _, err := perPicture(t.Context(), program, bar); err == nil {
		t.Error("a picture that does not exist was counted")
	}
}
