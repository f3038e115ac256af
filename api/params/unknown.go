package params

import "strconv"

// unknownNames is what is known of the names that are not in a widget's schema.
type unknownNames struct {
	any bool
	// reported says that one of them is a problem.
	reported bool
	guesses  int
}

// maxGuesses bounds the work for requests full of names that nobody knows.
const maxGuesses = 10

// unknown meets a name that the widget does not know: one of another widget is a
// mistake, and so is one that only a slip keeps from being known. Others are ignored,
// since exporters append their own, unless every name must be known.
func (d *decoding) unknown(name string) {
	d.names.any = true
	p := Problem{Code: UnknownParameter}
	if other := elsewhere(name); other != nil {
		p = Problem{Code: OtherWidget, Parameter: other.name, allowed: d.schema.name}
	} else if p.Parameter = d.schema.misspelt(name); p.Parameter != "" {
		p.sent = printable(name)
	} else if !d.strict {
		return
	} else if d.names.guesses++; d.names.guesses <= maxGuesses {
		p.Parameter = d.schema.nearest(name)
	}
	if d.named && p.Code == UnknownParameter {
		p.sent = printable(name)
	}
	d.names.reported = true
	d.add(p)
}

// checkMissing refuses a request that says nothing to draw but holds names that nobody
// knows: what was sent was mangled on the way, and a calm picture without data would
// hide that.
func (d *decoding) checkMissing() {
	if d.names.any && !d.names.reported && d.count <= MaxParameters && d.seen&(d.schema.bits.value|d.schema.bits.segments) == 0 {
		d.add(Problem{Code: Missing, Parameter: "value"})
	}
}

// elsewhere finds the entry of a name in any widget's schema.
func elsewhere(name string) *entry {
	for i := range schemas {
		if e := schemas[i].index[name]; e != nil {
			return e
		}
	}
	return nil
}

// longestShown is how much of an unknown name is repeated.
const longestShown = 40

// printable is a name as a terminal or a picture may show it.
func printable(name string) string {
	if len(name) > longestShown {
		name = name[:longestShown] + "…"
	}
	for i := range len(name) {
		if c := name[i]; (c < '0' || '9' < c) && (c|0x20 < 'a' || 'z' < c|0x20) && c != '-' && c != '_' && c != '.' {
			return strconv.QuoteToASCII(name)
		}
	}
	if name == "" {
		return `""`
	}
	return name
}
