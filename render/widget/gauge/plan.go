package gauge

import (
	"math"
	"sort"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/widget"
)

// parts are the texts of a gauge: the numbers of the thresholds and of the ends of its scale,
// the title, the words and the glyph of the caption, the number and its unit.
type parts struct{ bounds, ends, title, words, glyph, unit, figure bool }

// kinds are those of the parts.
func (p parts) kinds() (k widget.Kinds) {
	k = k.If(p.ends, widget.KindEnds).If(p.title, widget.KindTitle).If(p.words, widget.KindLabel)
	return k.If(p.glyph, widget.KindStatus).If(p.unit, widget.KindUnit).If(p.figure, widget.KindNumber)
}

// partsOf are parts of some kinds, without the numbers of thresholds.
func partsOf(k widget.Kinds) parts {
	return parts{
		ends: k.Has(widget.KindEnds), title: k.Has(widget.KindTitle), words: k.Has(widget.KindLabel),
		glyph: k.Has(widget.KindStatus), unit: k.Has(widget.KindUnit), figure: k.Has(widget.KindNumber),
	}
}

// asked are the kinds of texts that there are, and that a canvas of this size has any room for.
func (p *gauge) asked() (k widget.Kinds) {
	s := min(p.g.Width, p.g.Height)
	figure := s >= 24 && p.g.Show != widget.ShowNone
	_, glyph := p.status()
	k = k.If(figure, widget.KindNumber)
	k = k.If(figure && p.words.HasUnit(), widget.KindUnit)
	k = k.If(p.g.Title != "", widget.KindTitle)
	k = k.If(s >= 48 && p.Caption() != "", widget.KindLabel)
	k = k.If(s >= 48 && glyph, widget.KindStatus)
	return k.If(s >= 48 && p.g.ScaleLabels != LabelNone && p.g.Arc < 360, widget.KindEnds)
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
}

// The ways in which texts are tried before one of them is given up.
var ways = [...]way{
	{},
	{small: true},
	{small: true, short: true},
	{small: true, rows: 1},
	{small: true, rows: 1, short: true},
	{small: true, rows: 2, short: true},
	tightest: {small: true, short: true, tight: true},
	{small: true, short: true, tight: true, rows: 1},
	{small: true, short: true, tight: true, rows: 2},
}

// tightest is the first of the ways in which all is as small as it may be.
const tightest = 6

// tightPadding is the padding of a tight gauge, in px.
const tightPadding = 2

// idle says that a way is no other than one that was tried before it.
func (w way) idle(p *gauge, want parts) bool {
	switch {
	case w.rows > 1:
		// Other captions have a second row where the first cuts them, see makeRoom.
		return !want.words || !p.TellsStatus()
	case w.rows > 0:
		return !want.words && !want.glyph
	case w == ways[1]:
		return captionSize(&p.g.Common) == smallestCaption && labelSize(&p.g.Common) == smallestLabel
	}
	return false
}

// plan places the dial and the texts that are asked for, see arrange, and says for which there is room, and
// for what form of the number.
func (p *gauge) plan(asked widget.Kinds) (k widget.Kinds, form int) {
	p.arrange(asked)
	return p.texts.kinds(), p.texts.number.Form
}

// arrange places dial and texts: with all the texts if they fit, the numbers of thresholds as well if those
// do beside the ring of the zones and cut no other, else with the texts of the highest worth that fit.
func (p *gauge) arrange(asked widget.Kinds) {
	all := partsOf(asked)
	all.bounds = all.ends && len(p.labelled) > 0
	bounds := all.bounds && p.tryWays(all) && (p.dial.hasRing() || !p.ringed())
	form, cut := p.texts.number.Form, p.seen().Cut
	if bounds && form == 0 && cut == 0 {
		return
	}
	without := all
	if without.bounds = false; !p.tryWays(without) {
		best := widget.Best(asked, func(k widget.Kinds) bool { return p.tryDials(partsOf(k), anyForm) })
		p.tryWaysOrDials(partsOf(best), best != asked)
		return
	}
	switch shortened := p.texts.number.Form; {
	case bounds && shortened >= form && p.seen().Cut >= cut:
		p.tryWays(all)
	case shortened > 0:
		p.tryWaysOrDials(without, true) // there may be more room under or in another dial
	}
}

// tryWaysOrDials lays the gauge out in one of the ways, unless it is known that there is none, or,
// where there is none or they all write the number shorter, beside one of the dials.
func (p *gauge) tryWaysOrDials(want parts, ways bool) {
	form := longestForm
	if ways = ways && p.tryWays(want); ways {
		form = p.texts.number.Form
	}
	if form > 0 && p.tryDials(want, form) {
		p.center()
	} else if ways && form > 0 {
		p.tryWays(want)
	}
}

