package main

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/benchmarks"
	"github.com/plugio/charts/render"
)

// TestMain lets this test program be the Echo server, as the program itself can be.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == fixedCommand {
		_ = serveFixed(os.Args[2], os.Stderr)
		os.Exit(exitUnknown)
	}
	os.Exit(m.Run())
}

// Every URL differs, is drawn without a complaint, and comes again with the same seed.
func TestTargets(t *testing.T) {
	for _, c := range benchmarks.Cases() {
		all := targets(c, 1, 500)
		if !slices.Equal(all, targets(c, 1, 500)) || slices.Equal(all, targets(c, 2, 500)) {
			t.Errorf("%s: the seed does not decide the URLs", c)
		}
		if distinct := slices.Compact(slices.Sorted(slices.Values(all))); len(distinct) != len(all) {
			t.Errorf("%s: %d of %d URLs are distinct", c, len(distinct), len(all))
		}
		for _, target := range all[:20] {
			path, query, _ := strings.Cut(target, "?")
			if path != "/"+c.Widget+"."+c.Format.String() {
				t.Fatalf("%s: %s", c, target)
			}
			if _, problems := params.Decode(c.Widget, query+"&strict=true", c.Format); len(problems) > 0 {
				t.Fatalf("%s: %v", target, problems)
			}
		}
	}
}

func TestPlan(t *testing.T) {
	var help bytes.Buffer
	for _, bad := range [][]string{{"-turns", "0"}, {"-clients", "0"}, {"-clients", "8", "-requests", "7"}, {"-rate", "0"}, {"x"}} {
		if code := run(t.Context(), bad, &help, &help); code != exitUnknown {
			t.Errorf("%v: exit code %d, want %d", bad, code, exitUnknown)
		}
	}
	if code := run(t.Context(), []string{"-program", "/nothing"}, &help, &help); code != exitUnknown {
		t.Errorf("a program that does not exist: exit code %d, want %d", code, exitUnknown)
	}
}

func TestLatencies(t *testing.T) {
	l := latencies{took: make([]time.Duration, 200)}
	for i := range l.took {
		l.took[i] = time.Duration(i) * time.Millisecond
	}
	if got, want := l.String(), "100ms, 198ms"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := (latencies{refused: 3}).String(), "0s, 0s (3 refused)"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestFloors(t *testing.T) {
	good := results{
		pictures: []picture{
			{Case: benchmarks.Case{Picture: benchmarks.Picture{Name: "gauge1x-lean"}, Format: render.SVG}, share: 0.52, adds: 15},
			{Case: benchmarks.Case{Picture: benchmarks.Picture{Name: "gauge1x-lean"}, Format: render.PNG}, share: 0.18, adds: 40},
			{Case: benchmarks.Case{Picture: benchmarks.Picture{Name: "gauge2x"}, Format: render.PNG}, share: 0.05},
		},
		start: spent{wall: 60 * time.Millisecond}, draw: spent{wall: 40 * time.Millisecond}, peak: 48_000_000,
	}
	if missed := good.missed(); len(missed) > 0 {
		t.Errorf("missed: %v", missed)
	}
	bad := results{
		pictures: []picture{
			{Case: good.pictures[0].Case, share: 0.51, adds: 15.1},
			{Case: good.pictures[1].Case, share: 0.17},
		},
		start: spent{wall: 61 * time.Millisecond}, draw: spent{wall: 41 * time.Millisecond}, peak: 48_000_001,
	}
	if missed := bad.missed(); len(missed) != 6 {
		t.Errorf("of six floors these were missed: %v", missed)
	}
}

// TestLoad lets everything have one short turn.
func TestLoad(t *testing.T) {
	var out, log bytes.Buffer
	code := run(t.Context(), []string{"-turns", "1", "-requests", "40", "-clients", "4", "-rate", "200"}, &out, &log)
	if code == exitUnknown || strings.Count(out.String(), "\n| ") != len(benchmarks.Cases())+1 || !strings.Contains(out.String(), "start to first answer") {
		t.Errorf("exit code %d:\n%s%s", code, out.String(), log.String())
	}
}
