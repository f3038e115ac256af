package counter

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// A counter this much wider than high has its number beside the other texts.
const wideFrom = 2.5

// mayBeWide says whether the number may stand beside the other texts, and by how many more of
// them it must show whole than a stack does: one on a canvas that is not much wider than high.
// Where there is no room otherwise it may on any canvas.
func (p *counter) mayBeWide() (may bool, more int) {
	ratio := p.c.Width / p.c.Height
	switch {
	case p.c.Align != AlignStart || !p.kinds.Has(widget.KindNumber) || !p.kinds.Any(widget.KindLabel|widget.KindStatus|widget.KindDelta):
		return false, 0
	case p.level == usual && ratio < 0.8*wideFrom:
		return false, 0
	}
	if ratio <= wideFrom {
		return true, 1
	}
	return true, 0
}

// wide are the texts of a counter whose number stands at the end side, with label and change
// under each other at the start side.
type wide struct {
	figure      widget.Figure
	label       widget.Caption
	delta       deltaLine
	labelHeight float64 // of all its rows
	deltaHeight float64
	gap         float64
	row         bool // the change stands after the label, see inRow
}

// widen fits the texts beside each other; ok is false where there is no room for all of them. The
// number usually takes its part of the width. Where there is little room it leaves the others what
// they need to be whole, or, if it is not written shorter then, what a label in two rows needs, or
// their part of the width, or what they need to say anything.
func (p *counter) widen() (t wide, ok bool) {
	if p.level == usual {
		return p.widenBy(p.besideShare())
	}
	if _, ok = p.wideFigure(0); !ok {
		return t, false
	}
	delta := 0.0
	if p.kinds.Has(widget.KindDelta) {
		delta = p.leastDelta()
	}
	return longest(p.widenBy,
		func() float64 { return max(delta, p.wholeLabel()) },
		func() float64 { return max(delta, p.labelInRows()) },
		func() float64 { return max(delta, p.leastLabel()) },
		p.besideShare,
	)
}

// longest fits the texts beside a number that leaves one of some widths in px to them: the first for
// which it is written longest. ok is false where none has room for all of them.
func longest(fit func(other float64) (wide, bool), others ...func() float64) (t wide, ok bool) {
	before := -1.0
	for _, other := range others {
		width := other()
		if width == before {
			continue
		}
		before = width
		if narrower, fits := fit(width); fits && (!ok || narrower.figure.Form < t.figure.Form) {
			t, ok = narrower, true
		}
		if ok && t.figure.Form == 0 {
			break
		}
	}
	return t, ok
}

// besideShare is the part of the width, in px, that the texts beside a number have if they may.
func (p *counter) besideShare() float64 { return 0.4*p.area.W - p.wideGap() }

// widenBy fits the texts beside a number that leaves a width in px to the others.
func (p *counter) widenBy(other float64) (t wide, ok bool) {
	labelSize := widget.FontSize(0.22*p.area.H, smallestLabel, 20)
	deltaSize := widget.FontSize(0.22*p.area.H, smallestDelta, 18)
	if p.level == least {
		labelSize, deltaSize = smallestLabel, smallestDelta
	}
	if t.figure, ok = p.wideFigure(other); !ok {
		return t, false
	}
	left := p.area.W - t.figure.Width() - p.wideGap()
	if p.kinds.Has(widget.KindDelta) {
		if t.delta, ok = p.smallerDelta(deltaSize, left, p.kinds.Has(widget.KindComparison)); !ok {
			return t, false
		}
		t.deltaHeight = widget.CapHeight * t.delta.size
	}
	if p.hasCaption() && !t.fitLabel(p, labelSize, left) {
		return t, false
	}
	return t, t.inside(p)
}

// width is that of the texts beside the number.
func (t *wide) width() float64 {
	delta := 0.0
	if t.deltaHeight > 0 {
		delta = t.delta.width()
	}
	if t.row {
		return t.label.Width() + rowSpace + delta
	}
	return max(t.label.Width(), delta)
}

// sparkAmong puts the history between the number and the texts beside it, if they leave it room.
func (p *counter) sparkAmong(t *wide) {
	const space = 12 // on both sides
	right := p.area.Right() - t.figure.Width() - space
	w := math.Floor(min(0.4*p.area.W, right-space-p.area.X-t.width()))
	h := math.Floor(widget.Clamp(0.64*p.area.H, leastSparkHeight, p.area.H))
	if w >= leastSparkWidth && h >= leastSparkHeight && h <= p.area.H {
		p.spark = widget.Box{X: right - w, Y: math.Floor(p.area.Y + (p.area.H-h)/2), W: w, H: h}
	}
}

