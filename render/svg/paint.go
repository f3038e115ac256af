package svg

import (
	"image/color"
	"strconv"

	"github.com/plugio/charts/render/scene"
)

// scheme is one pair of colours between which the viewer chooses.
type scheme struct{ light, dark color.NRGBA }

// follows returns the pair of a paint that has one worth a class.
func follows(p scene.Paint) (scheme, bool) {
	return scheme{p.Color, p.Dark}, p.Auto && p.Color != p.Dark
}

func invisible(p scene.Paint) bool {
	return p.Color.A == 0 && (!p.Auto || p.Dark.A == 0)
}

// fill writes the attributes of a paint. The light colour is always an
// attribute: whoever ignores the style sheet draws a light picture.
func (w *writer) fill(p scene.Paint) {
	w.put(` fill="`)
	w.buf = appendHex(w.buf, p.Color)
	w.put(`"`)
	if p.Color.A != 0xff {
		w.put(` fill-opacity="`)
		w.buf = appendOpacity(w.buf, p.Color.A)
		w.put(`"`)
	}
	if s, ok := follows(p); ok {
		w.put(` class="`)
		w.class(w.scheme(s))
		w.put(`"`)
	}
}

// style writes the dark colours, which outrank the attributes of fill.
func (w *writer) style(sc *scene.Scene) {
	for i := range sc.Len() {
		sh := sc.Shape(i)
		if s, ok := follows(sh.Paint); ok && !invisible(sh.Paint) {
			w.scheme(s)
		}
	}
	if len(w.schemes) == 0 {
		return
	}
	w.put("<style>@media (prefers-color-scheme:dark){")
	for i, s := range w.schemes {
		w.put(".")
		w.class(i)
		w.put("{fill:")
		w.buf = appendHex(w.buf, s.dark)
		if s.dark.A != s.light.A {
			w.put(";fill-opacity:")
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
