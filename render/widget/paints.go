package widget

import (
	"image/color"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
)

// steps are the shades of the tokens that mean something by themselves: as words, and as
// what lies behind words.
var steps = map[theme.Token]struct{ text, tint theme.Token }{
	theme.SuccessFill:     {theme.SuccessText, theme.SuccessTint},
	theme.WarningFill:     {theme.WarningText, theme.WarningTint},
	theme.DangerFill:      {theme.DangerText, theme.DangerTint},
	theme.InformationFill: {theme.InformationText, theme.InformationTint},
	theme.DiscoveryFill:   {theme.DiscoveryText, theme.DiscoveryTint},
	theme.NeutralFill:     {theme.NeutralText, theme.NeutralTint},
}

// Legible is a colour as the colour of words: a status in its text shade, any other one
// as it is if words can be read in it on the picture's ground, else the text colour.
func (d *Draft) Legible(c theme.Color) scene.Paint {
	if token, ok := c.Token(); ok {
		if s, ok := steps[token]; ok {
			return d.Token(s.text)
		}
	}
	return d.each(func(set *theme.Set, _ bool) color.NRGBA {
		own := theme.Over(c.In(set), set[theme.Surface])
		if theme.Contrast(own, set[theme.Surface]) >= theme.TextContrast {
			return own
		}
		return set[theme.Text]
	})
}

// TintOf is a colour as what lies behind words: a status in its tint, any other one as
// a breath of it over the surface.
func (d *Draft) TintOf(c theme.Color) scene.Paint {
	if token, ok := c.Token(); ok {
		if s, ok := steps[token]; ok {
			return d.Token(s.tint)
		}
	}
	return d.each(func(set *theme.Set, _ bool) color.NRGBA {
		own := c.In(set)
		own.A = uint8(int(own.A) * 12 / 100)
		return theme.Over(own, set[theme.Surface])
	})
}

// Token is the paint of a design token, for both themes where the picture follows the page.
func (d *Draft) Token(t theme.Token) scene.Paint { return d.Paint(theme.Of(t)) }

// Paint is the paint of a colour, for both themes where the picture follows the page.
func (d *Draft) Paint(c theme.Color) scene.Paint {
	p := scene.Paint{Color: c.In(d.colors)}
	if d.auto {
		p.Dark, p.Auto = c.In(d.dark), true
	}
	return p
}

// Surface is what the picture stands on: its own background, a tile, or the page its theme
// is made for.
func (d *Draft) Surface() scene.Paint { return d.Token(theme.Surface) }

// StandOn says that what is drawn from here on stands on a paint that was laid over what
// was there. Its colours then are those that can be read and seen on it: see
// [theme.Palette.On].
func (d *Draft) StandOn(below scene.Paint) {
	d.colors = d.c.Palette.On(theme.Over(below.Color, d.colors[theme.Surface]))
	if d.auto {
		d.dark = d.c.Palette.On(theme.Over(below.Dark, d.dark[theme.Surface]))
	}
}

// InkOn picks the paint that reads best on a colour: the surface, the text colour or the
// ink of the theme, or black or white where a text in none of them could be read.
func (d *Draft) InkOn(below scene.Paint) scene.Paint {
	return d.each(func(set *theme.Set, dark bool) color.NRGBA {
		on := below.Color
		if dark {
			on = below.Dark
		}
		on = theme.Over(on, set[theme.Surface])
		best := set[theme.Surface]
		for _, token := range [...]theme.Token{theme.Text, theme.Ink} {
			if theme.Contrast(set[token], on) > theme.Contrast(best, on)+0.5 {
				best = set[token]
			}
		}
		return theme.Readable(best, on, theme.TextContrast)
	})
}

// each is the paint that pick chooses from the colours of the page, or from those of both
// pages where the picture follows the page.
func (d *Draft) each(pick func(set *theme.Set, dark bool) color.NRGBA) scene.Paint {
	p := scene.Paint{Color: pick(d.colors, false)}
	if d.auto {
		p.Dark, p.Auto = pick(d.dark, true), true
	}
	return p
}
