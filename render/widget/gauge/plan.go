package gauge

import (
	"slices"

	"github.com/plugio/charts/render/widget"
)

// parts are the texts of a gauge: the numbers of the thresholds and of the ends of its scale,
// the title, the words and the glyph of the caption, the number and its unit.
type parts struct{ bounds, ends, title, words, glyph, unit, figure bool }

// The order in which a gauge's texts are given up. No row has more texts than one before it,
// so that a larger canvas, for which an earlier row may be right, never has fewer.
var steps = [...]parts{
	{bounds: true, ends: true, title: true, words: true, glyph: true, unit: true, figure: true},
	{ends: true, title: true, words: true, glyph: true, unit: true, figure: true},
	{ends: true, title: true, words: true, glyph: true, figure: true},
	{title: true, words: true, glyph: true, unit: true, figure: true},
	{title: true, words: true, glyph: true, figure: true},
	{words: true, glyph: true, unit: true, figure: true},
	{title: true, unit: true, figure: true},
	{words: true, glyph: true, figure: true},
	{glyph: true, unit: true, figure: true},
	{title: true, figure: true},
	{glyph: true, figure: true},
	{unit: true, figure: true},
	{figure: true},
	{ends: true, title: true, words: true, glyph: true},
	{title: true, words: true, glyph: true},
	{words: true, glyph: true},
	{title: true},
	{glyph: true},
	{},
}

// and leaves out what the other lacks.
func (a parts) and(b parts) parts {
	return parts{
		a.bounds && b.bounds, a.ends && b.ends, a.title && b.title, a.words && b.words,
		a.glyph && b.glyph, a.unit && b.unit, a.figure && b.figure,
	}
}

// asked are the texts that there are, and that a canvas of this size has any room for.
func (p *gauge) asked() parts {
	s := min(p.g.Width, p.g.Height)
	ends := s >= 48 && p.g.ScaleLabels != LabelNone && p.g.Arc < 360
	figure := s >= 24 && p.g.Show != widget.ShowNone
	_, glyph := p.status()
	return parts{
		bounds: ends && len(p.labelled) > 0,
		ends:   ends,
		title:  p.g.Title != "",
		words:  s >= 48 && p.Caption() != "",
		glyph:  s >= 48 && glyph,
		unit:   figure && p.words.HasUnit(),
		figure: figure,
	}
}

// way is how the texts of a step are set.
type way struct {
	// small sets caption and labels in the smallest size from the start, and short the labels
	// in their shortest form.
	small, short bool
	// tight leaves out the ring of zones and the ticks, and uses the canvas up to its edge.
	tight bool
	// rows is how many rows of their own the words of the caption have under the dial.
	rows int
	// smaller is by how much the dial is smaller than its room, in px; mostSmaller is the
	// smallest dial that is worth it.
	smaller int
}

const mostSmaller = 3

// The ways in which a step is tried before it is given up. The last ones have no use but that
// what fits a canvas fits a larger one, however its lengths are rounded.
var ways = [...]way{
	{},
	{small: true},
	{small: true, short: true},
	{small: true, rows: 1},
	{small: true, rows: 1, short: true},
	{small: true, short: true, tight: true},
	{small: true, short: true, tight: true, rows: 1},
	{small: true, short: true, tight: true, smaller: 1},
	{small: true, short: true, tight: true, smaller: 2},
	{small: true, short: true, tight: true, smaller: mostSmaller},
	{small: true, short: true, tight: true, rows: 1, smaller: 1},
	{small: true, short: true, tight: true, rows: 1, smaller: 2},
	{small: true, short: true, tight: true, rows: 1, smaller: mostSmaller},
}

// idle says that a way is no other than one that was tried before it.
func (w way) idle(p *gauge, want parts) bool {
	switch {
	case w.rows > 0:
		return !want.words && !want.glyph
	case w == ways[1]:
		return captionSize(&p.g.Common) == smallestCaption && labelSize(&p.g.Common) == smallestLabel
	}
	return false
}

// plan places the dial and the texts: with all the texts if they fit, else with fewer
// of them, in the order in which they can be missed.
func (p *gauge) plan() {
	asked := p.asked()
	var scratch [len(steps)]parts
	tried := scratch[:0]
	for _, step := range steps {
		want := step.and(asked)
		if slices.Contains(tried, want) {
			continue
		}
		tried = append(tried, want)
		for _, w := range ways {
			if !w.idle(p, want) && p.try(want, w) {
				p.makeRoom()
				return
			}
		}
	}
}

// try lays the gauge out with some texts set in a way, and says whether they fit beside a
// dial that is large enough to be worth it.
func (p *gauge) try(want parts, w way) bool {
	if p.whole = p.Area(); w.tight {
		p.whole = p.Tight()
	}
	p.area = p.whole
	if want.title {
		var ok bool
		if p.title, p.area, ok = p.FitTitle(p.whole); !ok {
			return false
		}
	}
	p.texts = texts{parts: want, way: w}
	if !p.roomy() {
		return false
	}
	p.fit()
	return p.texts.fits && p.dial.edge >= p.leastEdge() && (!want.unit || p.texts.number.HasUnit())
}

// roomy says whether the smallest dial has room at all, which is known before anything is
// measured.
func (p *gauge) roomy() bool {
	edge := p.leastEdge()
	need := edge + foot(p.g.Arc, edge)
	if p.texts.ends {
		need += labelGap + p.texts.capOf(smallestLabel)
	}
	if p.texts.rows > 0 {
		need += 4 + (widget.CapHeight+0.25)*smallestCaption
	}
	return need <= p.area.H && 2*edge <= p.area.W
}

// makeRoom gives a caption that was cut one or two rows of its own under the dial, if that
// shows more of it and the dial does not become much smaller.
func (p *gauge) makeRoom() {
	if !p.texts.words || !p.texts.label.Line.Cut {
		return
	}
	texts, dial, whole, area := p.texts, p.dial, p.whole, p.area
	for rows := texts.rows + 1; rows <= mostRows; rows++ {
		w := texts.way
		w.rows = rows
		if p.try(texts.parts, w) && !p.texts.cut() && p.dial.edge >= leastBesideRows*dial.edge {
			return
		}
	}
	p.texts, p.dial, p.whole, p.area = texts, dial, whole, area
}

const (
	mostRows        = 2
	leastBesideRows = 0.75
)

// leastEdge is the radius of a dial that is still large enough beside its texts. Labels outside
// the arc and a row under it are not worth a dial that is small for its canvas, if there is
// another way.
func (p *gauge) leastEdge() float64 {
	least := p.texts.leastEdge()
	if p.texts.bounds || p.texts.rows > 0 && !p.texts.tight {
		least = max(least, 0.28*min(p.g.Width, p.g.Height))
	}
	return least
}

func (t *texts) leastEdge() float64 {
	switch {
	case t.words || t.glyph || t.ends || t.title:
		return 20
	case t.figure:
		return 11
	}
	return 0
}

// shorten makes the labels of the scale short, or long again.
func (p *gauge) shorten(short bool) {
	if short == p.shortened {
		return
	}
	p.shortened = short
	if p.LabelScale(p.scale, p.g.Target, p.labelled); short {
		p.ShortenScale(p.scale, p.labelled)
	}
}
