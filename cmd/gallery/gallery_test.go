package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

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

func TestSheetsAreWhatIsDrawn(t *testing.T) {
	for _, s := range sheets() {
		t.Run(s.file, func(t *testing.T) {
			img, err := s.draw()
			if err != nil {
				t.Fatal(err)
			}
			rendertest.GoldenImage(t, filepath.Join("../../render/testdata/sheets", s.file), img)
		})
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
