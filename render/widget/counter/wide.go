package counter

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// A counter this much wider than high has its number beside the other texts.
const wideFrom = 2.5

func (p *counter) wide() bool {
	return p.c.Width > wideFrom*p.c.Height && p.c.Align == AlignStart && (p.Caption() != "" || p.delta.shown)
}

// layWide puts label and delta at the start side and the number at the end side.
func (p *counter) layWide() bool {
	var t texts
	high := min(0.64*p.area.H, 96)
	ok := false
	t.figure, ok = p.FitFigure(p.Wording(p.c.Value, widget.ShowValue, nil), p.SmallestNumber(), high, func(w, h float64) bool {
		return w <= 0.6*p.area.W && (1+widget.Tail)*h <= p.area.H
	})
	if !ok {
		return false
	}
	left := p.area.W - t.figure.Width() - 12
	t.labelSize = widget.FontSize(0.22*p.area.H, 11, 20)
	t.deltaSize = widget.FontSize(0.22*p.area.H, 11, 18)
	label, hasLabel := p.FitCaption(p.Caption(), p.glyph, fonts.Regular, t.labelSize, left)
	delta, hasDelta := p.deltaLine(t.deltaSize, left, true)
	if !hasDelta {
		delta, hasDelta = p.deltaLine(t.deltaSize, left, false)
	}
	labelHeight, deltaHeight := (widget.CapHeight+widget.ExtraRise(label.Line))*t.labelSize, widget.CapHeight*t.deltaSize
	gap := max(6, 0.55*t.labelSize)
	if hasLabel && hasDelta && labelHeight+gap+deltaHeight > p.area.H {
		hasLabel = false
	}
	hasLabel = hasLabel && labelHeight <= p.area.H
	if !hasLabel && !hasDelta {
		return false
	}
	p.PutFigure(&t.figure, p.area.Right(), math.Round(p.area.Y+(p.area.H+t.figure.Height())/2), widget.End, p.paint)
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
	y := p.area.Y + (p.area.H-total)/2
	if hasLabel {
		label.Put(p.Draft, scene.Label, p.area.X, math.Round(y+labelHeight), widget.Start, p.Token(theme.TextSubtle))
		y += labelHeight + gap
	}
	if hasDelta {
		delta.put(p.Draft, p.area.X, math.Round(y+deltaHeight), widget.Start)
	}
	return true
}
