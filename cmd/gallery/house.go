package main

import (
	"fmt"
	"image/color"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/theme"
)

// decode reads a query as a service does whose file has one palette, that of an imagined
// company.
func decode(widget, query string, f render.Format) (params.Request, error) {
	h, faults := params.NewHouse(params.Rules{Palettes: []params.NamedPalette{{Name: "acme", Palette: acme()}}})
	if len(faults) > 0 {
		return params.Request{}, fmt.Errorf("making the house: %s", faults[0].Detail)
	}
	r, problems := params.Decoder{House: h}.Query(widget, query, f)
	if len(problems) > 0 {
		return params.Request{}, problems[0]
	}
	return r, nil
}

// acme is violet where Data Center is blue, and has a green and a red of its own.
func acme() theme.Palette {
	return theme.NewPalette(theme.DataCenter, map[theme.Token]color.NRGBA{
		theme.SuccessFill:     {0x00, 0x80, 0x5A, 0xFF},
		theme.DangerFill:      {0xC8, 0x10, 0x2E, 0xFF},
		theme.InformationFill: {0x5B, 0x2E, 0x8C, 0xFF},
	}, map[theme.Token]color.NRGBA{
		theme.SuccessFill:     {0x3F, 0xCB, 0x97, 0xFF},
		theme.DangerFill:      {0xE5, 0x40, 0x5A, 0xFF},
		theme.InformationFill: {0xB6, 0x94, 0xE0, 0xFF},
	})
}
