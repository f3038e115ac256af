package presets

import "github.com/plugio/charts/api/params"

// warn looks for what is allowed but seldom meant.
func (p *parser) warn() {
	if len(p.rules.Defaults)+len(p.rules.Presets)+len(p.rules.Palettes) == 0 {
		p.warnings = append(p.warnings, Note{Detail: "the file sets nothing"})
	}
	p.warnOfData(defaultsKey, p.rules.Defaults, p.defaults)
	for i, preset := range p.rules.Presets {
		p.warnOfData(called("preset", preset.Name), preset.Pairs, p.presets[i].pairs)
	}
}

// warnOfData finds numbers that a picture would show as its own where an address lost
// its value.
func (p *parser) warnOfData(in string, pairs []params.Pair, lines []int) {
	for i, one := range pairs {
		switch spec, _ := specOf(one.Name); spec.Kind {
		case params.Data, params.Segments, params.Series:
			p.warnings = append(p.warnings, Note{lines[i], where(in, one.Name), "a picture shows this where its address has none"})
		}
	}
}
