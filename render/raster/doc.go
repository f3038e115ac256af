// Package raster turns a scene into the bytes of a PNG. It is the only room that
// knows gg, and it holds what gg needs around it: a guard in front, because a
// number that gg cannot draw keeps it busy for ever and cannot be cancelled; pools,
// because a fresh surface costs more than the drawing; and an encoder, because
// flat pictures want another one than photographs do.
//
//	scene ─ guard ─ polygons in device pixels ─┬─ gg: text, small shapes ──────┬─ pixels ─ palette ─ PNG
//	                                           ├─ gg's rasteriser, own spans ──┤
//	                                           └─ rows: boxes on device pixels ┘
//
// Everything is a filled polygon by the time it is drawn: curves are flattened
// and cut to the canvas here, with one tolerance for all ways of filling. Tests
// hold each way against the others and against gg alone.
package raster
