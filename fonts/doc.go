// Package fonts holds the embedded font files and parses each when it is first needed.
// It is the only place that reads font files.
//
// A Set is an ordered fallback chain per weight; the first font that has a
// character draws it. Inter leads every chain and is parsed by Load. The fonts behind
// it are compressed, and Has answers for them from a table, so that a program that
// draws Latin text never unpacks one. What a font holds is immutable once parsed and
// shared by all goroutines; what must not be shared (faces, shapers) belongs to
// render/text.
//
// The build tag slim leaves the large fonts out: Chinese, Japanese and Korean, emoji,
// symbols, and the scripts that README.md names.
//
// The files, their origin and their licences are listed in README.md beside this
// file; a test holds the embedded bytes against the checksums there.
package fonts
