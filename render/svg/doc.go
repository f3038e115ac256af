// Package svg writes a scene as one SVG document. It is the only place that
// writes XML.
//
// The document keeps to what old renderers know: SVG 1.1, one path per shape,
// presentation attributes. Text is drawn as glyph outlines in units of the font,
// and each outline is written once: where it stands if the picture has it once,
// else as a definition that is referred to. References are spelt xlink:href,
// since Apache Batik, which turns wiki pages into PDF, gives up the whole picture
// for a plain href, and all browsers read the old name too. Only a scene with
// paints that follow the viewer's colour scheme also gets a style sheet, and its
// light colours do without it.
//
// The same scene gives the same bytes. Ids and class names start with a checksum
// of the document, so that many pictures can stand inline in one page.
package svg
