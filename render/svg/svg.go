package svg

import (
	"errors"

	"github.com/plugio/charts/render/scene"
)

// ErrCanvas says that the scene's canvas has no area.
var ErrCanvas = errors.New("svg: canvas without an area")

// ErrPath says that a path of the scene is malformed: it draws before its first
// MoveTo, has fewer points than its verbs take, or holds an unknown verb.
var ErrPath = errors.New("svg: malformed path")

// Append appends the scene as an SVG document to dst and returns the longer
// slice. With an error, which is [scene.ErrCoordinate], [ErrCanvas] or [ErrPath],
// it returns dst as it was. Once it has met the glyphs it allocates nothing but
// the room dst lacks.
func (r *Renderer) Append(dst []byte, sc *scene.Scene) ([]byte, error) {
	if err := sc.Err(); err != nil {
		return dst, err
	}
	w := r.writers.Get().(*writer)
	out, err := w.write(r, dst, sc)
	w.forget()
	r.writers.Put(w)
	return out, err
}

// writer builds one document. The first error sticks.
type writer struct {
	renderer *Renderer
	buf      []byte
	start    int
	schemes  []scheme
	blanks   []int // where the ids' prefix goes, see sign
	glyphs   []glyph
	places   map[uint64]int // of an outline in glyphs, by its ID, if they are many
	order    []int          // the places of all glyphs of all runs
	next     int            // in order: the first glyph of the next run
	refers   bool           // a glyph is drawn more than once
	err      error
}

func newWriter() *writer { return &writer{places: map[uint64]int{}} }

func (w *writer) write(r *Renderer, dst []byte, sc *scene.Scene) ([]byte, error) {
	w.renderer, w.buf, w.start = r, dst, len(dst)
	w.document(sc)
	if w.err != nil {
		return dst, w.err
	}
	w.sign()
	return w.buf, nil
}

// forget empties the writer of all it knows of the picture.
func (w *writer) forget() {
	switch n := len(w.glyphs); {
	case n > keep:
		w.places = map[uint64]int{}
	case n > few:
		clear(w.places)
	}
	*w = writer{
		schemes: emptied(w.schemes), blanks: emptied(w.blanks),
		glyphs: emptied(w.glyphs), places: w.places, order: emptied(w.order),
	}
}

// keep is how many entries of a list wait in the pool for the next document. It
// is more than ordinary pictures have; what a larger one needed goes with it.
const keep = 1024

func emptied[T any](list []T) []T {
	if cap(list) > keep {
		return nil
	}
	clear(list)
	return list[:0]
}

func (w *writer) put(s string) { w.buf = append(w.buf, s...) }

func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *writer) document(sc *scene.Scene) {
	if !sc.NativeText {
		w.count(sc)
	}
	w.pair(sc)
	w.root(sc)
	w.words(sc)
	w.style()
	w.definitions()
	for i := 0; i < sc.Len(); i++ {
		i += w.shape(sc, i)
		sc.Advance(1)
	}
	w.put("</svg>")
}

func (w *writer) root(sc *scene.Scene) {
	width, height := w.hundredths(sc.Width), w.hundredths(sc.Height)
	if width <= 0 || height <= 0 {
		w.fail(ErrCanvas)
	}
	w.put(`<svg xmlns="http://www.w3.org/2000/svg"`)
	if w.refers {
		w.put(` xmlns:xlink="http://www.w3.org/1999/xlink"`)
	}
	w.put(` width="`)
	w.buf = appendDecimal(w.buf, width, 2)
	w.put(`" height="`)
	w.buf = appendDecimal(w.buf, height, 2)
	w.put(`" viewBox="0 0 `)
	w.buf = appendDecimal(w.buf, width, 2)
	w.put(" ")
	w.buf = appendDecimal(w.buf, height, 2)
	w.put(`" role="img"`)
	if len(w.schemes) > 0 {
		w.put(` class="`)
		w.id(rootClass)
		w.put(`"`)
	}
	if sc.NativeText {
		w.put(` font-family="`)
		w.put(fontStack)
		w.put(`"`)
	}
}

// words ends the root's tag and writes what is read out instead of the picture.
func (w *writer) words(sc *scene.Scene) {
	title, desc := !blank(sc.Title), !blank(sc.Description)
	if title || desc {
		w.put(` aria-labelledby="`)
		if title {
			w.id("t")
		}
		if title && desc {
			w.put(" ")
		}
		if desc {
			w.id("d")
		}
		w.put(`"`)
	}
	w.put(">")
	if title {
		w.put(`<title id="`)
		w.id("t")
		w.put(`">`)
		w.buf = appendText(w.buf, sc.Title)
		w.put("</title>")
	}
	if desc {
		w.put(`<desc id="`)
		w.id("d")
		w.put(`">`)
		w.buf = appendText(w.buf, sc.Description)
		w.put("</desc>")
	}
}

// shape writes one shape, and returns how many of the next ones are written with it. What
// no viewer could see is left out.
func (w *writer) shape(sc *scene.Scene, i int) (more int) {
	switch sh := sc.Shape(i); {
	case invisible(sh.Paint):
	case sh.IsRun() && sc.NativeText:
		return w.text(sc, i)
	case sh.IsRun():
		w.run(sh, sc.Run(sh))
	default:
		w.path(sh, sc.Path(sh))
	}
	return 0
}

func (w *writer) path(sh *scene.Shape, p scene.Path) {
	mark, blanks := len(w.buf), len(w.blanks)
	w.put("<path")
	w.fill(sh)
	w.put(` d="`)
	pen := newPen(w.buf, pixelUnits, 2)
	pen.draw(p)
	w.take(&pen)
	if !pen.drawn {
		w.buf, w.blanks = w.buf[:mark], w.blanks[:blanks]
		return
	}
	w.put(`"/>`)
}

// take gets the buffer back from a pen.
func (w *writer) take(p *pen) {
	w.buf = p.out
	if p.err != nil {
		w.fail(p.err)
	}
}

func (w *writer) hundredths(v float64) int {
	if !finite(v) {
		w.fail(scene.ErrCoordinate)
		return 0
	}
	return round(v, pixelUnits)
}
