package playground

import (
	"html/template"

	"github.com/plugio/charts/api/params"
)

// group gathers entries under a heading.
type group struct {
	ID, Heading string
	Entries     []entry
}

// entry is a parameter as the reference shows it.
type entry struct {
	params.Spec
	Pictures []pictured
}

// pictured is a sample as links of the page: the picture for a light page and the one for a
// dark page, as far as there are both.
type pictured struct {
	Value       string
	Light, Dark template.URL
}

// reference is all parameters of a service. The pictures are those of the service, so the
// page needs no script but to search.
func reference(h *params.House) []group {
	var groups []group
	at := map[params.Group]int{}
	for _, spec := range h.All() {
		i, known := at[spec.Group]
		if !known {
			i = len(groups)
			at[spec.Group] = i
			groups = append(groups, group{ID: string(spec.Group), Heading: spec.Group.Heading()})
		}
		groups[i].Entries = append(groups[i].Entries, entry{spec, pictures(spec)})
	}
	return groups
}

func pictures(spec params.Spec) []pictured {
	var all []pictured
	for _, s := range Samples(spec) {
		p := pictured{s.Value, template.URL(s.Address), template.URL(s.Address)}
		switch {
		case s.Themed:
			p.Dark += "&theme=dark"
		case s.Value == "light":
			p.Dark = ""
		case s.Value == "dark":
			p.Light = ""
		}
		all = append(all, p)
	}
	return all
}
