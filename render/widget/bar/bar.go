package bar

import (
	"math"

	"github.com/plugio/charts/render/number"
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
	wording    widget.Wording
	partOf     number.Value   // what the value is written as a part of, if anything
	status     *widget.Status // of the value's zone
	zone       widget.Status  // what it points to
	parts      []part
	fewParts   [6]part   // the room for those of most bars
	fewWords   [7]string // and that for what is said of them
	rest       part      // of the track, where the parts are less than the whole
	whole      whole

	// kinds are the texts to lay out.
	kinds widget.Kinds
	level level
	// canvas is the canvas less its padding, and area what the title leaves of it.
	canvas, area widget.Box
	title        widget.Heading

	// labelRoom and titleRoom are what a second row of the label and of the title may take, and
	// free is what there is for the label's, in px.
	labelRoom, titleRoom, free float64
	labelOver                  bool // it is to stand over the value
	parted                     bool // the name of its status has a row of its own
	beside                     bool // the words stand beside the track

	// track is where the bar itself stands, along and across its direction: on the canvas
	// for a horizontal bar; for a vertical one from its foot at origin upwards.
	track  widget.Box
	origin scene.Point
	// spare is the room on both sides of the track for marks that reach beyond it.
	spare float64

	head   heading
	legend legend
	labels bulletLabels
}

// Extent returns the canvas and the length of the longest list.
func (b *Bar) Extent() (width, height float64, items int) {
	width, height, items = b.Common.Extent()
	return width, height, max(items, len(b.Segments))
}

// Layout fills the scene with the bar. Words stand over a bar that is high enough, beside a
// low one, over and under an upright one; a bar without words takes the whole canvas. Of what has
// no room that goes which is worth least. The track never goes.
func (b *Bar) Layout(sc *scene.Scene, ts *text.Typesetter) {
	p := text.Workspace[bar](ts)
	p.Draft, p.b, p.scale = widget.NewDraft(sc, ts, &b.Common), b, widget.NewScale(b.Min, b.Max)
	p.thresholds = b.Sorted()
	if len(b.Segments) == 0 {
		p.noteScale()
	}
	p.segment()
	p.wording = p.valueWords()
	p.wording.Inline = true
	if b.Value.Valid() && len(p.thresholds) > 0 && len(b.Segments) == 0 && b.Show != widget.ShowNone {
		if g, ok := p.StatusOf(p.color()); ok {
			p.zone = g
			p.status = &p.zone
		}
	}
	p.plan()
	p.put()
	p.Describe(p.wording, p.words())
}

// put draws what was planned.
func (p *bar) put() {
	if p.kinds.Has(widget.KindTitle) {
		p.PutTitle(p.title, p.canvas, widget.Start)
	}
	p.putHeading()
	p.legend.put(p)
	p.putBulletLabels()
	p.paintBar()
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

// thinnest is the thickness of a bar that gives all the room it can to the texts.
func (p *bar) thinnest() float64 {
	if t := p.b.Thickness; t > 0 {
		return math.Round(min(t, thinnestBar))
	}
	return thinnestBar
}

// forNames is the least thickness of a bar that may have names inside it, given the most, or that
// of the thinnest bar if no names are to stand there. A thicker one has more room across, and less
// along it, since the mark of an overflow grows with it.
func (p *bar) forNames(most float64) float64 {
	if p.b.Legend != LegendInside || most < insideFrom || p.b.Thickness > 0 && p.b.Thickness < insideFrom {
		return p.thinnest()
	}
	return insideFrom
}

// placeAlone lets the bar fill the canvas.
func (p *bar) placeAlone() bool {
	if p.kinds.Any(^widget.KindNames) {
		return false
	}
	across := p.b.Height
	if p.b.Orientation == Vertical {
		across = p.b.Width
	}
	if p.b.Thickness > 0 {
		across = min(across, math.Round(p.b.Thickness))
	}
	p.setAlone(across)
	if p.legend.split(p) || p.kinds == 0 {
		return true
	}
	p.setAlone(p.forNames(across))
	return p.level.crowded() && p.legend.split(p)
}

// setAlone puts a track of a thickness in the middle of the canvas.
func (p *bar) setAlone(thick float64) {
	if p.b.Orientation == Vertical {
		p.setUpright(math.Round((p.b.Width-thick)/2), p.b.Height, thick, p.b.Height)
		return
	}
	p.setTrack(widget.Box{X: 0, Y: math.Round((p.b.Height - thick) / 2), W: p.b.Width, H: thick})
}

// setTrack puts a horizontal track on the canvas.
func (p *bar) setTrack(t widget.Box) {
	t.X = p.Mirror(t.X, t.W)
	p.track = t
	p.spare = max(0, math.Floor(min(barReach, t.Y, p.b.Height-t.Bottom())))
}
