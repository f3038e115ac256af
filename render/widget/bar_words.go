package widget

import "github.com/plugio/charts/render/number"

var noValue number.Value

// valueWords is what a bar prints: its value, or for segments their sum.
func (p *bar) valueWords() wording {
	if len(p.b.Segments) > 0 {
		return p.wholeWords()
	}
	if p.b.Show == ShowFraction {
		return p.fraction(p.b.Value, p.b.Max)
	}
	return p.layout.words(p.b.Value, p.b.Show, func() string {
		return p.share(p.b.Value.Sub(p.b.Min), p.b.Max.Sub(p.b.Min))
	})
}

// fraction writes a value and what it is part of; the second stands in the unit's
// place, quieter.
func (p *bar) fraction(v, of number.Value) wording {
	if !v.Valid() {
		return wording{form: once(p.c.NoData), missing: true}
	}
	unit := "/ " + p.full(of)
	if p.c.Number.Unit != "" {
		unit += "\u00a0" + p.c.Number.Unit
	}
	return wording{form: func(step int) (string, bool) { return p.written(v, step) }, unit: unit}
}

func (p *bar) share(part, of number.Value) string {
	return string(p.c.Number.AppendShare(nil, part, of))
}

// spokenValue is the value the accessible words are about.
func (p *bar) spokenValue() number.Value {
	if len(p.b.Segments) > 0 {
		return p.whole.sum
	}
	return p.b.Value
}

// words are the facts beside the value.
func (p *bar) words() []string {
	if len(p.b.Segments) > 0 {
		return p.segmentWords()
	}
	return p.scaleWords(p.scale, p.thresholds, p.b.Value, p.b.Min, p.b.Max, p.b.Target)
}