// height is that of the texts beside the number.
func (t *wide) height() float64 {
	if t.row {
		return t.labelHeight
	}
	if t.labelHeight > 0 && t.deltaHeight > 0 {
		return t.labelHeight + t.gap + t.deltaHeight
	}
	return t.labelHeight + t.deltaHeight
}

// inside says whether the texts keep within the area, and their accents and descenders within the
// canvas.
func (t *wide) inside(p *counter) bool {
	free := (p.area.H - t.height()) / 2
	drop := p.reach.drop * t.label.Size
	if t.deltaHeight > 0 {
		drop = p.reach.deltaDrop * t.delta.size
	}
	return free >= 0 && free+p.area.Y >= p.reach.ownRise*t.label.Size && free+p.c.Height-p.area.Bottom() >= drop
}

// hasHeightFor says whether a label of so many rows and the change under it have room as far as the
// height goes.
func (p *counter) hasHeightFor(rows int) bool {
	t := wide{label: widget.Caption{Size: smallestLabel}, labelHeight: (widget.CapHeight + p.reach.extraRise) * smallestLabel}
	if rows > 1 {
		t.labelHeight += float64(rows-1) * p.Reach(p.caption, fonts.Regular).Leading() * smallestLabel
	}
	if p.kinds.Has(widget.KindDelta) {
		t.delta.size, t.deltaHeight, t.gap = smallestDelta, widget.CapHeight*smallestDelta, rowGap(smallestLabel)
	}
	return t.inside(p)
}

// wideGap is the least distance between the number and the texts beside it, in px.
func (p *counter) wideGap() float64 {
	if p.level == usual {
		return 12
	}
	return 8
}

// wideFigure fits the number beside texts of a width in px.
func (p *counter) wideFigure(other float64) (widget.Figure, bool) {
	room := p.area.W - p.wideGap() - other
	f, ok := p.FitFigure(p.said, p.smallestNumber(), p.largestNumber(min(0.64*p.area.H, 96)), func(w, h float64) bool {
		free := (p.area.H - h) / 2
		return w <= room && (1+widget.Tail)*h <= p.area.H && free >= p.said.LongTail(h) && free+p.roomAbove() >= p.said.Rise(h)
	})
	return f, ok && p.hasUnit(&f)
}

// hasCaption says that there is something to stand in the caption's row.
func (p *counter) hasCaption() bool { return p.caption != "" || p.glyph != nil }

// rowGap is the distance of the change from a label of a font size over it, in px.
func rowGap(size float64) float64 { return max(6, 0.55*size) }

// fitLabel fits the label above the change.
func (t *wide) fitLabel(p *counter, size, width float64) (ok bool) {
	em := widget.CapHeight + p.reach.extraRise
	t.gap = rowGap(size)
	free := p.area.H - em*size
	if p.kinds.Has(widget.KindDelta) {
		free -= t.gap + t.deltaHeight
	}
	if free < 0 {
		return false
	}
	room := widget.Room{Size: size, Least: smallestLabel, Width: width}
	for _, room.Height = range [...]float64{free, 0} {
		t.label, ok = p.Fit(p.caption, p.glyph, fonts.Regular, room)
		t.labelHeight = em*t.label.Size + t.label.Leading
		if !ok || t.inside(p) {
			break
		}
	}
	return ok
}

// paintWide draws the number in the middle of the area's height, and the texts beside it
// around the same middle.
func (p *counter) paintWide(t *wide) {
	p.PutFigure(&t.figure, p.area.Right(), math.Round(p.area.Y+(p.area.H+t.figure.Height())/2), widget.End, p.paint)
	y := p.area.Y + (p.area.H-t.height())/2
	if t.labelHeight > 0 {
		p.putLabel(&t.label, p.area.X, math.Round(y+t.labelHeight), widget.Start)
	}
	switch {
	case t.row:
		t.delta.put(p.Draft, p.area.X+t.label.Width()+rowSpace, math.Round(y+t.deltaHeight), widget.Start)
	case t.deltaHeight > 0:
		t.delta.put(p.Draft, p.area.X, math.Round(y+t.height()), widget.Start)
	}
}

// putLabel draws a label whose last row stands on a baseline.
func (p *counter) putLabel(label *widget.Caption, x, baseline float64, side widget.Anchor) {
	label.Put(p.Draft, scene.Label, x, label.First(baseline), side, p.Token(theme.TextSubtle))
}

// cut counts the texts of those shown that are cut.
func cut(label *widget.Caption, delta *deltaLine) (n int) {
	n = label.Losses()
	if delta.comparison.Cut {
		n++
	}
	return n
}

func (t *wide) cut() int { return cut(&t.label, &t.delta) }
