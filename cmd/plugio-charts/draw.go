package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render"
)

// draw draws one picture from the parameters a URL would have.
func draw(_ context.Context, p process, args []string) int {
	d, err := readDrawing(p, args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return p.drawHelp(d.widget)
	case err != nil:
		return p.usage("draw", err)
	}
	if err := errors.Join(d.settings.loadFonts(), d.settings.loadPresets(slog.New(slog.DiscardHandler))); err != nil {
		return p.usage("draw", err)
	}
	req, err := d.decode(p.stdin)
	if err != nil {
		return p.usage("draw", err)
	}
	picture, err := d.render(req)
	if err != nil {
		return p.failure("draw", fmt.Errorf("drawing: %w", err))
	}
	if err := d.write(p.stdout, picture); err != nil {
		return p.failure("draw", fmt.Errorf("writing the picture: %w", err))
	}
	return exitOK
}

// decode reads the parameters, with every mistake on a line of the error.
func (d *drawing) decode(stdin io.Reader) (params.Request, error) {
	decoder := params.Decoder{MaxPixels: int64(d.settings.api.MaxPixels), House: d.settings.api.House}
	var req params.Request
	var found []params.Problem
	if d.readsObject {
		object, err := readObject(stdin)
		if err != nil {
			return req, err
		}
		req, found = decoder.PairsAndJSON(d.widget, d.pairs, object, d.format)
	} else {
		req, found = decoder.Pairs(d.widget, d.pairs, d.format)
	}
	wrong := make([]error, len(found))
	for i, f := range found {
		wrong[i] = f
	}
	return req, errors.Join(wrong...)
}

// mostObject is the size of a body of the service.
const mostObject = 16 << 10

func readObject(stdin io.Reader) ([]byte, error) {
	object, err := io.ReadAll(io.LimitReader(stdin, mostObject+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading standard input: %w", err)
	case len(object) > mostObject:
		return nil, errors.New("standard input is longer than 16 KiB")
	}
	return object, nil
}

func (d *drawing) render(req params.Request) ([]byte, error) {
	set := d.settings.api.Fonts
	if set == nil {
		var err error
		if set, err = fonts.Load(); err != nil {
			return nil, fmt.Errorf("loading fonts: %w", err)
		}
	}
	return render.NewWith(set).Render(nil, req.Widget, req.Options)
}

func (d *drawing) write(stdout io.Writer, picture []byte) error {
	if d.out == "-" {
		_, err := stdout.Write(picture)
		return err
	}
	return os.WriteFile(d.out, picture, 0o644)
}
