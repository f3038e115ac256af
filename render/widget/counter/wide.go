package counter

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// A counter this much wider than high has its number beside the other texts.
const wideFrom = 2.5

// mayBeWide says whether the number may stand beside the other texts; it does where that
// shows at least as much of them, on a canvas that is not much wider than high more.
func (p *counter) mayBeWide() (may bool, atLeast int) {
	if p.c.Align != AlignStart || p.Caption() == "" && !p.delta.shown || p.c.Width < 0.8*wideFrom*p.c.Height {
		return false, 0
	}
	if p.c.Width <= wideFrom*p.c.Height {
		return true, 1
	}
	return true, 0
}

// wide are the texts of a counter whose number stands at the end side, with label and change
// under each other at the start side.
type wide struct {
	figure      widget.Figure
	label       widget.Caption
	second      text.Line
	delta       deltaLine
	hasLabel    bool
	hasDelta    bool
	labelHeight float64 // of both rows
	leading     float64 // between them, px
	deltaHeight float64
	gap         float64
}

// widen fits the texts beside each other; ok is false where there is no room for the number and
// one of the others.
func (p *counter) widen() (t wide, ok bool) {
	high := p.tallest(min(0.64*p.area.H, 96))
	t.figure, ok = p.FitFigure(p.Wording(p.c.Value, widget.ShowValue, nil), p.SmallestNumber(), high, func(w, h float64) bool {
		return w <= 0.6*p.area.W && (1+widget.Tail)*h <= p.area.H
	})
	if !ok {
		return t, false
	}
	left := p.area.W - t.figure.Width() - 12
	labelSize := widget.FontSize(0.22*p.area.H, smallestLabel, 20)
	deltaSize := widget.FontSize(0.22*p.area.H, smallestDelta, 18)
	for _, comparison := range [...]bool{true, false} {
		if t.delta, t.hasDelta = p.smallerDelta(deltaSize, left, comparison); t.hasDelta {
			t.deltaHeight = widget.CapHeight * t.delta.size
			break
		}
	}
	t.fitLabel(p, labelSize, left)
	return t, t.hasLabel || t.hasDelta
}

// fitLabel fits the label above the change, or leaves it out.
func (t *wide) fitLabel(p *counter, size, width float64) {
	row, em := p.leading(), widget.CapHeight+widget.ExtraRise(p.Line(p.Caption(), fonts.Regular))
	t.gap = max(6, 0.55*size)
	free := p.area.H - em*size
	if t.hasDelta {
		free -= t.gap + t.deltaHeight
	}
	if free < 0 || p.Caption() == "" && p.glyph == nil {
		return
	}
	t.label, t.second, t.hasLabel = p.FitRows(p.Caption(), p.glyph, fonts.Regular, size, smallestLabel, width, free, row)
	t.labelHeight = em * t.label.Size
	if len(t.second.Glyphs) > 0 {
		t.leading = row * t.label.Size
		t.labelHeight += t.leading
	}
}

// paintWide draws the number in the middle of the area's height, and the texts beside it
// around the same middle.
func (p *counter) paintWide(t *wide) {
	p.PutFigure(&t.figure, p.area.Right(), math.Round(p.area.Y+(p.area.H+t.figure.Height())/2), widget.End, p.paint)
	total := 0.0
	if t.hasLabel {
		total += t.labelHeight
	}
	if t.hasDelta {
		total += t.deltaHeight
	}
	if t.hasLabel && t.hasDelta {
		total += t.gap
	}
	y := p.area.Y + (p.area.H-total)/2
	if t.hasLabel {
		p.putLabel(&t.label, t.second, t.leading, p.area.X, math.Round(y+t.labelHeight), widget.Start)
		y += t.labelHeight + t.gap
	}
	if t.hasDelta {
		t.delta.put(p.Draft, p.area.X, math.Round(y+t.deltaHeight), widget.Start)
	}
}

// putLabel draws a label whose last row stands on a baseline.
func (p *counter) putLabel(label *widget.Caption, second text.Line, leading, x, baseline float64, side widget.Anchor) {
	first := baseline
	if len(second.Glyphs) > 0 {
		first = math.Round(baseline - leading)
		lead := (1 - float64(side)) * label.Lead() // under the words, not the glyph
		p.Put(scene.Label, second, label.Size, x+lead, baseline, side, p.Token(theme.TextSubtle))
	}
	label.Put(p.Draft, scene.Label, x, first, side, p.Token(theme.TextSubtle))
}

// worth is how much of its texts a layout shows: a whole one counts twice what a cut one does.
func worth(label *widget.Caption, second text.Line, hasLabel bool, delta *deltaLine, hasDelta bool) (n int) {
	count := func(shown, cut bool) {
		if shown {
			n++
			if !cut {
				n++
			}
		}
	}
	count(hasLabel, label.Line.Cut || second.Cut)
	count(hasDelta, false)
	count(hasDelta && len(delta.comparison.Glyphs) > 0, delta.comparison.Cut)
	return n
}

func (t *wide) worth() int { return worth(&t.label, t.second, t.hasLabel, &t.delta, t.hasDelta) }
