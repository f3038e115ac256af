package fonts

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Weight is one of the embedded weights.
type Weight uint8

// The weights: 400 for labels, 500 for titles, 600 for numbers.
const (
	Regular Weight = iota
	Medium
	SemiBold
	weights
)

// Font is one parsed font file, read-only.
type Font struct {
	// Index is unique within a Set and dense from zero.
	Index int
	// Name is the family and weight, such as "Inter SemiBold".
	Name string
	// Data is what a shaper needs; share it, and give every goroutine its own
	// font.Face of it.
	Data *font.Font
	// UnitsPerEm is the number of font units that make one em.
	UnitsPerEm float64
	// Glyphs is the number of glyphs.
	Glyphs int
	// Ascent and Descent bound the font's line box above and below the baseline, both
	// positive; CapHeight is the height of a capital letter. All in em.
	Ascent, Descent, CapHeight float64
}

// Set is the fallback chain for every weight.
type Set struct {
	chains [weights][]*Font
	count  int
}

//go:embed inter/Inter_400Regular.ttf
var interRegular []byte

//go:embed inter/Inter_500Medium.ttf
var interMedium []byte

//go:embed inter/Inter_600SemiBold.ttf
var interSemiBold []byte

// Load parses the embedded fonts, about 8 ms and 1.3 MiB a weight. An error
// means that the program was built from damaged files.
func Load() (*Set, error) {
	set := &Set{}
	for w, file := range [weights]struct {
		name string
		data []byte
	}{
		Regular:  {"Inter Regular", interRegular},
		Medium:   {"Inter Medium", interMedium},
		SemiBold: {"Inter SemiBold", interSemiBold},
	} {
		f, err := parse(file.name, file.data)
		if err != nil {
			return nil, err
		}
		f.Index = set.count
		set.count++
		set.chains[w] = append(set.chains[w], f)
	}
	return set, nil
}

func parse(name string, data []byte) (f *Font, err error) {
	// The font library panics on some damaged files.
	defer func() {
		if recover() != nil {
			f, err = nil, fmt.Errorf("fonts: parsing %s: damaged file", name)
		}
	}()
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("fonts: opening %s: %w", name, err)
	}
	parsed, err := font.NewFont(loader)
	if err != nil {
		return nil, fmt.Errorf("fonts: parsing %s: %w", name, err)
	}
	glyphs, err := glyphCount(loader)
	if err != nil {
		return nil, fmt.Errorf("fonts: counting glyphs of %s: %w", name, err)
	}
	face, upem := font.NewFace(parsed), float64(parsed.Upem())
	extents, ok := face.FontHExtents()
	if !ok || upem <= 0 {
		return nil, fmt.Errorf("fonts: parsing %s: no horizontal metrics", name)
	}
	return &Font{
		Name: name, Data: parsed, UnitsPerEm: upem, Glyphs: glyphs,
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

// Chain returns the fonts of a weight, the first choice first. The caller must
// not change it.
func (s *Set) Chain(w Weight) []*Font { return s.chains[min(w, weights-1)] }

// Len is the number of fonts in all chains.
func (s *Set) Len() int { return s.count }
