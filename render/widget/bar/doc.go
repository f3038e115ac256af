// Package bar lays out a straight bar: a value on a track, a bullet on the bands of its
// scale, or a whole cut into segments with a legend; lying or upright.
//
//	b := bar.New()
//	b.Value = number.Int(42)
//	b.Label = "Story points"
//	b.Layout(sc, ts)
//
// Layout never fails on options in their documented ranges: what does not fit is left out
// in a fixed order, and a number is either complete or absent.
package bar
