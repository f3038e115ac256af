package gauge

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/widget"
)

// place puts the texts around and into the dial, and says whether all fit.
func (t *texts) place(p *gauge) bool {
	t.number, t.label, t.placed = widget.Figure{}, widget.Caption{}, t.placed[:0]
	t.fits = true
	if t.figure {
		t.fits = t.placeNumber(p)
	}
	if t.fits && t.caption {
		t.fits = t.placeCaption(p)
	}
	if t.fits && t.ends {
		t.fits = t.placeScale(p)
	}
	return t.fits
}

func (t *texts) placeNumber(p *gauge) bool {
	d, r := &p.dial, p.textRadius()
	var middleY float64 // of the digits, relative to the dial's centre
	fits := func(w, h float64) bool {
		return w <= chord(r, middleY-h/2-p.words.Rise(h), middleY+h/2+p.words.LongTail(h))
	}
	switch {
	case p.underHub():
		room := p.area.Bottom() - d.cy
		fits = func(w, h float64) bool {
			top, ok := t.topUnderHub(p, w, h)
			return ok && top+h+t.below(p, h) <= room
		}
	case p.g.Arc == 180:
		// The digits stand on the line between the ends of the arc, and the tail of a comma
		// reaches into the row of the scale's labels.
		fits = func(w, h float64) bool {
			return w <= chord(r, 0, h+1+p.words.Rise(h)) && (p.tail(h) <= widget.LabelSpacing || w <= t.widthUnder(p, 0, h))
		}
	default:
		middleY = t.numberMiddle(p)
	}
	var ok bool
	words := p.words
	if p.held != widget.AnyForm {
		words = words.From(p.held)
	}
	t.number, ok = p.FitFigure(words, t.smallestNumber(p), p.largestNumber(), fits)
	if !ok {
		return false
	}
	switch {
	case p.underHub():
		top, _ := t.topUnderHub(p, t.number.Width(), t.number.Height())
		t.numberBaseline = math.Ceil(d.cy + top + t.number.Height())
	case p.g.Arc == 180:
		t.numberBaseline = d.cy
	default:
		t.numberBaseline = math.Round(d.cy + middleY + t.number.Height()/2)
	}
	return true
}

// smallestNumber is the least size of the number; where everything else is as small as it can
// be, it does not grow with the canvas.
func (t *texts) smallestNumber(p *gauge) float64 {
	if t.tight {
		return 8
	}
	return p.SmallestNumber()
}

// tail is how far a comma, or a letter beside the digits or of the words for no data, reaches
// below digits of a height, in px.
func (p *gauge) tail(h float64) float64 {
	part := 0.28
	if !p.g.Value.Valid() {
		part = 0.3
	}
	return max(part*h, p.words.Tail(h))
}

// topUnderHub is the top of digits under the hub, below the centre: in the arc or right under
// its ends if it is wide enough there, else under the labels of the scale.
func (t *texts) topUnderHub(p *gauge, w, h float64) (top float64, ok bool) {
	space, ends := 2.0, foot(p.g.Arc, p.dial.edge)
	if p.g.Target.Valid() {
		space = 6 // its mark may reach beyond the end
	}
	rise := p.words.Rise(h)
	for _, top := range [...]float64{p.hubFoot(w), max(p.hubFoot(w), ends+space)} {
		if top >= ends {
			top = max(top, ends+space)
		}
		if w <= t.widthUnder(p, top, top+rise+h+p.words.LongTail(h)) {
			return top + rise, true
		}
	}
	top = max(p.hubFoot(w), ends+space)
	if t.ends {
		top = max(top, ends+t.gap+t.capOf(t.endSize)+widget.LabelSpacing+1+t.deepEnds)
	}
	return top + rise, w <= p.area.W
}

// below is the height that digits of a height need under them: for the tail of a comma, or for
// the caption in its smallest size.
func (t *texts) below(p *gauge, digits float64) float64 {
	if !t.caption {
		return p.tail(digits)
	}
	const rounding = 1
	rows := widget.CapHeight + 0.22 + float64(max(0, t.rows-1))*t.leading
	return t.captionGap(&p.words, digits/widget.CapHeight) + rows*smallestCaption + rounding
}

