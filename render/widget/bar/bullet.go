package bar

import (
	"math"
	"slices"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
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
	bands := widget.Cover(p.AppendZones(nil, p.scale, p.thresholds))
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
	if side := p.scale.Beyond(p.b.Value); side != 0 {
		p.bulletOverflow(side, y+h/2, h)
	}
}

// bulletOverflow turns the end of the slim bar that was passed into an arrow, -1 or 1 for the
// side; behind the target where that stands there.
func (p *bar) bulletOverflow(side int, y, h float64) {
	t := p.track
	if t.H < p.markSize() || !p.hasMarkRoom() {
		return
	}
	reach, out := min(0.42*t.H, h+2), float64(side)
	half := 0.6 * reach
	tip := p.besideTarget(side, 1+half, half) - half
	x := t.X + tip
	if side > 0 {
		x = t.Right() - tip
	}
	foot := x - out*2*half
	p.Scene.Polygon(scene.Point{X: foot, Y: y - reach}, scene.Point{X: x, Y: y}, scene.Point{X: foot, Y: y + reach})
	p.fill(scene.Overflow, p.Paint(p.color()))
}

// bulletLabels are the numbers under a horizontal bullet.
type bulletLabels struct {
	size, baseline float64
	placed         []placedLabel
}

// placedLabel is a number in its place.
type placedLabel struct {
	line text.Line
	box  widget.Box // without a height
}

// hasLabels says that there are numbers to stand under the bar.
func (p *bar) hasLabels() bool {
	return p.b.Style == Bullet && len(p.b.Segments) == 0 && !p.scale.Flat() && p.b.Orientation == Horizontal
}

// labelHeight is the height of the row of numbers, and of the tails of commas where the padding
// has no room for them.
func (p *bar) labelHeight() float64 {
	p.labels.size = widget.Clamp(p.head.size-2, 10, 12)
	tail := valueDrop*p.labels.size - (p.b.Height - p.area.Bottom())
	return math.Ceil(widget.CapHeight*p.labels.size) + max(0, math.Ceil(tail))
}

// fitLabels places the ends of the scale first, which both must have room, and then the
// thresholds, as far as they keep clear of what stands already. Their capitals start at y.
func (p *bar) fitLabels(y float64) bool {
	l := &p.labels
	l.baseline = math.Round(y + widget.CapHeight*l.size)
	if !p.fitScaleLabel(p.b.Min) || !p.fitScaleLabel(p.b.Max) {
		return false
	}
	for _, th := range p.thresholds {
		if p.scale.Crosses(th.Bound) {
			p.fitScaleLabel(th.Bound)
		}
	}
	return true
}

// fitScaleLabel places a number under its place on the bar if it is clear of the others.
func (p *bar) fitScaleLabel(v number.Value) bool {
	label := p.ScaleLabel(p.scale, v)
	w := label.Line.Width(p.labels.size)
	if w > p.area.W {
		return false
	}
	at := p.inside(p.track.X+label.At*p.track.W, p.track.X+label.At*p.track.W)
	box := widget.Box{X: widget.Clamp(at.X-w/2, p.area.X, p.area.Right()-w), Y: p.labels.baseline, W: w}
	if slices.ContainsFunc(p.labels.placed, func(o placedLabel) bool { return !box.Clears(o.box, 2*widget.LabelSpacing) }) {
		return false
	}
	p.labels.placed = append(p.labels.placed, placedLabel{label.Line, box})
	return true
}

func (p *bar) putBulletLabels() {
	for _, label := range p.labels.placed {
		p.Place(scene.ScaleLabel, label.line, p.labels.size, label.box.X, p.labels.baseline, p.anchorOf(label.box), p.Token(theme.TextSubtlest))
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
