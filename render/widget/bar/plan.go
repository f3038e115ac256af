package bar

import (
	"math"

	"github.com/plugio/charts/render/widget"
)

// level is how a bar's texts are set to find room: as usual and in two steps smaller; then crowded,
// with the least distances and a little less padding; and then with the least padding. At the last
// level all is as small as it may be, which is the same on every canvas.
type level uint8

const (
	usual level = iota
	smaller
	smallest
	crowded
	crowdedSmaller
	tight
	tighter
	least
)

// crowded says that all has the least distances, and less padding.
func (l level) crowded() bool { return l >= crowded }

// size is a font size at a level, given the usual and the least one.
func (l level) size(usual, low float64) float64 {
	size := usual
	switch l {
	case smaller, crowdedSmaller, tighter:
		size = (usual + low) / 2
	case smallest, least:
		size = low
	}
	return widget.FontSize(size, low, usual)
}

// asked are the kinds of texts that there are, and that a canvas of this size has any room for.
func (p *bar) asked() (k widget.Kinds) {
	named := p.b.Legend != LegendNone && p.legend.named(p)
	if p.wordless() {
		return k.If(named && p.b.Legend == LegendInside, widget.KindNames)
	}
	figure := p.b.Show != widget.ShowNone && (p.b.NoData != "" || p.wording.Known())
	k = k.If(figure, widget.KindNumber)
	if p.b.Orientation == Horizontal && p.b.Width < textsFrom {
		return k.If(named && p.b.Legend == LegendInside, widget.KindNames)
	}
	k = k.If(named, widget.KindNames)
	k = k.If(figure && p.wording.HasUnit(), widget.KindUnit)
	k = k.If(figure && p.status != nil, widget.KindStatus)
	k = k.If(p.Caption() != "", widget.KindLabel)
	k = k.If(p.b.Title != "", widget.KindTitle)
	return k.If(p.hasLabels(), widget.KindEnds)
}

// plan lays all texts out as usual, or, where that has no room for them, those of the highest
// worth that fit.
func (p *bar) plan() {
	p.PlanCaption(p.asked(), func(asked widget.Kinds) (widget.Kinds, int) {
		widget.Plan(asked, least, func(k widget.Kinds, l level, _ int) bool {
			p.labelRoom, p.titleRoom, p.labelOver = 0, 0, false
			return p.arrange(k, l)
		}, p.settle)
		return p.kinds, p.head.figure.Form
	})
}

// settle gives label and title two rows that would be cut in one, if that takes nothing from the
// others, or the label that of the value as well, and says how much is seen of the texts.
func (p *bar) settle() widget.Seen {
	if p.kinds.Has(widget.KindLabel) && p.head.label.Cut() {
		if p.free >= p.wholeLabel().Leading()*p.head.label.Size {
			widget.SecondRow(&p.labelRoom, p.free, p.again(p.track.H))
		}
		p.overValue()
	}
	if p.kinds.Has(widget.KindTitle) && p.title.Cut() {
		widget.SecondRow(&p.titleRoom, p.area.H, p.again(p.track.H))
	}
	return p.seen()
}

// overValue puts a label over the value that is cut beside it, if that shows more of it.
func (p *bar) overValue() {
	may := !p.head.over && !p.beside && p.b.Orientation == Horizontal && p.highForTwo()
	if !may || !p.head.label.Cut() || !p.kinds.Has(widget.KindNumber) {
		return
	}
	thick := widget.LeastUnderRows * p.track.H
	if p.level.crowded() {
		thick = 0
	}
	again, room, shown := p.again(thick), p.labelRoom, p.head.label.Glyphs()
	p.labelOver = true
	for _, p.labelRoom = range [...]float64{p.free, 0} {
		if again() && p.head.label.Glyphs() > shown {
			return
		}
	}
	p.labelOver, p.labelRoom = false, room
	again()
}

func (p *bar) seen() widget.Seen {
	seen := widget.Seen{
		Form: p.head.figure.Form, Number: min(p.head.figure.Size, smallestAbove),
		Shape: math.Sqrt(p.track.W * p.track.H), Close: p.Close(p.canvas),
	}
	seen.Gone, seen.Cut = p.legend.missing(p)
	seen.Cut += p.head.label.Losses()
	if p.kinds.Has(widget.KindTitle) && p.title.Cut() {
		seen.Cut++
	}
	return seen
}

