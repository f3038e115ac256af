package svg

import (
	"strconv"
	"unicode/utf8"

	"github.com/plugio/charts/render/scene"
)

// fontStack is the font that the picture was measured with and then those of Data Center
// pages. All are plain names: some renderers give up a picture for one that begins with a
// hyphen, others for one in quotes.
const fontStack = "Inter, BlinkMacSystemFont, Segoe UI, Roboto, Oxygen, Ubuntu, Helvetica Neue, Arial, sans-serif"

// text writes a run as text for the viewer's own font, and returns how many of the runs
// that are joined to it, the next ones of the scene, it wrote too. Where such a font is
// wider or narrower, a text stays where its anchor is and the joined ones follow it.
func (w *writer) text(sc *scene.Scene, i int) (joined int) {
	sh := sc.Shape(i)
	run := sc.Run(sh)
	if blank(shown(run)) {
		return 0
	}
	last := run
	for next, ok := joins(sc, i+1, sh); ok; next, ok = joins(sc, i+joined+1, sh) {
		last = next
		joined++
	}
	rtl := run.RTL
	if joined > 0 {
		rtl = last.X < run.X
	}
	left, right := min(run.X, last.X), max(run.X+run.Advance, last.X+last.Advance)
	w.put(`<text x="`)
	w.buf = appendDecimal(w.buf, w.hundredths(left+run.Anchor*(right-left)), 2)
	w.put(`" y="`)
	w.buf = appendDecimal(w.buf, w.hundredths(run.Y), 2)
	w.put(`"`)
	w.font(last, regular)
	w.anchor(run.Anchor, rtl)
	w.fill(sc.Shape(i + joined))
	w.put(">")
	for k := range joined {
		w.span(sc, i+k, rtl, weight(last))
	}
	w.isolated(last, joined > 0 && (rtl || last.RTL))
	w.put("</text>")
	return joined
}

// joins returns the run of a shape if it continues another one. The opacity of a text is
// that of all of it.
func joins(sc *scene.Scene, i int, first *scene.Shape) (run scene.Run, ok bool) {
	if i >= sc.Len() || !sc.Shape(i).IsRun() || opacity(sc.Shape(i)) != "" || opacity(first) != "" {
		return run, false
	}
	run = sc.Run(sc.Shape(i))
	return run, run.Joined && run.Y == sc.Run(first).Y && !blank(shown(run))
}

// span writes a run that another one continues, and a space. The space belongs to the text
// around it, since some renderers drop one that an element begins or ends with. Words
// that run against the line must not be mixed up with those beside them.
func (w *writer) span(sc *scene.Scene, i int, rtl bool, weight int) {
	sh := sc.Shape(i)
	run := sc.Run(sh)
	w.put("<tspan")
	w.font(run, weight)
	w.fill(sh)
	w.put(">")
	w.isolated(run, rtl || run.RTL)
	w.put("</tspan>\u00a0")
}

// regular is the weight of a text that names none.
const regular = 400

func weight(run scene.Run) int {
	if run.Weight == 0 {
		return regular
	}
	return run.Weight
}

func shown(run scene.Run) string {
	if run.Shown != "" {
		return run.Shown
	}
	return run.Text
}

// isolated writes the words of a run, on request so that their order is their own.
func (w *writer) isolated(run scene.Run, alone bool) {
	if alone {
		w.buf = utf8.AppendRune(w.buf, isolate)
	}
	w.buf = appendText(w.buf, shown(run))
	if alone {
		w.buf = utf8.AppendRune(w.buf, popIsolate)
	}
}

// font writes the size of a run, and its weight unless that is the one around it.
func (w *writer) font(run scene.Run, around int) {
	w.put(` font-size="`)
	w.buf = appendDecimal(w.buf, w.hundredths(run.Size), 2)
	w.put(`"`)
	if weight(run) != around {
		w.put(` font-weight="`)
		w.buf = strconv.AppendInt(w.buf, int64(weight(run)), 10)
		w.put(`"`)
	}
}

// anchor says which end of the text stands at its place: in a line that reads from right
// to left the right end is its start.
func (w *writer) anchor(at float64, rtl bool) {
	if rtl {
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
