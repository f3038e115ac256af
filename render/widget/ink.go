package widget

import (
	"strings"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/number"
)

// ink is how far letters reach above the digits' height and below the baseline, in em.
type ink struct{ top, drop float64 }

// inkOf is the ink of a text beside or among digits; that of what every number may have is not
// measured.
func (d *Draft) inkOf(s string, w fonts.Weight) (k ink) {
	if ordinary(s, w) {
		return k
	}
	line := d.Numeral(s, w)
	return ink{Rise(line), Drop(line)}
}

// ordinary says that a text reaches no further than the digits and a comma do. A unit is set
// smaller than its number, or so small that its descenders do not matter.
func ordinary(s string, w fonts.Weight) bool {
	for _, r := range s {
		switch {
		case w == fonts.SemiBold && strings.ContainsRune("gjpqy|", r):
			return false
		case r >= 0x80 && !strings.ContainsRune("\u00a0\u202f\u200e−–—·€", r):
			return false
		}
	}
	return true
}

// measure takes note of the ink of all that a wording may say, so that it does not depend on the
// form for which there is room.
func (d *Draft) measure(w Wording) Wording {
	w.unitInk = d.inkOf(w.unit, fonts.Medium)
	n := &d.c.Number
	if w.draft != nil && n.Locale == (number.Locale{}) && ordinary(n.Prefix, fonts.SemiBold) && ordinary(n.Suffix, fonts.SemiBold) {
		return w
	}
	for step := 0; ; step++ {
		s, ok := w.form(step)
		if !ok {
			return w
		}
		k := d.inkOf(s, fonts.SemiBold)
		w.own = ink{max(w.own.top, k.top), max(w.own.drop, k.drop)}
	}
}

// unitAt is at least the size of the unit of a number of a size, and no less for a larger one.
func (w *Wording) unitAt(size float64) float64 {
	if w.unit == "" || w.Inline {
		return size
	}
	return min(size, max(equalUnitBelow, 0.55*size+0.5))
}

// Rise is how far the letters of a figure may reach above digits of a height, in px.
func (w *Wording) Rise(h float64) float64 {
	size := h / CapHeight
	unit := 0.0
	if w.unitInk.top > 0 {
		unit = (CapHeight+w.unitInk.top)*w.unitAt(size) - h
	}
	return max(0, w.own.top*size, unit)
}

// Tail is how far the letters of a figure, or a comma, may reach below digits of a height, in px.
func (w *Wording) Tail(h float64) float64 {
	size := h / CapHeight
	return max(Tail*h, w.own.drop*size, w.unitInk.drop*w.unitAt(size))
}

// LongTail is the part of Tail that no comma needs.
func (w *Wording) LongTail(h float64) float64 { return w.Tail(h) - Tail*h }
