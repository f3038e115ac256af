package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"

	"github.com/plugio/charts/benchmarks"
)

const (
	exitMet = iota
	exitMissed
	exitUnknown
)

// tolerance is by how many percent a picture may take more than recorded.
const tolerance = 3

func main() {
	if len(os.Args) == 4 && os.Args[1] == drawCommand {
		if err := draw(os.Args[2], os.Args[3]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(exitUnknown)
		}
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("instructions", flag.ContinueOnError)
	flags.SetOutput(stderr)
	file := flags.String("recorded", "benchmarks/instructions.txt", "`file` of the recorded counts")
	write := flags.Bool("write", false, "record the counts")
	err := flags.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		return exitMet
	}
	if err == nil && flags.NArg() > 0 {
		err = errors.New("no arguments are taken")
	}
	var missed []string
	if err == nil && *write {
		err = record(ctx, *file, stdout)
	} else if err == nil {
		missed, err = check(ctx, *file, stdout)
	}
	if err != nil {
		fmt.Fprintln(stderr, "instructions:", err)
		return exitUnknown
	}
	for _, m := range missed {
		fmt.Fprintln(stderr, "MISSED:", m)
	}
	if len(missed) > 0 {
		return exitMissed
	}
	return exitMet
}

func record(ctx context.Context, file string, out io.Writer) error {
	now, err := countAll(ctx)
	if err != nil {
		return err
	}
	text := now.appendText(nil)
	if _, err := out.Write(text); err != nil {
		return fmt.Errorf("printing: %w", err)
	}
	if err := os.WriteFile(file, text, 0o644); err != nil {
		return fmt.Errorf("recording: %w", err)
	}
	return nil
}

func check(ctx context.Context, file string, out io.Writer) (missed []string, err error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading what is recorded: %w", err)
	}
	then, err := parse(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if here := host(); then.host != here {
		_, err := fmt.Fprintf(out, "skipped: counts are recorded for %s, this is %s\n", then.host, here)
		return nil, err
	}
	if _, err := exec.LookPath("valgrind"); err != nil {
		_, err := fmt.Fprintln(out, "skipped: there is no valgrind")
		return nil, err
	}
	now, err := countAll(ctx)
	if err != nil {
		return nil, err
	}
	if err := compare(out, then, now); err != nil {
		return nil, err
	}
	return now.above(then), nil
}

// countAll builds this program as the service is built and counts each picture.
func countAll(ctx context.Context) (c counts, err error) {
	dir, err := os.MkdirTemp("", "plugio-instructions")
	if err != nil {
		return c, fmt.Errorf("making a folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	program := filepath.Join(dir, "draw")
	if err := build(ctx, program); err != nil {
		return c, err
	}
	c.host = host()
	for _, p := range benchmarks.Cases() {
		n, err := perPicture(ctx, program, p)
		if err != nil {
			return c, fmt.Errorf("%s: %w", p, err)
		}
		c.add(p.String(), n)
	}
	return c, nil
}
