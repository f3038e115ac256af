// Package widget turns a gauge, a counter or a bar into a scene: it decides where a
// thing stands, with nothing but arithmetic.
//
// A widget is plain data. Its Layout resets the scene and fills it; the same
// options give the same scene, and nothing is kept. Layout never fails on
// options a constructor and the documented ranges allow: what does not fit is left
// out in a fixed order, and a number is either complete or absent.
//
//	g := widget.NewGauge()
//	g.Value = number.Int(72)
//	g.Label = "Sprint progress"
//	g.Layout(sc, ts)
package widget
