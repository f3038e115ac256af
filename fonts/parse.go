package fonts

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Parsed is the content of a font file, read-only.
type Parsed struct {
	// Font is what a shaper needs; share it, and give every goroutine its own
	// font.Face of it.
	Font *font.Font
	// UnitsPerEm is the number of font units that make one em.
	UnitsPerEm float64
	// Glyphs is the number of glyphs.
	Glyphs int
	// Ascent and Descent bound the font's line box above and below the baseline, both
	// positive; CapHeight is the height of a capital letter. All in em.
	Ascent, Descent, CapHeight float64

	outlines *outlines
}

var errDamaged = errors.New("damaged file")

func parse(name string, data []byte) (*Parsed, error) {
	p, err := parseFile(data)
	if err != nil {
		return nil, fmt.Errorf("fonts: parsing %s: %w", name, err)
	}
	return p, nil
}

// parseFile parses a font file, of a collection the first font.
func parseFile(data []byte) (p *Parsed, err error) {
	// The font library panics on some damaged files.
	defer func() {
		if recover() != nil {
			p, err = nil, errDamaged
		}
	}()
	loaders, err := opentype.NewLoaders(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if len(loaders) == 0 {
		return nil, errDamaged
	}
	return parseTables(loaders[0])
}

func parseTables(loader *opentype.Loader) (*Parsed, error) {
	parsed, err := font.NewFont(loader)
	if err != nil {
		return nil, err
	}
	glyphs, err := glyphCount(loader)
	if err != nil {
		return nil, fmt.Errorf("counting glyphs: %w", err)
	}
	face, upem := font.NewFace(parsed), float64(parsed.Upem())
	extents, ok := face.FontHExtents()
	if !ok || upem <= 0 {
		return nil, errors.New("no horizontal metrics")
	}
	return &Parsed{
		Font: parsed, UnitsPerEm: upem, Glyphs: glyphs,
		Ascent: float64(extents.Ascender) / upem, Descent: -float64(extents.Descender) / upem,
		CapHeight: float64(face.LineMetric(font.CapHeight)) / upem,
	}, nil
}

// glyphCount reads the number of glyphs, which the font library keeps to itself,
// from the maxp table: a version of four bytes, then the count.
func glyphCount(loader *opentype.Loader) (int, error) {
	maxp, err := loader.RawTable(opentype.MustNewTag("maxp"))
	if err != nil {
		return 0, err
	}
	if len(maxp) < 6 {
		return 0, errors.New("maxp table too short")
	}
	return int(binary.BigEndian.Uint16(maxp[4:])), nil
}
