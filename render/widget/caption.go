package widget

import (
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
)

// Caption is a line of words with a status glyph before them, or one of the two
// alone.
type Caption struct {
	Line     text.Line
	glyph    Status
	hasGlyph bool
	Size     float64 // px
}

// FitCaption fits a caption into a width in px; the words may be cut, see Elide.
func (d *Draft) FitCaption(s string, glyph *Status, w fonts.Weight, size, width float64) (c Caption, ok bool) {
	c.Size = size
	if glyph != nil {
		c.glyph, c.hasGlyph = *glyph, true
	}
	if s == "" {
		return c, c.hasGlyph && c.Width() <= width
	}
	c.Line, ok = d.Elide(s, w, size, width-c.Lead())
	return c, ok
}

// FitRows fits a caption that has no room in one row: set smaller, down to a least size; then
// in two rows where the height, in px, allows a second one, row em below the first; then cut.
// second is empty if one row holds it.
func (d *Draft) FitRows(s string, glyph *Status, w fonts.Weight, size, least, width, height, row float64) (c Caption, second text.Line, ok bool) {
	if c, ok = d.FitCaption(s, glyph, w, size, width); !c.Line.Cut && ok || s == "" {
		return c, second, ok
	}
	if whole := half(width / (d.Line(s, w).Advance + c.Lead()/size)); whole >= least {
		c, ok = d.FitCaption(s, glyph, w, min(size, whole), width)
		return c, second, ok
	}
	for _, smaller := range [...]float64{size, half((size + least) / 2), least} {
		if height < row*smaller {
			continue
		}
		lines := d.Wrap(s, w, smaller, width-c.Lead()/size*smaller, 2)
		if len(lines) == 2 && meaning(lines[0].Shown) >= leastCut && (!lines[1].Cut || smaller == least && meaning(lines[1].Shown) >= leastCut) {
			c.Size, c.Line = smaller, lines[0]
			return c, lines[1], true
		}
	}
	c, ok = d.FitCaption(s, glyph, w, least, width)
	return c, second, ok
}

// Lead is the width before the words, in px.
func (c *Caption) Lead() float64 {
	if !c.hasGlyph {
		return 0
	}
	return StatusWidth(c.Size)
}

// Width is that of glyph and words, in px.
func (c *Caption) Width() float64 {
	if len(c.Line.Glyphs) == 0 && c.hasGlyph {
		return StatusSize * c.Size
	}
	return c.Lead() + c.Line.Width(c.Size)
}

// Empty says that there is nothing to draw.
func (c *Caption) Empty() bool { return len(c.Line.Glyphs) == 0 && !c.hasGlyph }

// Put draws the caption on a baseline; the glyph is centred on the capitals.
func (c *Caption) Put(d *Draft, role scene.Role, x, baseline float64, a Anchor, paint scene.Paint) {
	if c.hasGlyph {
		x -= float64(a) * c.Width()
		c.glyph.Put(d, x, baseline, c.Size)
		x, a = x+c.Lead(), Start
	}
	d.Put(role, c.Line, c.Size, x, baseline, a, paint)
}
