package bar

import (
	"math"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/widget"
)

// bar is one bar while it is laid out.
type bar struct {
	*widget.Draft
	b          *Bar
	scale      widget.Scale
	thresholds []widget.Threshold
	area       widget.Box
	parts      []part
	rest       part // of the track, where the parts are less than the whole
	whole      whole

	// track is where the bar itself stands, along and across its direction: on the canvas
	// for a horizontal bar; for a vertical one from its foot at origin upwards.
	track  widget.Box
	origin scene.Point
	// spare is the room on both sides of the track for marks that reach beyond it.
	spare float64

	head   heading
	way    widget.Way
	legend legend
}

// Extent returns the canvas and the length of the longest list.
func (b *Bar) Extent() (width, height float64, items int) {
	width, height, items = b.Common.Extent()
	return width, height, max(items, len(b.Segments))
}

// Layout fills the scene with the bar. Words stand over a bar that is high enough, beside a
// low one, over and under an upright one; a bar without words takes the whole canvas. A
// canvas too low for it has no title; what else has no room goes in this order: legend or
// the labels of a bullet, label, status, value. The track never goes.
func (b *Bar) Layout(sc *scene.Scene, ts *text.Typesetter) {
	widget.LayBest(b.Title != "", false, true, func(w widget.Way) (shown, most int) { return b.lay(sc, ts, w) })
}

// lay fills the scene in one way.
func (b *Bar) lay(sc *scene.Scene, ts *text.Typesetter, way widget.Way) (shown, most int) {
	p := &bar{Draft: widget.NewDraft(sc, ts, &b.Common), b: b, scale: widget.NewScale(b.Min, b.Max), way: way}
	p.thresholds = widget.Sorted(b.Thresholds)
	if len(b.Segments) == 0 {
		p.noteScale()
	}
	p.segment()
	p.frame()
	most = p.most()
	switch {
	case b.Orientation == Vertical:
		p.placeVertical()
	case p.area.X == 0:
		p.placeAlone()
	case p.area.H >= aboveFrom:
		p.placeAbove()
	default:
		p.placeBeside()
	}
	p.paintBar()
	p.Describe(p.head.wording, p.words())
	return p.Shown(), most
}

// smaller is a font size in the way that is tried, given the least one.
func (p *bar) smaller(size, least float64) float64 {
	return widget.FontSize(size-float64(p.way.Smaller)/widget.Smallest*(size-least), least, size)
}

// most is how much a picture shows that has room for all.
func (p *bar) most() int {
	if p.area.X == 0 {
		return 0
	}
	others := 0
	if p.b.Style == Bullet && len(p.parts) == 0 {
		others += 2
	}
	if p.b.Legend != LegendNone && p.legend.named(p) {
		others++
	}
	return p.Most(&p.head.wording, p.b.Show != widget.ShowNone, p.head.glyph != nil, others)
}

// noteScale takes note of what may be written of the scale and of the value's zone.
func (p *bar) noteScale() {
	var labelled []widget.Threshold
	if p.b.Style == Bullet {
		labelled = p.thresholds
	}
	p.LabelScale(p.scale, p.b.Target, labelled)
	p.TellStatus(p.thresholds, p.scale.Clamp(p.b.Value))
}

// frame sets the area: a bar without words takes the whole canvas.
func (p *bar) frame() {
	p.head.wording = p.valueWords()
	p.head.wording.Inline = true
	if p.b.Value.Valid() && len(p.thresholds) > 0 && len(p.b.Segments) == 0 {
		if g, ok := p.StatusOf(p.color()); ok {
			p.head.glyph = &g
		}
	}
	p.area = widget.Box{X: 0, Y: 0, W: p.b.Width, H: p.b.Height}
	words := p.Caption() != "" || p.b.Title != "" || p.b.Show != widget.ShowNone || p.b.Legend == LegendBelow
	if p.b.Height < 16 || p.b.Width < 48 && p.b.Orientation == Horizontal || !words {
		return
	}
	if p.area = p.Area(); !p.way.Untitled {
		p.area = p.Title(p.area, widget.Start, 34)
	}
}

// A bar is at least this thick, and above this height its words stand over it.
const (
	thinnestBar = 4
	aboveFrom   = 30
)

// thickness of the bar in the room there is; side is the canvas's length across it.
func (p *bar) thickness(room, side float64) float64 {
	if t := p.b.Thickness; t > 0 {
		return math.Round(widget.Clamp(room, min(t, thinnestBar), t))
	}
	part, most := 0.25, 24.0
	switch {
	case p.b.Style == Bullet && len(p.parts) == 0:
		part, most = 0.4, 36
	case p.b.Legend == LegendInside && len(p.parts) > 0:
		part, most = 0.45, 32
	}
	return math.Round(widget.Clamp(min(part*side, room), thinnestBar, most))
}

// placeAlone lets the bar fill the canvas.
func (p *bar) placeAlone() {
	h := p.b.Height
	if p.b.Thickness > 0 {
		h = min(h, math.Round(p.b.Thickness))
	}
	p.setTrack(widget.Box{X: 0, Y: math.Round((p.b.Height - h) / 2), W: p.b.Width, H: h})
	p.legend.split(p)
}

// setTrack puts a horizontal track on the canvas.
func (p *bar) setTrack(t widget.Box) {
	t.X = p.Mirror(t.X, t.W)
	p.track = t
	p.spare = max(0, math.Floor(min(barReach, t.Y, p.b.Height-t.Bottom())))
}
