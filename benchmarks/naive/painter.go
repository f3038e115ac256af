package naive

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"

	"github.com/fogleman/gg"
	"golang.org/x/image/font"
)

// Kind is one of the pictures.
type Kind uint8

// The pictures, in the sizes of the benchmarks: 300 × 200, 300 × 150 and 400 × 60.
const (
	Gauge Kind = iota
	Counter
	Bar
	// The lean ones, of the same sizes: what somebody writes in ten lines.
	LeanGauge
	LeanCounter
	LeanBar
)

// Size is the picture's canvas in CSS pixels.
func (k Kind) Size() (width, height float64) {
	switch k {
	case Counter, LeanCounter:
		return 300, 150
	case Bar, LeanBar:
		return 400, 60
	}
	return 300, 200
}

// The font files.
const (
	regular  = "Inter_400Regular.ttf"
	medium   = "Inter_500Medium.ttf"
	semiBold = "Inter_600SemiBold.ttf"
)

// Painter draws the pictures and keeps the faces it has needed. It is not safe for
// concurrent use, as a face of gg is not.
type Painter struct {
	fontDir string
	scale   float64
	faces   map[faceKey]font.Face
}

type faceKey struct {
	file string
	size float64
}

// New returns a painter that reads its fonts from a directory and draws scale
// pixels for each CSS pixel.
func New(fontDir string, scale float64) *Painter {
	return &Painter{fontDir: fontDir, scale: scale, faces: map[faceKey]font.Face{}}
}

// ErrNoFonts says that no directory above the current one has the fonts.
var ErrNoFonts = errors.New("naive: no fonts/inter above the working directory")

// FontDir finds the fonts of the repository from anywhere within it.
func FontDir() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("naive: finding the fonts: %w", err)
	}
	for {
		fonts := filepath.Join(dir, "fonts", "inter")
		if _, err := os.Stat(filepath.Join(fonts, regular)); err == nil {
			return fonts, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", ErrNoFonts
		}
		dir = parent
	}
}

// Draw writes the picture as a PNG.
func (p *Painter) Draw(w io.Writer, k Kind) error {
	dc := canvas(k, p.scale)
	drawShapes(dc, k, p.scale)
	for _, t := range linesOf(k) {
		if err := p.text(dc, t); err != nil {
			return err
		}
	}
	if err := png.Encode(w, dc.Image()); err != nil {
		return fmt.Errorf("naive: encoding: %w", err)
	}
	return nil
}

// Shapes returns the picture without its texts.
func Shapes(k Kind, scale float64) *image.RGBA {
	dc := canvas(k, scale)
	drawShapes(dc, k, scale)
	return dc.Image().(*image.RGBA)
}

func canvas(k Kind, scale float64) *gg.Context {
	width, height := k.Size()
	return gg.NewContext(int(width*scale), int(height*scale))
}

func drawShapes(dc *gg.Context, k Kind, scale float64) {
	switch k {
	case Gauge:
		drawGauge(dc, scale)
	case Counter:
		drawCounter(dc, scale)
	case Bar:
		drawBar(dc, scale)
	case LeanGauge:
		drawLeanGauge(dc, scale)
	case LeanCounter:
		drawSurface(dc)
	case LeanBar:
		drawLeanBar(dc, scale)
	}
}

// line is a text that starts at (x, y) on its baseline, in CSS pixels.
type line struct {
	text, file string
	size, x, y float64
	color      string
}

func (p *Painter) text(dc *gg.Context, l line) error {
	key := faceKey{l.file, l.size}
	face, ok := p.faces[key]
	if !ok {
		var err error
		if face, err = gg.LoadFontFace(filepath.Join(p.fontDir, l.file), l.size*p.scale); err != nil {
			return fmt.Errorf("naive: loading %s: %w", l.file, err)
		}
		p.faces[key] = face
	}
	dc.SetFontFace(face)
	dc.SetHexColor(l.color)
	dc.DrawString(l.text, l.x*p.scale, l.y*p.scale)
	return nil
}
