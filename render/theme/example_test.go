package theme_test

import (
	"fmt"
	"image/color"

	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/theme"
)

func ExampleNewPalette() {
	acme := theme.NewPalette(theme.DataCenter,
		map[theme.Token]color.NRGBA{theme.SuccessFill: {0x00, 0x87, 0x5A, 0xFF}, theme.WarningFill: {0xFF, 0xD5, 0x00, 0xFF}},
		map[theme.Token]color.NRGBA{theme.SuccessFill: {0x57, 0xD9, 0xA3, 0xFF}},
	)
	for _, remark := range acme.Remarks() {
		fmt.Println(remark)
	}
	gauge := render.NewGauge()
	gauge.Palette, gauge.Theme = acme, theme.Auto
	svg, err := render.Render(nil, gauge, render.Options{Format: render.SVG})
	fmt.Println(len(svg) > 0, err)
	// Output:
	// warning on surface on a light page: a contrast of 1.42, should be 3
	// true <nil>
}
