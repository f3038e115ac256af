package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
)

// drawing is a command line of draw, read.
type drawing struct {
	widget, out string
	format      render.Format
	pairs       []params.Pair
}

// draw draws one picture from the parameters a URL would have.
func draw(_ context.Context, p process, args []string) int {
	d, err := readDrawing(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		printDrawUsage(p.stdout)
		return exitOK
	case err != nil:
		return p.usage("draw", err)
	}
	req, found := params.DecodePairs(d.widget, d.pairs, d.format)
	if len(found) > 0 {
		wrong := make([]error, len(found))
		for i, f := range found {
			wrong[i] = f
		}
		return p.usage("draw", errors.Join(wrong...))
	}
	picture, err := render.Render(nil, req.Widget, req.Options)
	if err != nil {
		return p.failure("draw", fmt.Errorf("drawing: %w", err))
	}
	if err := d.write(p.stdout, picture); err != nil {
		return p.failure("draw", fmt.Errorf("writing the picture: %w", err))
	}
	return exitOK
}

func (d drawing) write(stdout io.Writer, picture []byte) error {
	if d.out == "-" {
		_, err := stdout.Write(picture)
		return err
	}
	return os.WriteFile(d.out, picture, 0o644)
}

func readDrawing(args []string) (drawing, error) {
	var d drawing
	var format string
	flags := flag.NewFlagSet("draw", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&d.out, "o", "", "")
	flags.StringVar(&format, "format", "", "")
	words, err := interleaved(flags, args)
	if err != nil {
		return drawing{}, err
	}
	if len(words) == 0 {
		return drawing{}, fmt.Errorf("which picture? one of %s", strings.Join(params.Widgets(), ", "))
	}
	d.widget = words[0]
	for _, word := range words[1:] {
		name, value, ok := strings.Cut(word, "=")
		if !ok {
			return drawing{}, errors.New("parameters have the form name=value")
		}
		d.pairs = append(d.pairs, params.Pair{Name: name, Value: value})
	}
	d.format, err = chooseFormat(format, d.out)
	return d, err
}

// interleaved parses flags that may stand before, between and after other words,
// and returns those.
func interleaved(flags *flag.FlagSet, args []string) (words []string, err error) {
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		if flags.NArg() == 0 {
			return words, nil
		}
		words = append(words, flags.Arg(0))
		args = flags.Args()[1:]
	}
}

// chooseFormat takes the format that was asked for, else that of the file's ending;
// standard output has none and takes PNG.
func chooseFormat(asked, out string) (render.Format, error) {
	switch {
	case out == "":
		return 0, errors.New("where to? -o FILE, or -o - for standard output")
	case asked == "" && out == "-":
		return render.PNG, nil
	case asked == "":
		asked = strings.TrimPrefix(filepath.Ext(out), ".")
	}
	switch strings.ToLower(asked) {
	case "png":
		return render.PNG, nil
	case "svg":
		return render.SVG, nil
	}
	return 0, errors.New("the format is png or svg: end the file's name so, or give --format")
}

func printDrawUsage(w io.Writer) {
	fmt.Fprintf(w, `Usage: plugio-charts draw %s name=value ... -o FILE [--format png|svg]

The parameters are those of a URL, for example:

  plugio-charts draw gauge value=72 label="Sprint progress" -o gauge.png

The file's ending chooses the format; -o - writes to standard output, PNG unless
--format says svg.
`, strings.Join(params.Widgets(), "|"))
}
