package svg

import (
	"strconv"

	"github.com/plugio/charts/render/scene"
)

// fontStack is that of Data Center pages, after the font that the picture was measured
// with.
const fontStack = "Inter, -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Oxygen, Ubuntu, 'Fira Sans', 'Droid Sans', 'Helvetica Neue', sans-serif"

// text writes a run as text for the viewer's own font. It is anchored where it was
// placed, so that a font of another width grows into the room that was spared.
func (w *writer) text(sh *scene.Shape, run scene.Run) {
	shown := run.Shown
	if shown == "" {
		shown = run.Text
	}
	if blank(shown) {
		return
	}
	w.put(`<text x="`)
	w.buf = appendDecimal(w.buf, w.hundredths(run.X+run.Anchor*run.Advance), 2)
	w.put(`" y="`)
	w.buf = appendDecimal(w.buf, w.hundredths(run.Y), 2)
	w.put(`" font-size="`)
	w.buf = appendDecimal(w.buf, w.hundredths(run.Size), 2)
	w.put(`"`)
	if run.Weight != 0 && run.Weight != 400 {
		w.put(` font-weight="`)
		w.buf = strconv.AppendInt(w.buf, int64(run.Weight), 10)
		w.put(`"`)
	}
	w.anchor(run)
	w.fill(sh)
	w.put(">")
	w.buf = appendText(w.buf, shown)
	w.put("</text>")
}

// anchor says which end of the text stands at its place: in a line that reads from right
// to left the right end is its start.
func (w *writer) anchor(run scene.Run) {
	at := run.Anchor
	if run.RTL {
		w.put(` direction="rtl"`)
		at = 1 - at
	}
	switch {
	case at > 0.75:
		w.put(` text-anchor="end"`)
	case at >= 0.25:
		w.put(` text-anchor="middle"`)
	}
}
