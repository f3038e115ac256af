// Package text turns strings into glyph runs: shaping, measuring, and fitting with
// an ellipsis. It is the only place that talks to the shaping library.
//
// Everything is measured in em (1 is the font size), since a line is shaped once
// at the font's own units and scaled as numbers: the same line serves every size
// and both picture formats.
//
//	shaper := text.NewShaper(set)
//	ts := shaper.Get()
//	defer shaper.Put(ts)
//	line := ts.Line("Sprint progress", fonts.Regular)
//	sc.Text(scene.Label, paint, line.At(14, x, baseline))
//
// A Shaper is safe for concurrent use. A Typesetter belongs to one goroutine
// at a time, and its lines are good until it is put back.
package text
