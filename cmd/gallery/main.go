// Command gallery draws the pictures that the documentation shows. It goes the way of
// a request, from the query to the bytes.
//
//	go run ./cmd/gallery render/testdata
package main

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"

	"github.com/plugio/charts/render"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gallery DIRECTORY")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "gallery:", err)
		os.Exit(1)
	}
}

// write draws every picture into dir/gallery and every sheet into dir/sheets, and
// removes the ones that are no longer in the lists.
func write(dir string) error {
	files := map[string][]byte{}
	for _, p := range pictures {
		data, err := p.draw(p.format(), p.query)
		if err != nil {
			return err
		}
		files[filepath.Join("gallery", p.file)] = data
	}
	for _, s := range sheets() {
		img, err := s.draw()
		if err != nil {
			return err
		}
		var buf bytes.Buffer
		if err := png.Encode(&buf, img); err != nil {
			return fmt.Errorf("encoding %s: %w", s.file, err)
		}
		files[filepath.Join("sheets", s.file)] = buf.Bytes()
	}
	for _, sub := range [...]string{"gallery", "sheets"} {
		if err := renew(filepath.Join(dir, sub)); err != nil {
			return err
		}
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
	}
	return nil
}

func renew(dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return fmt.Errorf("emptying %s: %w", filepath.Base(dir), err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("making %s: %w", filepath.Base(dir), err)
	}
	return nil
}

func (p picture) format() render.Format {
	if strings.HasSuffix(p.file, ".svg") {
		return render.SVG
	}
	return render.PNG
}

// draw draws the picture as a format; query is the picture's own or a variant of it.
func (p picture) draw(f render.Format, query string) ([]byte, error) {
	return p.drawPadded(f, query, 0)
}

func (p picture) drawPadded(f render.Format, query string, pad render.Padding) ([]byte, error) {
	request, err := decode(p.widget, query+"&strict=true", f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.file, err)
	}
	request.Options.Padding = pad
	data, err := render.Render(nil, request.Widget, request.Options)
	if err != nil {
		return nil, fmt.Errorf("drawing %s: %w", p.file, err)
	}
	return data, nil
}
