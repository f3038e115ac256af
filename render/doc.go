// Package render draws gauges, counters and bars as PNG or SVG. It needs no
// service, no network and no files:
//
//	g := render.NewGauge()
//	g.Value = number.Int(72)
//	g.Label = "Sprint progress"
//	png, err := render.Render(nil, g, render.Options{Format: render.PNG, DPR: 2})
//
// Equal widgets give equal bytes for one build. Nothing of a widget is kept once
// Render returns. All functions are safe for concurrent use.
package render

//go:generate go run ../cmd/gallery testdata
