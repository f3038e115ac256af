package bar

import (
	"math"
	"slices"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// ranges are the shades of a bullet's bands, the strongest first.
var ranges = [...]theme.Token{theme.Range1, theme.Range2, theme.Range3}

// bandToken is the shade of the i-th of n bands: all of them for three bands, the lighter
// ones for fewer, neighbours alike for more.
func bandToken(i, n int) theme.Token {
	if n <= len(ranges) {
		return ranges[len(ranges)-n+i]
	}
	return ranges[i*len(ranges)/n]
}

// paintBullet draws the bands, with gaps between them, and the slim bar of the value with a
// rim in the surface colour, so that it stands clear of any band.
func (p *bar) paintBullet() {
	t := p.track
	bands := widget.Cover(p.scale.AppendZones(nil, p.thresholds))
	for i, z := range bands {
		from, to := math.Round(t.X+z.From*t.W), math.Round(t.X+z.To*t.W)
		if i > 0 && to-from > 4 {
			from++
		}
		if p.slice(from, to) {
			p.fill(scene.Band, p.Token(bandToken(i, len(bands))))
		}
	}
	low, high, ok := p.span()
	if !ok {
		p.paintOverflow(p.Token(bandToken(0, len(bands))), t.X, t.X+bands[0].To*t.W)
		return
	}
	from, to := p.filled(low, high)
	h := max(2, math.Round(t.H/3))
	y := t.Y + math.Round((t.H-h)/2)
	rim := 1.0
	p.Scene.Rect(max(t.X, from-rim), y-rim, min(t.Right(), to+rim)-max(t.X, from-rim), h+2*rim)
	p.fill(scene.Halo, p.Surface())
	paint := p.Paint(p.color())
	p.Scene.Rect(from, y, to-from, h)
	p.fill(scene.Value, paint)
	if side := p.scale.Beyond(p.b.Value.Float()); side != 0 {
		p.bulletOverflow(float64(side), y+h/2, h)
	}
}

// bulletOverflow turns the end of the slim bar that was passed into an arrow.
func (p *bar) bulletOverflow(side, y, h float64) {
	t := p.track
	if t.H < 8 || t.W < 3*t.H {
		return
	}
	x := t.X + 1
	if side > 0 {
		x = t.Right() - 1
	}
	reach := min(0.42*t.H, h+2)
	p.Scene.Polygon(
		scene.Point{X: x - side*reach*1.2, Y: y - reach}, scene.Point{X: x, Y: y}, scene.Point{X: x - side*reach*1.2, Y: y + reach})
	p.fill(scene.Overflow, p.Paint(p.color()))
}

// bulletLabelHeight is the height of the row of numbers under a horizontal bullet, 0 where
// there is none.
func (p *bar) bulletLabelHeight() float64 {
	if p.b.Style != Bullet || len(p.b.Segments) > 0 || p.scale.Flat() {
		return 0
	}
	h := &p.head
	h.labelSize = widget.Clamp(h.size-2, 10, 12)
	h.labels = append(h.labels[:0], p.ScaleLabel(p.scale, p.b.Min), p.ScaleLabel(p.scale, p.b.Max))
	for _, th := range p.thresholds {
		if p.scale.Crosses(th.Bound.Float()) {
			h.labels = append(h.labels, p.ScaleLabel(p.scale, th.Bound))
		}
	}
	return math.Ceil(widget.CapHeight * h.labelSize)
}

func (h *heading) noLabels() { h.labels = nil }

// putBulletLabels draws the ends of the scale first and then the thresholds, as far as they
// keep clear of what stands already. Their capitals start at y.
func (p *bar) putBulletLabels(y float64) {
	h := &p.head
	baseline := math.Round(y + widget.CapHeight*h.labelSize)
	var placed []widget.Box
	for _, label := range h.labels {
		w := label.Line.Width(h.labelSize)
		if w > p.area.W {
			continue
		}
		b := p.inside(p.track.X+label.At*p.track.W, p.track.X+label.At*p.track.W)
		own := widget.Box{X: widget.Clamp(b.X-w/2, p.area.X, p.area.Right()-w), Y: y, W: w, H: 0}
		if slices.ContainsFunc(placed, func(o widget.Box) bool { return !own.Clears(o, 2*widget.LabelSpacing) }) {
			continue
		}
		placed = append(placed, own)
		p.Place(scene.ScaleLabel, label.Line, h.labelSize, own.X, baseline, p.anchorOf(own), p.Token(theme.TextSubtlest))
	}
}

// anchorOf is the part of a text under the bar that must keep its place: the end that stands
// at an end of the bar, else the middle.
func (p *bar) anchorOf(b widget.Box) widget.Anchor {
	switch {
	case b.X <= p.area.X:
		return widget.Start
	case b.X >= p.area.Right()-b.W:
		return widget.End
	}
	return widget.Middle
}