// tryDials lays the gauge out with all as small as it may be, and says whether there is a dial
// for which the texts have room, with the number in a form that is longer than another: in the
// longest, unless that other is anyForm. The dials are the same for every canvas, so that what fits one
// fits every larger one, however the lengths are rounded.
func (p *gauge) tryDials(want parts, form int) bool {
	type choice struct {
		w    way
		edge float64
	}
	var best choice
	p.held, p.titleRoom = widget.AnyForm, 0
	for rows := range mostRows + 1 {
		w := ways[tightest]
		if w.rows = rows; w.idle(p, want) || !p.prepare(want, w, widget.SmallestTitle) {
			continue
		}
		least := p.leastEdge()
		for _, edge := range dialsUpTo(min(p.area.W/2, p.area.H)) {
			if edge < least {
				break
			}
			if !p.fits(edge) || p.texts.number.Form >= form {
				continue
			}
			if form == anyForm || p.texts.number.Form == 0 {
				return true
			}
			best, form = choice{w, edge}, p.texts.number.Form
		}
	}
	return best.edge > 0 && p.prepare(want, best.w, widget.SmallestTitle) && p.fits(best.edge)
}

// longestForm asks for the longest form of a number that has room beside any dial, and anyForm for
// that beside the largest.
const (
	longestForm = math.MaxInt - 1
	anyForm     = math.MaxInt
)

// dials are those that are tried where not all texts fit, by their radius in px, the largest first.
var dials = func() (all []float64) {
	const smallest, largest = 11, 1000
	for edge := float64(largest); edge >= smallest; edge -= max(1, math.Floor(edge/32)) {
		all = append(all, edge)
	}
	return all
}()

// dialsUpTo are those of the dials whose radius is no larger than so many px.
func dialsUpTo(edge float64) []float64 {
	first := sort.Search(len(dials), func(i int) bool { return dials[i] <= edge })
	return dials[first:]
}

// center moves a gauge that stands as high as it may to the middle of its area.
func (p *gauge) center() {
	t, d := &p.texts, &p.dial
	low := d.cy + p.extent().down
	if t.figure {
		low = max(low, t.numberBaseline+p.tail(t.number.Height()))
	}
	if t.caption {
		low = max(low, t.label.Last(t.labelBaseline)+0.25*t.label.Size)
	}
	for i := range t.placed {
		low = max(low, t.placed[i].box.Bottom())
	}
	down := max(0, math.Floor((p.area.Bottom()-low)/2))
	d.cy, t.numberBaseline, t.labelBaseline = d.cy+down, t.numberBaseline+down, t.labelBaseline+down
	for i := range t.placed {
		t.placed[i].box.Y += down
	}
}

// tryWays lays the gauge out in the first of the ways that has room for the texts, with the number
// in the longest form that it has room for in any, and says whether there is one.
func (p *gauge) tryWays(want parts) bool {
	p.held, p.titleRoom = widget.AnyForm, 0
	first, form := -1, longestForm
	for i, w := range ways {
		if w.idle(p, want) || !p.try(want, w) {
			continue
		}
		if form = min(form, p.texts.number.Form); first < 0 {
			first = i
		}
		if form == 0 {
			break
		}
	}
	if first < 0 {
		return false
	}
	if p.texts.way != ways[first] || form > 0 {
		p.held = form
		for i, w := range ways[first:] {
			if !w.idle(p, want) && p.try(want, w) && p.texts.number.Form <= form {
				first += i
				break
			}
		}
	}
	p.makeRoom()
	if p.seen().Cut > 0 {
		p.cutLess(want, first)
	}
	return true
}

// cutLess lays the gauge out in a way after the one at hand, the i-th, if fewer texts are cut there and
// little is lost for that: ticks, but no ring of zones and no label of the scale.
func (p *gauge) cutLess(want parts, i int) {
	was, labels := p.seen(), len(p.texts.placed)
	best, shown := was, i
	plain := ways[i].tight || !p.ringed()
	for k := i + 1; k < len(ways) && best.Cut > 0; k++ {
		if ways[k].idle(p, want) || ways[k].tight && !plain {
			continue
		}
		shown = k
		if p.tryRoom(want, ways[k]) && len(p.texts.placed) >= labels {
			if now := p.seen(); now.Cut < best.Cut && now.Keeps(was) {
				best, i = now, k
			}
		}
	}
	if shown != i {
		p.tryRoom(want, ways[i])
	}
}

