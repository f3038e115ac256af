// Package text turns strings into glyph runs: choosing fonts, shaping, measuring,
// fitting with an ellipsis, and wrapping. It is the only place that talks to the shaping
// library.
//
// Everything is measured in em (1 is the font size), since a line is shaped once
// at the font's own units and scaled as numbers: the same line serves every size
// and both picture formats.
//
//	shaper := text.NewShaper(set)
//	ts := shaper.Get()
//	defer shaper.Put(ts)
//	ts.SetLanguage("ja")
//	line := ts.Elide("Sprint progress", fonts.Regular, 8)
//	sc.Text(scene.Label, paint, line.At(14, x, baseline))
//
// A line is cut into parts of one direction, script and font; a grapheme cluster, such as
// a letter with its marks or a joined emoji, is never divided between fonts or by an
// ellipsis. The parts of a line that must keep their order whatever the letters beside
// them, such as a number, its sign, its unit and a word, are put together by Join or set off
// by Isolate or Apart; the strings these return serve pictures, native text and descriptions alike.
// A line that is of one left-to-right script without marks and fits the first
// font, as most are, is shaped as it is, and one of Latin or Cyrillic letters, digits and
// the signs of numbers is put together from the pairs of its characters, see combine.
//
// A Shaper is safe for concurrent use. A Typesetter belongs to one goroutine
// at a time, and its lines are good until it is put back.
package text
