package widget

import (
	"math"
	"slices"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
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
	bands := covered(p.scale.zones(p.thresholds))
	for i, z := range bands {
		from, to := math.Round(t.x+z.from*t.w), math.Round(t.x+z.to*t.w)
		if i > 0 && to-from > 4 {
			from++
		}
		if p.slice(from, to) {
			p.fill(scene.Band, p.token(bandToken(i, len(bands))))
		}
	}
	low, high, ok := p.span()
	if !ok {
		p.paintOverflow(p.token(bandToken(0, len(bands))))
		return
	}
	from, to := p.filled(low, high)
	h := max(2, math.Round(t.h/3))
	y := t.y + math.Round((t.h-h)/2)
	rim := 1.0
	p.sc.Rect(max(t.x, from-rim), y-rim, min(t.right(), to+rim)-max(t.x, from-rim), h+2*rim)
	p.fill(scene.Halo, p.surface())
	paint := p.layout.paint(p.color())
	p.sc.Rect(from, y, to-from, h)
	p.fill(scene.Value, paint)
	if side := p.scale.beyond(p.b.Value.Float()); side != 0 {
		p.bulletOverflow(float64(side), y+h/2, h)
	}
}

// bulletOverflow turns the end of the slim bar that was passed into an arrow.
func (p *bar) bulletOverflow(side, y, h float64) {
	t := p.track
	if t.h < 8 || t.w < 3*t.h {
		return
	}
	x := t.x + 1
	if side > 0 {
		x = t.right() - 1
	}
	reach := min(0.42*t.h, h+2)
	p.sc.Polygon(
		scene.Point{X: x - side*reach*1.2, Y: y - reach}, scene.Point{X: x, Y: y}, scene.Point{X: x - side*reach*1.2, Y: y + reach})
	p.fill(scene.Overflow, p.layout.paint(p.color()))
}

// bulletLabelHeight is the height of the row of numbers under a horizontal bullet, 0 where
// there is none.
func (p *bar) bulletLabelHeight() float64 {
	if p.b.Style != Bullet || len(p.b.Segments) > 0 || p.scale.flat() {
		return 0
	}
	h := &p.head
	h.labelSize = clamp(h.size-2, 10, 12)
	h.labels = append(h.labels[:0], p.label(p.scale, p.b.Min), p.label(p.scale, p.b.Max))
	for _, th := range p.thresholds {
		if p.scale.crosses(th.Bound.Float()) {
			h.labels = append(h.labels, p.label(p.scale, th.Bound))
		}
	}
	return math.Ceil(capHeight * h.labelSize)
}

func (h *heading) noLabels() { h.labels = nil }

// putBulletLabels draws the ends of the scale first and then the thresholds, as far as they
// keep clear of what stands already. Their capitals start at y.
func (p *bar) putBulletLabels(y float64) {
	h := &p.head
	baseline := math.Round(y + capHeight*h.labelSize)
	var placed []box
	for _, label := range h.labels {
		w := label.line.Width(h.labelSize)
		if w > p.area.w {
			continue
		}
		b := p.inside(p.track.x+label.at*p.track.w, p.track.x+label.at*p.track.w)
		own := box{clamp(b.x-w/2, p.area.x, p.area.right()-w), y, w, 0}
		if slices.ContainsFunc(placed, func(o box) bool { return !own.clears(o, 2*labelSpacing) }) {
			continue
		}
		placed = append(placed, own)
		p.place(scene.ScaleLabel, label.line, h.labelSize, own.x, baseline, start, p.token(theme.TextSubtlest))
	}
}
