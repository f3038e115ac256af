// Package scene defines what can be drawn: a short list of filled paths and
// glyph runs in paint order, in CSS pixels, y downwards.
//
// A scene is data. It has no transforms, no state and no callbacks, so the
// raster and the SVG package read the same list and cannot drift apart, and a test
// can ask a scene where everything stands without drawing a pixel.
//
//	s := scene.New(240, 180)
//	s.RingSector(120, 90, 60, 74, scene.Degrees(-210), scene.Degrees(30))
//	s.Fill(scene.Track, scene.Solid(gray))
//
// Every number that enters is checked: one that is not finite or that lies
// outside ±MaxCoordinate puts the scene into a sticky error state, see Err.
// A scene may be reset and used again; it belongs to one goroutine at a time.
package scene
