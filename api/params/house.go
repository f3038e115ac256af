package params

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plugio/charts/render/theme"
)

// Rules are what an administrator sets for every request of a service, unchecked.
type Rules struct {
	// Defaults hold in place of the table's.
	Defaults []Pair
	Presets  []Preset
	Palettes []NamedPalette
	// MaxPixels bounds width × height × dpr², as that of a Decoder.
	MaxPixels int64
}

// Preset is parameters that a request asks for by one name.
type Preset struct {
	// Name stands in URLs, About is a line of words for whoever chooses one.
	Name, About string
	Pairs       []Pair
}

// NamedPalette is a palette that requests can choose.
type NamedPalette struct {
	Name, About string
	Palette     theme.Palette
}

// Fault is one thing that is wrong with Rules.
type Fault struct {
	// Preset and Palette are indexes of Rules; both are -1 for the defaults.
	Preset, Palette int
	// Pair is an index of the preset's or the default's pairs, -1 for the whole of it.
	Pair int
	// Detail is one sentence that says what is allowed. It repeats no value.
	Detail string
}

// House is Rules that were checked: what holds for a request where it says nothing. It
// never changes, and a nil House sets nothing.
type House struct {
	defaults layer
	presets  map[string]*preset
	// sorted holds the presets by name.
	sorted   []*preset
	palettes map[string]theme.Palette
	rules    Rules
	mark     string
}

// layer is what holds for each widget, in the order of schemas.
type layer [widgetCount]settings

type settings []setting

// setting is one parameter of a layer.
type setting struct {
	entry *entry
	value string
}

type preset struct {
	layer
	name string
	// letters is a bit for each kind of letter in the name.
	letters uint64
}

// NewHouse checks rules as requests are checked and returns every fault. A preset may
// serve several widgets: what one of them lacks, be it a parameter or a word of a
// choice, is skipped there.
func NewHouse(r Rules) (*House, []Fault) {
	h := &House{presets: make(map[string]*preset, len(r.Presets)), palettes: make(map[string]theme.Palette, len(r.Palettes)), rules: r}
	faults := h.addPalettes(r.Palettes)
	layer, wrong := h.check(r.Defaults, r.MaxPixels)
	faults = append(faults, placed(wrong, -1)...)
	h.defaults = layer
	for i, p := range r.Presets {
		if why := h.wrongName(p.Name, h.presets[p.Name] != nil); why != "" {
			faults = append(faults, Fault{Preset: i, Palette: -1, Pair: -1, Detail: why})
		}
		layer, wrong := h.check(p.Pairs, r.MaxPixels)
		faults = append(faults, placed(wrong, i)...)
		h.presets[p.Name] = &preset{layer: layer, name: p.Name, letters: letters(p.Name)}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	for _, p := range h.presets {
		h.sorted = append(h.sorted, p)
	}
	slices.SortFunc(h.sorted, func(a, b *preset) int { return strings.Compare(a.name, b.name) })
	h.mark = h.rules.fingerprint()
	return h, nil
}

func placed(faults []Fault, preset int) []Fault {
	for i := range faults {
		faults[i].Preset, faults[i].Palette = preset, -1
	}
	return faults
}

func (h *House) addPalettes(palettes []NamedPalette) []Fault {
	var faults []Fault
	for i, p := range palettes {
		_, twice := h.palettes[p.Name]
		why := h.wrongName(p.Name, twice)
		if why == "" && slices.ContainsFunc(builtInPalettes(), func(b NamedPalette) bool { return b.Name == p.Name }) {
			why = "the name belongs to a built-in palette"
		}
		if why != "" {
			faults = append(faults, Fault{Preset: -1, Palette: i, Pair: -1, Detail: why})
		}
		h.palettes[p.Name] = p.Palette
	}
	return faults
}

// MaxName is the length of a preset's or a palette's name.
const MaxName = longestGuess

const nameLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

// GoodName says whether a preset or palette can have a name.
func GoodName(name string) bool {
	return name != "" && len(name) <= MaxName && strings.Trim(name, nameLetters+"-_.") == "" && strings.Contains(nameLetters, name[:1])
}

// wrongName says what is wrong with a name, which must be one that no wiki, macro or
// URL needs to escape.
func (h *House) wrongName(name string, twice bool) string {
	switch {
	case !GoodName(name):
		return fmt.Sprintf("a name has 1 to %d letters from a to z, digits, and -_. after the first", MaxName)
	case twice:
		return "the name stands twice"
	}
	return ""
}

// furnish fills in what a request left out: from the preset it names, then from the
// defaults.
func (d *decoding) furnish() {
	if d.preset != "" {
		if p := d.house.preset(d.preset); p != nil {
			d.fill(p.layer[d.schema.at])
		} else {
			d.add(Problem{Code: UnknownPreset, Parameter: "preset", allowed: d.house.nearest(d.preset)})
		}
	}
	if d.house != nil {
		d.fill(d.house.defaults[d.schema.at])
	}
}

func (d *decoding) fill(settings []setting) {
	for _, s := range settings {
		if d.seen&s.entry.bit == 0 {
			d.seen |= s.entry.bit
			d.store(s.entry, s.value)
		}
	}
}

func (h *House) preset(name string) *preset {
	if h == nil {
		return nil
	}
	return h.presets[name]
}

func (h *House) palette(name string) (theme.Palette, bool) {
	if h == nil {
		return theme.Palette{}, false
	}
	p, ok := h.palettes[name]
	return p, ok
}
