package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/api/presets"
)

// presetsCommand checks a presets file, for whoever keeps it under version control, or
// prints what an editor checks it with.
func presetsCommand(_ context.Context, p process, args []string) int {
	if len(args) == 0 {
		return p.usage("presets", errors.New("what? check FILE, or schema"))
	}
	switch args[0] {
	case "check":
		return checkPresets(p, args[1:])
	case "schema":
		return printSchema(p, args[1:])
	case "help", "-h", "-help", "--help":
		printPresetsUsage(p.stdout)
		return exitOK
	}
	return p.usage("presets", errors.New("neither check nor schema"))
}

func checkPresets(p process, args []string) int {
	flags := flag.NewFlagSet("presets check", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	strict := flags.Bool("strict", false, "")
	pixels := flags.Int64("max-pixels", params.DefaultMaxPixels, "")
	files, err := interleaved(flags, args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		printPresetsUsage(p.stdout)
		return exitOK
	case err != nil:
		return p.usage("presets check", err)
	case len(files) != 1:
		return p.usage("presets check", errors.New("which file? one is needed"))
	}
	file, err := presets.Load(files[0], *pixels)
	if err != nil {
		fmt.Fprintln(p.stderr, err)
		return exitFailure
	}
	name := filepath.Base(files[0])
	for _, w := range file.Warnings {
		fmt.Fprintln(p.stdout, "warning:", w.In(name))
	}
	fmt.Fprintf(p.stdout, "%s: no fault; presets: %d, palettes: %d, warnings: %d\n",
		name, len(file.House.Presets()), len(file.House.Palettes())-len((*params.House)(nil).Palettes()), len(file.Warnings))
	if *strict && len(file.Warnings) > 0 {
		return exitFailure
	}
	return exitOK
}

func printSchema(p process, args []string) int {
	if len(args) > 0 {
		return p.usage("presets schema", errors.New("takes nothing: it prints the schema"))
	}
	schema, err := presets.Schema()
	if err != nil {
		return p.failure("presets schema", err)
	}
	if _, err := p.stdout.Write(schema); err != nil {
		return p.failure("presets schema", fmt.Errorf("writing the schema: %w", err))
	}
	return exitOK
}

func printPresetsUsage(w io.Writer) {
	fmt.Fprint(w, `Usage: plugio-charts presets check FILE [--strict] [--max-pixels N]
       plugio-charts presets schema

check says all that is wrong with a file of house defaults, presets and palettes,
with the line and the name of each fault, and ends with code 1 if there is any; with
--strict also if there are only warnings. No value of the file is printed.
--max-pixels is the PLUGIO_MAX_PIXELS of the service that will read it.

schema prints the JSON Schema with which editors complete and check the file.
`)
}
