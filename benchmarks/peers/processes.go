package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/plugio/charts/benchmarks"
	"github.com/plugio/charts/benchmarks/naive"
	"github.com/plugio/charts/render"
)

// The names of this project's ways, with which the others are compared.
const (
	ours        = "Plugio Charts"
	oursProcess = "plugio-charts draw"
)

// processes are the ways that start a program for each picture.
func processes(dir string) ([]way, error) {
	program := filepath.Join(dir, "plugio-charts")
	if err := build(program); err != nil {
		return nil, err
	}
	_, err := exec.LookPath("rsvg-convert")
	installed := err == nil
	if !installed {
		fmt.Fprintln(os.Stderr, "rsvg-convert is not installed: Debian's librsvg2-bin")
	}
	var all []way
	for _, p := range benchmarks.Lean() {
		args, err := drawArgs(p)
		if err != nil {
			return nil, err
		}
		all = append(all, way{oursProcess, p.Name, func(w io.Writer) error { return output(w, program, args...) }})
		if !installed {
			continue
		}
		svg, err := benchmarks.Case{Picture: p, Format: render.SVG}.Draw(nil)
		if err != nil {
			return nil, err
		}
		file := filepath.Join(dir, p.Name+".svg")
		if err := os.WriteFile(file, svg, 0o600); err != nil {
			return nil, fmt.Errorf("writing an SVG: %w", err)
		}
		zoom := strconv.FormatFloat(p.DPR, 'f', -1, 64)
		all = append(all, way{"rsvg-convert", p.Name, func(w io.Writer) error { return output(w, "rsvg-convert", "--zoom", zoom, file) }})
	}
	return all, nil
}

// build makes the program as it is released, with what its own module says and not this one.
func build(path string) error {
	fonts, err := naive.FontDir()
	if err != nil {
		return err
	}
	build := exec.Command("go", "-C", filepath.Join(fonts, "..", ".."), "build", "-trimpath", "-ldflags", "-s -w", "-o", path, "./cmd/plugio-charts")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building the program: %w\n%s", err, out)
	}
	return nil
}

// drawArgs is the command line of a picture.
func drawArgs(p benchmarks.Picture) ([]string, error) {
	query, err := url.ParseQuery(p.Query)
	if err != nil {
		return nil, fmt.Errorf("reading the query of %s: %w", p.Name, err)
	}
	args := []string{"draw", p.Widget}
	for _, name := range slices.Sorted(maps.Keys(query)) {
		args = append(args, name+"="+query.Get(name))
	}
	return append(args, "-o", "-"), nil
}

func output(w io.Writer, program string, args ...string) error {
	cmd := exec.Command(program, args...)
	cmd.Stdout = w
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(program), err)
	}
	return nil
}

// The jars of Debian's libjfreechart-java.
const jars = "/usr/share/java/jfreechart.jar:/usr/share/java/jcommon.jar"

//go:embed Dial.java
var dial []byte

// jfreechart draws a dial in a virtual machine of its own and prints its time beside ours.
func jfreechart(dir, look string, out io.Writer) error {
	for _, path := range filepath.SplitList(jars) {
		if _, err := os.Stat(path); err != nil {
			_, err := fmt.Fprintln(out, "\nJFreeChart is not installed: Debian's libjfreechart-java")
			return err
		}
	}
	source := filepath.Join(dir, "Dial.java")
	if err := os.WriteFile(source, dial, 0o600); err != nil {
		return fmt.Errorf("writing the source: %w", err)
	}
	if err := output(out, "javac", "-cp", jars, "-d", dir, source); err != nil {
		return err
	}
	fmt.Fprintln(out, "\nin one virtual machine, warm:")
	for _, p := range benchmarks.Lean() {
		if p.Twin != naive.LeanGauge {
			continue
		}
		own := benchmarks.Case{Picture: p, Format: render.PNG}
		var buffer []byte
		spent, err := way{draw: func(io.Writer) (err error) { buffer, err = own.Draw(buffer[:0]); return err }}.measure(time.Second)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s  %s  %.0f µs\n", p.Name, ours, spent/1000)
		var told bytes.Buffer
		picture := filepath.Join(look, p.Name+" JFreeChart.png")
		if look == "" {
			picture = filepath.Join(dir, "dial.png")
		}
		err = output(&told, "java", "-Djava.awt.headless=true", "-cp", dir+":"+jars, "Dial", strconv.FormatFloat(p.DPR, 'f', -1, 64), picture)
		if err != nil {
			return err
		}
		nanoseconds, err := strconv.ParseFloat(strings.TrimSpace(told.String()), 64)
		if err != nil {
			return fmt.Errorf("what JFreeChart takes: %w", err)
		}
		fmt.Fprintf(out, "%s  JFreeChart  %.0f µs  %.1f×\n", p.Name, nanoseconds/1000, nanoseconds/spent)
	}
	return nil
}
