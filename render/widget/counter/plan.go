package counter

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/widget"
)

// level is how a counter's texts are set to find room: as usual; as large as usual, but with a
// number that leaves room for the texts beside it, and a little less padding or the least; or all as
// small as they may be, which is the same on every canvas.
type level uint8

const (
	usual level = iota
	crowded
	tight
	least
)

// asked are the kinds of texts that there are.
func (p *counter) asked() (k widget.Kinds) {
	k = k.If(p.c.Value.Valid() || p.c.NoData != "", widget.KindNumber)
	k = k.If(p.wording.HasUnit(), widget.KindUnit)
	k = k.If(p.Caption() != "", widget.KindLabel)
	k = k.If(p.status != nil, widget.KindStatus)
	k = k.If(p.c.Title != "", widget.KindTitle)
	k = k.If(p.delta.shown, widget.KindDelta)
	return k.If(p.delta.shown && p.c.Comparison != "", widget.KindComparison)
}

// plan lays all texts out as usual, or, where that has no room for them, those of the highest
// worth that fit.
func (p *counter) plan() {
	p.PlanCaption(p.asked(), func(asked widget.Kinds) (widget.Kinds, int) {
		p.cutWidth, p.rowsWidth = 0, 0
		widget.Plan(asked, least, func(k widget.Kinds, l level, held int) bool {
			p.titleRoom, p.held = 0, held
			return p.arrange(k, l)
		}, p.settle)
		return p.kinds, p.seen().Form
	})
}

// settle gives a title two rows that would be cut in one, if that takes little from the others, and
// says how much is seen of the texts.
func (p *counter) settle() widget.Seen {
	if p.kinds.Has(widget.KindTitle) && p.title.Cut() {
		was := p.seen()
		widget.SecondRow(&p.titleRoom, p.area.H, func() bool { return p.arrange(p.kinds, p.level) && p.seen().Keeps(was) })
	}
	return p.seen()
}

func (p *counter) seen() widget.Seen {
	f, cut := p.texts.figure, p.texts.cut()
	if p.chosen == beside {
		f, cut = p.wide.figure, p.wide.cut()
	}
	if p.kinds.Has(widget.KindTitle) && p.title.Cut() {
		cut++
	}
	seen := widget.Seen{Form: f.Form, Cut: cut, Number: f.Size, Close: p.Close(p.whole)}
	if p.spark.W > 0 {
		seen.Shape = 1
	}
	return seen
}

// arrange lays exactly these texts out in the better of the ways that have room for them, and
// says whether there is one.
func (p *counter) arrange(k widget.Kinds, l level) bool {
	p.kinds, p.level, p.chosen = k, l, nothing
	p.spark.W, p.sparkBelow = 0, false
	if k == 0 || !p.setArea() {
		return false
	}
	if p.caption, p.glyph = "", nil; k.Has(widget.KindLabel) {
		p.caption = p.Caption()
	}
	if k.Has(widget.KindStatus) {
		p.glyph = p.status
	}
	p.reach, p.said = p.reachOf(), p.figureWords()
	if l == usual && k == p.asked() && hasSpark(p.c.Spark) && p.stackOverSpark() {
		p.chosen = stacked
		return true
	}
	may, more := p.mayBeWide()
	if may {
		if p.wide, may = p.widen(); !may {
			p.wide, may = p.inRow()
		}
	}
	var ok bool
	switch p.texts, ok = p.stack(); {
	case ok && (!may || p.texts.holds(&p.wide, more)):
		p.chosen = stacked
	case may:
		p.chosen = beside
		if k == p.asked() && hasSpark(p.c.Spark) {
			p.sparkAmong(&p.wide)
		}
	}
	return p.chosen != nothing
}

// reach is how far the letters of the texts around the number reach, in em: those of the whole
// caption above the room that a row has for them, within it, and below the baseline; and those of
// the change and its comparison.
type reach struct{ extraRise, ownRise, drop, comparisonRise, deltaDrop float64 }

func (p *counter) reachOf() (r reach) {
	if p.caption != "" {
		label := p.Reach(p.caption, fonts.Regular)
		r.extraRise, r.ownRise, r.drop = label.Extra(), label.Own(), label.Drop
	}
	if p.kinds.Has(widget.KindDelta) {
		r.deltaDrop = widget.Drop(p.Numeral(p.delta.text, fonts.SemiBold))
	}
	if p.kinds.Has(widget.KindComparison) {
		comparison := p.Reach(p.c.Comparison, fonts.Regular)
		r.comparisonRise, r.deltaDrop = comparison.Extra(), max(r.deltaDrop, comparison.Drop)
	}
	return r
}

