// Package fonts holds the embedded font files and parses them once. It is the only
// place that reads font files.
//
// A Set is an ordered fallback chain per weight; the first font that has a
// character draws it. Fonts are immutable after Load and shared by all
// goroutines; what must not be shared (faces, shapers) belongs to render/text.
//
// The files, their origin and their licences are listed in README.md beside this
// file; a test holds the embedded bytes against the checksums there.
package fonts
