// Package svg writes a scene as one SVG document. It is the only place that
// writes XML.
//
// The document keeps to what old renderers know: SVG 1.1, one path per shape and
// per line of text, presentation attributes, no references. Apache Batik, which
// turns wiki pages into PDF, gives up the whole picture for a <use href> without
// the xlink namespace, and repeated glyph outlines cost next to nothing once the
// answer is compressed, so outlines are written where they stand. Only a scene
// with paints that follow the viewer's colour scheme also gets a style sheet,
// and its light colours do without it.
//
// The same scene gives the same bytes. Ids and class names start with a checksum
// of the document, so that many pictures can stand inline in one page.
package svg
