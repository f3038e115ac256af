// Package playground holds the pages of the service: the one on which a picture is built by
// hand, and the reference, which shows every parameter with pictures.
//
//	api/params, render/theme ──► table of parameters ─┐
//	*.tmpl, *.css ───────────────────────────────────┼─► pages ─┐
//	*.js, inter.woff ─────────────────────────────────┴──────────┴─► Files ──► the service's routes
//
// The controls are built from the table, which stands in the page, so a new parameter has
// its control without a change here. The pages ask the service for pictures and nothing else
// for anything.
package playground

//go:generate go run ../../cmd/pagefont ../../fonts/inter inter.woff
