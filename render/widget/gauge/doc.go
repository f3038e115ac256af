// Package gauge lays out a value on an arc: an arc that fills, or zones with a needle or a
// marker, with a number, a caption and the labels of the scale.
//
//	g := gauge.New()
//	g.Value = number.Int(72)
//	g.Label = "Sprint progress"
//	g.Layout(sc, ts)
//
// Layout never fails on options in their documented ranges: what does not fit is left out
// in a fixed order, and a number is either complete or absent.
package gauge