// again returns what lays the texts out once more and says whether nothing is lost of what there
// is now, but for some of the length of an upright bar, and the bar is as thick as is asked.
func (p *bar) again(thick float64) func() bool {
	beside, was := p.beside, p.seen()
	return func() bool {
		return p.arrange(p.kinds, p.level) && p.beside == beside && p.track.H >= thick && p.seen().Keeps(was)
	}
}

// arrange lays exactly these texts out, and says whether there is room for them: a label and the name of its
// status in a row, or in two where that has none or writes the number shorter.
func (p *bar) arrange(k widget.Kinds, l level) bool {
	p.kinds, p.level, p.parted = k, l, false
	ok := p.arrangeRows()
	if !k.Has(widget.KindLabel) || !p.TellsStatus() || ok && p.head.figure.Form == 0 {
		return ok
	}
	form := p.head.figure.Form
	if p.parted = true; p.arrangeRows() && (!ok || p.head.figure.Form < form) {
		return true
	}
	p.parted = false
	return ok && p.arrangeRows()
}

// arrangeRows lays the texts out in the first of the ways that has room for them, and says whether there is
// one.
func (p *bar) arrangeRows() bool {
	l := p.level
	p.clear()
	if p.wordless() {
		return p.placeAlone()
	}
	if !p.setArea() {
		return false
	}
	switch above := p.area.H >= aboveFrom; {
	case p.b.Orientation == Vertical:
		return p.placeVertical() || l.crowded() && p.placeAlone()
	case !l.crowded() && above:
		return p.placeAbove()
	case !l.crowded():
		return p.placeBeside()
	case above:
		return p.placeLonger((*bar).placeAbove, (*bar).placeBeside, true) || p.placeAlone()
	}
	return p.placeLonger((*bar).placeBeside, (*bar).placeAbove, true) || p.placeAlone()
}

func (p *bar) clear() {
	p.head, p.legend, p.labels, p.beside = heading{}, legend{}, bulletLabels{}, false
}

// placeLonger lays the texts out in the first of two ways, or in the second if the first has no
// room for them or writes the number shorter, or, if that is to be whole, cuts the label where the
// second does not.
func (p *bar) placeLonger(first, second func(*bar) bool, whole bool) bool {
	ok := first(p)
	form, cut := p.head.figure.Form, whole && p.head.label.Cut()
	if ok && form == 0 && !cut {
		return true
	}
	p.clear()
	if second(p) && (!ok || p.head.figure.Form < form || p.head.figure.Form == form && cut && !p.head.label.Cut()) {
		return true
	}
	p.clear()
	return ok && first(p)
}

// A horizontal bar has no words on a canvas that is narrower than numberFrom, and no others than its number on
// one that is narrower than textsFrom, in px.
const (
	numberFrom = 24
	textsFrom  = 48
)

// wordless says that the picture is to have no words, or has no room for any.
func (p *bar) wordless() bool {
	words := p.Caption() != "" || p.b.Title != "" || p.b.Show != widget.ShowNone || p.b.Legend == LegendBelow
	return p.b.Width < numberFrom && p.b.Orientation == Horizontal || !words
}

// roomUnderTitle is the height that a title leaves to the others at least, if they may do
// without it.
const roomUnderTitle = 34

// setArea is the canvas less its padding and the title's row.
func (p *bar) setArea() (ok bool) {
	row := widget.TitleSize(p.b.Height)
	switch {
	case p.level >= tight:
		p.canvas, row = p.Inset(widget.LeastPadding), widget.SmallestTitle
	case p.level.crowded():
		p.canvas, row = p.Crowded(), widget.SmallestTitle
	default:
		p.canvas = p.Area()
	}
	p.area = p.canvas
	if !p.kinds.Has(widget.KindTitle) {
		return true
	}
	p.title, p.area, ok = p.FitTitle(p.canvas, row, p.titleRoom)
	return ok && (p.level.crowded() || p.area.H >= roomUnderTitle)
}
