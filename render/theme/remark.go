package theme

import (
	"fmt"
	"math"
)

// Remark is something in a palette that some readers will not see well.
type Remark struct {
	// Dark says on which page.
	Dark bool
	// Token is a mark or a text, Against what it stands on or beside.
	Token, Against Token
	// Apart is false for the contrast of Token on Against, and true for the
	// Difference of the two as Vision sees it.
	Apart  bool
	Vision Vision
	// Measure is what the two have, Least what they should have.
	Measure, Least float64
}

// String names the tokens, the page and both measures in one line of English.
func (r Remark) String() string {
	page := "light"
	if r.Dark {
		page = "dark"
	}
	// Rounded up, what has too little would seem to have enough.
	if r.Apart {
		return fmt.Sprintf("%v and %v on a %s page: a difference of %.1f with %v, should be %g",
			r.Token, r.Against, page, math.Floor(r.Measure*10)/10, r.Vision, r.Least)
	}
	return fmt.Sprintf("%v on %v on a %s page: a contrast of %.2f, should be %g",
		r.Token, r.Against, page, math.Floor(r.Measure*100)/100, r.Least)
}

// How far apart the three status colours for good, warning and bad should be: in any
// palette, where a glyph helps to tell them, and in one that starts from Safe.
const (
	plainDifference = 10
	safeDifference  = 20
)

// Remarks lists what in the palette has less than TextContrast or ShapeContrast where
// it is drawn, and which of the status colours are hard to tell apart for a reader with
// a colour-vision deficiency.
func (p Palette) Remarks() []Remark {
	var all []Remark
	for _, dark := range [...]bool{false, true} {
		set := p.Set(dark)
		for _, r := range append(contrastRules(), p.differenceRules()...) {
			r.Dark = dark
			if r.Apart {
				r.Measure = Difference(set[r.Token], set[r.Against], r.Vision)
			} else {
				r.Measure = Contrast(set[r.Token], set[r.Against])
			}
			if r.Measure < r.Least {
				all = append(all, r)
			}
		}
	}
	return all
}

// contrastRules are remarks without a measure.
func contrastRules() []Remark {
	var rules []Remark
	rule := func(token, ground Token, least float64) {
		rules = append(rules, Remark{Token: token, Against: ground, Least: least})
	}
	for _, token := range [...]Token{Text, TextSubtle, TextSubtlest} {
		rule(token, Surface, TextContrast)
	}
	rule(Tick, Surface, ShapeContrast)
	for i := range NeutralFill - SuccessFill + 1 {
		tint := SuccessTint + i
		rule(SuccessFill+i, Surface, ShapeContrast)
		rule(SuccessText+i, Surface, TextContrast)
		for _, token := range [...]Token{Text, TextSubtle, SuccessText + i} {
			rule(token, tint, TextContrast)
		}
	}
	for _, token := range [...]Token{Orange, Teal, Magenta} {
		rule(token, Surface, ShapeContrast)
	}
	for token := Categorical1; token <= Categorical8; token++ {
		rule(token, Surface, ShapeContrast)
	}
	return rules
}

func (p Palette) differenceRules() []Remark {
	least := float64(plainDifference)
	if p.sets != nil && p.sets.safe {
		least = safeDifference
	}
	var rules []Remark
	for _, pair := range [...][2]Token{{SuccessFill, WarningFill}, {SuccessFill, DangerFill}, {WarningFill, DangerFill}} {
		for v := range visions {
			rules = append(rules, Remark{Token: pair[0], Against: pair[1], Apart: true, Vision: v, Least: least})
		}
	}
	return rules
}
