package svg

import (
	"strconv"
	"strings"

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
	w.put(`<text x="`)
	w.buf = appendDecimal(w.buf, w.hundredths(run.X+run.Anchor*(last.X+last.Advance-run.X)), 2)
	w.put(`" y="`)
	w.buf = appendDecimal(w.buf, w.hundredths(run.Y), 2)
	w.put(`"`)
	w.font(last, regular)
	w.anchor(run.Anchor)
	if joined > 0 && hasRTL(shown(last)) {
		w.put(` direction="ltr" unicode-bidi="embed"`) // some renderers take the direction of the letters
	}
	w.fill(sc.Shape(i + joined))
	w.put(">")
	for k := range joined {
		w.span(sc, i+k, weight(last))
	}
	w.content(last)
	w.put("</text>")
	return joined
}

// joins returns the run of a shape if it continues another one to the right. The opacity
// of a text is that of all of it, and behind words that run from right to left a number
// would change its place.
func joins(sc *scene.Scene, i int, first *scene.Shape) (run scene.Run, ok bool) {
	if i >= sc.Len() || !sc.Shape(i).IsRun() || opacity(sc.Shape(i)) != "" || opacity(first) != "" {
		return run, false
	}
	run = sc.Run(sc.Shape(i))
	before := sc.Run(first)
	return run, run.Joined && run.Y == before.Y && run.X > before.X && !blank(shown(run)) && !hasRTL(shown(before))
}

// span writes a run that another one continues, and a space. The space belongs to the text
// around it, since some renderers drop one that an element begins or ends with.
func (w *writer) span(sc *scene.Scene, i, around int) {
	sh := sc.Shape(i)
	run := sc.Run(sh)
	w.put("<tspan")
	w.font(run, around)
	w.fill(sh)
	w.put(">")
	w.content(run)
	w.put("</tspan>\u00a0")
}

func shown(run scene.Run) string {
	if run.Shown != "" {
		return run.Shown
	}
	return run.Text
}

// content writes the words of a run. Some renderers take the anchor of a text whose direction
// is right to left for one on its left, so that only elements inside have a direction, and
// words that run to the left anyway need none.
func (w *writer) content(run scene.Run) {
	if s := shown(run); run.RTL && mixed(s) {
		w.embed(s, true)
	} else {
		w.isolates(s)
	}
}

// isolates writes words with what they isolate in elements of their own, since some
// renderers draw the characters for it as boxes.
func (w *writer) isolates(s string) {
	for {
		before, after, found := strings.Cut(s, string(isolate))
		w.buf = appendText(w.buf, before)
		if !found {
			return
		}
		end := closing(after)
		w.embed(after[:end], startsRTL(after[:end]))
		s = strings.TrimPrefix(after[end:], string(popIsolate))
	}
}

// embed writes words in a direction of their own.
func (w *writer) embed(s string, rtl bool) {
	direction := `ltr`
	if rtl {
		direction = `rtl`
	}
	w.put(`<tspan direction="`)
	w.put(direction)
	w.put(`" unicode-bidi="embed">`)
	w.isolates(s)
	w.put("</tspan>")
}

// regular is the weight of a text that names none.
const regular = 400

func weight(run scene.Run) int {
	if run.Weight == 0 {
		return regular
	}
	return run.Weight
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

// anchor says which part of the text stands at its place.
func (w *writer) anchor(at float64) {
	switch {
	case at > 0.75:
		w.put(` text-anchor="end"`)
	case at >= 0.25:
		w.put(` text-anchor="middle"`)
	}
}
