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
	zones      []widget.Zone
	value      float64 // fraction of the value
	neutral    float64 // fraction where the fill starts
	dial       dial
	area       widget.Box
	tried      parts
	texts      texts
}

// parts are the texts of a gauge: the numbers at its scale, the caption (label and status)
// and the value.
type parts struct{ ends, caption, figure bool }

// The order in which a gauge's texts are given up. A canvas too low for it has no title; the
// dial never goes.
var steps = [...]parts{
	{ends: true, caption: true, figure: true},
	{caption: true, figure: true},
	{figure: true},
	{},
}

// Layout fills the scene with the gauge.
func (g *Gauge) Layout(sc *scene.Scene, ts *text.Typesetter) { g.layout(sc, ts) }

func (g *Gauge) layout(sc *scene.Scene, ts *text.Typesetter) *gauge {
	p := &gauge{Draft: widget.NewDraft(sc, ts, &g.Common), g: g, scale: widget.NewScale(g.Min, g.Max)}
	p.thresholds = widget.Sorted(g.Thresholds)
	var labelled []widget.Threshold
	if g.ScaleLabels == LabelThresholds {
		labelled = p.thresholds
	}
	p.LabelScale(p.scale, g.Target, labelled)
	p.TellStatus(p.thresholds, p.scale.Clamp(g.Value))
	if g.Value.Valid() {
		p.zones = p.scale.Zones(p.thresholds)
		p.value = p.scale.At(g.Value.Float())
	}
	p.neutral = p.scale.Neutral(g.Neutral)
	p.area = p.frame()
	p.plan()
	p.paintDial()
	p.paintTexts()
	p.Describe(g.Value, p.ScaleWords(p.scale, p.thresholds, g.Value, g.Target))
	return p
}

// wording is what the gauge prints.
func (p *gauge) wording() widget.Wording {
	if p.g.Show == widget.ShowFraction {
		return p.Fraction(p.g.Value, p.g.Max)
	}
	return p.Wording(p.g.Value, p.g.Show, p.share)
}

// frame returns the canvas less its padding and the title.
func (p *gauge) frame() widget.Box {
	return p.Title(p.Area(), widget.Middle, 56)
}

// plan places the dial and the texts: with all the texts if they fit, else with fewer
// of them, in the order in which they can be missed.
func (p *gauge) plan() {
	s := min(p.g.Width, p.g.Height)
	asked := parts{
		ends:    s >= 48 && p.g.ScaleLabels != LabelNone && p.g.Arc < 360,
		caption: s >= 48,
		figure:  s >= 24 && p.g.Show != widget.ShowNone,
	}
	for i, step := range steps {
		want := parts{step.ends && asked.ends, step.caption && asked.caption, step.figure && asked.figure}
		if i > 0 && want == p.tried {
			continue
		}
		p.tried, p.texts = want, texts{parts: want}
		p.fit()
		if p.texts.fits && p.worthy() {
			return
		}
	}
}

// worthy says whether the dial is still large enough beside its texts.
func (p *gauge) worthy() bool {
	switch t := &p.texts; {
	case t.caption || t.ends:
		return p.dial.edge >= 20
	case t.figure:
		return p.dial.edge >= 11
	}
	return true
}

// fit finds the largest dial that leaves room for the wanted texts, puts it in the
// middle of the area, and fits the texts to it.
func (p *gauge) fit() {
	p.texts.measure(p)
	ring := p.g.Style == Fill && len(p.zones) > 0
	limit := min(p.area.W, 2*p.area.H)
	edge, _ := widget.Largest(1, limit, func(r float64) bool {
		p.dial = newDial(p.g, r, ring)
		e := p.extent()
		return e.up+e.down <= p.area.H && 2*e.side <= p.area.W
	})
	if edge > 20 {
		edge = math.Floor(edge)
	}
	p.dial = newDial(p.g, edge, ring)
	e := p.extent()
	p.dial.cx = p.area.CenterX()
	p.dial.cy = math.Round(p.area.Y + e.up + (p.area.H-e.up-e.down)/2)
	if p.dial.cy+e.down > p.area.Bottom() {
		p.dial.cy = p.area.Bottom() - e.down
	}
	p.texts.place(p)
}

// extent is how far a gauge reaches from the centre of its dial.
type extent struct{ up, down, side float64 }

func (p *gauge) extent() extent {
	d := &p.dial
	e := extent{up: d.edge, down: foot(p.g.Arc, d.edge), side: d.edge}
	// A mark at the end of a half dial reaches below it by half its width.
	switch {
	case p.g.Style == Marker:
		e.down += d.markerWidth()/2 + 1
	case p.g.Target.Valid():
		e.down++
	}
	if p.g.Style == Needle {
		e.down = max(e.down, d.hub(), d.tail()+1)
	}
	return p.texts.extend(p, e)
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
