// Package notice lays out the picture of a problem, which stands where a widget was asked
// for and says why there is none.
//
//	n := notice.Notice{Width: 240, Height: 180, Heading: "400", Lines: []string{"max: not a number"}}
//	n.Layout(sc, ts)
//
// Layout never fails: lines that do not fit are left out from the last one on, and counted where
// there is room to say so; then the heading goes, and a mark stands for what cannot be read.
package notice
