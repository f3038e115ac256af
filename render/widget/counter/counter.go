package widget

import (
	"math"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
)

// counter is one counter while it is laid out.
type counter struct {
	*layout
	c     *Counter
	paint scene.Paint
	delta change
	area  box
	side  anchor
	glyph *statusGlyph // of a tinted counter's zone
	// thresholds are sorted.
	thresholds []Threshold
	// sparkBelow says that the history stands under the area.
	sparkBelow bool
}

// counterParts says which texts a counter is tried with.
type counterParts struct{ label, delta, comparison bool }

// Layout fills the scene with the counter.
func (c *Counter) Layout(sc *scene.Scene, ts *text.Typesetter) {
	l := newLayout(sc, ts, &c.Common)
	p := &counter{layout: l, c: c, thresholds: sorted(c.Thresholds)}
	p.delta, p.paint = p.change(), p.tint()
	if c.Align == AlignCenter {
		p.side = middle
	}
	p.area = p.title(l.area(), p.side, 28)
	switch {
	case hasSpark(c.Spark) && p.laySpark():
	case p.wide() && p.layWide():
	default:
		p.layStacked()
	}
	p.describe(c.Value, p.words())
}

// tint shows the colour of the value's zone as it was asked to: it paints the tile, notes the
// zone's glyph, and returns the number's paint.
func (p *counter) tint() scene.Paint {
	zone, ok := zoneOf(p.thresholds, p.c.Value)
	if !ok || !p.c.Value.Valid() || p.c.Tint == TintNone {
		return p.token(theme.Text)
	}
	if g, ok := statusOf(zone.Color); ok {
		p.glyph = &g
	}
	switch p.c.Tint {
	case TintValue:
		return p.legible(zone.Color)
	case TintTile:
		r := clamp(0.05*min(p.c.Width, p.c.Height), 2, 8)
		p.sc.RoundRect(0, 0, p.c.Width, p.c.Height, [4]float64{r, r, r, r})
		p.sc.Fill(scene.Frame, p.tintOf(zone.Color))
	}
	return p.token(theme.Text)
}

// laySpark puts the history beside the other texts, or under them on a canvas that is not
// wide; false when not all of them fit then, since the history goes first.
func (p *counter) laySpark() bool {
	whole := p.area
	spark := box{}
	if whole.w >= 1.8*whole.h {
		w := math.Floor(0.4 * whole.w)
		h := math.Floor(clamp(0.5*whole.h, leastSparkHeight, whole.h))
		spark = box{whole.right() - w, math.Round(whole.y + (whole.h-h)/2), w, h}
		p.area.w = whole.w - w - 12
	} else {
		h := math.Floor(0.3 * whole.h)
		spark = box{whole.x, whole.bottom() - h, whole.w, h}
		p.area.h = whole.h - h - max(4, 0.05*whole.h)
		p.sparkBelow = true
	}
	t, ok := p.stack(counterSteps[0])
	if !ok || spark.w < leastSparkWidth || spark.h < leastSparkHeight || t.figure.size < leastBesideSpark {
		p.area, p.sparkBelow = whole, false
		return false
	}
	p.paintStacked(&t)
	p.putSpark(spark)
	return true
}

// A number smaller than this needs the room that a sparkline would take.
const leastBesideSpark = 14

// words are the facts beside the value.
func (p *counter) words() []string {
	if !p.c.Value.Valid() {
		return nil
	}
	return []string{
		status(p.thresholds, p.c.Value), joinWords(p.delta.spoken(), p.spokenComparison()),
		p.spokenSpark(),
	}
}

func (p *counter) spokenComparison() string {
	if !p.delta.shown {
		return ""
	}
	return p.c.Comparison
}

// The order in which a counter's texts are given up.
var counterSteps = [...]counterParts{
	{label: true, delta: true, comparison: true},
	{label: true, delta: true},
	{delta: true},
	{label: true},
	{},
}

// layStacked puts label, number and delta under each other.
func (p *counter) layStacked() {
	for _, parts := range counterSteps {
		if t, ok := p.stack(parts); ok {
			p.paintStacked(&t)
			return
		}
	}
}
