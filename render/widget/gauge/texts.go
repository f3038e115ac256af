package gauge

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// texts are the texts of a gauge: which are wanted, how they are measured, and
// where they came to stand.
type texts struct {
	parts
	way

	// caption says that there are words or a glyph, and words is what is said.
	caption      bool
	captionWords string

	endSize, captionSize float64
	tall, leading        float64 // of the caption, em
	numberWidth          float64 // as it was sent, em; under a hub only
	low, high            text.Line
	// gap is the distance of the labels of the ends from the arc, in px.
	gap float64
	// deepEnds is how far the letters of a word beside the numbers of the ends reach below what a comma
	// needs, in px.
	deepEnds float64
	marks    []widget.ScaleLabel // at thresholds, outside the arc
	sign     *widget.Status

	fits           bool
	number         widget.Figure
	numberBaseline float64
	label          widget.Caption
	labelBaseline  float64
	placed         []placedText
}

// placedText is a scale label in its place; box is where its capitals lie.
type placedText struct {
	line text.Line
	box  widget.Box
}

// ink is the box and what a word beside the digits, set in a size in px, reaches above it.
func (l *placedText) ink(size float64) widget.Box {
	rise := widget.Rise(l.line) * size
	return widget.Box{X: l.box.X, Y: l.box.Y - rise, W: l.box.W, H: l.box.H + rise}
}

// labelGap is the distance of the scale's labels from the arc, in px.
const labelGap = 4

// measure shapes the wanted texts once per plan; their sizes depend on the canvas alone.
func (t *texts) measure(p *gauge) {
	t.endSize, t.captionSize = labelSize(&p.g.Common), captionSize(&p.g.Common)
	if t.small {
		t.endSize, t.captionSize = smallestLabel, smallestCaption
	}
	if t.gap = labelGap; p.g.Arc == 180 && t.figure && p.words.LongTail(1) > 0 {
		t.gap++ // a letter beside the digits is broader than the tail of a comma
	}
	if t.ends {
		const comma, round = 0.2, 0.05 // em
		p.shorten(t.short)
		t.low = p.ScaleLabel(p.scale, p.g.Min).Line
		if !p.scale.Flat() {
			t.high = p.ScaleLabel(p.scale, p.g.Max).Line
		}
		if p.g.Arc == 180 {
			// A mark may reach below the ends, to the digits, which are rounded at the top.
			t.gap += math.Ceil(max(0, widget.Rise(t.low)-round, widget.Rise(t.high)-round) * t.endSize)
		}
		t.deepEnds = max(0, widget.Drop(t.low)-comma, widget.Drop(t.high)-comma) * t.endSize
	}
	if t.bounds {
		t.measureBounds(p)
	}
	if t.glyph {
		if g, ok := p.status(); ok {
			p.sign = g
			t.sign = &p.sign
		}
	}
	if t.figure && p.underHub() {
		t.numberWidth = min(p.WidthOf(p.words), mostUnderHub)
	}
	if t.words {
		t.captionWords = p.Caption()
		whole := p.Reach(t.captionWords, fonts.Regular)
		if t.tall = whole.Extra(); t.rows > 1 {
			t.leading = whole.Leading()
		}
	}
	t.caption = t.words || t.sign != nil
}

// labelSize and captionSize are the font sizes for a canvas, if there is room.
func labelSize(c *widget.Common) float64 {
	return widget.FontSize(0.062*min(c.Width, c.Height), smallestLabel, 13)
}

func captionSize(c *widget.Common) float64 {
	return widget.FontSize(0.075*min(c.Width, c.Height), smallestCaption, 20)
}

// smallestLabel is the least font size of the scale's labels.
const smallestLabel = 10

// mostUnderHub is the width, in em, of the widest number that a dial makes room for under its
// hub; a wider one is set smaller.
const mostUnderHub = 3

func (t *texts) measureBounds(p *gauge) {
	for _, th := range p.thresholds {
		if p.scale.Crosses(th.Bound) {
			t.marks = append(t.marks, p.ScaleLabel(p.scale, th.Bound))
		}
	}
}

func (t *texts) capOf(size float64) float64 { return widget.CapHeight * size }

// underHub says that the texts stand under the hub of a needle, not in the middle of the arc.
func (p *gauge) underHub() bool { return p.g.Style == Needle && p.g.Arc < 360 }

// largestNumber is the size cap of the number for the dial at hand.
func (p *gauge) largestNumber() float64 {
	if p.underHub() {
		return widget.Clamp(0.27*p.dial.edge, 11, 48)
	}
	// Small dials need a larger part of the space to be read at all.
	r := p.textRadius()
	part, floor := 0.54, min(max(0.9*r, widget.LeastNumber), 14)
	if p.g.Arc == 180 {
		part = 0.58
	}
	return widget.Clamp(part*r, floor, 96)
}

// textRadius is the radius of the free circle inside the arc.
func (p *gauge) textRadius() float64 {
	r := p.dial.inner
	if p.g.Style == Needle && p.g.Arc == 360 {
		r -= p.dial.pointer() + 1
	}
	if length := p.tickLength(); length > 0 {
		r -= length + tickGap
	} else {
		r -= p.reach()
	}
	return 0.92 * r
}

