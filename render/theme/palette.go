package theme

import "image/color"

// Palette is a family of colours, each for a light and for a dark page. Palettes are
// compared with ==; the zero Palette is DataCenter.
type Palette struct{ sets *sets }

// sets are a palette's colours, complete.
type sets struct {
	light, dark Set
	// safe says that the status colours should stay apart for everybody.
	safe bool
}

// The Data Center colours, those of Atlassian's cloud, and Data Center's with status
// and categorical colours that stay apart for people with a colour-vision
// deficiency.
var (
	DataCenter = Palette{}
	Cloud      = Palette{&sets{light: cloudLight, dark: cloudDark}}
	Safe       = Palette{&sets{light: safeLight, dark: safeDark, safe: true}}
)

// NewPalette returns the palette that differs from another in some tokens. Colours
// must be opaque. A status colour brings its other steps along where they are not
// named themselves: its tint is a trace of it on the surface, and its text is as much
// nearer to black or white as reading on both takes. What neither names stays as it is.
func NewPalette(from Palette, light, dark map[Token]color.NRGBA) Palette {
	return Palette{&sets{
		light: from.Set(false).with(light, lightTint),
		dark:  from.Set(true).with(dark, darkTint),
		safe:  from.sets != nil && from.sets.safe,
	}}
}

// Set returns a palette's colours for a light or a dark page. The caller must not
// change it.
func (p Palette) Set(dark bool) *Set {
	switch {
	case p.sets == nil && dark:
		return &dcDark
	case p.sets == nil:
		return &dcLight
	case dark:
		return &p.sets.dark
	}
	return &p.sets.light
}

// The opacity of a status colour in its tint, as strong as those of the palettes above.
const (
	lightTint = 0x1f
	darkTint  = 0x33
)

// with returns a copy of the set with some tokens changed.
func (s *Set) with(changes map[Token]color.NRGBA, tint uint8) Set {
	changed := *s
	for token, c := range changes {
		changed[token] = c
	}
	for i := range NeutralFill - SuccessFill + 1 {
		fill, ok := changes[SuccessFill+i]
		if !ok {
			continue
		}
		if _, named := changes[SuccessTint+i]; !named {
			changed[SuccessTint+i] = changed.trace(fill, tint)
		}
		if _, named := changes[SuccessText+i]; !named {
			changed[SuccessText+i] = legible(fill, changed[Surface], changed[SuccessTint+i])
		}
	}
	return changed
}

// trace lays a colour thinly on the surface, thinner where texts could not be read on it.
func (s *Set) trace(c color.NRGBA, opacity uint8) color.NRGBA {
	for ; opacity > 0; opacity-- {
		c.A = opacity
		mixed := Over(c, s[Surface])
		if min(Contrast(s[Text], mixed), Contrast(s[TextSubtle], mixed)) >= TextContrast {
			return mixed
		}
	}
	return s[Surface]
}

// legible moves a colour towards black or white, whichever is further from the first
// ground, until a text in it can be read on every ground.
func legible(c color.NRGBA, grounds ...color.NRGBA) color.NRGBA {
	return towards(farEnd(grounds[0]), c, TextContrast, grounds...)
}
