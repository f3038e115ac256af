package params

import (
	"slices"
	"strings"
)

// Unused is a case in which a picture takes no notice of a parameter. That it has nothing to
// show for the value of today is no such case.
type Unused struct {
	// Format is the only format of pictures that it is about; empty is both.
	Format string `json:"format,omitempty"`
	// When are the conditions that hold together.
	When []Condition `json:"when,omitempty"`
	// Spoken says that the parameter is not seen, but is in the words of the picture.
	Spoken bool `json:"spoken,omitempty"`
	// Why is a sentence of English.
	Why string `json:"why"`
}

// Condition is one on another parameter, whoever set it: the request, a preset or the table. None
// holds of a parameter that the widget does not know.
type Condition struct {
	Name string `json:"name"`
	// Is are the values of which the parameter has one, Not those of which it has none; the
	// empty one is that of a parameter without a value. One of the two lists is empty.
	Is  []string `json:"is,omitempty"`
	Not []string `json:"not,omitempty"`
}

// About is the line of English, and in which cases the parameter is not used.
func (s Spec) About() string {
	all := []string{s.Doc}
	for _, u := range s.Unused {
		if !slices.Contains(all, u.Why) {
			all = append(all, u.Why)
		}
	}
	return strings.Join(all, " ")
}

// copies are cases that their reader may change.
func copies(cases []Unused) (all []Unused) {
	for _, u := range cases {
		u.When = slices.Clone(u.When)
		for i, c := range u.When {
			u.When[i].Is, u.When[i].Not = slices.Clone(c.Is), slices.Clone(c.Not)
		}
		all = append(all, u)
	}
	return all
}

func is(name string, values ...string) Condition    { return Condition{Name: name, Is: values} }
func isNot(name string, values ...string) Condition { return Condition{Name: name, Not: values} }
func given(name string) Condition                   { return isNot(name, "") }
func missing(name string) Condition                 { return is(name, "") }

// unused is a case of conditions that hold together.
func unused(why string, when ...Condition) Unused { return Unused{Why: why, When: when} }

// What several rows have to say.
var (
	noChange      = unused("Not used with delta=none.", is("delta", "none"))
	onlyDurations = unused("Only used with format=duration.", isNot("format", "duration"))
	unseen        = spoken("Only said in words with show=percent or none.", is("show", "none"))

	// Only gauges have an arc. A sum of segments that is the whole is no share to show.
	unseenAtArc = spoken("Only said in words with show=percent or none.", is("show", "percent"), given("arc"))
	unseenAtBar = spoken("Only said in words with show=percent or none.", is("show", "percent"), missing("segments"))

	// Times have no decimals, but shares of a scale and changes in percent have.
	timesOfArc    = unused("Not used with format=duration or clock.", is("format", "duration", "clock"), isNot("show", "percent", "both"), given("arc"))
	timesOfBar    = unused("Not used with format=duration or clock.", is("format", "duration", "clock"), isNot("show", "percent", "both"), missing("segments"))
	timesOfChange = unused("Not used with format=duration or clock.", is("format", "duration", "clock"), is("delta", "absolute", "none"))
	timesAlone    = unused("Not used with format=duration or clock.", is("format", "duration", "clock"), missing("previous"))
)

// spoken is a case in which a parameter is not seen, and is said in words.
func spoken(why string, when ...Condition) Unused {
	return Unused{Why: why, When: when, Spoken: true}
}

// onlyWith is a parameter that says something of another one.
func onlyWith(name string) Unused { return unused("Only used with "+name+".", missing(name)) }

// beside is a parameter in whose place another one stands.
func beside(name string) Unused { return unused("Not used beside "+name+".", given(name)) }