// reach is how far a mark on the arc reaches into it.
func (p *gauge) reach() (px float64) {
	if p.g.Target.Valid() {
		px = p.dial.targetReach()
	}
	if p.g.Style == Marker {
		px = max(px, markerReach)
	}
	return px
}

// hubFoot is where the space under a needle's hub and tail begins, for a text of a width.
func (p *gauge) hubFoot(width float64) float64 {
	return max(p.dial.tail()+max(4, 0.05*p.dial.outer), p.dial.underNeedle(width))
}

// extend adds what the texts need outside the arc.
func (t *texts) extend(p *gauge, e extent) extent {
	d := &p.dial
	if t.ends {
		e.down = max(e.down, foot(p.g.Arc, d.edge)+t.gap+t.capOf(t.endSize)+1+t.deepEnds)
	}
	for _, b := range t.marks {
		x, y := t.boundCenter(p, b)
		w, h := b.Line.Width(t.endSize)/2, t.capOf(t.endSize)/2
		e.up, e.down = max(e.up, h-y), max(e.down, y+h)
		e.side = max(e.side, math.Abs(x)+w)
	}
	down := max(e.down, t.foot(p))
	if t.rows > 0 {
		down = max(down, t.rowsTop(p)+(float64(t.rows-1)*t.leading+widget.CapHeight+0.25)*t.captionSize)
	}
	return extent{up: e.up, down: down, side: e.side}
}

// foot is how far number and caption reach below the centre where they stand under it.
func (t *texts) foot(p *gauge) float64 {
	foot, caption := 0.0, t.capOf(t.captionSize)+0.25*t.captionSize
	under := t.caption && t.rows == 0
	switch {
	case p.underHub() && (t.figure || under):
		foot = p.hubFoot(t.numberWidth*p.largestNumber()) + 1
		if t.figure {
			foot += p.words.Rise(t.capOf(p.largestNumber()))
		}
	case p.g.Arc == 180 && t.figure && !under:
		h, padding := t.capOf(p.largestNumber()), p.g.Height-p.area.Bottom()
		return max(p.words.LongTail(h), p.tail(h)+1-padding)
	case p.g.Arc != 180 || !under:
		return 0
	}
	number := p.largestNumber()
	switch {
	case t.figure && under && p.underHub():
		foot += t.capOf(number) + t.captionGap(&p.words, number) + caption
	case t.figure && under:
		foot += t.captionGap(&p.words, number) + caption
	case t.figure:
		foot += t.capOf(number) + p.words.Tail(t.capOf(number))
	case p.underHub():
		foot += 0.3*t.captionSize + caption
	}
	return foot
}

// rowsTop is the top of the capitals of a caption in rows of its own, below the centre.
func (t *texts) rowsTop(p *gauge) float64 {
	top := foot(p.g.Arc, p.dial.edge)
	if t.ends {
		top += t.gap + t.capOf(t.endSize)
	}
	if p.underHub() {
		top = max(top, p.hubFoot(0), t.foot(p))
	} else if t.figure && p.g.Arc == 180 {
		h := t.capOf(p.largestNumber())
		top = max(top, p.words.LongTail(h), p.tail(h)-0.3*t.captionSize-2) // a comma may reach to within 2 px of the letters
	}
	return top + (0.3+t.tall)*t.captionSize + 4
}

// captionGap is the free height between the foot of the digits and the caption's
// capitals: room for a comma above and for an accent below.
func (t *texts) captionGap(words *widget.Wording, number float64) float64 {
	return max(min(0.24*number, 16), 0.19*number+0.3*t.captionSize+1) + t.tall*t.captionSize + words.LongTail(t.capOf(number))
}

// boundCenter is the middle of a threshold's label relative to the dial's centre: as near
// to the arc as its box allows.
func (t *texts) boundCenter(p *gauge, b widget.ScaleLabel) (x, y float64) {
	dir := p.dial.angle(b.At).At(0, 0, 1)
	w, h := b.Line.Width(t.endSize)/2, t.capOf(t.endSize)/2
	r := p.dial.edge + labelGap + math.Abs(dir.X)*w + math.Abs(dir.Y)*h
	return dir.X * r, dir.Y * r
}

func (p *gauge) paintTexts() {
	t, d := &p.texts, &p.dial
	if !t.fits {
		return
	}
	for _, label := range t.placed {
		p.Place(scene.ScaleLabel, label.line, t.endSize, label.box.X, math.Round(label.box.Bottom()), widget.Middle, p.Token(theme.TextSubtlest))
	}
	if t.figure {
		p.PutFigure(&t.number, d.cx, t.numberBaseline, widget.Middle, p.Token(theme.Text))
	}
	if t.caption {
		t.label.Put(p.Draft, scene.Label, d.cx, t.labelBaseline, widget.Middle, p.Token(theme.TextSubtle))
	}
}
