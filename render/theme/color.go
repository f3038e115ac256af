package theme

import (
	"errors"
	"image/color"
	"strconv"
)

// Color is a colour as a caller names it: a token, which follows the theme, or a
// fixed one. The zero Color is no colour at all, see IsZero.
type Color struct {
	token Token
	fixed color.NRGBA
	kind  colorKind
}

type colorKind uint8

const (
	unset colorKind = iota
	named
	literal
)

// Of is the Color that follows a token.
func Of(t Token) Color { return Color{token: t, kind: named} }

// Fixed is the Color that is the same on every page.
func Fixed(c color.NRGBA) Color { return Color{fixed: c, kind: literal} }

// IsZero says that no colour was chosen.
func (c Color) IsZero() bool { return c.kind == unset }

// Token returns the token the colour follows, if it follows one.
func (c Color) Token() (Token, bool) { return c.token, c.kind == named }

// In returns the colour's value in a set.
func (c Color) In(s *Set) color.NRGBA {
	if c.kind == named {
		return s[c.token]
	}
	return c.fixed
}

// ErrColor says that a text names no colour.
var ErrColor = errors.New("theme: not a colour")

// colorNames are the tokens a caller can name.
var colorNames = [...]struct {
	Name  string
	Token Token
}{
	{"success", SuccessFill},
	{"warning", WarningFill},
	{"danger", DangerFill},
	{"information", InformationFill},
	{"discovery", DiscoveryFill},
	{"neutral", NeutralFill},
	{"categorical1", Categorical1},
	{"categorical2", Categorical2},
	{"categorical3", Categorical3},
	{"categorical4", Categorical4},
	{"categorical5", Categorical5},
	{"categorical6", Categorical6},
	{"categorical7", Categorical7},
	{"categorical8", Categorical8},
}

// colorWords are plain words for tokens.
var colorWords = [...]struct {
	Word  string
	Token Token
}{
	{"green", SuccessFill},
	{"amber", WarningFill},
	{"yellow", WarningFill},
	{"red", DangerFill},
	{"blue", InformationFill},
	{"purple", DiscoveryFill},
	{"grey", NeutralFill},
	{"gray", NeutralFill},
	{"orange", Orange},
	{"teal", Teal},
	{"magenta", Magenta},
}

// ColorWords lists the plain words for colours, in the order they are documented. Most
// say the same as a token's name: green is success, amber is warning, red is danger.
func ColorWords() []string {
	words := make([]string, len(colorWords))
	for i, w := range colorWords {
		words[i] = w.Word
	}
	return words
}

// ColorNames lists the tokens a caller can name, in the order they are
// documented.
func ColorNames() []string {
	names := make([]string, len(colorNames))
	for i, n := range colorNames {
		names[i] = n.Name
	}
	return names
}

// ParseColor reads a token's name, a plain word for one or a hexadecimal colour of 3, 6 or 8 digits
// (the last two of 8 are the opacity), with or without a leading #.
func ParseColor(s string) (Color, error) {
	for _, n := range colorNames {
		if n.Name == s {
			return Of(n.Token), nil
		}
	}
	for _, w := range colorWords {
		if w.Word == s {
			return Of(w.Token), nil
		}
	}
	if len(s) > 0 && s[0] == '#' {
		s = s[1:]
	}
	switch len(s) {
	case 3, 6, 8:
	default:
		return Color{}, ErrColor
	}
	for i := range len(s) {
		if !isHex(s[i]) {
			return Color{}, ErrColor
		}
	}
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil {
		return Color{}, ErrColor
	}
	switch len(s) {
	case 3:
		return Fixed(color.NRGBA{uint8(v>>8&15) * 17, uint8(v>>4&15) * 17, uint8(v&15) * 17, 0xff}), nil
	case 6:
		return Fixed(rgb(uint32(v))), nil
	}
	c := rgb(uint32(v >> 8))
	c.A = uint8(v)
	return Fixed(c), nil
}

func isHex(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b && b <= 'f' || 'A' <= b && b <= 'F'
}
