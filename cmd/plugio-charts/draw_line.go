package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
)

// drawing is a command line of draw, read.
type drawing struct {
	widget, out string
	format      render.Format
	pairs       []params.Pair
	// readsObject says that further parameters are a JSON object on standard input.
	readsObject bool
	settings    *settings
}

// drawSettings are the settings that also hold for draw.
var drawSettings = []string{"PLUGIO_FONT_DIR", "PLUGIO_PRESETS", "PLUGIO_MAX_PIXELS"}

// readDrawing reads a command line. What it read before an error is returned as well.
func readDrawing(p process, args []string) (drawing, error) {
	var d drawing
	var format string
	flags := flag.NewFlagSet("draw", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&d.out, "o", "", "")
	flags.StringVar(&format, "format", "", "")
	var settings []setting
	d.settings, settings = newSettings(drawSettings)
	given := addFlags(flags, settings)
	words, err := interleaved(flags, args)
	if len(words) > 0 {
		d.widget = words[0]
	}
	if err != nil {
		return d, withoutDashes(err, d.widget)
	}
	if d.widget == "" {
		return d, fmt.Errorf("which picture? one of %s", strings.Join(params.Widgets(), ", "))
	}
	if !slices.Contains(params.Widgets(), d.widget) {
		return d, fmt.Errorf("unknown picture %s: use %s", strconv.Quote(d.widget), strings.Join(params.Widgets(), ", "))
	}
	wrong := []error{d.settings.apply(settings, given, p.env)}
	for _, word := range words[1:] {
		wrong = append(wrong, d.read(word))
	}
	wrong = append(wrong, d.choose(format, isTerminal(p.stdout)))
	return d, errors.Join(wrong...)
}

// withoutDashes says how a parameter is written if that is what a flag nobody knows is the name of.
func withoutDashes(err error, widget string) error {
	_, name, _ := strings.Cut(err.Error(), "flag provided but not defined: -")
	for _, spec := range params.For(widget) {
		if spec.Name == name {
			return fmt.Errorf("%w; parameters are written without dashes: %s=%s", err, name, spec.Example)
		}
	}
	return err
}

// read takes one word of the command line.
func (d *drawing) read(word string) error {
	name, value, ok := strings.Cut(word, "=")
	switch {
	case word == "-":
		d.readsObject = true
	case !ok:
		return fmt.Errorf("%s is no parameter: they have the form name=value", strconv.Quote(word))
	default:
		d.pairs = append(d.pairs, params.Pair{Name: name, Value: value})
	}
	return nil
}

// interleaved parses flags that may stand before, between and after other words,
// and returns those.
func interleaved(flags *flag.FlagSet, args []string) (words []string, err error) {
	for {
		if err := flags.Parse(args); err != nil {
			return words, err
		}
		if flags.NArg() == 0 {
			return words, nil
		}
		words = append(words, flags.Arg(0))
		args = flags.Args()[1:]
	}
}

var pictureFormats = map[string]render.Format{"png": render.PNG, "svg": render.SVG}

// otherFormats are endings of files that a picture of ours should not have.
var otherFormats = []string{"jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "pdf", "html", "json"}

// choose settles where the picture goes and its format: the one that was asked for or that
// of the file's ending, which must not contradict each other. Standard output takes a
// picture without being named where it is no terminal.
func (d *drawing) choose(asked string, terminal bool) error {
	ending := ""
	if d.out != "" && d.out != "-" {
		ending = strings.ToLower(strings.TrimPrefix(filepath.Ext(d.out), "."))
	}
	_, known := pictureFormats[ending]
	name := strings.ToLower(asked)
	switch {
	case name == "" && known:
		name = ending
	case name == "" && ending == "" && (d.out == "" || d.out == "-"):
		name = "png"
	case name != "" && name != ending && (known || slices.Contains(otherFormats, ending)):
		return fmt.Errorf("the file's name ends in .%s, but --format says %s", ending, strconv.Quote(asked))
	}
	format, ok := pictureFormats[name]
	if !ok {
		return errors.New("the format is png or svg: end the file's name so, or give --format")
	}
	d.format = format
	if d.out != "" {
		return nil
	}
	d.out = "-"
	if terminal && format == render.PNG {
		return errors.New("where to? -o FILE, or -o - to write a picture to this terminal")
	}
	return nil
}

// isTerminal says whether a person would see what is written: a device that is not the one
// that swallows everything.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}
