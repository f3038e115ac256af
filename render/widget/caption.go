package widget

import (
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
)

// captionLine is a line of words with a status glyph before them, or one of the two
// alone.
type captionLine struct {
	line     text.Line
	glyph    statusGlyph
	hasGlyph bool
	size     float64 // px
}

// fitCaption fits a caption into a width in px; the words may be cut, see elide.
func (l *layout) fitCaption(s string, glyph *statusGlyph, w fonts.Weight, size, width float64) (c captionLine, ok bool) {
	c.size = size
	if glyph != nil {
		c.glyph, c.hasGlyph = *glyph, true
	}
	if s == "" {
		return c, c.hasGlyph && c.width() <= width
	}
	c.line, ok = l.elide(s, w, size, width-c.lead())
	return c, ok
}

// lead is the width before the words.
func (c *captionLine) lead() float64 {
	if !c.hasGlyph {
		return 0
	}
	return glyphWidth(c.size)
}

func (c *captionLine) width() float64 {
	if len(c.line.Glyphs) == 0 && c.hasGlyph {
		return glyphSize * c.size
	}
	return c.lead() + c.line.Width(c.size)
}

func (c *captionLine) empty() bool { return len(c.line.Glyphs) == 0 && !c.hasGlyph }

// put draws the caption on a baseline; the glyph is centred on the capitals.
func (c *captionLine) put(l *layout, role scene.Role, x, baseline float64, a anchor, paint scene.Paint) {
	x -= float64(a) * c.width()
	if c.hasGlyph {
		c.glyph.put(l, x, baseline, c.size)
		x += c.lead()
	}
	l.put(role, c.line, c.size, x, baseline, start, paint)
}
