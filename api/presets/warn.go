package presets

import (
	"slices"

	"github.com/plugio/charts/api/params"
)

// warn looks for what is allowed but seldom meant.
func (p *parser) warn(house *params.House) {
	if len(p.rules.Defaults)+len(p.rules.Presets)+len(p.rules.Palettes) == 0 {
		p.warnings = append(p.warnings, Note{Detail: "the file sets nothing"})
	}
	p.warnOfData(defaultsKey, p.rules.Defaults, p.defaults)
	for i, preset := range p.rules.Presets {
		p.warnOfData(called("preset", preset.Name), preset.Pairs, p.presets[i].pairs)
	}
	for _, widget := range params.Widgets() {
		p.warnOfZones(defaultsKey, widget, p.rules.Defaults, house.Defaults(widget), p.defaults)
		for i, preset := range p.rules.Presets {
			if hasAll(widget, preset.Pairs) {
				p.warnOfZones(called("preset", preset.Name), widget, preset.Pairs, house.Preset(preset.Name, widget), p.presets[i].pairs)
			}
		}
	}
}

// warnOfZones finds zones that a widget leaves out, since it has no scale that their bounds
// could be shares of. held is what the widget takes of the pairs.
func (p *parser) warnOfZones(in string, widget string, pairs, held []params.Pair, lines []int) {
	for i, one := range pairs {
		left := !slices.ContainsFunc(held, func(other params.Pair) bool { return other.Name == one.Name })
		if spec, _ := specOf(one.Name); left && spec.Kind == params.Thresholds {
			p.warnings = append(p.warnings, Note{lines[i], where(in, one.Name), "a " + widget + " has no scale, and leaves out all zones where a bound is a share of one"})
		}
	}
}

// hasAll says whether a widget has all the parameters; a preset with others is for others.
func hasAll(widget string, pairs []params.Pair) bool {
	specs := params.For(widget)
	return !slices.ContainsFunc(pairs, func(p params.Pair) bool {
		return !slices.ContainsFunc(specs, func(s params.Spec) bool { return s.Name == p.Name })
	})
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
