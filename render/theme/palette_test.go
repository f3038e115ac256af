package theme

import (
	"image/color"
	"slices"
	"testing"
)

func TestShippedPalettesKeepTheirContrast(t *testing.T) {
	for name, p := range map[string]Palette{"dc": DataCenter, "cloud": Cloud, "safe": Safe} {
		for _, r := range p.Remarks() {
			// The cloud's own status colours are no better, which is why there is a safe palette.
			if name != "cloud" || !r.Apart {
				t.Errorf("%s: %v", name, r)
			}
		}
	}
	if !slices.ContainsFunc(Cloud.Remarks(), func(r Remark) bool { return r.Apart && r.Vision == Deuteranopia }) {
		t.Error("nothing is said of the cloud's green and red with deuteranopia")
	}
}

// What rules must hold is written down here once more, token by token.
func TestContrastRules(t *testing.T) {
	rules := contrastRules()
	holds := func(token, ground Token, least float64) {
		t.Helper()
		if !slices.Contains(rules, Remark{Token: token, Against: ground, Least: least}) {
			t.Errorf("no rule that %v has %v on %v", token, least, ground)
		}
	}
	for _, token := range []Token{Text, TextSubtle, TextSubtlest, SuccessText, WarningText, DangerText, InformationText, DiscoveryText, NeutralText} {
		holds(token, Surface, 4.5)
	}
	for tint := SuccessTint; tint <= NeutralTint; tint++ {
		for _, token := range []Token{Text, TextSubtle, tint - SuccessTint + SuccessText} {
			holds(token, tint, 4.5)
		}
	}
	for _, token := range []Token{
		SuccessFill, WarningFill, DangerFill, InformationFill, DiscoveryFill, NeutralFill, Tick,
		Categorical1, Categorical2, Categorical3, Categorical4, Categorical5, Categorical6, Categorical7, Categorical8, Orange, Teal, Magenta,
	} {
		holds(token, Surface, 3)
	}
}

func TestNewPalette(t *testing.T) {
	brand := NewPalette(DataCenter,
		map[Token]color.NRGBA{SuccessFill: rgb(0x00875A), DangerFill: rgb(0xE2001A), DangerText: rgb(0x8A0010), Categorical1: rgb(0x123456)},
		map[Token]color.NRGBA{SuccessFill: rgb(0x57D9A3), DangerTint: rgb(0x220000)},
	)
	light, dark := brand.Set(false), brand.Set(true)
	for _, c := range []struct {
		what      string
		got, want color.NRGBA
	}{
		{"a named fill", light[SuccessFill], rgb(0x00875A)},
		{"a named text", light[DangerText], rgb(0x8A0010)},
		{"a named category", light[Categorical1], rgb(0x123456)},
		{"a named fill on a dark page", dark[SuccessFill], rgb(0x57D9A3)},
		{"a tint named alone", dark[DangerTint], rgb(0x220000)},
		{"the fill of a tint named alone", dark[DangerFill], DataCenter.Set(true)[DangerFill]},
		{"a category named for light pages", dark[Categorical1], DataCenter.Set(true)[Categorical1]},
		{"what nobody named", light[WarningText], DataCenter.Set(false)[WarningText]},
		{"a text that comes with its fill and could be read already", dark[SuccessText], rgb(0x57D9A3)},
		{"a tint that comes with its fill", light[SuccessTint], rgb(0xE0F0EB)},
	} {
		if c.got != c.want {
			t.Errorf("%s is %v, want %v", c.what, c.got, c.want)
		}
	}
	for _, dark := range []bool{false, true} {
		set := brand.Set(dark)
		for _, ground := range []Token{Surface, SuccessTint} {
			if got := Contrast(set[SuccessText], set[ground]); got < 4.5 {
				t.Errorf("the text that came with success has a contrast of %.2f on %v", got, ground)
			}
		}
	}
	if DataCenter.Set(false)[SuccessFill] != rgb(0x1F845A) {
		t.Error("the palette it started from has changed")
	}
}

func TestDerivedTextCanBeReadWhateverItsFill(t *testing.T) {
	for _, hex := range []uint32{0, 0xFFFFFF, 0xFFFF00, 0x808080, 0xFF00FF, 0x00FFFF} {
		change := map[Token]color.NRGBA{InformationFill: rgb(hex)}
		p := NewPalette(Cloud, change, change)
		for _, dark := range []bool{false, true} {
			set := p.Set(dark)
			for _, ground := range []Token{Surface, InformationTint} {
				if got := Contrast(set[InformationText], set[ground]); got < 4.5 {
					t.Errorf("%06x, dark %v: the text has %.2f on %v", hex, dark, got, ground)
				}
			}
		}
	}
}

func TestRemarks(t *testing.T) {
	yellow := map[Token]color.NRGBA{WarningFill: rgb(0xFFD500)}
	got := NewPalette(DataCenter, yellow, nil).Remarks()
	if len(got) != 1 || got[0].String() != "warning on surface on a light page: a contrast of 1.42, should be 3" {
		t.Errorf("a yellow on white: %v", got)
	}
	green := map[Token]color.NRGBA{SuccessFill: rgb(0x5B7F24)}
	var said []string
	for _, r := range NewPalette(Safe, green, nil).Remarks() {
		said = append(said, r.String())
	}
	if !slices.Contains(said, "success and warning on a light page: a difference of 3.2 with protanopia, should be 20") {
		t.Errorf("a green in the safe palette: %q", said)
	}
}

func TestEveryTokenHasAName(t *testing.T) {
	seen := map[string]bool{}
	for _, token := range Tokens() {
		if name := token.String(); name == "" || seen[name] {
			t.Errorf("token %d is called %q", token, name)
		}
		seen[token.String()] = true
	}
	for _, name := range ColorNames() {
		c, _ := ParseColor(name)
		if token, _ := c.Token(); token.String() != name {
			t.Errorf("a caller says %s, the author of a palette %v", name, token)
		}
	}
	if Token(200).String() != "" {
		t.Error("what is no token has a name")
	}
}
