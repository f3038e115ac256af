package widget

import (
	"unicode"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
)

// written returns the value as text with prefix and suffix, in the step-th form, each
// form shorter than the one before; false when there is no such form.
func (d *Draft) written(v number.Value, step int) (string, bool) {
	if !v.Valid() {
		return d.NoData(), step == 0
	}
	return d.writtenAs(&d.c.Number, v, step)
}

// NoData are the words for no value, which may stand where a number would.
func (d *Draft) NoData() string { return text.Apart(d.c.NoData) }

// partOf is written for a part of a whole, which is never written as the whole before it
// has reached it.
func (d *Draft) partOf(whole, v number.Value, step int) (string, bool) {
	n := d.c.Number
	n.Whole = whole
	return d.writtenAs(&n, v, step)
}

// writtenAs is a number with prefix and suffix, in the step-th form of Format.AppendShort, made once
// for a picture: fitting asks for the same forms beside many other texts.
func (d *Draft) writtenAs(n *Number, v number.Value, step int) (string, bool) {
	for i := range d.forms {
		if f := &d.forms[i]; f.step == step && f.v == v && f.whole == n.Whole {
			return f.text, f.ok
		}
	}
	f := form{v: v, whole: n.Whole, step: step}
	f.text, f.ok = d.write(n, v, step)
	d.forms = append(d.forms, f)
	return f.text, f.ok
}

// form is what has been written of a number: text, or ok is false since there is no such form.
type form struct {
	v, whole number.Value
	step     int
	text     string
	ok       bool
}

func (d *Draft) write(n *Number, v number.Value, step int) (string, bool) {
	if d.part.Valid() {
		return d.FullBound(v), step == 0
	}
	var scratch, digits [96]byte
	plain, ok := n.ForValue().AppendShort(digits[:0], v, step)
	if !ok {
		return "", false
	}
	return d.Keep(n.AppendAffixed(scratch[:0], plain)), true
}

// PartOf is a part of a whole as text, unshortened, without the unit: as the whole only if
// it is that.
func (d *Draft) PartOf(whole, v number.Value) string {
	if !v.Valid() {
		return d.Full(v)
	}
	s, _ := d.partOf(whole, v, 0)
	return s
}

// Full is the value as text, unshortened, without the unit.
func (d *Draft) Full(v number.Value) string {
	s, _ := d.written(v, 0)
	return s
}

// bound is a number of the scale as text: as it was sent, without prefix and suffix.
func (d *Draft) bound(v number.Value) string {
	var scratch [64]byte
	return d.Keep(d.bounds.Append(scratch[:0], v))
}

// FullBound is a number of the scale as text: as it was sent, with prefix and suffix.
func (d *Draft) FullBound(v number.Value) string {
	var scratch, digits [96]byte
	return d.Keep(d.c.Number.AppendAffixed(scratch[:0], d.bounds.Append(digits[:0], v)))
}

// Figure is a big number with its unit, ready to be placed.
type Figure struct {
	value, unit    text.Line
	Size, unitSize float64 // px
	gap            float64 // px between value and unit
	Missing        bool    // no data: drawn in a quiet colour
	Form           int     // which of its wording's: each is shorter than the one before
	inline         bool    // the unit is as large as the number
}

// Below this size the unit is as large as the number, since half of it could not
// be read.
const equalUnitBelow = 14

func (f *Figure) scaleTo(size float64) {
	f.Size = size
	f.unitSize, f.gap = 0, 0
	if len(f.unit.Glyphs) == 0 {
		return
	}
	f.unitSize = size
	if size >= equalUnitBelow && !f.inline {
		f.unitSize = max(half(0.55*size), 10)
	}
	f.gap = 0.25 * f.unitSize
}

// Width is that of the number and its unit, in px.
func (f *Figure) Width() float64 {
	return f.value.Width(f.Size) + f.gap + f.unit.Width(f.unitSize)
}

// Bearing is the empty space before the first digit's ink, in px.
func (f *Figure) Bearing() float64 { return f.value.Ink().MinX * f.Size }

// Tail is the part of the digits' height that a comma or a unit may reach below them.
const Tail = 0.25

// Height is that of the digits, in px, which is what the eye centres.
func (f *Figure) Height() float64 { return f.value.CapHeight * f.Size }

// Wording is what a figure says: its forms, each shorter than the one before, and its
// unit.
type Wording struct {
	// draft writes v, as a part of the whole of if that is valid; without one, alone is
	// the only form.
	draft *Draft
	v, of number.Value
	alone string

	unit    string
	missing bool
	// from is the first form that is tried, and held says that it needs no more room than it takes.
	from int
	held bool
	// Inline sets the unit as large as the number, as in a line of text.
	Inline bool
	// value is the value's longest form, and share its part of the scale if that is shown:
	// what is said of it to those who cannot see the picture.
	value, share string
	// own is the ink of the forms, and unitInk that of the unit.
	own, unitInk ink
}

