package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// options are the command's flags.
type options struct {
	rounds   int
	time     time.Duration
	floors   bool
	baseline string
	write    bool
}

func run(args []string, stdout, stderr io.Writer) int {
	o, err := parseFlags(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err == nil {
		err = setBenchTime(o.time)
	}
	var now results
	if err == nil {
		now, err = measure(o.rounds, stderr)
	}
	if err == nil {
		err = report(stdout, o, now)
	}
	if err != nil {
		fmt.Fprintln(stderr, "ratio:", err)
		return 2
	}
	if short := now.below(); len(short) > 0 && o.floors {
		fmt.Fprintf(stderr, "more than %.0f %% below the floor: %s\n", 100*margin, strings.Join(short, ", "))
		return 1
	}
	return 0
}

func parseFlags(args []string, stderr io.Writer) (options, error) {
	var o options
	set := flag.NewFlagSet("ratio", flag.ContinueOnError)
	set.SetOutput(stderr)
	set.IntVar(&o.rounds, "rounds", 7, "`turns` of measuring everything, the median counts")
	set.DurationVar(&o.time, "time", 200*time.Millisecond, "how long to measure each benchmark in each turn")
	set.BoolVar(&o.floors, "floors", true, "end with status 1 if a picture is below its floor")
	set.StringVar(&o.baseline, "baseline", "benchmarks/baseline.txt", "`file` to compare with, none if empty")
	set.BoolVar(&o.write, "write", false, "record the measurement as the new baseline")
	if err := set.Parse(args); err != nil {
		return o, err
	}
	switch {
	case set.NArg() > 0:
		return o, errors.New("no arguments are taken")
	case o.rounds < 1:
		return o, errors.New("-rounds: at least 1")
	case o.time <= 0:
		return o, errors.New("-time: must be positive")
	case o.write && o.baseline == "":
		return o, errors.New("-write: no -baseline to write")
	}
	return o, nil
}

// setBenchTime sets what package testing lets a program set in no other way.
func setBenchTime(d time.Duration) error {
	testing.Init()
	if err := flag.Set("test.benchtime", d.String()); err != nil {
		return fmt.Errorf("setting the time of a benchmark: %w", err)
	}
	return nil
}

// report prints the table, then either records the baseline or compares with it.
func report(w io.Writer, o options, now results) error {
	if err := writeTable(w, now); err != nil {
		return err
	}
	if o.baseline == "" {
		return nil
	}
	if o.write {
		if err := os.WriteFile(o.baseline, now.appendText(machine()), 0o644); err != nil {
			return fmt.Errorf("recording the baseline: %w", err)
		}
		return nil
	}
	text, err := os.ReadFile(o.baseline)
	if errors.Is(err, fs.ErrNotExist) {
		_, err = fmt.Fprintf(w, "\nno baseline at %s\n", o.baseline)
		return err
	}
	if err != nil {
		return fmt.Errorf("reading the baseline: %w", err)
	}
	then, err := parse(string(text))
	if err != nil {
		return fmt.Errorf("reading the baseline: %w", err)
	}
	return writeChange(w, then, now)
}
