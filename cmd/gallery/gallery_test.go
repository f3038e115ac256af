package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/rendertest"
)

const stored = "../../render/testdata/gallery"

func TestGalleryIsWhatIsDrawn(t *testing.T) {
	for _, p := range pictures {
		t.Run(p.file, func(t *testing.T) {
			data, err := p.draw(p.format(), p.query)
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(stored, p.file)
			if p.format() == render.PNG {
				rendertest.Golden(t, path, data)
				return
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(want, data) {
				t.Error("the stored picture is another one: run go generate ./...")
			}
		})
	}
}

func TestGalleryHoldsNothingElse(t *testing.T) {
	files, err := os.ReadDir(stored)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(pictures) {
		t.Errorf("%d files for %d pictures: run go generate ./...", len(files), len(pictures))
	}
}

// The pixels of the sheets are those of go generate, which leaves no change; here it is
// enough that every cell is a picture.
func TestEveryCellOfASheetIsAPicture(t *testing.T) {
	for _, s := range sheets() {
		if len(s.cells) < 60 {
			t.Errorf("%s has %d cells", s.file, len(s.cells))
		}
		for _, c := range s.cells {
			if _, problems := params.Decode(c.widget, c.query+"&strict=true", render.SVG); len(problems) > 0 {
				t.Errorf("%s, %s: %v", s.file, c.caption, problems[0])
			}
		}
	}
}

func TestWriteRefusesABadDirectory(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := write(file); err == nil {
		t.Error("no error for a directory below a file")
	}
}
