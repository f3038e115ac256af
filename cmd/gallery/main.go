// Command gallery draws the pictures that the documentation shows. It goes the way of
// a request, from the query to the bytes.
//
//	go run ./cmd/gallery render/testdata/gallery
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/plugio/charts/api/params"
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

// write draws every picture into a directory and removes the ones that are no longer
// in the list.
func write(dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return fmt.Errorf("emptying the gallery: %w", err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("making the gallery: %w", err)
	}
	for _, p := range pictures {
		data, err := p.draw(p.format(), p.query)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, p.file), data, 0o644); err != nil {
			return fmt.Errorf("writing %s: %w", p.file, err)
		}
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
	request, problems := params.Decode(p.widget, query+"&strict=true", f)
	if len(problems) > 0 {
		return nil, fmt.Errorf("%s: %w", p.file, problems[0])
	}
	data, err := render.Render(nil, request.Widget, request.Options)
	if err != nil {
		return nil, fmt.Errorf("drawing %s: %w", p.file, err)
	}
	return data, nil
}
