// Package raster turns a scene into the bytes of a PNG. It is the only package that knows
// gg, and it holds its own rasteriser and encoder, since these are what a picture's
// time goes into.
//
//	scene ─ pen ─ cells ─ canvas ─┬─ a byte for each pixel ────────────┬─ palette ─ deflate ─ PNG
//	                              ├─ edges beside it: merged colours ──┤
//	                              └─ too many colours: gg, true colour ┘
//
// Everything is filled the same way. A pen flattens curves and cuts lines to the
// canvas; cells add up what the lines cover of each pixel, without a list of them, so
// that a line costs the pixels it crosses and no shape is worse than its size; the
// canvas looks up what a paint makes of the colour below. The steps are counted as
// they are made: MaxWork of them are the end of a picture, and Renderer.Work tells a
// watchdog that one goes on.
//
// A picture has a palette if 256 colours are enough for it. Where that is likely its
// edges are drawn in steps of 5 to 7 of 255, larger ones by half where they show the
// page, so that a byte holds each pixel from the start. Else, or when the bytes run out, edges have all their colours, and near ones
// are merged at the end: by at most 4 of 255 in each channel where a pixel is opaque
// and 6 where it shows the page, on a page of any colour, and by less if less will
// do. Areas, paints and what is empty stay exact, and what is opaque stays opaque. Tests
// hold the pictures of the gallery within 10 of 255 of an exact drawing.
//
// What no palette holds is drawn by gg in true colour, see TrueColor. That way is also
// what tests compare all others with.
package raster
