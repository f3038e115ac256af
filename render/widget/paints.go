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
	below := d.Surface()
	pick := func(set *theme.Set, on color.NRGBA) color.NRGBA {
		own := theme.Over(c.In(set), on)
		if theme.Contrast(own, on) >= theme.TextContrast {
			return own
		}
		return set[theme.Text]
	}
	p := scene.Paint{Color: pick(d.colors, below.Color)}
	if d.auto {
		p.Dark, p.Auto = pick(d.dark, below.Dark), true
	}
	return p
}

// TintOf is a colour as what lies behind words: a status in its tint, any other one as
// a breath of it over the surface.
func (d *Draft) TintOf(c theme.Color) scene.Paint {
	if token, ok := c.Token(); ok {
		if s, ok := steps[token]; ok {
			return d.Token(s.tint)
		}
	}
	breath := func(set *theme.Set) color.NRGBA {
		own := c.In(set)
		own.A = uint8(int(own.A) * 12 / 100)
		return theme.Over(own, set[theme.Surface])
	}
	p := scene.Paint{Color: breath(d.colors)}
	if d.auto {
		p.Dark, p.Auto = breath(d.dark), true
	}
	return p
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

// Surface is what the picture stands on: its own background, or the page its theme
// is made for.
func (d *Draft) Surface() scene.Paint {
	bg := d.c.Background
	if bg.Surface || bg.Color.IsZero() {
		return d.Token(theme.Surface)
	}
	p := d.Paint(bg.Color)
	p.Color = theme.Over(p.Color, d.colors[theme.Surface])
	if d.auto {
		p.Dark = theme.Over(p.Dark, d.dark[theme.Surface])
	}
	return p
}

// InkOn picks the paint that reads best on a colour: the surface, the text colour or the
// ink of the theme.
func (d *Draft) InkOn(below scene.Paint) scene.Paint {
	pick := func(set *theme.Set, on color.NRGBA) color.NRGBA {
		on = theme.Over(on, set[theme.Surface])
		best := set[theme.Surface]
		for _, token := range [...]theme.Token{theme.Text, theme.Ink} {
			if theme.Contrast(set[token], on) > theme.Contrast(best, on)+0.5 {
				best = set[token]
			}
		}
		return best
	}
	p := scene.Paint{Color: pick(d.colors, below.Color)}
	if d.auto {
		p.Dark, p.Auto = pick(d.dark, below.Dark), true
	}
	return p
}
