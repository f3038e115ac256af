package svg

import (
	"cmp"
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
	run := sc.Run(sc.Shape(i))
	if blank(shown(run)) {
		return 0
	}
	g := gather(sc, i)
	left, right := sc.Run(sc.Shape(g.left)), sc.Run(sc.Shape(g.right))
	w.put(`<text x="`)
	w.buf = appendDecimal(w.buf, w.hundredths(left.X+run.Anchor*(right.X+right.Advance-left.X)), 2)
	w.put(`" y="`)
	w.buf = appendDecimal(w.buf, w.hundredths(run.Y), 2)
	w.put(`"`)
	w.font(right, regular)
	w.anchor(run.Anchor)
	if g.turns && (g.joined > 0 || !run.RTL) {
		w.put(` direction="ltr" unicode-bidi="embed"`) // some renderers take the direction of the letters
	}
	w.fill(sc.Shape(g.right))
	w.put(">")
	if atSide(run.Anchor) && leads(left) {
		w.put(leader)
	}
	step := 1
	if g.left > g.right {
		step = -1
	}
	for at := g.left; at != g.right; at += step {
		w.span(sc, at, weight(right))
	}
	w.content(right)
	w.put("</text>")
	return g.joined
}

// group is a run with those that are joined to it.
type group struct {
	left, right int // the outer ones, by their places in the scene
	joined      int
	turns       bool // a part of it runs from right to left
}

func gather(sc *scene.Scene, i int) group {
	g := group{left: i, right: i, turns: turns(sc.Run(sc.Shape(i)))}
	for next, side := joins(sc, i+1, i); side != 0; next, side = joins(sc, i+g.joined+1, i) {
		g.joined++
		g.turns = g.turns || turns(next)
		if side < 0 {
			g.left = i + g.joined
		} else {
			g.right = i + g.joined
		}
	}
	return g
}

// joins returns a run and at which side it continues another one, -1 is the left, or 0 if it does
// not. Those between the two are at the same side. The opacity of a text is that of all of it.
func joins(sc *scene.Scene, i, first int) (run scene.Run, side int) {
	if i >= sc.Len() || !sc.Shape(i).IsRun() || opacity(sc.Shape(i)) != "" || opacity(sc.Shape(first)) != "" {
		return run, 0
	}
	run = sc.Run(sc.Shape(i))
	start, before := sc.Run(sc.Shape(first)), sc.Run(sc.Shape(i-1))
	if !run.Joined || run.Y != start.Y || blank(shown(run)) {
		return run, 0
	}
	if side = cmp.Compare(run.X, before.X); side == -cmp.Compare(before.X, start.X) {
		side = 0
	}
	return run, side
}

// leader is what a text begins with whose first letter stands in an element that runs to the left:
// browsers take the anchor from the direction of the element that holds the first character. It
// is a third of a pixel wide; without a size some renderers give up the text.
const leader = "<tspan font-size=\"1\">\u00a0</tspan>"

// leads says whether the first letter of a run is written into an element that runs to the left.
func leads(run scene.Run) bool {
	s := shown(run)
	rtl := run.RTL && mixed(s)
	for {
		words, _, isolated := cutIsolate(s)
		if !isolated {
			return rtl
		}
		s, rtl = words, startsRTL(words)
	}
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
	w.put("</tspan>")
	if turns(run) {
		w.put(leftToRightMark)
	}
	w.put("\u00a0")
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
		w.isolates(s, false)
	}
}

// turns says whether a part of a run runs from right to left, or words are embedded so.
func turns(run scene.Run) bool {
	return hasRTL(shown(run)) || run.RTL && mixed(shown(run))
}

// isolates writes words with what they isolate in elements of their own, since some renderers
// draw the characters for it as boxes, and all know how to embed words. What stands beside
// embedded ones would follow them in their direction, but for a mark between.
func (w *writer) isolates(s string, rtl bool) {
	mark := leftToRightMark
	if rtl {
		mark = rightToLeftMark
	}
	for s != "" {
		words, rest, isolated := cutIsolate(s)
		if isolated {
			w.embed(words, startsRTL(words))
		} else {
			w.buf = appendText(w.buf, words)
		}
		if rest != "" && (rtl || hasRTL(words) || isolated && strings.HasPrefix(rest, string(isolate))) {
			w.put(mark)
		}
		s = rest
	}
}

// The marks are characters of the direction that their names say, too small to be seen where a
// renderer draws a box for them.
const (
	leftToRightMark = "<tspan font-size=\"1\">\u200e</tspan>"
	rightToLeftMark = "<tspan font-size=\"1\">\u200f</tspan>"
)

// embed writes words in a direction of their own.
func (w *writer) embed(s string, rtl bool) {
	if rtl {
		w.put(rightToLeft)
	} else {
		w.put(leftToRight)
	}
	w.isolates(s, rtl)
	w.put("</tspan>")
}

// What begins words in a direction of their own.
const (
	leftToRight = `<tspan direction="ltr" unicode-bidi="embed">`
	rightToLeft = `<tspan direction="rtl" unicode-bidi="embed">`
)

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
	case !atSide(at):
		w.put(` text-anchor="middle"`)
	}
}

// atSide says that an end of a text stands at its place, and not its middle.
func atSide(anchor float64) bool { return anchor < 0.25 || anchor > 0.75 }
