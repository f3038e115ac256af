package widget

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
)

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