// widthUnder is the free width between two heights below the centre: inside the arc
// as far as it and the mark at its end reach, else the whole area.
func (t *texts) widthUnder(p *gauge, from, to float64) float64 {
	if arcFoot := foot(p.g.Arc, p.dial.edge); from < arcFoot+p.overhang() {
		return chord(p.textRadius(), min(from, arcFoot), min(to, arcFoot))
	}
	w := p.area.W
	if t.ends {
		// The labels of the scale stand beside the number of a half dial.
		w = min(w, 2*p.dial.middle()-t.low.Width(t.endSize)-t.high.Width(t.endSize)-2*widget.LabelSpacing)
	}
	return w
}

// numberMiddle is the height of the digits' middle: a little above the centre when a
// caption stands under them, and a little below when the arc is open there.
func (t *texts) numberMiddle(p *gauge) float64 {
	open := p.dial.edge - foot(p.g.Arc, p.dial.edge)
	if t.caption {
		return -0.11*p.dial.inner + 0.12*open
	}
	return 0.12 * open
}

// placeCaption puts the caption under the number, or, where it would be cut there,
// between the labels of the scale's ends; it may also be set smaller. Only then is
// it cut.
func (t *texts) placeCaption(p *gauge) bool {
	if t.rows > 0 {
		return t.placeRows(p)
	}
	for size := t.captionSize; ; size = max(smallestCaption, size-1) {
		inside, insideOK := t.captionInside(p, size)
		if insideOK && !inside.Line.Cut {
			t.label, t.labelBaseline = inside.Caption, inside.baseline
			return true
		}
		below, belowOK := t.captionBelow(p, size)
		switch {
		case belowOK && !below.Line.Cut:
			t.label, t.labelBaseline = below.Caption, below.baseline
			return true
		case size > smallestCaption:
			continue
		case insideOK && (!belowOK || len(inside.Line.Glyphs) >= len(below.Line.Glyphs)):
			t.label, t.labelBaseline = inside.Caption, inside.baseline
		case belowOK:
			t.label, t.labelBaseline = below.Caption, below.baseline
		}
		return insideOK || belowOK
	}
}

// placeRows puts the caption into rows of its own under the dial, set smaller before it is cut.
func (t *texts) placeRows(p *gauge) (ok bool) {
	room := widget.Room{Size: t.captionSize, Least: smallestCaption, Width: p.area.W}
	if t.rows > 1 {
		room.Height = math.Inf(1) // it is compared below
	}
	t.label, ok = p.Fit(t.captionWords, t.sign, fonts.Regular, room)
	top := t.rowsTop(p)
	if p.underHub() && t.figure {
		top = max(top, t.numberBaseline-p.dial.cy+t.captionGap(&p.words, t.number.Size))
	}
	t.labelBaseline = math.Round(p.dial.cy + top + t.capOf(t.label.Size))
	last := t.label.Last(t.labelBaseline)
	return ok && last+0.22*t.label.Size <= p.area.Bottom()+1
}

// smallestCaption is the font size at which a caption is cut rather than set smaller.
const smallestCaption = 10

// caption is a place for the caption.
type caption struct {
	widget.Caption
	baseline float64
}

// captionInside fits the caption under the number.
func (t *texts) captionInside(p *gauge, size float64) (c caption, ok bool) {
	d := &p.dial
	height, descent := t.capOf(size), 0.22*size
	var top float64
	switch {
	case t.figure:
		top = t.numberBaseline + t.captionGap(&p.words, t.number.Size)
	case p.underHub():
		top = d.cy + p.hubFoot(0) + 0.3*size
	case p.g.Arc == 180:
		top = d.cy - height - descent - 1
	default:
		top = d.cy - height/2
	}
	c.baseline = math.Round(top + height)
	from, to := top-(0.27+t.tall)*size-d.cy, c.baseline+descent-d.cy // an accent above, a descender below
	c.Caption, ok = p.FitCaption(t.captionWords, t.sign, fonts.Regular, size, t.captionWidth(p, from, to))
	return c, ok && d.cy+to <= p.area.Bottom()+1
}

// captionBelow fits the caption into the row of the scale's labels.
func (t *texts) captionBelow(p *gauge, size float64) (c caption, ok bool) {
	c.baseline = t.scaleBaseline(p)
	if p.g.Arc == 360 || c.baseline+0.22*size > p.area.Bottom()+1 ||
		c.baseline-(1.1+t.tall)*size < p.dial.cy+foot(p.g.Arc, p.dial.edge)+p.overhang() || // an accent would touch the arc
		t.figure && c.baseline-t.capOf(size) < t.numberBaseline+t.captionGap(&p.words, t.number.Size) {
		return c, false
	}
	width := t.betweenEnds(p)
	if p.underHub() {
		from := c.baseline - t.capOf(size) - (0.27+t.tall)*size - p.dial.cy
		if width = min(width, p.dial.besideNeedle(from)); from < p.hubFoot(0) {
			return c, false
		}
	}
	c.Caption, ok = p.FitCaption(t.captionWords, t.sign, fonts.Regular, size, width)
	return c, ok
}

