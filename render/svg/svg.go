package svg

import (
	"errors"
	"sync"

	"github.com/plugio/charts/render/scene"
)

// ErrCanvas says that the scene's canvas has no area.
var ErrCanvas = errors.New("svg: canvas without an area")

// ErrPath says that a path of the scene is malformed: it draws before its first
// MoveTo, has fewer points than its verbs take, or holds an unknown verb.
var ErrPath = errors.New("svg: malformed path")

// Append appends the scene as an SVG document to dst and returns the longer
// slice. With an error, which is [scene.ErrCoordinate], [ErrCanvas] or [ErrPath],
// it returns dst as it was. It allocates nothing but the room dst lacks, and any
// number of goroutines may call it, each with a scene of its own.
func Append(dst []byte, sc *scene.Scene) ([]byte, error) {
	if err := sc.Err(); err != nil {
		return dst, err
	}
	w := writers.Get().(*writer)
	defer w.release()
	w.begin(dst)
	w.document(sc)
	if w.err != nil {
		return dst, w.err
	}
	w.sign()
	return w.buf, nil
}

var writers = sync.Pool{New: func() any { return new(writer) }}

// writer builds one document. The first error sticks.
type writer struct {
	buf     []byte
	start   int
	schemes []scheme
	blanks  []int // where the ids' prefix goes, see sign
	err     error

	// What the two lists need for an ordinary widget. A longer one lives as long
	// as its document, so that a pooled writer never holds much.
	schemeRoom [24]scheme
	blankRoom  [96]int
}

func (w *writer) begin(dst []byte) {
	w.buf, w.start, w.err = dst, len(dst), nil
	w.schemes, w.blanks = w.schemeRoom[:0], w.blankRoom[:0]
}

// release gives the writer back without the caller's bytes.
func (w *writer) release() {
	w.begin(nil)
	writers.Put(w)
}

func (w *writer) put(s string) { w.buf = append(w.buf, s...) }

func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *writer) document(sc *scene.Scene) {
	w.root(sc)
	w.words(sc)
	w.style(sc)
	for i := range sc.Len() {
		w.shape(sc, sc.Shape(i))
	}
	w.put("</svg>")
}

func (w *writer) root(sc *scene.Scene) {
	width, height := w.hundredths(sc.Width), w.hundredths(sc.Height)
	if width <= 0 || height <= 0 {
		w.fail(ErrCanvas)
	}
	w.put(`<svg xmlns="http://www.w3.org/2000/svg" width="`)
	w.buf = appendDecimal(w.buf, width, 2)
	w.put(`" height="`)
	w.buf = appendDecimal(w.buf, height, 2)
	w.put(`" viewBox="0 0 `)
	w.buf = appendDecimal(w.buf, width, 2)
	w.put(" ")
	w.buf = appendDecimal(w.buf, height, 2)
	w.put(`" role="img"`)
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

// shape writes one path. What no viewer could see is left out.
func (w *writer) shape(sc *scene.Scene, sh *scene.Shape) {
	if invisible(sh.Paint) {
		return
	}
	mark, blanks := len(w.buf), len(w.blanks)
	w.put("<path")
	w.fill(sh.Paint)
	drawn := false
	if sh.IsRun() {
		drawn = w.run(sc.Run(sh))
	} else {
		drawn = w.path(sc.Path(sh))
	}
	if !drawn {
		w.buf, w.blanks = w.buf[:mark], w.blanks[:blanks]
		return
	}
	w.put(`"/>`)
}

func (w *writer) path(p scene.Path) (drawn bool) {
	w.put(` d="`)
	pen := newPen(w.buf, pixelUnits, 2)
	pen.draw(p, 0, 0)
	return w.take(&pen)
}

// run writes a line of text as one path in units of its font, so that the same
// glyph has the same text everywhere and the answer compresses well.
func (w *writer) run(r scene.Run) (drawn bool) {
	scale := round(r.Size/emUnits, 1e8)
	if scale == 0 {
		return false
	}
	w.put(` transform="translate(`)
	w.buf = appendDecimal(w.buf, w.hundredths(r.X), 2)
	w.put(" ")
	w.buf = appendDecimal(w.buf, w.hundredths(r.Y), 2)
	w.put(") scale(")
	w.buf = appendDecimal(w.buf, scale, 8)
	w.put(`)" d="`)
	pen := newPen(w.buf, emUnits, 0)
	for _, g := range r.Glyphs {
		pen.draw(g.Outline.Path, g.X, g.Y)
	}
	return w.take(&pen)
}

// take gets the buffer back from a pen.
func (w *writer) take(p *pen) (drawn bool) {
	w.buf = p.out
	if p.err != nil {
		w.fail(p.err)
	}
	return p.drawn
}

func (w *writer) hundredths(v float64) int {
	if !finite(v) {
		w.fail(scene.ErrCoordinate)
		return 0
	}
	return round(v, pixelUnits)
}
