package bar

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
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
	whole      whole

	// track is where the bar itself stands, along and across its direction: on the canvas
	// for a horizontal bar; for a vertical one from its foot at origin upwards.
	track  widget.Box
	origin scene.Point
	// spare is the room on both sides of the track for marks that reach beyond it.
	spare float64

	head   heading
	legend legend
}

// Layout fills the scene with the bar.
func (b *Bar) Layout(sc *scene.Scene, ts *text.Typesetter) {
	p := &bar{Draft: widget.NewDraft(sc, ts, &b.Common), b: b, scale: widget.NewScale(b.Min, b.Max)}
	p.thresholds = widget.Sorted(b.Thresholds)
	p.segment()
	p.frame()
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
	p.Describe(p.spokenValue(), p.words())
}

// frame sets the area: a bar without words takes the whole canvas.
func (p *bar) frame() {
	p.head.wording = p.valueWords()
	p.head.wording.Inline = true
	if p.b.Value.Valid() && len(p.thresholds) > 0 && len(p.b.Segments) == 0 {
		if g, ok := widget.StatusOf(p.color()); ok {
			p.head.glyph = &g
		}
	}
	p.area = widget.Box{X: 0, Y: 0, W: p.b.Width, H: p.b.Height}
	words := p.b.Label != "" || p.b.Title != "" || p.b.Show != widget.ShowNone || p.b.Legend == LegendBelow
	if p.b.Height < 16 || p.b.Width < 48 && p.b.Orientation == Horizontal || !words {
		return
	}
	p.area = p.Title(p.Area(), widget.Start, 34)
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

// placeAbove puts the words over the bar and the legend or the labels of a bullet below
// it, the whole in the middle of the area's height.
func (p *bar) placeAbove() {
	h := &p.head
	h.size = widget.FontSize(0.27*p.area.H, 11, 16)
	if p.area.Y > p.Area().Y {
		h.size = min(h.size, widget.TitleSize(p.b.Height)) // no louder than the title above it
	}
	gap := math.Round(widget.Clamp(0.125*p.area.H, 5, 8))
	p.fitHeading(p.area.W)
	words := 0.0
	if h.hasText {
		h.rise = math.Ceil((widget.CapHeight + widget.ExtraRise(h.label)) * h.size)
		gap = max(gap, math.Ceil(widget.Drop(h.label)*h.size)+1)
		words = h.rise + gap
	}
	thick, below := p.shareHeight(words, gap)
	total := words + thick
	if below > 0 {
		total += gap + below
	}
	y := math.Round(p.area.Y + max(0, (p.area.H-total)/2))
	if h.hasText {
		p.putHeading(p.area.X, p.area.Right(), y+h.rise)
		y += words
	}
	p.setTrack(widget.Box{X: p.area.X, Y: y, W: p.area.W, H: thick})
	if below > 0 {
		p.legend.put(p, p.area.X, y+thick+gap)
		p.putBulletLabels(y + thick + gap)
	}
}

// shareHeight divides what the words leave between the bar and what stands below it: the
// bar is made thinner for another row before a legend is given up.
func (p *bar) shareHeight(words, gap float64) (thick, below float64) {
	room := p.area.H - words
	if labels := p.bulletLabelHeight(); labels > 0 && room-gap-labels >= 8 {
		return p.thickness(room-gap-labels, p.b.Height), labels
	}
	p.head.noLabels()
	if p.allInside(room) {
		return p.track.H, 0
	}
	wanted := p.legend.wanted(p, gap)
	most := 3.0
	if p.b.Legend == LegendInside {
		most = 1 // a thinner bar would lose the names inside it
	}
	for rows := 1.0; rows <= most && wanted > 0; rows++ {
		thick = p.thickness(room-rows*wanted, p.b.Height)
		p.setTrack(widget.Box{X: p.area.X, Y: 0, W: p.area.W, H: thick})
		p.legend.split(p)
		if below = p.legend.fit(p, p.area.W, room-thick-gap); below > 0 || thick <= thinnestBar {
			break
		}
	}
	if below == 0 {
		thick = p.thickness(room, p.b.Height)
	}
	return thick, below
}

// allInside tries a bar as thick as it may be, which may have room for all the names.
func (p *bar) allInside(room float64) bool {
	if p.b.Legend != LegendInside || !p.legend.named(p) {
		return false
	}
	p.setTrack(widget.Box{X: p.area.X, Y: 0, W: p.area.W, H: p.thickness(room, p.b.Height)})
	p.legend.split(p)
	for i := range p.parts {
		if s := &p.parts[i]; s.Name != "" && s.w > 0 && len(s.inside.Glyphs) == 0 {
			return false
		}
	}
	return true
}

// placeBeside puts label, bar and value in one row.
func (p *bar) placeBeside() {
	h := &p.head
	h.size = widget.FontSize(0.6*p.area.H, 8, 14)
	baseline := math.Round(p.area.Y + (p.area.H+widget.CapHeight*h.size)/2)
	left, right := p.area.X, p.area.Right()
	const least, space = 24, 8
	shown := false
	if p.b.Show != widget.ShowNone {
		h.figure, shown = p.FitFigure(h.wording, 8, h.size, func(w, _ float64) bool { return w+space+least <= p.area.W })
	}
	free := p.area.W - h.figure.Width() - space - 2*least
	if h.keepGlyph(&free, shown); shown {
		p.putValue(right, baseline)
		right -= h.figure.Width() + space
		if h.glyph != nil {
			right -= widget.StatusWidth(h.size)
		}
	}
	if label, ok := p.Elide(p.b.Label, fonts.Regular, h.size, min(0.4*p.area.W, right-left-space-2*least)); ok {
		p.Put(scene.Label, label, h.size, left, baseline, widget.Start, p.Token(theme.TextSubtle))
		left += label.Width(h.size) + space
	}
	thick := p.thickness(p.area.H, p.b.Height)
	if p.b.Thickness == 0 {
		thick = math.Round(widget.Clamp(0.5*p.area.H, thinnestBar, 12))
	}
	p.setTrack(widget.Box{X: math.Round(left), Y: math.Round(p.area.Y + (p.area.H-thick)/2), W: math.Floor(right) - math.Round(left), H: thick})
}
