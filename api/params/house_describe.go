package params

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math/bits"
	"slices"
	"strings"
)

// All describes every parameter as the function of the same name does, with the
// defaults, palettes and presets that the house has.
func (h *House) All() []Spec { return h.described(All(), func(Spec) string { return "" }) }

// For describes the parameters of one widget as the function of the same name does,
// with the defaults, palettes and presets that the house has.
func (h *House) For(widget string) []Spec {
	return h.described(For(widget), func(Spec) string { return widget })
}

func (h *House) described(specs []Spec, widgetOf func(Spec) string) []Spec {
	if h == nil {
		return specs
	}
	for i := range specs {
		s := &specs[i]
		widget := widgetOf(*s)
		if widget == "" {
			widget = s.Widgets[0]
		}
		e := schemaOf(widget).index[s.Name]
		s.Values = h.values(e)
		if s.Kind == PresetName && len(s.Values) > 0 {
			s.Example = s.Values[0]
		}
		for _, d := range h.defaults[schemaOf(widget).at] {
			if d.entry == e {
				s.Default = d.value
			}
		}
	}
	return specs
}

// values are the words that a parameter can be, with those that the house adds.
func (h *House) values(e *entry) []string {
	values := slices.Clone(e.values)
	switch {
	case h == nil:
	case e.kind == PresetName:
		for _, p := range h.sorted {
			values = append(values, p.name)
		}
	case e.name == paletteName:
		for _, p := range h.rules.Palettes {
			values = append(values, p.Name)
		}
	}
	return values
}

// Presets lists the presets by name.
func (h *House) Presets() []Preset {
	if h == nil {
		return nil
	}
	return slices.SortedFunc(slices.Values(h.rules.Presets), func(a, b Preset) int { return strings.Compare(a.Name, b.Name) })
}

// Preset lists what a preset holds for a widget, nothing for a name that is none's.
func (h *House) Preset(name, widget string) []Pair {
	p, s := h.preset(name), schemaOf(widget)
	if p == nil || s == nil {
		return nil
	}
	return p.layer[s.at].pairs()
}

// Defaults lists what holds for a widget in place of the table's defaults.
func (h *House) Defaults(widget string) []Pair {
	s := schemaOf(widget)
	if h == nil || s == nil {
		return nil
	}
	return h.defaults[s.at].pairs()
}

func (l settings) pairs() []Pair {
	var pairs []Pair
	for _, one := range l {
		pairs = append(pairs, Pair{one.entry.name, one.value})
	}
	return pairs
}

// Palettes lists the built-in palettes and those of the house.
func (h *House) Palettes() []NamedPalette {
	all := builtInPalettes()
	if h != nil {
		all = append(all, h.rules.Palettes...)
	}
	return all
}

// Fingerprint tells houses apart that give a request different answers. It is empty for
// the nil House.
func (h *House) Fingerprint() string {
	if h == nil {
		return ""
	}
	return h.mark
}

func (r Rules) fingerprint() string {
	hash := sha256.New()
	to := json.NewEncoder(hash) // a hash takes everything, and what follows can always be written
	_ = to.Encode([]any{r.Defaults, r.Presets})
	for _, p := range r.Palettes {
		_ = to.Encode([]any{p.Name, p.About, p.Palette.Set(false), p.Palette.Set(true)})
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// nearest returns the preset that takes the fewest changed letters to reach from a name
// that is none's, or nothing if half the letters would have to change.
func (h *House) nearest(name string) string {
	if h == nil || len(name) > longestGuess {
		return ""
	}
	name = strings.ToLower(name)
	mine := letters(name)
	best, distance := "", longestGuess
	for _, p := range h.sorted {
		// One change adds a kind of letter, takes one away, or does both.
		if (bits.OnesCount64(mine^p.letters)+1)/2 >= distance || max(len(name)-len(p.name), len(p.name)-len(name)) >= distance {
			continue
		}
		if d := edits(name, strings.ToLower(p.name)); d < distance && 2*d < max(len(name), len(p.name)) {
			best, distance = p.name, d
		}
	}
	return best
}

func letters(name string) uint64 {
	var all uint64
	for i := range len(name) {
		c := name[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		all |= 1 << (c & 63)
	}
	return all
}
