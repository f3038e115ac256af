package raster

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plugio/charts/render/scene"
)

// sceneOf makes a scene of any bytes: shapes of a few paints, on the canvas, across its
// borders and far outside, some with many edges.
func sceneOf(data []byte, width, height uint8) *scene.Scene {
	s := scene.New(1+float64(width), 1+float64(height))
	next := func() byte {
		if len(data) == 0 {
			return 0
		}
		b := data[0]
		data = data[1:]
		return b
	}
	coordinate := func() float64 {
		v := float64(int16(binary.LittleEndian.Uint16([]byte{next(), next()})))
		switch next() % 4 {
		case 0:
			return v / 4 // beyond the largest canvas
		case 1:
			return float64(int(v) / 128) // on borders of pixels
		}
		return v / 128
	}
	for range 24 {
		if len(data) == 0 {
			break
		}
		paint := color.NRGBA{next(), next(), next(), next()}
		if paint.A%2 == 0 {
			paint.A = 255
		}
		s.MoveTo(coordinate(), coordinate())
		for range 1 + next()%40 {
			switch next() % 5 {
			case 0:
				s.MoveTo(coordinate(), coordinate())
			case 1:
				s.CubicTo(coordinate(), coordinate(), coordinate(), coordinate(), coordinate(), coordinate())
			default:
				s.LineTo(coordinate(), coordinate())
			}
		}
		s.Close()
		s.Fill(scene.Value, scene.Solid(paint))
	}
	return s
}

// FuzzDraw draws any scene, and holds what it shows against what gg makes of the same
// lines where few shapes keep the differences of the two small.
func FuzzDraw(f *testing.F) {
	f.Add([]byte("\x01\x02\x03\xff any path of letters and signs"), uint8(90), uint8(70), uint8(0))
	f.Add([]byte(strings.Repeat("0123456789abcdefghijklmnopqrstuvwxyz", 20)), uint8(255), uint8(255), uint8(7))
	r := New()
	f.Fuzz(func(t *testing.T, data []byte, width, height, ratio uint8) {
		s, dpr := sceneOf(data, width, height), 1+float64(ratio%13)/4
		out, err := r.PNG(nil, s, dpr)
		if err != nil {
			if errors.Is(err, scene.ErrCoordinate) {
				return
			}
			t.Fatal(err)
		}
		got := decode(t, out)
		want, err := TrueColor(s, dpr)
		if err != nil {
			t.Fatal(err)
		}
		if got.Rect != want.Rect {
			t.Fatalf("size %v, want %v", got.Rect, want.Rect)
		}
		if d, e := worst(want, got); s.Len() == 1 && max(d, e) > 16 {
			t.Errorf("off by %d, translucent by %d", d, e)
		}
	})
}

// TestOtherReaders has files read by pngcheck, which looks at every byte of the format,
// and by netpbm, which reads with libpng.
func TestOtherReaders(t *testing.T) {
	check, err := exec.LookPath("pngcheck")
	if err != nil {
		absent(t, "pngcheck")
	}
	topnm, err := exec.LookPath("pngtopnm")
	if err != nil {
		absent(t, "netpbm")
	}
	for name, file := range map[string][]byte{
		"gauge":        render(t, gauge(t, white), 2),
		"on nothing":   render(t, gauge(t, color.NRGBA{}), 1.5),
		"empty":        render(t, scene.New(1, 1), 1),
		"four bits":    encodeImage(t, blocks(9, 33, 7, 255)),
		"one bit":      encodeImage(t, blocks(2, 31, 5, 255)),
		"true colour":  encodeImage(t, blocks(3000, 80, 60, 255)),
		"with alpha":   encodeImage(t, blocks(3000, 80, 60, 1)),
		"filled up":    Fill(render(t, gauge(t, white), 2), 1000),
		"a bit filled": Fill(render(t, gauge(t, white), 1), MinFill),
		"widest there": encodeImage(t, image.NewRGBA(image.Rect(0, 0, MaxSide*MaxRatio, 3))),
	} {
		path := filepath.Join(t.TempDir(), "picture.png")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(check, "-q", path).CombinedOutput(); err != nil {
			t.Errorf("%s: pngcheck: %v: %s", name, err, out)
		}
		out, err := exec.Command(topnm, path).Output()
		if err != nil {
			t.Fatalf("%s: pngtopnm: %v", name, err)
		}
		samePixels(t, name, out, decode(t, file))
	}
}

// samePixels compares a picture in the PPM format with straight colours; pictures without
// any are in formats of other bytes.
func samePixels(t *testing.T, name string, ppm []byte, want *image.NRGBA) {
	t.Helper()
	var w, h, most int
	if n, _ := fmt.Sscanf(string(ppm[:min(len(ppm), 32)]), "P6\n%d %d\n%d", &w, &h, &most); n < 3 {
		return
	}
	if w != want.Rect.Dx() || h != want.Rect.Dy() || most != 255 {
		t.Fatalf("%s: pngtopnm reads %d by %d with %d levels, want %v", name, w, h, most, want.Rect.Size())
	}
	ppm = ppm[len(ppm)-3*w*h:]
	for i := range w * h {
		if c := want.NRGBAAt(i%w, i/w); ppm[3*i] != c.R || ppm[3*i+1] != c.G || ppm[3*i+2] != c.B {
			t.Fatalf("%s: pngtopnm reads %v at %d,%d, want %v", name, ppm[3*i:3*i+3], i%w, i/w, c)
		}
	}
}

// absent skips a test, or fails it where everything must be there.
func absent(t *testing.T, program string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf("%s is not installed", program)
	}
	t.Skipf("%s is not installed", program)
}
