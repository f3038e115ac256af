package bar

import (
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/widget"
)

// valueWords is what a bar prints: its value, or for segments their sum.
func (p *bar) valueWords() widget.Wording {
	if len(p.b.Segments) > 0 {
		return p.wholeWords()
	}
	p.partOf = p.Whole(p.scale, p.b.Value, p.scale.Shows(p.b.Show))
	return p.wordsFor(p.b.Value)
}

// wordsFor is what a bar prints if its value is v.
func (p *bar) wordsFor(v number.Value) widget.Wording {
	show := p.scale.Shows(p.b.Show)
	if show == widget.ShowFraction {
		return p.Fraction(v, p.partOf)
	}
	return p.Wording(v, p.partOf, show, func() string {
		return p.Share(v.Sub(p.b.Min), p.b.Max.Sub(p.b.Min))
	})
}

// words are the facts beside the value.
func (p *bar) words() []string {
	if len(p.b.Segments) > 0 {
		return p.segmentWords()
	}
	return p.ScaleWords(p.scale, p.thresholds, p.b.Value, p.b.Target)
}