// Wording returns the wording of a value under a Show option. Where that is its share of the
// scale, share is that as text. A value that is a part of something, see Draft.Whole, is not written as
// that before it has reached it, nor as nothing.
func (d *Draft) Wording(v, of number.Value, show Show, share func() string) Wording {
	if !v.Valid() {
		return d.measure(Wording{alone: d.NoData(), missing: true})
	}
	w := Wording{
		draft: d, v: v, of: of, unit: text.Apart(d.c.Number.Unit),
	}
	w.value, _ = w.form(0)
	switch show {
	case ShowPercent:
		w.share = share()
		w.draft, w.alone, w.unit = nil, w.share, ""
	case ShowBoth:
		if w.share = share(); w.share == w.value {
			w.share = "" // once is enough
			break
		}
		w.unit = d.Join(" ", d.c.Number.Unit, d.Spell("· ", w.share))
	}
	return d.measure(w)
}

// Fraction is the wording of a value and what it is part of; the second stands in the
// unit's place, quieter.
func (d *Draft) Fraction(v, of number.Value) Wording { return d.fraction(v, of, d.FullBound(of)) }

// FractionOfAll is the Fraction of a sum of all there is, which nobody sent: it is written as the
// value is.
func (d *Draft) FractionOfAll(sum number.Value) Wording { return d.fraction(sum, sum, d.Full(sum)) }

func (d *Draft) fraction(v, of number.Value, whole string) Wording {
	if !v.Valid() {
		return d.measure(Wording{alone: d.NoData(), missing: true})
	}
	unit := d.Join("\u00a0", d.Spell("/ ", whole), d.c.Number.Unit)
	w := Wording{draft: d, v: v, of: of, unit: unit}
	w.value, _ = w.form(0)
	return d.measure(w)
}

// Share writes a part of a whole in percent.
func (d *Draft) Share(part, of number.Value) string {
	var scratch [32]byte
	return d.Keep(d.c.Number.AppendShare(scratch[:0], part, of))
}

// form is the step-th form, false where there is none.
func (w *Wording) form(step int) (string, bool) {
	switch {
	case w.draft == nil:
		return w.alone, step == 0 && w.alone != ""
	case w.of.Valid():
		return w.draft.partOf(w.of, w.v, step)
	}
	return w.draft.written(w.v, step)
}

// A number this small is better off without its unit.
const smallestWithUnit = 10

// LeastNumber is the size in px below which no number can be read, however closely the picture is
// looked at.
const LeastNumber = 8.0

// SmallestNumber is the least readable size in px; a small picture is looked at closely.
// It does not grow faster than the picture, so that what fits still fits in a larger one.
func (d *Draft) SmallestNumber() float64 {
	return Clamp(0.08*min(d.c.Width, d.c.Height), LeastNumber, 10)
}

// FitFigure chooses how a figure is written and how large. fits is asked for a width
// and a height in px and must prefer less of both. The number is written in the longest of its
// forms that has room, see roomy, and then as large as it may be: which form that is does not
// depend on the largest size, so that a higher canvas, which allows a larger one, never
// shows fewer digits. A unit goes before the number does. A number is never cut: ok is false
// when nothing fits.
func (d *Draft) FitFigure(w Wording, minSize, maxSize float64, fits func(w, h float64) bool) (f Figure, ok bool) {
	if w.missing && !w.Inline {
		// A dash as large as a number would be the loudest thing in the picture.
		maxSize = min(maxSize, max(minSize, 0.6*maxSize), 32)
	}
	maxSize = half(maxSize)
	if maxSize < minSize {
		return Figure{}, false
	}
	if w.unit != "" {
		if f, ok = d.fitForms(w, max(minSize, min(smallestWithUnit, 0.9*maxSize)), maxSize, fits); ok {
			return f, ok
		}
		w.unit = ""
	}
	if f, ok = d.fitForms(w, minSize, maxSize, fits); !ok && w.missing {
		return d.cutMissing(w, minSize, fits)
	}
	return f, ok
}

// cutMissing fits the words for no data in the smallest size, cut: they are no number.
func (d *Draft) cutMissing(w Wording, size float64, fits func(w, h float64) bool) (f Figure, ok bool) {
	words, _ := w.form(0)
	f = Figure{value: d.Line(words, fonts.SemiBold), Missing: true, inline: w.Inline}
	f.scaleTo(size)
	height := f.Height()
	width, ok := Largest(0, f.Width(), func(width float64) bool { return fits(width, height) })
	if !ok {
		return f, false
	}
	f.value, ok = d.Elide(words, fonts.SemiBold, size, width)
	return f, ok
}