// tryRoom is try, and then makes the best of the room.
func (p *gauge) tryRoom(want parts, w way) bool {
	p.titleRoom = 0
	ok := p.try(want, w)
	if ok {
		p.makeRoom()
	}
	return ok
}

// seen is how much is seen of the texts.
func (p *gauge) seen() widget.Seen {
	s := widget.Seen{Form: p.texts.number.Form, Number: p.texts.number.Size, Shape: p.dial.edge, Close: p.Close(p.whole)}
	s.Cut += p.texts.label.Losses()
	if p.texts.title && p.title.Cut() {
		s.Cut++
	}
	return s
}

// try lays the gauge out with some texts set in a way, and says whether they fit beside a
// dial that is large enough to be worth it.
func (p *gauge) try(want parts, w way) bool {
	return p.prepare(want, w, widget.TitleSize(p.g.Height)) && p.fits(0)
}

// prepare measures the texts under a title of a font size; false where there is no room for them
// beside any dial.
func (p *gauge) prepare(want parts, w way, title float64) bool {
	if p.whole = p.Area(); w.tight {
		p.whole = p.Inset(tightPadding)
	}
	p.area = p.whole
	if want.title {
		var ok bool
		if p.title, p.area, ok = p.FitTitle(p.whole, title, p.titleRoom); !ok {
			return false
		}
	}
	p.texts = texts{parts: want, way: w}
	if !p.roomy() {
		return false
	}
	p.texts.measure(p)
	return true
}

// fits says whether the texts that are prepared fit beside a dial of a radius, in px, or, if that
// is 0, beside the largest there is room for.
func (p *gauge) fits(edge float64) bool {
	return p.fit(edge) && p.dial.edge >= p.leastEdge() && (!p.texts.unit || p.texts.number.HasUnit())
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

// makeRoom gives a caption that was cut one or two rows of its own under the dial, and a title a
// second row, if that shows more of it and the dial does not become much smaller.
func (p *gauge) makeRoom() {
	if p.texts.words && p.texts.label.Cut() {
		p.rowsForCaption()
	}
	if p.texts.title && p.title.Cut() {
		widget.SecondRow(&p.titleRoom, p.area.H, p.again())
	}
}

// leastUnderWords is LeastUnderRows where less than half of a caption is seen otherwise.
const leastUnderWords = 0.6

// rowsForCaption takes the rows that show all of it, or else those that show most.
func (p *gauge) rowsForCaption() {
	parts, first, form, edge, ring := p.texts.parts, p.texts.way, p.texts.number.Form, p.dial.edge, p.dial.hasRing()
	best, shown, least := first, p.texts.label.Glyphs(), widget.LeastUnderRows*edge
	if 2*shown < len(p.Line(p.texts.captionWords, fonts.Regular).Glyphs) {
		least = leastUnderWords * edge
	}
	for rows := first.rows + 1; rows <= mostRows; rows++ {
		w := first
		w.rows = rows
		if !p.try(parts, w) || p.texts.number.Form > form || p.dial.edge < least || ring && !p.dial.hasRing() {
			continue
		}
		if !p.texts.label.Cut() {
			return
		}
		if n := p.texts.label.Glyphs(); n > shown {
			best, shown = w, n
		}
	}
	p.try(parts, best)
}

// again returns what lays the gauge out once more and says whether little is lost of what there is
// now: nothing of the texts, and not much of the dial, its ring least of all.
func (p *gauge) again() func() bool {
	want, w, edge, ring := p.texts.parts, p.texts.way, p.dial.edge, p.dial.hasRing()
	form, caption, labels := p.texts.number.Form, p.texts.label.Cut(), len(p.texts.placed)
	return func() bool {
		return p.try(want, w) && p.dial.edge >= widget.LeastUnderRows*edge && (p.dial.hasRing() || !ring) &&
			p.texts.number.Form <= form && (caption || !p.texts.label.Cut()) && len(p.texts.placed) >= labels
	}
}

// mostRows is how many rows of its own a caption may have.
const mostRows = 2

// leastEdge is the radius of a dial that is still large enough beside its texts. Labels outside
// the arc and a row under it are not worth a dial that is small for its canvas, if there is
// another way.
func (p *gauge) leastEdge() float64 {
	least := p.texts.leastEdge()
	if p.texts.bounds || p.texts.rows > 0 && !p.texts.tight {
		least = max(least, math.Floor(0.28*min(p.g.Width, p.g.Height)))
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
		p.ShortenScale(p.scale, p.g.Value, p.labelled)
	}
}
