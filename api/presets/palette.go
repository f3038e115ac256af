package presets

import (
	"image/color"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render/theme"
)

// The names that a palette is built of.
const (
	fromKey  = "from"
	lightKey = "light"
	darkKey  = "dark"
)

type colors = map[theme.Token]color.NRGBA

func (p *parser) palette(one pair) {
	in := called("palette", one.name)
	palette := params.NamedPalette{Name: one.name}
	var from theme.Palette
	var light, dark colors
	for _, part := range p.mapping(one.value, in, "from, about, light and dark") {
		switch part.name {
		case aboutKey:
			palette.About = p.about(part.value, in)
		case fromKey:
			from = p.from(part.value, where(in, fromKey))
		case lightKey:
			light = p.colors(part.value, where(in, lightKey))
		case darkKey:
			dark = p.colors(part.value, where(in, darkKey))
		default:
			p.fault(part.line, in, "unknown name: a palette holds from, about, light and dark")
		}
	}
	palette.Palette = theme.NewPalette(from, light, dark)
	at := place{line: one.line}
	p.rules.Palettes, p.palettes = append(p.rules.Palettes, palette), append(p.palettes, at)
	p.remark(Note{Line: one.line, Where: in}, palette.Palette, from, light, dark)
}

func (p *parser) from(n *yaml.Node, where string) theme.Palette {
	name, ok := p.scalar(n, where)
	if !ok {
		return theme.Palette{}
	}
	builtIn := (*params.House)(nil).Palettes()
	var names []string
	for _, b := range builtIn {
		if b.Name == name {
			return b.Palette
		}
		names = append(names, b.Name)
	}
	p.fault(n.Line, where, "not one of: "+strings.Join(names, ", "))
	return theme.Palette{}
}

func (p *parser) colors(n *yaml.Node, in string) colors {
	all := colors{}
	for _, one := range p.mapping(n, in, "tokens to colours") {
		token, ok := tokenOf(one.name)
		if !ok {
			p.fault(one.line, in, "unknown token, not one of: "+strings.Join(tokenNames(), ", "))
			continue
		}
		where := where(in, one.name)
		text, ok := p.scalar(one.value, where)
		if !ok {
			continue
		}
		c, ok := opaque(text)
		if !ok {
			p.fault(one.line, where, "not an opaque colour: use 3 or 6 hexadecimal digits")
		}
		all[token] = c
	}
	return all
}

func opaque(text string) (color.NRGBA, bool) {
	c, err := theme.ParseColor(strings.TrimSpace(text))
	if _, named := c.Token(); err != nil || named {
		return color.NRGBA{}, false
	}
	fixed := c.In(theme.DataCenter.Set(false))
	return fixed, fixed.A == 0xff
}

func tokenOf(name string) (theme.Token, bool) {
	i := slices.IndexFunc(theme.Tokens(), func(t theme.Token) bool { return t.String() == name })
	return theme.Token(max(i, 0)), i >= 0
}

func tokenNames() []string {
	var names []string
	for _, t := range theme.Tokens() {
		names = append(names, t.String())
	}
	return names
}

// remark warns of what a palette shows worse than the one it starts from, and of colours
// that only one kind of page has.
func (p *parser) remark(n Note, palette, from theme.Palette, light, dark colors) {
	known := from.Remarks()
	for _, r := range palette.Remarks() {
		if !slices.Contains(known, r) {
			n.Detail = r.String()
			p.warnings = append(p.warnings, n)
		}
	}
	for _, t := range theme.Tokens() {
		_, onLight := light[t]
		_, onDark := dark[t]
		if onLight != onDark {
			page := map[bool]string{true: lightKey, false: darkKey}[onLight]
			n.Detail = t.String() + " is named for " + page + " pages only"
			p.warnings = append(p.warnings, n)
		}
	}
}
