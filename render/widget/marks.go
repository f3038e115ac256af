package widget

import (
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
)

// fillGap is the gap in the colour of the page that parts a value from its track, in px, so
// that each stands against the page.
const fillGap = 2

// labelSpacing is how far the labels of a scale keep from each other, in px.
const labelSpacing = 4

// scaleLabel is a number of the scale at its place.
type scaleLabel struct {
	line text.Line
	at   float64 // fraction of the scale
}

// label shapes a number of the scale. It has the value's format without prefix, suffix
// and unit, which stand once, at the value.
func (l *layout) label(s scale, v number.Value) scaleLabel {
	var scratch [64]byte
	return scaleLabel{l.numeral(string(l.c.Number.Append(scratch[:0], v)), fonts.Regular), s.at(v.Float())}
}

// chevronAt adds an arrowhead without a stem, 2h high with limbs w wide. point turns places
// relative to its middle, x in the direction it points, into places on the canvas.
func (l *layout) chevronAt(point func(x, y float64) scene.Point, h, w float64) {
	l.sc.Polygon(
		point(-h/2-w/2, -h), point(-h/2+w, -h), point(h/2+w/2, 0),
		point(-h/2+w, h), point(-h/2-w/2, h), point(h/2-w, 0))
}
