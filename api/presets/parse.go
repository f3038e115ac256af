package presets

import (
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/plugio/charts/api/params"
)

// The names that a file is built of.
const (
	defaultsKey   = "defaults"
	presetsKey    = "presets"
	palettesKey   = "palettes"
	extensionKey  = "x-"
	aboutKey      = "about"
	parametersKey = "parameters"
)

// parser gathers the rules of a file and where each stands.
type parser struct {
	tree
	rules    params.Rules
	defaults []int // lines of the defaults' pairs
	presets  []place
	palettes []place
	warnings []Note
}

// place is where a preset or palette stands, and each of its pairs.
type place struct {
	line  int
	pairs []int
}

// Parse reads the text of a file; name is what its faults call it. The error is a *Faults.
func Parse(name string, data []byte, maxPixels int64) (*File, error) {
	root, notes := document(data)
	if len(notes) > 0 {
		return nil, &Faults{name, notes}
	}
	p := parser{rules: params.Rules{MaxPixels: maxPixels}}
	if root != nil {
		p.top(root)
	}
	house, faults := params.NewHouse(p.rules)
	for _, f := range faults {
		p.notes = append(p.notes, p.note(f))
	}
	if len(p.notes) > 0 {
		sortNotes(p.notes)
		return nil, &Faults{name, p.notes}
	}
	p.warn(house)
	sortNotes(p.warnings)
	return &File{House: house, Warnings: p.warnings}, nil
}

func (p *parser) top(root *yaml.Node) {
	for _, section := range p.mapping(root, "", "defaults, presets and palettes") {
		switch {
		case section.name == defaultsKey:
			p.rules.Defaults, p.defaults = p.parameters(section.value, defaultsKey)
		case section.name == presetsKey:
			for _, one := range p.mapping(section.value, presetsKey, "names to presets") {
				p.preset(one)
			}
		case section.name == palettesKey:
			for _, one := range p.mapping(section.value, palettesKey, "names to palettes") {
				p.palette(one)
			}
		case !strings.HasPrefix(section.name, extensionKey):
			p.fault(section.line, "", "unknown name: a file holds defaults, presets and palettes, and what starts with x- to hold anchors")
		}
	}
}

// called is a kind and a name as notes say it, the kind alone if the name is none.
func called(kind, name string) string {
	if params.GoodName(name) {
		return kind + " " + name
	}
	return kind
}

func (p *parser) preset(one pair) {
	where := called("preset", one.name)
	preset := params.Preset{Name: one.name}
	at := place{line: one.line}
	for _, part := range p.mapping(one.value, where, "about and parameters") {
		switch part.name {
		case aboutKey:
			preset.About = p.about(part.value, where)
		case parametersKey:
			preset.Pairs, at.pairs = p.parameters(part.value, where)
		default:
			p.fault(part.line, where, "unknown name: a preset holds about and parameters")
		}
	}
	p.rules.Presets, p.presets = append(p.rules.Presets, preset), append(p.presets, at)
}

// about is a line of words.
func (p *parser) about(n *yaml.Node, in string) string {
	text, _ := p.scalar(n, where(in, aboutKey))
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) > params.MaxText {
		p.fault(n.Line, where(in, aboutKey), "too long: at most 128 characters")
	}
	return text
}

// parameters returns the pairs of a map and the line of each.
func (p *parser) parameters(n *yaml.Node, in string) (pairs []params.Pair, lines []int) {
	for _, one := range p.mapping(n, in, "parameters to values") {
		where := where(in, parameterName(one.name))
		read := p.scalar
		if follow(one.value).Kind == yaml.SequenceNode && isList(one.name) {
			read = p.list
		}
		if text, ok := read(one.value, where); ok {
			pairs, lines = append(pairs, params.Pair{Name: one.name, Value: text}), append(lines, one.line)
		}
	}
	return pairs, lines
}

// specOf returns the description of a parameter that some widget has.
func specOf(name string) (params.Spec, bool) {
	i := slices.IndexFunc(allSpecs, func(s params.Spec) bool { return s.Name == name })
	if i < 0 {
		return params.Spec{}, false
	}
	return allSpecs[i], true
}

// allSpecs never change.
var allSpecs = params.All()

// parameterName is the name of a parameter, empty if there is none such: what stands in
// its place may be no name at all.
func parameterName(name string) string {
	if _, ok := specOf(name); ok {
		return name
	}
	return ""
}

func isList(name string) bool {
	spec, _ := specOf(name)
	return spec.Form != ""
}

// note gives a fault its line and its name.
func (p *parser) note(f params.Fault) Note {
	kind, name, at, pairs := defaultsKey, "", place{pairs: p.defaults}, p.rules.Defaults
	switch {
	case f.Preset >= 0:
		name, at, pairs = p.rules.Presets[f.Preset].Name, p.presets[f.Preset], p.rules.Presets[f.Preset].Pairs
		kind = called("preset", name)
	case f.Palette >= 0:
		at, pairs = p.palettes[f.Palette], nil
		kind = called("palette", p.rules.Palettes[f.Palette].Name)
	}
	if f.Pair < 0 {
		return Note{at.line, kind, f.Detail}
	}
	return Note{at.pairs[f.Pair], where(kind, parameterName(pairs[f.Pair].Name)), f.Detail}
}
