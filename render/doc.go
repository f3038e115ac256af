// Package render draws gauges, counters and bars as PNG or SVG. It needs no
// service, no network and no files:
//
//	g := render.NewGauge()
//	g.Value = render.Int(72)
//	g.Label = "Sprint progress"
//	png, err := render.Render(nil, g, render.Options{Format: render.PNG, DPR: 2})
//
// What a picture shows is also said in words, which an SVG carries as title and
// description. A PNG carries none: browsers and screen readers do not read the words
// in its metadata but the page's alt text, and a text that travels unseen with a
// picture is not what somebody who shares it expects.
//
// Equal widgets give equal bytes for one build. Nothing of a widget is kept once
// Render returns. All functions are safe for concurrent use.
package render

//go:generate go run ../cmd/gallery testdata
