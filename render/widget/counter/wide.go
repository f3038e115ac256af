package widget

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
)

// A counter this much wider than high has its number beside the other texts.
const wideFrom = 2.5

func (p *counter) wide() bool {
	return p.c.Width > wideFrom*p.c.Height && p.c.Align == AlignStart && (p.c.Label != "" || p.delta.shown)
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
