package svg

import (
	"image/color"
	"strconv"

	"github.com/plugio/charts/render/scene"
)

// scheme is one pair of colours between which the viewer chooses.
type scheme struct {
	light, dark color.NRGBA
	opacity     string
}

// follows returns the pair of a shape that has one worth a class.
func follows(sh *scene.Shape) (scheme, bool) {
	p := sh.Paint
	return scheme{p.Color, p.Dark, opacity(sh)}, p.Auto && p.Color != p.Dark
}

// opacity is the property that makes a shape translucent. Glyphs of a run that
// overlap must not show through each other, so that a run needs the one for the
// shape as a whole; others have the one that is cheap to draw. Empty for shapes
// that are opaque in every scheme.
func opacity(sh *scene.Shape) string {
	p := sh.Paint
	switch {
	case p.Color.A == 0xff && (!p.Auto || p.Dark.A == 0xff):
		return ""
	case sh.IsRun():
		return "opacity"
	}
	return "fill-opacity"
}

func invisible(p scene.Paint) bool {
	return p.Color.A == 0 && (!p.Auto || p.Dark.A == 0)
}

// fill writes the attributes of a paint. The light colour is always an
// attribute: whoever ignores the style sheet draws a light picture.
func (w *writer) fill(sh *scene.Shape) {
	p := sh.Paint
	w.put(` fill="`)
	w.buf = appendHex(w.buf, p.Color)
	w.put(`"`)
	if p.Color.A != 0xff {
		w.put(" ")
		w.put(opacity(sh))
		w.put(`="`)
		w.buf = appendOpacity(w.buf, p.Color.A)
		w.put(`"`)
	}
	if s, ok := follows(sh); ok {
		w.put(` class="`)
		w.class(w.scheme(s))
		w.put(`"`)
	}
}

// pair lists the pairs of colours of what can be seen.
func (w *writer) pair(sc *scene.Scene) {
	for i := range sc.Len() {
		sh := sc.Shape(i)
		if s, ok := follows(sh); ok && !invisible(sh.Paint) {
			w.scheme(s)
		}
	}
}

// rootClass names the root in the style sheet.
const rootClass = "r"

// style writes the dark colours, which outrank the attributes of fill.
//
// The condition stands twice: some renderers do not know the one of the element, others
// take the rules inside the other one for unconditional, all but the first. The first is
// the one that sets no colour of a shape: where the picture is a page or a frame of its
// own, it makes the viewer paint a dark ground.
func (w *writer) style() {
	if len(w.schemes) == 0 {
		return
	}
	w.put(`<style media="(prefers-color-scheme:dark)">@media (prefers-color-scheme:dark){.`)
	w.id(rootClass)
	w.put("{color-scheme:dark}")
	for i, s := range w.schemes {
		w.put(".")
		w.class(i)
		w.put("{fill:")
		w.buf = appendHex(w.buf, s.dark)
		if s.dark.A != s.light.A {
			w.put(";")
			w.put(s.opacity)
			w.put(":")
			w.buf = appendOpacity(w.buf, s.dark.A)
		}
		w.put("}")
	}
	w.put("}</style>")
}

// scheme returns the place of a pair in the list, which has few entries, and
// adds it if it is new.
func (w *writer) scheme(s scheme) int {
	for i, t := range w.schemes {
		if s == t {
			return i
		}
	}
	w.schemes = append(w.schemes, s)
	return len(w.schemes) - 1
}

func (w *writer) class(i int) {
	w.id("")
	w.buf = strconv.AppendInt(w.buf, int64(i), 10)
}

func appendHex(dst []byte, c color.NRGBA) []byte {
	const digits = "0123456789abcdef"
	return append(dst, '#', digits[c.R>>4], digits[c.R&15], digits[c.G>>4], digits[c.G&15], digits[c.B>>4], digits[c.B&15])
}

// appendOpacity appends a/255 with three decimals, which is enough to tell all
// 256 steps apart.
func appendOpacity(dst []byte, a uint8) []byte {
	return appendDecimal(dst, (int(a)*1000+127)/255, 3)
}
