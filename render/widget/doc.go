// Package widget is what the widgets have in common: the options that all of them
// understand, and the drafting hand with which their packages turn options into a scene.
// It decides how a thing is drawn and knows no widget; the packages gauge, counter, bar
// and notice beside it decide where a thing stands, with nothing but arithmetic.
//
// A widget is plain data. Its Layout opens a Draft on a scene, measures what it would like
// to show, gives up what does not fit, and draws the rest:
//
//	d := widget.NewDraft(sc, ts, &g.Common)
//	words := d.Wording(g.Value, d.Whole(scale, g.Value, g.Show), g.Show, share)
//	figure, ok := d.FitFigure(words, d.SmallestNumber(), 48, fits)
//	if ok {
//		d.PutFigure(&figure, d.Area().CenterX(), d.Area().Bottom(), widget.Middle, d.Token(theme.Text))
//	}
//	d.Describe(words, nil)
//
// Where not all texts fit the way that a picture is laid out usually, Best chooses those to
// show. It asks what would fit in the least way: with the smallest texts and distances, which
// are the same on every canvas, so that a set which fits one canvas fits every larger one. What
// is chosen is then laid out in the first way, from the usual to the least, that has room for it.
//
// The same options give the same scene, and nothing is kept. Lengths are CSS pixels. A
// place on the canvas is given for a picture that reads from left to right; a Draft mirrors
// it where words read from right to left.
package widget