// roomUnderTitle is the height that a title leaves to the others at least, if they may do
// without it.
const roomUnderTitle = 28

// setArea is the canvas less its padding and the title's row.
func (p *counter) setArea() (ok bool) {
	row := widget.TitleSize(p.c.Height)
	switch p.level {
	case usual:
		p.whole = p.Area()
	case crowded:
		p.whole = p.Crowded()
	case least:
		row = widget.SmallestTitle
		fallthrough
	default:
		p.whole = p.Inset(widget.LeastPadding)
	}
	p.area = p.whole
	if !p.kinds.Has(widget.KindTitle) {
		return true
	}
	p.title, p.area, ok = p.FitTitle(p.whole, row, p.titleRoom)
	return ok && (p.level != usual || p.area.H >= roomUnderTitle)
}

// smallestNumber is the least size of the number: what stands beside it is not larger.
func (p *counter) smallestNumber() float64 {
	size := widget.LeastNumber
	if p.level == usual {
		size = p.SmallestNumber()
	}
	if p.kinds.Any(widget.KindLabel | widget.KindStatus | widget.KindDelta | widget.KindTitle) {
		size = max(size, smallestLabel)
	}
	return size
}

// largestNumber is the largest size of the number, given that for a counter with room for it.
// Where all is as small as it may be the number is no larger than the texts beside it, or than
// one that has room for a unit.
func (p *counter) largestNumber(high float64) float64 {
	switch smallest := p.smallestNumber(); {
	case p.level == usual:
		return high
	case p.level < least:
		return max(high, smallest)
	case smallest > widget.LeastNumber:
		return smallest
	}
	return smallWithUnit
}

const smallWithUnit = 12 // px

// figureWords is what the number says.
func (p *counter) figureWords() widget.Wording {
	words := p.wording
	if !p.kinds.Has(widget.KindUnit) {
		words = words.WithoutUnit()
	}
	if p.held == widget.AnyForm {
		return words
	}
	return words.From(p.held)
}

// hasUnit says whether a number has the unit that it is to have.
func (p *counter) hasUnit(f *widget.Figure) bool {
	return !p.kinds.Has(widget.KindUnit) || f.HasUnit()
}

// leastLabel is the width that the caption needs to say anything, and wholeLabel that of all of
// it, both in the smallest size.
func (p *counter) leastLabel() float64 {
	if p.caption == "" {
		return p.leadOf()
	}
	if p.cutWidth == 0 {
		p.cutWidth = p.LeastWidth(p.Caption(), fonts.Regular, smallestLabel)
	}
	return p.leadOf() + p.cutWidth
}

func (p *counter) wholeLabel() float64 {
	return p.leadOf() + p.Line(p.caption, fonts.Regular).Width(smallestLabel)
}

// labelInRows is the width that all of the caption needs in two rows of the smallest size, or in one
// if it cannot be broken or has no height for two.
func (p *counter) labelInRows() float64 {
	if p.caption == "" || !p.hasHeightFor(2) {
		return p.wholeLabel()
	}
	if p.rowsWidth == 0 {
		const space = smallestLabel // and less, which is not drawn where the text is broken
		half := p.leadOf() + (p.Line(p.caption, fonts.Regular).Width(smallestLabel)-space)/2
		if _, ok := p.wideFigure(half); !ok {
			return half // and more, for which there is no room either
		}
		p.rowsWidth = p.widthInRows()
	}
	return p.leadOf() + p.rowsWidth
}

func (p *counter) widthInRows() float64 {
	whole := p.Line(p.caption, fonts.Regular).Width(smallestLabel)
	room := widget.Room{Size: smallestLabel, Least: smallestLabel, Height: math.Inf(1)}
	width, _ := widget.Largest(0, whole, func(less float64) bool {
		room.Width = whole - less
		label, ok := p.Fit(p.caption, nil, fonts.Regular, room)
		return ok && !label.Cut()
	})
	return whole - width
}

func (p *counter) leadOf() float64 {
	if p.glyph == nil {
		return 0
	}
	return widget.StatusWidth(smallestLabel)
}
