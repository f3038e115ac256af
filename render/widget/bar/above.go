package bar

import (
	"math"

	"github.com/plugio/charts/render/widget"
)

// placeAbove puts the words over the bar and the legend or the labels of a bullet below
// it, the whole in the middle of the area's height.
func (p *bar) placeAbove() {
	h := &p.head
	h.size = widget.FontSize(0.27*p.area.H, 11, 16)
	if p.area.Y > p.Area().Y {
		h.size = min(h.size, widget.TitleSize(p.b.Height)) // no louder than the title above it
	}
	gap := math.Round(widget.Clamp(0.125*p.area.H, 5, 8))
	h.size = p.smaller(h.size, 11)
	if p.way.Smaller > 0 {
		gap = 5
	}
	p.fitHeading(p.area.W)
	words := 0.0
	if h.hasText {
		h.rise = math.Ceil((widget.CapHeight + widget.ExtraRise(h.label)) * h.size)
		reach := 1.0
		if p.b.Target.Valid() {
			reach += barReach
		}
		gap = max(gap, math.Ceil(widget.Drop(h.label)*h.size)+reach)
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
