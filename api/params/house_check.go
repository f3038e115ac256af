package params

import (
	"slices"
	"strings"
)

// check tries pairs on every widget and returns what holds for each.
func (h *House) check(pairs []Pair, maxPixels int64) (layer, []Fault) {
	c := layerCheck{house: h, pairs: pairs, maxPixels: maxPixels, found: make([][]finding, len(pairs)), known: make([]int, len(pairs))}
	for i, p := range pairs {
		c.checkName(i, p.Name)
	}
	var l layer
	for w := range schemas {
		l[w] = c.try(&schemas[w])
	}
	for i := range pairs {
		c.judge(i)
	}
	return l, c.faults
}

// layerCheck is the state of checking pairs.
type layerCheck struct {
	house     *House
	pairs     []Pair
	maxPixels int64
	// found is what the widgets say of each pair, known how many of them have its
	// parameter.
	found  [][]finding
	known  []int
	faults []Fault
}

// finding is a problem of one widget with a pair.
type finding struct {
	widget string
	Problem
}

func (c *layerCheck) fault(pair int, detail string) {
	c.faults = append(c.faults, Fault{Pair: pair, Detail: detail})
}

func (c *layerCheck) checkName(i int, name string) {
	for w := range schemas {
		if schemas[w].index[name] != nil {
			c.known[i]++
		}
	}
	switch {
	case c.known[i] == 0:
		c.fault(i, Problem{Code: UnknownParameter, Parameter: nearestAnywhere(name)}.Detail())
	case name == presetName:
		c.fault(i, "a preset is chosen by a request, not by the file")
	case slices.ContainsFunc(c.pairs[:i], func(p Pair) bool { return p.Name == name }):
		c.fault(i, Problem{Code: Twice}.Detail())
	}
}

func nearestAnywhere(name string) string {
	for w := range schemas {
		if known := schemas[w].nearest(name); known != "" {
			return known
		}
	}
	return ""
}

// try reads the pairs as a request for one widget that says nothing else, and returns
// those that are right for it.
func (c *layerCheck) try(s *schema) []setting {
	d := &decoding{schema: s, fields: s.fresh(), house: c.house}
	settings := make([]setting, 0, len(c.pairs))
	at := make([]int, 0, len(c.pairs))
	for i, p := range c.pairs {
		if e := s.index[p.Name]; e != nil && p.Name != presetName {
			settings, at = append(settings, setting{e, p.Value}), append(at, i)
		}
	}
	d.fill(settings)
	d.fill(c.house.defaults[s.at])
	d.settleAll(c.maxPixels)
	right := make([]setting, 0, len(settings))
	for i, one := range settings {
		wrong := false
		for _, p := range d.problems {
			if p.Parameter == one.entry.name {
				wrong = true
				c.found[at[i]] = append(c.found[at[i]], finding{s.name, p})
			}
		}
		if !wrong {
			right = append(right, one)
		}
	}
	for _, p := range d.problems {
		if !slices.ContainsFunc(settings, func(s setting) bool { return s.entry.name == p.Parameter }) {
			c.fault(-1, s.name+": "+p.Error())
		}
	}
	return right
}

// judge reports what the widgets found wrong with a pair. A word that only another
// widget's choice has is no fault, as long as one of them has it; nor is a share of the
// scale where another widget has none.
func (c *layerCheck) judge(i int) {
	found := c.found[i]
	refusing := 0
	for j, f := range found {
		if j == 0 || f.widget != found[j-1].widget {
			refusing++
		}
	}
	onlyWords := !slices.ContainsFunc(found, func(f finding) bool { return f.Code != NotOneOf && f.Code != PercentSign })
	if refusing == 0 || onlyWords && refusing < c.known[i] {
		return
	}
	// What all say is said without their names.
	said := map[string][]string{}
	var order []string
	for _, f := range found {
		detail := f.Detail()
		if said[detail] == nil {
			order = append(order, detail)
		}
		said[detail] = append(said[detail], f.widget)
	}
	for _, detail := range order {
		who := ""
		if len(said[detail]) < c.known[i] {
			who = strings.Join(said[detail], ", ") + ": "
		}
		c.fault(i, who+detail)
	}
}
