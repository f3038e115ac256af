// Package params is the one table of parameters. Each row says what a parameter
// is called, which widgets understand it, what it may hold, what it is when
// absent, and where it is stored; the decoders of query strings, form bodies, JSON
// objects and command lines, and every description of the service (see All), are
// read off that table.
//
//	value=72&label=Sprint%20progress    Decode, DecodeForm
//	{"value": 72, "label": "…"}         DecodeJSON
//	value=72 label="Sprint progress"    DecodePairs
//	            │
//	            ▼  the table
//	Request: a widget that can be drawn as it is, or
//	[]Problem: every reason why it cannot be
//
// A Problem is made of a code from a closed set, a name from the table and a
// sentence written beforehand, so nothing a caller sent can reach an error text but
// an unknown name that is one slip away from a known one; on a command line, any.
//
// What a number with a percent sign means is settled once everything was read (see
// settle): a bound or a target is a share of the scale, a value is a percentage.
// All functions are safe for concurrent use and keep nothing between calls.
package params

//go:generate go run ../../cmd/reference REFERENCE.md
