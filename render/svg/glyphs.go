package svg

import (
	"strconv"

	"github.com/plugio/charts/render/scene"
)

// glyph is an outline that the document draws.
type glyph struct {
	*outline
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
			w.use(g.Outline)
		}
	}
}

func (w *writer) use(o *scene.Outline) {
	if len(o.Path.Verbs) == 0 {
		return // a space; a shaper may make these as it goes, so they are not kept
	}
	if i, known := w.places[o.ID]; known {
		w.glyphs[i].uses++
		w.refers = true
		return
	}
	written, err := w.renderer.outline(o)
	if err != nil {
		w.fail(err)
		return
	}
	if written.rest != "" {
		w.places[o.ID] = len(w.glyphs)
		w.glyphs = append(w.glyphs, glyph{outline: written, uses: 1})
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
	own, references := w.parts(r)
	switch {
	case own == 0 && references == 0:
		return
	case references == 0:
		w.put("<path")
		w.line(sh, r, scale)
		w.own(r)
	case own == 0 && references == 1:
		w.put("<use")
		w.line(sh, r, scale)
		w.references(r, "")
	default:
		w.put("<g")
		w.line(sh, r, scale)
		w.put(">")
		if own > 0 {
			w.put("<path")
			w.own(r)
		}
		w.references(r, "<use")
		w.put("</g>")
	}
}

// parts counts the glyphs of a run that only it draws, and the others. Blank ones
// are neither.
func (w *writer) parts(r scene.Run) (own, references int) {
	for _, g := range r.Glyphs {
		switch i, drawn := w.places[g.Outline.ID]; {
		case !drawn:
		case w.glyphs[i].defined():
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
func (w *writer) own(r scene.Run) {
	w.put(` d="`)
	pen := newPen(w.buf, emUnits, 0)
	for _, g := range r.Glyphs {
		if i, drawn := w.places[g.Outline.ID]; drawn && !w.glyphs[i].defined() {
			pen.outline(w.glyphs[i].outline, pen.grid(scene.Point{X: g.X, Y: g.Y}))
		}
	}
	w.take(&pen)
	w.put(`"/>`)
}

// references writes the uses of a run. The old name of the link is the one that
// all renderers know.
func (w *writer) references(r scene.Run, tag string) {
	for _, g := range r.Glyphs {
		i, drawn := w.places[g.Outline.ID]
		if !drawn || !w.glyphs[i].defined() {
			continue
		}
		w.put(tag)
		w.put(` xlink:href="#`)
		w.name(&w.glyphs[i])
		w.put(`"`)
		w.offset(` x="`, g.X)
		w.offset(` y="`, g.Y)
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
