// Package naive draws the pictures of the benchmarks as somebody would who has just
// read the README of gg: a new context, DrawArc and Stroke with a wide line,
// DrawString, png.Encode. It is the yardstick beside which the renderer is
// measured, and is used nowhere else.
//
// To keep the comparison honest it looks about the same as the renderer's picture,
// and a test holds that. Where a choice had to be made it is spared work:
//
//   - a face is parsed once and then kept, with the glyphs it has rasterised,
//     though gg.LoadFontFace in a handler would read the file for each picture;
//   - sizes and places are constants, so that no text is measured and nothing is laid
//     out, where a renderer has to find out what fits;
//   - there is no query to read.
//
// The lean ones are spared more: the triangle that warns of a value in a bad zone and the
// arrow of a change are missing, segments have no round ends, and zones no gaps.
//
// A "4" of Inter has holes where its strokes cross, as gg fills by the even-odd rule.
package naive
