package theme

import (
	"image/color"
	"testing"
)

// Every hundredth colour or so of the cube, as a ground.
func TestColoursCanBeReadOnEveryGround(t *testing.T) {
	for _, p := range []Palette{DataCenter, Cloud, Safe} {
		for r := 0; r <= 255; r += 15 {
			for g := 0; g <= 255; g += 15 {
				for b := 0; b <= 255; b += 51 {
					ground := color.NRGBA{uint8(r), uint8(g), uint8(b), 0xff}
					set := p.On(ground)
					if set[Surface] != ground {
						t.Fatalf("the surface on %v is %v", ground, set[Surface])
					}
					for token, least := range map[Token]float64{
						Text: TextContrast, TextSubtlest: TextContrast, DangerText: TextContrast, NeutralText: TextContrast,
						Tick: ShapeContrast, SuccessFill: ShapeContrast, DangerFill: ShapeContrast, Categorical5: ShapeContrast, Magenta: ShapeContrast,
					} {
						if got := Contrast(set[token], ground); got < least {
							t.Fatalf("%v has %.2f on %v, want %v", token, got, ground, least)
						}
					}
					for _, token := range faintTokens {
						if got := Contrast(set[token], ground); got < 1.15 || got > 5.2 {
							t.Fatalf("%v has %.2f on %v", token, got, ground)
						}
					}
				}
			}
		}
	}
}

func TestGroundChoosesThePage(t *testing.T) {
	light, dark := DataCenter.Set(false), DataCenter.Set(true)
	for hex, want := range map[uint32]*Set{0xFFFFFF: light, 0x1D2125: dark} {
		if got := DataCenter.On(rgb(hex)); got != want {
			t.Errorf("%06x: not the colours of its page", hex)
		}
	}
	for hex, want := range map[uint32]*Set{0xF7F8F9: light, 0xFFF7D6: light, 0x172B4D: dark, 0x000000: dark} {
		got := DataCenter.On(rgb(hex))
		for _, token := range []Token{Text, DangerText, InformationFill} {
			if got[token] != want[token] {
				t.Errorf("%06x: %v is %v, want %v", hex, token, got[token], want[token])
			}
		}
	}
	// A colour on itself moves away from it.
	if got := DataCenter.On(rgb(0xC9372C))[DangerFill]; Contrast(got, rgb(0xC9372C)) < ShapeContrast || got.R < got.G {
		t.Errorf("danger on danger is %v", got)
	}
}
