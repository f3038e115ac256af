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
func (l *Draft) Legible(c theme.Color) scene.Paint {
	if token, ok := c.Token(); ok {
		if s, ok := steps[token]; ok {
			return l.Token(s.text)
		}
	}
	below := l.Surface()
	pick := func(set *theme.Set, on color.NRGBA) color.NRGBA {
		own := theme.Over(c.In(set), on)
		if theme.Contrast(own, on) >= theme.TextContrast {
			return own
		}
		return set[theme.Text]
	}
	p := scene.Paint{Color: pick(l.colors, below.Color)}
	if l.auto {
		p.Dark, p.Auto = pick(l.dark, below.Dark), true
	}
	return p
}

// TintOf is a colour as what lies behind words: a status in its tint, any other one as
// a breath of it over the surface.
func (l *Draft) TintOf(c theme.Color) scene.Paint {
	if token, ok := c.Token(); ok {
		if s, ok := steps[token]; ok {
			return l.Token(s.tint)
		}
	}
	breath := func(set *theme.Set) color.NRGBA {
		own := c.In(set)
		own.A = uint8(int(own.A) * 12 / 100)
		return theme.Over(own, set[theme.Surface])
	}
	p := scene.Paint{Color: breath(l.colors)}
	if l.auto {
		p.Dark, p.Auto = breath(l.dark), true
	}
	return p
}

func (l *Draft) Token(t theme.Token) scene.Paint { return l.Paint(theme.Of(t)) }

func (l *Draft) Paint(c theme.Color) scene.Paint {
	p := scene.Paint{Color: c.In(l.colors)}
	if l.auto {
		p.Dark, p.Auto = c.In(l.dark), true
	}
	return p
}

// Surface is what the picture stands on: its own background, or the page its theme
// is made for.
func (l *Draft) Surface() scene.Paint {
	bg := l.c.Background
	if bg.Surface || bg.Color.IsZero() {
		return l.Token(theme.Surface)
	}
	p := l.Paint(bg.Color)
	p.Color = theme.Over(p.Color, l.colors[theme.Surface])
	if l.auto {
		p.Dark = theme.Over(p.Dark, l.dark[theme.Surface])
	}
	return p
}

// InkOn picks the paint that reads best on a colour: the surface, the text colour or the
// ink of the theme.
func (l *Draft) InkOn(below scene.Paint) scene.Paint {
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
	p := scene.Paint{Color: pick(l.colors, below.Color)}
	if l.auto {
		p.Dark, p.Auto = pick(l.dark, below.Dark), true
	}
	return p
}
