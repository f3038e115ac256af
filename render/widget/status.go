package widget

import (
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
)

// Status is a glyph that says by its shape what a status colour says, so that the colour never
// stands alone: a disc with a tick is good, a triangle with an exclamation mark is a
// warning, a square on its corner with a cross is bad. They are shapes, not characters of
// a font.
type Status struct {
	token theme.Token
	color theme.Color
}

// StatusOf returns the glyph of a colour; ok is false for colours that mean nothing by
// themselves.
func StatusOf(c theme.Color) (g Status, ok bool) {
	token, ok := c.Token()
	switch {
	case ok && (token == theme.SuccessFill || token == theme.WarningFill || token == theme.DangerFill):
		return Status{token, c}, true
	}
	return Status{}, false
}

// StatusOf is StatusOf, but for a picture that is to tell the status by its colour alone.
func (d *Draft) StatusOf(c theme.Color) (g Status, ok bool) {
	if d.c.Status == StatusNone {
		return g, false
	}
	return StatusOf(c)
}

// StatusSize is the size of the glyph beside a text, and StatusSpace the gap between them,
// in parts of the font size.
const (
	StatusSize  = 0.95
	StatusSpace = 0.4
)

// StatusReach is how far the glyph reaches above the text's capitals and below its baseline, in
// parts of the font size: the corners of the largest one lie a little outside its square.
const StatusReach = 1.08*StatusSize/2 - CapHeight/2

// StatusWidth is what a glyph takes from a line of text, in px at a font size: its own width
// and the gap.
func StatusWidth(size float64) float64 { return (StatusSize + StatusSpace) * size }

// Put draws the glyph with its left side at x, beside a text of a font size whose baseline is
// given; it is centred on the capitals.
func (g Status) Put(d *Draft, x, baseline, fontSize float64) {
	size := StatusSize * fontSize
	x, y := d.Mirror(x, size), baseline-(CapHeight*fontSize+size)/2
	at := func(u, v float64) scene.Point { return scene.Point{X: x + u*size, Y: y + v*size} }
	paint := d.Paint(g.color)
	w := 0.13 * size
	switch g.token {
	case theme.SuccessFill:
		d.Scene.Circle(x+size/2, y+size/2, size/2)
		d.Scene.Fill(scene.Status, paint)
		d.Scene.Polyline([]scene.Point{at(0.28, 0.53), at(0.44, 0.68), at(CapHeight, 0.35)}, w)
	case theme.WarningFill:
		d.Scene.Polygon(at(0.5, 0.02), at(1, 0.95), at(0, 0.95))
		d.Scene.Fill(scene.Status, paint)
		d.Scene.Polyline([]scene.Point{at(0.5, 0.38), at(0.5, 0.62)}, w)
		d.Scene.Circle(x+0.5*size, y+0.79*size, 0.07*size)
	default:
		d.Scene.Polygon(at(0.5, -0.04), at(1.04, 0.5), at(0.5, 1.04), at(-0.04, 0.5))
		d.Scene.Fill(scene.Status, paint)
		d.Scene.Polyline([]scene.Point{at(0.34, 0.34), at(0.66, 0.66)}, w)
		d.Scene.Polyline([]scene.Point{at(0.66, 0.34), at(0.34, 0.66)}, w)
	}
	d.Scene.Fill(scene.Status, d.InkOn(paint))
}
