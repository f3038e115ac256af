// Package playground holds the page on which a picture is built by hand: plain HTML, a style
// sheet and JavaScript modules, and the description of every parameter that they read.
//
//	api/params, render/theme ──► parameters.json ─┐
//	*.html, *.css, *.js ──────────────────────────┴─► Files ──► the service's routes
//
// The page is built from the description when it opens, so a new parameter has its control
// without a change here. It asks the service for pictures and nothing else for anything.
package playground
