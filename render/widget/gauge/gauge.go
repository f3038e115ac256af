package gauge

import (
	"math"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// gauge is one gauge while it is laid out.
type gauge struct {
	*widget.Draft
	g          *Gauge
	scale      widget.Scale
	thresholds []widget.Threshold
	labelled   []widget.Threshold // those whose bounds stand at the scale
	zones      []widget.Zone
	value      float64 // fraction of the value
	neutral    float64 // fraction where the fill starts
	dial       dial
	words      widget.Wording // what is printed
	held       int            // the form in which the number is to be written, or AnyForm
	texts      texts
	shortened  bool // the labels of the scale

	// room is for the zones of most scales, and ends for the labels at its ends:
	// those in texts.placed.
	room [8]widget.Zone
	ends [2]placedText
	// sign is what texts.sign points to.
	sign widget.Status

	// whole is the canvas less its padding, and area what the title leaves of it.
	whole, area widget.Box
	title       widget.Heading
	titleRoom   float64 // for a second row of it, px
}

// Extent returns the canvas and the length of the longest list, or the number of ticks; -1 for
// less than none.
func (g *Gauge) Extent() (width, height float64, items int) {
	width, height, items = g.Common.Extent()
	if g.Ticks < 0 {
		return width, height, -1
	}
	return width, height, max(items, g.Ticks)
}

// Layout fills the scene with the gauge.
func (g *Gauge) Layout(sc *scene.Scene, ts *text.Typesetter) { g.layout(sc, ts) }

func (g *Gauge) layout(sc *scene.Scene, ts *text.Typesetter) *gauge {
	p := text.Workspace[gauge](ts)
	p.Draft, p.g, p.scale = widget.NewDraft(sc, ts, &g.Common), g, widget.NewScale(g.Min, g.Max)
	p.thresholds = g.Sorted()
	if g.ScaleLabels == LabelThresholds {
		p.labelled = p.thresholds
	}
	p.LabelScale(p.scale, g.Target, p.labelled)
	p.TellStatus(p.thresholds, p.scale.Clamp(g.Value))
	if g.Value.Valid() {
		p.zones = p.AppendZones(p.room[:0], p.scale, p.thresholds)
		p.value = p.scale.At(g.Value)
	}
	p.neutral = p.scale.Neutral(g.Neutral)
	p.words = p.wording()
	p.PlanCaption(p.asked(), p.plan)
	if p.texts.title {
		p.PutTitle(p.title, p.whole, widget.Middle)
	}
	p.paintDial()
	p.paintTexts()
	p.Describe(p.words, p.ScaleWords(p.scale, p.thresholds, g.Value, g.Target))
	return p
}

// wording is what the gauge prints.
func (p *gauge) wording() widget.Wording {
	show := p.scale.Shows(p.g.Show)
	whole := p.Whole(p.scale, p.g.Value, show)
	if show == widget.ShowFraction {
		return p.Fraction(p.g.Value, whole)
	}
	return p.Wording(p.g.Value, whole, show, p.share)
}

// ringed says that the zones stand in a thin ring of their own, where there is room.
func (p *gauge) ringed() bool { return p.g.Style == Fill && len(p.zones) > 0 }

// fit finds the largest dial that leaves room for the wanted texts, puts it in the
// middle of the area, and fits the texts to it. A dial of a given radius stands as high as it may.
func (p *gauge) fit(edge float64) bool {
	ring := p.ringed() && !p.texts.tight
	var e extent
	fits := func(r float64) bool {
		p.dial = newDial(p.g, r, ring)
		e = p.extent()
		return e.up+e.down <= p.area.H && 2*e.side <= p.area.W
	}
	given := edge > 0
	if !given {
		edge = largest(min(p.area.W/2, p.area.H), fits)
	}
	if !fits(edge) && given {
		return false
	}
	p.dial.cx = p.area.CenterX()
	p.dial.cy = math.Round(p.area.Y + e.up + (p.area.H-e.up-e.down)/2)
	if given {
		p.dial.cy = math.Ceil(p.area.Y + e.up)
	}
	if p.dial.cy+e.down > p.area.Bottom() {
		p.dial.cy = p.area.Bottom() - e.down
	}
	return p.texts.place(p)
}

// largest returns the largest radius that fits, up to a limit: a whole number of px above wholeFrom.
func largest(limit float64, fits func(float64) bool) float64 {
	low, high := float64(wholeFrom+1), math.Floor(limit)+1
	if low >= high || !fits(low) {
		edge, _ := widget.Largest(1, min(limit, low), fits)
		if finer, ok := widget.Largest(edge, min(limit, edge+low/256), fits); ok {
			edge = finer
		}
		return min(edge, wholeFrom)
	}
	for high-low > 1 {
		if middle := math.Floor((low + high) / 2); fits(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

// extent is how far a gauge reaches from the centre of its dial.
type extent struct{ up, down, side float64 }

func (p *gauge) extent() extent {
	d := &p.dial
	e := extent{up: d.edge, down: foot(p.g.Arc, d.edge) + p.overhang(), side: d.edge}
	if p.g.Style == Needle {
		e.down = max(e.down, d.hub(), d.tail()+1)
	}
	return p.texts.extend(p, e)
}

// overhang is how far a mark at the end of a half dial reaches below it: by half its width.
func (p *gauge) overhang() float64 {
	switch {
	case p.g.Style == Marker:
		return p.dial.markerWidth()/2 + 1
	case p.g.Target.Valid():
		return 1
	}
	return 0
}

// share is the value's part of the scale as text.
func (p *gauge) share() string {
	return p.Share(p.g.Value.Sub(p.g.Min), p.g.Max.Sub(p.g.Min))
}

// status is the glyph of the value's zone.
func (p *gauge) status() (g widget.Status, ok bool) {
	if !p.g.Value.Valid() || len(p.thresholds) == 0 {
		return g, false
	}
	return p.StatusOf(p.color())
}

// color is that of the value: its zone's, where a value beyond the scale counts as the
// end it passed.
func (p *gauge) color() theme.Color {
	return p.ColorOf(p.thresholds, p.scale.Clamp(p.g.Value))
}
