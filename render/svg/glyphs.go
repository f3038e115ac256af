package svg

import (
	"strconv"

	"github.com/plugio/charts/render/scene"
)

// glyph is an outline that the document draws.
type glyph struct {
	*outline
	id   uint64 // of the scene's outline
	uses int
	// number names the definition of an outline that has one.
	number int
}

// defined says whether uses refer to the outline or it stands where it is drawn.
func (g *glyph) defined() bool { return g.uses > 1 }

// scale is that of a run's units, in 1e-8, and whether the run can be seen at all.
func scale(sh *scene.Shape, r scene.Run) (s int, seen bool) {
	if invisible(sh.Paint) {
		return 0, false
	}
	s = round(r.Size/emUnits, 1e8)
	return s, s != 0
}

// count finds the outlines that the document draws, and how often. The first that
// is drawn twice makes references necessary.
func (w *writer) count(sc *scene.Scene) {
	for i := range sc.Len() {
		sh := sc.Shape(i)
		if !sh.IsRun() {
			continue
		}
		r := sc.Run(sh)
		if _, seen := scale(sh, r); !seen {
			continue
		}
		for _, g := range r.Glyphs {
			w.order = append(w.order, w.use(g.Outline))
		}
		sc.Advance(1)
	}
}

// blankGlyph is the place of a glyph that draws nothing.
const blankGlyph = -1

// use counts a drawing of an outline and returns its place in glyphs.
func (w *writer) use(o *scene.Outline) (place int) {
	if len(o.Path.Verbs) == 0 {
		return blankGlyph // a space; a shaper may make these as it goes, so they are not kept
	}
	if place = w.find(o.ID); place >= 0 {
		w.glyphs[place].uses++
		w.refers = true
		return place
	}
	written, err := w.renderer.outline(o)
	if err != nil {
		w.fail(err)
		return blankGlyph
	}
	if written.rest == "" {
		return blankGlyph
	}
	w.glyphs = append(w.glyphs, glyph{outline: written, id: o.ID, uses: 1})
	w.index()
	return len(w.glyphs) - 1
}

// few is how many glyphs are looked through one by one faster than by a map.
const few = 32

// find returns the place of a glyph that the document has drawn, or blankGlyph.
func (w *writer) find(id uint64) int {
	if len(w.glyphs) > few {
		if place, known := w.places[id]; known {
			return place
		}
		return blankGlyph
	}
	for i := range w.glyphs {
		if w.glyphs[i].id == id {
			return i
		}
	}
	return blankGlyph
}

// index keeps the places of the glyphs by their ID once they are more than few.
func (w *writer) index() {
	switch n := len(w.glyphs); {
	case n == few+1:
		for i := range w.glyphs {
			w.places[w.glyphs[i].id] = i
		}
	case n > few:
		w.places[w.glyphs[n-1].id] = n - 1
	}
}

// definitions writes the outlines that are drawn more than once.
func (w *writer) definitions() {
	if !w.refers {
		return
	}
	w.put("<defs>")
	n := 0
	for i := range w.glyphs {
		g := &w.glyphs[i]
		if !g.defined() {
			continue
		}
		g.number = n
		n++
		w.put(`<path id="`)
		w.name(g)
		w.put(`" d="`)
		pen := newPen(w.buf, emUnits, 0)
		pen.outline(g.outline, point{})
		w.take(&pen)
		w.put(`"/>`)
	}
	w.put("</defs>")
}

func (w *writer) name(g *glyph) {
	w.id("g")
	w.buf = strconv.AppendInt(w.buf, int64(g.number), 10)
}

// run writes a line of text in units of its font: what it alone draws as one path,
// the rest as references. With both, or several references, a group holds them.
func (w *writer) run(sh *scene.Shape, r scene.Run) {
	scale, seen := scale(sh, r)
	if !seen {
		return
	}
	order := w.order[w.next : w.next+len(r.Glyphs)]
	w.next += len(r.Glyphs)
	own, references := w.parts(order)
	switch {
	case own == 0 && references == 0:
		return
	case references == 0:
		w.put("<path")
		w.line(sh, r, scale)
		w.own(r, order)
	case own == 0 && references == 1:
		w.put("<use")
		w.line(sh, r, scale)
		w.references(r, order, "")
	default:
		w.put("<g")
		w.line(sh, r, scale)
		w.put(">")
		if own > 0 {
			w.put("<path")
			w.own(r, order)
		}
		w.references(r, order, "<use")
		w.put("</g>")
	}
}

// parts counts the glyphs of a run that only it draws, and the others. Blank ones
// are neither.
func (w *writer) parts(order []int) (own, references int) {
	for _, place := range order {
		switch {
		case place == blankGlyph:
		case w.glyphs[place].defined():
			references++
		default:
			own++
		}
	}
	return own, references
}

// line writes how all glyphs of a run are painted and where it is.
func (w *writer) line(sh *scene.Shape, r scene.Run, scale int) {
	w.fill(sh)
	w.put(` transform="translate(`)
	w.buf = appendDecimal(w.buf, w.hundredths(r.X), 2)
	w.put(" ")
	w.buf = appendDecimal(w.buf, w.hundredths(r.Y), 2)
	w.put(") scale(")
	w.buf = appendDecimal(w.buf, scale, 8)
	w.put(`)"`)
}

// own writes the path data of the glyphs that no other place draws.
func (w *writer) own(r scene.Run, order []int) {
	w.put(` d="`)
	pen := newPen(w.buf, emUnits, 0)
	for i, place := range order {
		if place != blankGlyph && !w.glyphs[place].defined() {
			pen.outline(w.glyphs[place].outline, pen.grid(scene.Point{X: r.Glyphs[i].X, Y: r.Glyphs[i].Y}))
		}
	}
	w.take(&pen)
	w.put(`"/>`)
}

// references writes the uses of a run. The old name of the link is the one that
// all renderers know.
func (w *writer) references(r scene.Run, order []int, tag string) {
	for i, place := range order {
		if place == blankGlyph || !w.glyphs[place].defined() {
			continue
		}
		w.put(tag)
		w.put(` xlink:href="#`)
		w.name(&w.glyphs[place])
		w.put(`"`)
		w.offset(` x="`, r.Glyphs[i].X)
		w.offset(` y="`, r.Glyphs[i].Y)
		w.put("/>")
	}
}

// offset writes an attribute in units of the font, unless it is 0.
func (w *writer) offset(attribute string, v float64) {
	if !finite(v) {
		w.fail(scene.ErrCoordinate)
		return
	}
	if n := round(v, emUnits); n != 0 {
		w.put(attribute)
		w.buf = strconv.AppendInt(w.buf, int64(n), 10)
		w.put(`"`)
	}
}
