package fonts

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Outline returns the segments of a glyph in font units, y up, or false where it has
// none. The face must be of this font and belong to the caller.
func (p *Parsed) Outline(face *font.Face, gid font.GID) ([]font.Segment, bool) {
	if p.outlines != nil {
		return p.outlines.segments(gid)
	}
	data, ok := face.GlyphDataOutline(gid)
	return data.Segments, ok
}

// outlines reads glyphs one by one from the bytes of a file. The shaping library parses
// all at once, into three times their size: for the largest embedded font 34 MiB and
// half a second more.
type outlines struct {
	font    *sfnt.Font
	em      fixed.Int26_6
	buffers sync.Pool
}

// parseFrugally parses a TrueType file and leaves its outlines as bytes. The shaper
// then cannot tell the extents of a glyph, which it needs only to place marks that the
// font itself does not place.
func parseFrugally(name string, data []byte) (*Parsed, error) {
	rest, err := hideOutlines(data)
	if err != nil {
		return nil, fmt.Errorf("fonts: parsing %s: %w", name, err)
	}
	p, err := parse(name, rest)
	if err != nil {
		return nil, err
	}
	glyphs, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("fonts: parsing outlines of %s: %w", name, err)
	}
	p.outlines = &outlines{font: glyphs, em: fixed.I(int(p.UnitsPerEm))}
	p.outlines.buffers.New = func() any { return new(sfnt.Buffer) }
	return p, nil
}

// hideOutlines returns a copy of a file's tables without glyf and loca.
func hideOutlines(data []byte) ([]byte, error) {
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var tables []opentype.Table
	for _, tag := range loader.Tables() {
		if tag == opentype.MustNewTag("glyf") || tag == opentype.MustNewTag("loca") {
			continue
		}
		content, err := loader.RawTable(tag)
		if err != nil {
			return nil, err
		}
		tables = append(tables, opentype.Table{Tag: tag, Content: content})
	}
	return opentype.WriteTTF(tables), nil
}

var operations = [...]opentype.SegmentOp{
	sfnt.SegmentOpMoveTo: opentype.SegmentOpMoveTo, sfnt.SegmentOpLineTo: opentype.SegmentOpLineTo,
	sfnt.SegmentOpQuadTo: opentype.SegmentOpQuadTo, sfnt.SegmentOpCubeTo: opentype.SegmentOpCubeTo,
}

func (o *outlines) segments(gid font.GID) ([]font.Segment, bool) {
	buffer := o.buffers.Get().(*sfnt.Buffer)
	defer o.buffers.Put(buffer)
	glyph, err := o.font.LoadGlyph(buffer, sfnt.GlyphIndex(gid), o.em, nil)
	if err != nil {
		return nil, false
	}
	segments := make([]font.Segment, len(glyph))
	for i, seg := range glyph {
		segments[i].Op = operations[seg.Op]
		for k, p := range seg.Args {
			segments[i].Args[k] = font.SegmentPoint{X: float32(p.X) / 64, Y: -float32(p.Y) / 64}
		}
	}
	return segments, true
}