// captionWidth is the free width between two heights relative to the dial's centre.
func (t *texts) captionWidth(p *gauge, from, to float64) float64 {
	w := t.captionRoom(p, from, to)
	if p.underHub() {
		w = min(w, p.dial.besideNeedle(from))
	}
	return w
}

func (t *texts) captionRoom(p *gauge, from, to float64) float64 {
	ends := foot(p.g.Arc, p.dial.edge)
	switch {
	case p.g.Arc == 360 || to < ends:
		return chord(p.textRadius(), from, to)
	case t.ends && from > ends+t.gap+t.capOf(t.endSize)+widget.LabelSpacing:
		return p.area.W
	}
	return t.widthUnder(p, from, to)
}

// betweenEnds is the width between the labels of the two ends of the scale.
func (t *texts) betweenEnds(p *gauge) float64 {
	d := &p.dial
	w := d.angle(1).At(0, 0, d.middle()).X * 2
	if t.ends {
		w -= max(t.low.Width(t.endSize), t.high.Width(t.endSize)) + 3*widget.LabelSpacing
	}
	return w
}

// scaleBaseline is where the labels of the scale's ends stand.
func (t *texts) scaleBaseline(p *gauge) float64 {
	return math.Round(p.dial.cy + foot(p.g.Arc, p.dial.edge) + t.gap + t.capOf(t.endSize))
}

// placeScale puts the labels of the scale: first its ends, under the ends of the arc,
// then the thresholds, as far as they keep clear of what stands already.
func (t *texts) placeScale(p *gauge) bool {
	d := &p.dial
	baseline := t.scaleBaseline(p)
	if t.placed == nil {
		if t.placed = p.ends[:0]; len(t.marks) > 0 {
			t.placed = make([]placedText, 0, len(p.ends)+len(t.marks))
		}
	}
	for i, line := range [...]text.Line{t.low, t.high} {
		if len(line.Glyphs) == 0 {
			continue
		}
		x := d.angle(float64(i)).At(d.cx, d.cy, d.middle()).X
		w := line.Width(t.endSize)
		if w > p.area.W {
			return false
		}
		left := widget.Clamp(x-w/2, p.area.X, p.area.Right()-w)
		label := placedText{line, widget.Box{X: left, Y: baseline - t.capOf(t.endSize), W: w, H: t.capOf(t.endSize)}}
		if !t.clear(p, label.ink(t.endSize)) {
			return false
		}
		t.placed = append(t.placed, label)
	}
	for _, b := range t.marks {
		x, y := t.boundCenter(p, b)
		w, h := b.Line.Width(t.endSize), t.capOf(t.endSize)
		label := placedText{b.Line, widget.Box{X: d.cx + x - w/2, Y: d.cy + y - h/2, W: w, H: h}}
		if t.clear(p, label.ink(t.endSize)) {
			t.placed = append(t.placed, label)
		}
	}
	return true
}

// clear says whether a box keeps its distance to every text that stands already.
func (t *texts) clear(p *gauge, b widget.Box) bool {
	for _, o := range t.placed {
		if !b.Clears(o.box, widget.LabelSpacing) {
			return false
		}
	}
	if p.underHub() && !p.dial.clearOfNeedle(b) {
		return false
	}
	if t.figure {
		w, h := t.number.Width(), t.number.Height()
		// The tail of a comma may reach into the spacing, and rounding takes a pixel of it.
		below, rise := -1.0, p.words.Rise(h)
		if tail := p.tail(h); tail > widget.LabelSpacing {
			below = tail - widget.LabelSpacing
		}
		own := widget.Box{X: p.dial.cx - w/2, Y: t.numberBaseline - h - rise, W: w, H: rise + h + below}
		if !b.Clears(own, widget.LabelSpacing) {
			return false
		}
	}
	if !t.label.Empty() {
		w, h := t.label.Width(), t.capOf(t.label.Size)
		rows := t.label.Last(t.labelBaseline) - t.labelBaseline
		return b.Clears(widget.Box{X: p.dial.cx - w/2, Y: t.labelBaseline - h, W: w, H: rows + h*1.3}, widget.LabelSpacing)
	}
	return true
}
