package widget

import (
	"math"

	"github.com/plugio/charts/fonts"
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

// counterTexts are the texts of a counter, measured and fitted.
type counterTexts struct {
	figure                          figure
	label                           captionLine
	second                          text.Line // of a label that is long
	leading                         float64   // between its two lines, px
	labelSize, deltaSize            float64
	labelGap, deltaGap              float64
	delta                           deltaLine
	labelHeight, deltaHeight, total float64
}

// Layout fills the scene with the counter.
func (c *Counter) Layout(sc *scene.Scene, ts *text.Typesetter) {
	l := newLayout(sc, ts, &c.Common)
	p := &counter{layout: l, c: c, delta: l.change(c), thresholds: sorted(c.Thresholds)}
	p.paint = p.tint()
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
	p.putSpark(p.c, spark)
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
		p.spokenSpark(p.c.Spark),
	}
}

func (p *counter) spokenComparison() string {
	if !p.delta.shown {
		return ""
	}
	return p.c.Comparison
}

// A counter this much wider than high has its number beside the other texts.
const wideFrom = 2.5

func (p *counter) wide() bool {
	return p.c.Width > wideFrom*p.c.Height && p.c.Align == AlignStart && (p.c.Label != "" || p.delta.shown)
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

// stack fits the texts of a stacked counter; ok is false when they do not all fit.
func (p *counter) stack(parts counterParts) (t counterTexts, ok bool) {
	limit := 0.45
	if !p.delta.shown || !parts.delta {
		limit = 0.6
	}
	high := min(limit*p.c.Height, 96)
	if p.area.h < 28 {
		high = p.area.h
	}
	t.figure, ok = p.fitFigure(p.layout.words(p.c.Value, ShowValue, nil), p.smallestNumber(), high, func(w, h float64) bool {
		t.rows(p, parts, h/capHeight)
		free := p.area.h - h - t.total
		below := p.c.Height - p.area.bottom()
		if p.sparkBelow {
			below = 0
		}
		if t.deltaHeight == 0 && free/2+below < tail*h {
			return false // a comma would be cut by the canvas or touch the history
		}
		return w <= p.area.w && free >= 0
	})
	if !ok {
		return t, false
	}
	basis := t.figure.size
	if t.figure.missing {
		basis = 0.8 * high // the other texts as large as beside a number
	}
	t.rows(p, parts, basis)
	if t.labelHeight > 0 {
		if t.label, ok = p.fitCaption(p.c.Label, p.glyph, fonts.Regular, t.labelSize, p.area.w); !ok {
			return t, false
		}
		t.wrap(p)
	}
	if t.deltaHeight > 0 {
		if t.delta, ok = p.smallerDelta(t.deltaSize, p.area.w, parts.comparison); !ok {
			return t, false
		}
	}
	return t, true
}

// rows sets the sizes of the texts around a number of the given size.
func (t *counterTexts) rows(p *counter, parts counterParts, size float64) {
	t.labelHeight, t.deltaHeight, t.total = 0, 0, 0
	roomy := p.c.Height >= 40
	if parts.label && roomy && (p.c.Label != "" || p.glyph != nil) {
		t.labelSize = fontSize(0.28*size, 11, 20)
		label := p.line(p.c.Label, fonts.Regular)
		t.labelHeight = (capHeight + tall(label)) * t.labelSize
		t.labelGap = max(clamp(0.26*size, 5, 18), drop(label)*t.labelSize+2)
		t.total += t.labelHeight + t.labelGap
	}
	if parts.delta && roomy && p.delta.shown {
		t.deltaSize = fontSize(0.35*size, 11, 18)
		t.deltaHeight = capHeight * t.deltaSize
		t.deltaGap = clamp(0.3*size, 6, 28)
		if parts.comparison {
			t.deltaGap += tall(p.line(p.c.Comparison, fonts.Regular)) * t.deltaSize
		}
		t.total += t.deltaHeight + t.deltaGap + 0.22*t.deltaSize
	}
}

// labelLeading is the distance of the two baselines of a label, in parts of its size.
const labelLeading = 1.25

// wrap sets a label that would be cut in two lines where the height allows.
func (t *counterTexts) wrap(p *counter) {
	whole := p.line(p.c.Label, fonts.Regular)
	row := max(labelLeading, capHeight+rise(whole)+drop(whole)+0.1) * t.labelSize
	if !t.label.line.Cut || p.area.h-t.figure.height()-t.total < row {
		return
	}
	lines := p.layout.wrap(p.c.Label, fonts.Regular, t.labelSize, p.area.w-t.label.lead(), 2)
	if len(lines) != 2 {
		return
	}
	t.label.line, t.second = lines[0], lines[1]
	t.labelHeight += row
	t.leading = row
	t.total += row
}

// paintStacked draws the stack in the middle of the area's height.
func (p *counter) paintStacked(t *counterTexts) {
	x := p.area.x + float64(p.side)*p.area.w
	y := p.area.y + (p.area.h-t.figure.height()-t.total)/2
	if t.labelHeight > 0 {
		baseline := math.Round(y + t.labelHeight)
		first := baseline
		if len(t.second.Glyphs) > 0 {
			first = math.Round(baseline - t.leading)
			lead := (1 - float64(p.side)) * t.label.lead() // under the words, not the glyph
			p.put(scene.Label, t.second, t.labelSize, x+lead, baseline, p.side, p.token(theme.TextSubtle))
		}
		t.label.put(p.layout, scene.Label, x, first, p.side, p.token(theme.TextSubtle))
		y = baseline + t.labelGap
	}
	baseline := math.Round(y + t.figure.height())
	p.putFigure(&t.figure, p.opticalStart(x, &t.figure), baseline, p.side, p.paint)
	if t.deltaHeight > 0 {
		t.delta.put(p.layout, x, math.Round(baseline+t.deltaGap+t.deltaHeight), p.side)
	}
}

// opticalStart moves a big number at the start side so that its first digit's ink, not
// the empty space beside it, lines up with the smaller texts.
func (p *counter) opticalStart(x float64, f *figure) float64 {
	if p.side != start || p.rtl {
		return x
	}
	return x - max(0, f.bearing()-1)
}

// layWide puts label and delta at the start side and the number at the end side.
func (p *counter) layWide() bool {
	var t counterTexts
	high := min(0.64*p.area.h, 96)
	ok := false
	t.figure, ok = p.fitFigure(p.layout.words(p.c.Value, ShowValue, nil), p.smallestNumber(), high, func(w, h float64) bool {
		return w <= 0.6*p.area.w && (1+tail)*h <= p.area.h
	})
	if !ok {
		return false
	}
	left := p.area.w - t.figure.width() - 12
	t.labelSize = fontSize(0.22*p.area.h, 11, 20)
	t.deltaSize = fontSize(0.22*p.area.h, 11, 18)
	label, hasLabel := p.fitCaption(p.c.Label, p.glyph, fonts.Regular, t.labelSize, left)
	delta, hasDelta := p.deltaLine(t.deltaSize, left, true)
	if !hasDelta {
		delta, hasDelta = p.deltaLine(t.deltaSize, left, false)
	}
	labelHeight, deltaHeight := capHeight*t.labelSize, capHeight*t.deltaSize
	gap := max(6, 0.55*t.labelSize)
	if hasLabel && hasDelta && labelHeight+gap+deltaHeight > p.area.h {
		hasLabel = false
	}
	if !hasLabel && !hasDelta {
		return false
	}
	p.putFigure(&t.figure, p.area.right(), math.Round(p.area.y+(p.area.h+t.figure.height())/2), end, p.paint)
	total := 0.0
	if hasLabel {
		total += labelHeight
	}
	if hasDelta {
		total += deltaHeight
	}
	if hasLabel && hasDelta {
		total += gap
	}
	y := p.area.y + (p.area.h-total)/2
	if hasLabel {
		label.put(p.layout, scene.Label, p.area.x, math.Round(y+labelHeight), start, p.token(theme.TextSubtle))
		y += labelHeight + gap
	}
	if hasDelta {
		delta.put(p.layout, p.area.x, math.Round(y+deltaHeight), start)
	}
	return true
}