// HasUnit says whether the unit is shown.
func (f *Figure) HasUnit() bool { return len(f.unit.Glyphs) > 0 }

// HasUnit says whether there is a unit to show.
func (w *Wording) HasUnit() bool { return w.unit != "" }

// Known says that there is a value.
func (w *Wording) Known() bool { return !w.missing }

// WithoutUnit is what a figure says that has no room for its unit.
func (w Wording) WithoutUnit() Wording {
	w.unit, w.unitInk = "", ink{}
	return w
}

// From is what a figure says that is to have no form longer than one for which there is known to be
// room: that one may be set as small as it must be.
func (w Wording) From(form int) Wording {
	w.from, w.held = form, true
	return w
}

// wideSpace is by how much a space of another font may be wider than the gap before a unit,
// in em.
const wideSpace = 0.12

func (d *Draft) fitForms(w Wording, minSize, maxSize float64, fits func(w, h float64) bool) (Figure, bool) {
	unit := d.Numeral(w.unit, fonts.Medium)
	if d.c.NativeText && w.unit != "" {
		unit.Advance += wideSpace
	}
	for step := w.from; ; step++ {
		s, ok := w.form(step)
		if !ok {
			break
		}
		f := Figure{value: d.Numeral(s, fonts.SemiBold), unit: unit, Missing: w.missing, Form: step, inline: w.Inline}
		if wide := w.wideAt(s); wide > minSize && !(w.held && step == w.from) && !f.roomy(wide, minSize, fits) {
			if _, shorter := w.form(step + 1); shorter {
				continue
			}
		}
		if f.grow(minSize, maxSize, fits) {
			return f, true
		}
	}
	return Figure{}, false
}

// Digits that nobody asked for, beyond the first few, are worth their width only where they have
// room in a size in px that is read at a glance, and a long number that was sent so where it has
// room in one that can be read. A very long one is read only where it is larger, as it is by its
// digits: many of them are mostly the noise of a computation.
const (
	fewDigits  = 4
	manyDigits = 8
	wideOpen   = 16
	wideAsSent = 10
)

// wideAt is the font size in px for which a form needs the width, 0 for a form that is never too
// long: one of few digits, or in a line of text, which is no larger than the words beside it.
func (w *Wording) wideAt(form string) float64 {
	digits := 0
	for _, r := range form {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	longer := max(1, float64(digits)/manyDigits)
	switch {
	case w.draft == nil || w.Inline || digits <= fewDigits:
		return 0
	case w.v.Whole() || w.draft.c.Number.Decimals >= 0:
		return wideAsSent * longer
	}
	return wideOpen * longer
}

// roomy says whether there is the width for a figure of a size, where it is no higher than one of
// another.
func (f *Figure) roomy(wide, high float64, fits func(w, h float64) bool) bool {
	f.scaleTo(high)
	h := f.Height()
	f.scaleTo(wide)
	return fits(f.Width(), h)
}

// WidthOf is how wide a figure is in its longest form, in parts of the size of a number whose
// unit is set smaller.
func (d *Draft) WidthOf(w Wording) float64 {
	s, ok := w.form(0)
	if !ok {
		return 0
	}
	f := Figure{value: d.Numeral(s, fonts.SemiBold), unit: d.Numeral(w.unit, fonts.Medium), inline: w.Inline}
	const size = 100
	f.scaleTo(size)
	return f.Width() / size
}

// grow scales a figure to the largest size that fits, in steps of half a pixel.
func (f *Figure) grow(low, high float64, fits func(w, h float64) bool) bool {
	at := func(size float64) bool {
		f.scaleTo(size)
		return fits(f.Width(), f.Height())
	}
	size, ok := Largest(low, high, at)
	if !ok {
		return false
	}
	// What was found is a little less than the largest.
	if next := half(size) + 0.5; next <= high && at(next) {
		return true
	}
	if !at(max(half(size), low)) {
		f.scaleTo(size)
	}
	return true
}

// PutFigure draws a figure whose digits stand on baseline y. The unit follows the number in
// either direction: numbers are read from left to right.
func (d *Draft) PutFigure(f *Figure, x, y float64, a Anchor, paint scene.Paint) {
	x = d.Mirror(x-float64(a)*f.Width(), f.Width())
	if d.RTL {
		a = 1 - a
	}
	if f.Missing {
		paint = d.Token(theme.TextSubtlest)
	}
	d.Place(scene.Number, f.value, f.Size, x, y, a, paint)
	d.PlaceNext(scene.Unit, f.unit, f.unitSize, x+f.value.Width(f.Size)+f.gap, y, a, d.Token(theme.TextSubtle))
}
