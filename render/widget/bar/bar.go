package widget

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
)

// bar is one bar while it is laid out.
type bar struct {
	*layout
	b          *Bar
	scale      scale
	thresholds []Threshold
	area       box
	parts      []part
	whole      whole

	// track is where the bar itself stands, along and across its direction: on the canvas
	// for a horizontal bar; for a vertical one from its foot at origin upwards.
	track  box
	origin scene.Point
	// spare is the room on both sides of the track for marks that reach beyond it.
	spare float64

	head   heading
	legend legend
}

// Layout fills the scene with the bar.
func (b *Bar) Layout(sc *scene.Scene, ts *text.Typesetter) {
	p := &bar{layout: newLayout(sc, ts, &b.Common), b: b, scale: newScale(b.Min, b.Max)}
	p.thresholds = sorted(b.Thresholds)
	p.segment()
	p.frame()
	switch {
	case b.Orientation == Vertical:
		p.placeVertical()
	case p.area.x == 0:
		p.placeAlone()
	case p.area.h >= aboveFrom:
		p.placeAbove()
	default:
		p.placeBeside()
	}
	p.paintBar()
	p.describe(p.spokenValue(), p.words())
}

// frame sets the area: a bar without words takes the whole canvas.
func (p *bar) frame() {
	p.head.wording = p.valueWords()
	p.head.wording.inline = true
	if p.b.Value.Valid() && len(p.thresholds) > 0 && len(p.b.Segments) == 0 {
		if g, ok := statusOf(p.color()); ok {
			p.head.glyph = &g
		}
	}
	p.area = box{0, 0, p.b.Width, p.b.Height}
	words := p.b.Label != "" || p.b.Title != "" || p.b.Show != ShowNone || p.b.Legend == LegendBelow
	if p.b.Height < 16 || p.b.Width < 48 && p.b.Orientation == Horizontal || !words {
		return
	}
	p.area = p.title(p.layout.area(), start, 34)
}

// A bar is at least this thick, and above this height its words stand over it.
const (
	thinnestBar = 4
	aboveFrom   = 30
)

// thickness of the bar in the room there is; side is the canvas's length across it.
func (p *bar) thickness(room, side float64) float64 {
	if t := p.b.Thickness; t > 0 {
		return math.Round(clamp(room, min(t, thinnestBar), t))
	}
	part, most := 0.25, 24.0
	switch {
	case p.b.Style == Bullet && len(p.parts) == 0:
		part, most = 0.4, 36
	case p.b.Legend == LegendInside && len(p.parts) > 0:
		part, most = 0.45, 32
	}
	return math.Round(clamp(min(part*side, room), thinnestBar, most))
}

// placeAlone lets the bar fill the canvas.
func (p *bar) placeAlone() {
	h := p.b.Height
	if p.b.Thickness > 0 {
		h = min(h, math.Round(p.b.Thickness))
	}
	p.setTrack(box{0, math.Round((p.b.Height - h) / 2), p.b.Width, h})
	p.legend.split(p)
}

// setTrack puts a horizontal track on the canvas.
func (p *bar) setTrack(t box) {
	t.x = p.mirror(t.x, t.w)
	p.track = t
	p.spare = max(0, math.Floor(min(barReach, t.y, p.b.Height-t.bottom())))
}

// placeAbove puts the words over the bar and the legend or the labels of a bullet below
// it, the whole in the middle of the area's height.
func (p *bar) placeAbove() {
	h := &p.head
	h.size = fontSize(0.27*p.area.h, 11, 16)
	if p.area.y > p.layout.area().y {
		h.size = min(h.size, titleSize(p.b.Height)) // no louder than the title above it
	}
	gap := math.Round(clamp(0.125*p.area.h, 5, 8))
	p.fitHeading(p.area.w)
	words := 0.0
	if h.hasText {
		h.rise = math.Ceil((capHeight + tall(h.label)) * h.size)
		gap = max(gap, math.Ceil(drop(h.label)*h.size)+1)
		words = h.rise + gap
	}
	thick, below := p.shareHeight(words, gap)
	total := words + thick
	if below > 0 {
		total += gap + below
	}
	y := math.Round(p.area.y + max(0, (p.area.h-total)/2))
	if h.hasText {
		p.putHeading(p.area.x, p.area.right(), y+h.rise)
		y += words
	}
	p.setTrack(box{p.area.x, y, p.area.w, thick})
	if below > 0 {
		p.legend.put(p, p.area.x, y+thick+gap)
		p.putBulletLabels(y + thick + gap)
	}
}

// shareHeight divides what the words leave between the bar and what stands below it: the
// bar is made thinner for another row before a legend is given up.
func (p *bar) shareHeight(words, gap float64) (thick, below float64) {
	room := p.area.h - words
	if labels := p.bulletLabelHeight(); labels > 0 && room-gap-labels >= 8 {
		return p.thickness(room-gap-labels, p.b.Height), labels
	}
	p.head.noLabels()
	if p.allInside(room) {
		return p.track.h, 0
	}
	wanted := p.legend.wanted(p, gap)
	most := 3.0
	if p.b.Legend == LegendInside {
		most = 1 // a thinner bar would lose the names inside it
	}
	for rows := 1.0; rows <= most && wanted > 0; rows++ {
		thick = p.thickness(room-rows*wanted, p.b.Height)
		p.setTrack(box{p.area.x, 0, p.area.w, thick})
		p.legend.split(p)
		if below = p.legend.fit(p, p.area.w, room-thick-gap); below > 0 || thick <= thinnestBar {
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
	p.setTrack(box{p.area.x, 0, p.area.w, p.thickness(room, p.b.Height)})
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
	h.size = fontSize(0.6*p.area.h, 8, 14)
	baseline := math.Round(p.area.y + (p.area.h+capHeight*h.size)/2)
	left, right := p.area.x, p.area.right()
	const least, space = 24, 8
	shown := false
	if p.b.Show != ShowNone {
		h.figure, shown = p.fitFigure(h.wording, 8, h.size, func(w, _ float64) bool { return w+space+least <= p.area.w })
	}
	free := p.area.w - h.figure.width() - space - 2*least
	if h.keepGlyph(&free, shown); shown {
		p.putValue(right, baseline)
		right -= h.figure.width() + space
		if h.glyph != nil {
			right -= glyphWidth(h.size)
		}
	}
	if label, ok := p.elide(p.b.Label, fonts.Regular, h.size, min(0.4*p.area.w, right-left-space-2*least)); ok {
		p.put(scene.Label, label, h.size, left, baseline, start, p.token(theme.TextSubtle))
		left += label.Width(h.size) + space
	}
	thick := p.thickness(p.area.h, p.b.Height)
	if p.b.Thickness == 0 {
		thick = math.Round(clamp(0.5*p.area.h, thinnestBar, 12))
	}
	p.setTrack(box{math.Round(left), math.Round(p.area.y + (p.area.h-thick)/2), math.Floor(right) - math.Round(left), thick})
}
