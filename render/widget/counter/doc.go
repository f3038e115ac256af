// Package counter lays out one big number with its label, its change since a previous value
// and its history.
//
//	c := counter.New()
//	c.Value, c.Previous = number.Int(93), number.Int(100)
//	c.Label = "Open bugs"
//	c.Layout(sc, ts)
//
// Layout never fails on options in their documented ranges: what does not fit is left out
// in a fixed order, and a number is either complete or absent.
package counter
