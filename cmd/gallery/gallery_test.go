package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
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

// agreement bounds how far a browser's drawing of an SVG may be from our PNG: the
// two rasterisers cover the pixels of a slanted edge differently, so a twentieth of
// the pixels may differ, few of them visibly.
var agreement = rendertest.Tolerance{Level: 24, Share: 0.02, Limit: 140}

// One scene gives both formats, and a browser must show the SVG as the PNG shows it.
func TestFormatsAgree(t *testing.T) {
	browser := rendertest.Chromium(t)
	for _, p := range pictures {
		t.Run(p.file, func(t *testing.T) {
			query := strings.ReplaceAll(p.query, "dpr=2&", "") + "&dpr=2"
			raster, err := p.draw(render.PNG, query)
			if err != nil {
				t.Fatal(err)
			}
			want, err := png.Decode(bytes.NewReader(raster))
			if err != nil {
				t.Fatal(err)
			}
			vector, err := p.draw(render.SVG, query)
			if err != nil {
				t.Fatal(err)
			}
			size := want.Bounds().Size()
			got := browser.RasterizeSVG(t, vector, rendertest.View{Width: size.X / 2, Height: size.Y / 2, DPR: 2})
			d := rendertest.Compare(want, got, agreement)
			if !d.OK() {
				t.Errorf("PNG and SVG differ: %v; see %s", d, keep(t, p.file, d.Picture))
			}
		})
	}
}

// keep writes the picture of a difference beside the gallery, where git ignores it.
func keep(t *testing.T, file string, img image.Image) string {
	t.Helper()
	path := filepath.Join("..", "..", "render", "testdata", file+".diff.png")
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, buf.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
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
