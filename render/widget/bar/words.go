package widget

import "github.com/plugio/charts/render/number"

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
	return p.scaleWords(p.scale, p.thresholds, p.b.Value, p.b.Target)
}
