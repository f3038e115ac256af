package widget

import (
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
)

// FillGap is the gap in the colour of the page that parts a value from its track, in px, so
// that each stands against the page.
const FillGap = 2

// LabelSpacing is how far the labels of a scale keep from each other, in px.
const LabelSpacing = 4

// ScaleLabel is a number of the scale at its place.
type ScaleLabel struct {
	Line text.Line
	At   float64 // fraction of the scale
}

// LabelScale takes note of the numbers that may be written of a scale, so that different ones
// read differently: its ends, the target, and the bounds of thresholds where those are labelled.
func (d *Draft) LabelScale(s Scale, target number.Value, labelled []Threshold) {
	d.noted = append(d.fewNoted[:0], s.first, s.last)
	if target.Valid() {
		d.noted = append(d.noted, target)
	}
	for _, t := range labelled {
		d.noted = append(d.noted, t.Bound)
	}
	if d.part.Valid() {
		d.noted = append(d.noted, d.part, d.whole)
	}
	d.bounds = d.c.Number.Labels(d.noted...)
	d.labels = d.bounds
}

// Whole is to be called after LabelScale and before a value of a scale is worded. It is what the value
// is written as a part of: the end of the scale where it is shown as a part, see Scale.End, or an end
// that it has not reached and would else read as; no data where there is neither.
func (d *Draft) Whole(s Scale, v number.Value, show Show) number.Value {
	if show.Part() {
		end := s.End(show)
		d.TellApart(v, end)
		return end
	}
	end := d.mistaken(d.bounds, s, v)
	if end.Valid() && d.bounds.MistakesWhole(d.c.Number.Format, v, end) {
		d.writeFinely(v, end)
	}
	return end
}

// mistaken is the end of a scale that a value has not reached, and reads as in one of its forms.
func (d *Draft) mistaken(l number.Labels, s Scale, v number.Value) number.Value {
	f := d.c.Number.ForValue()
	for _, end := range [...]number.Value{s.last, s.first} {
		if s.ahead(v, end) && l.Mistakes(f, v, end) {
			return end
		}
	}
	return number.Value{}
}

// TellApart is for a value that is worded as a part: where value and whole, each as it is written
// otherwise, would read as what they are not to each other, such as 2h / 2h for 2h of 2h 10s, the
// value is written as the numbers of the scale are, and these so that both read differently if they
// are different.
func (d *Draft) TellApart(v, whole number.Value) {
	f := d.c.Number.Format
	f.Whole = whole
	if v.Valid() && !d.bounds.Tell(f, v) {
		d.writeFinely(v, whole)
	}
}

// writeFinely writes a value as the numbers of the scale are, and these so finely that none of them
// reads as another.
func (d *Draft) writeFinely(v, whole number.Value) {
	d.part, d.whole, d.forms = v, whole, d.forms[:0]
	d.noted = append(d.noted, v, whole)
	d.bounds = d.c.Number.Labels(d.noted...)
	d.labels = d.bounds
}

// ShortenScale writes the labels of a scale in their short form, as far as no two of them
// then read the same, nor an end as the value does that has not reached it. What is said of the
// scale stays as it was.
func (d *Draft) ShortenScale(s Scale, v number.Value, labelled []Threshold) {
	if d.c.Number.Kind != number.Plain {
		return
	}
	var room [16]number.Value
	bounds := append(room[:0], s.first, s.last)
	for _, t := range labelled {
		bounds = append(bounds, t.Bound)
	}
	f := d.c.Number.Format
	f.Kind = number.Compact
	d.labels = f.Labels(bounds...)
	if d.mistaken(d.labels, s, v).Valid() {
		d.labels = f.Labels(append(bounds, v)...)
	}
}

// ScaleLabel shapes a number of the scale. It has the value's format without prefix, suffix
// and unit, which stand once, at the value, and the digits that were sent.
func (d *Draft) ScaleLabel(s Scale, v number.Value) ScaleLabel {
	var scratch [64]byte
	return ScaleLabel{d.Numeral(d.Keep(d.labels.Append(scratch[:0], v)), fonts.Regular), s.At(v)}
}

// Chevron adds an arrowhead without a stem, 2h high with limbs w wide. point turns places
// relative to its middle, x in the direction it points, into places on the canvas.
func (d *Draft) Chevron(point func(x, y float64) scene.Point, h, w float64) {
	d.Scene.Polygon(
		point(-h/2-w/2, -h), point(-h/2+w, -h), point(h/2+w/2, 0),
		point(-h/2+w, h), point(-h/2-w/2, h), point(h/2-w, 0))
}
