//go:build !slim

package text_test

import (
	"image/color"
	"testing"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/raster"
	"github.com/plugio/charts/render/rendertest"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
)

// specimen sets a label in every language, in two columns: at 14 px in the weight of
// labels, and as a number's unit would be in the semi-bold one.
func specimen(ts *text.Typesetter, paper, ink color.NRGBA) *scene.Scene {
	const row, column = 26.0, 330.0
	sc := scene.New(2*column, row*float64(len(languages))+10)
	sc.Rect(0, 0, sc.Width, sc.Height)
	sc.Fill(scene.Background, scene.Paint{Color: paper})
	for i, l := range languages {
		ts.SetLanguage(l.tag)
		for k, w := range []fonts.Weight{fonts.Regular, fonts.SemiBold} {
			line := ts.Line(l.label, w)
			x, size := 10+column*float64(k), 14.0
			if line.RTL {
				x += column - 20 - line.Width(size)
			}
			sc.Text(scene.Label, scene.Paint{Color: ink}, line.At(size, x, row*float64(i)+22))
		}
	}
	return sc
}

func TestLanguagesGolden(t *testing.T) {
	ts := lend(t, shaper(t))
	white, dark := color.NRGBA{255, 255, 255, 255}, color.NRGBA{0x1D, 0x21, 0x25, 255}
	for name, c := range map[string]struct {
		paper, ink color.NRGBA
		dpr        float64
	}{
		"light": {white, color.NRGBA{0x17, 0x2B, 0x4D, 255}, 1}, "light@2x": {white, color.NRGBA{0x17, 0x2B, 0x4D, 255}, 2},
		"dark": {dark, color.NRGBA{0xC7, 0xD1, 0xDB, 255}, 1}, "dark@2x": {dark, color.NRGBA{0xC7, 0xD1, 0xDB, 255}, 2},
	} {
		picture, err := raster.New().PNG(nil, specimen(ts, c.paper, c.ink), c.dpr)
		if err != nil {
			t.Fatal(err)
		}
		rendertest.Golden(t, "testdata/languages/"+name+".png", picture)
	}
}
