// Package raster turns a scene into the bytes of a PNG. It is the only package that
// knows gg, and it holds what gg needs around it: a guard in front, because a
// number that gg cannot draw keeps it busy for ever and cannot be cancelled; pools,
// because a fresh surface costs more than the drawing; and an encoder, because
// flat pictures want another one than photographs do.
//
//	scene ─ guard ─ polygons in device pixels ─┬─ gg: small shapes ────────────┬─ pixels ─ palette ─ PNG
//	                                           ├─ gg's rasteriser, own spans ──┤
//	                                           └─ rows: boxes on device pixels ┘
//
// The spans of this package fill text and large shapes.
//
// Everything is a filled polygon by the time it is drawn: curves are flattened
// and cut to the canvas here, with one tolerance for all ways of filling. Tests
// hold each way against the others and against gg alone.
//
// A picture of more than 256 colours gets a palette all the same if merging pixels
// of edges is enough. A pixel of the file then differs from the drawn one, on a
// page of any colour, by at most 4 of 255 in each channel where it is opaque,
// and by at most 6 where it shows the page; by less if less will do. Areas, paints
// and what is empty stay exact, and what is opaque stays opaque.
package raster
