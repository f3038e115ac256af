package render_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"io"
	"testing"

	"github.com/plugio/charts/render"
)

var paddings = []render.Padding{render.PowerOfTwo, render.MinPadding, 1000, 1024, render.MaxPadding}

// fits says whether a picture so long is filled up.
func fits(size int, p render.Padding) bool {
	if p == render.PowerOfTwo {
		return size&(size-1) == 0
	}
	return size%int(p) == 0
}

// Every length is filled up to one of few, and what is shown stays the same.
func TestPadding(t *testing.T) {
	for _, format := range []render.Format{render.PNG, render.SVG} {
		for _, p := range paddings {
			for value := range int64(40) {
				g := render.NewGauge()
				g.Value = render.Int(value * value)
				plain, err := render.Render(nil, g, render.Options{Format: format})
				if err != nil {
					t.Fatal(err)
				}
				bound := 0
				o := render.Options{Format: format, Padding: p, Admit: func(bytes int) error { bound = bytes; return nil }}
				padded, err := render.Render([]byte("before"), g, o)
				if err != nil || !bytes.HasPrefix(padded, []byte("before")) {
					t.Fatalf("%v, padding %v: %.10q, %v", format, p, padded, err)
				}
				padded = padded[len("before"):]
				if !fits(len(padded), p) || len(padded) < len(plain) || format == render.SVG && len(padded) > bound {
					t.Fatalf("%v, padding %v: %d bytes became %d, told %d", format, p, len(plain), len(padded), bound)
				}
				sameShown(t, format, plain, padded)
			}
		}
	}
}

func sameShown(t *testing.T, format render.Format, plain, padded []byte) {
	t.Helper()
	if format == render.SVG {
		if !bytes.Equal(bytes.TrimRight(padded, " "), plain) {
			t.Fatalf("an SVG has got more than spaces at its end: %.200q", padded[len(plain):])
		}
		for d := xml.NewDecoder(bytes.NewReader(padded)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatal(err)
			}
		}
	}
	want, got := decoded(t, plain), decoded(t, padded)
	if want.Bounds() != got.Bounds() {
		t.Fatalf("a PNG of %v became one of %v", want.Bounds(), got.Bounds())
	}
	for y := range want.Bounds().Dy() {
		for x := range want.Bounds().Dx() {
			if want.At(x, y) != got.At(x, y) {
				t.Fatalf("the pixel at %d, %d has become %v", x, y, got.At(x, y))
			}
		}
	}
}

func decoded(t *testing.T, file []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func TestParsePadding(t *testing.T) {
	for text, want := range map[string]render.Padding{"off": 0, "0": 0, "power": render.PowerOfTwo, "256": 256, "1024": 1024, "1KiB": 1024, "64KiB": 64 << 10} {
		got, err := render.ParsePadding(text)
		if err != nil || got != want || !got.Valid() {
			t.Errorf("%q: %v, %v, want %v", text, got, err, want)
		}
		if again, err := render.ParsePadding(got.String()); err != nil || again != got {
			t.Errorf("%q is written as %q, which is read as %v, %v", text, got, again, err)
		}
	}
	for _, text := range []string{"", "on", "Power", "-1", "1kB", "KiB", "1.5KiB", "1 KiB", "99999999999999999999", "0x400"} {
		if got, err := render.ParsePadding(text); err == nil {
			t.Errorf("%q is read as %v", text, got)
		}
	}
	for _, p := range []render.Padding{-2, 1, render.MinPadding - 1, render.MaxPadding + 1} {
		if p.Valid() {
			t.Errorf("%d is valid", int(p))
		}
	}
}
