// Package theme holds the design tokens: every colour the pictures use, by the
// part it plays, for a light and a dark page. It is the only place with a colour
// literal.
//
// The values are those of Atlassian's Data Center products (the tokens that AUI
// 10 ships), except where a comment says otherwise; the contrast they must keep is
// written down in the tests.
package theme
