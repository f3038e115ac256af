// Package confluence holds what an administrator of Confluence copies: the templates of three
// user macros, in two variants, and the guide to them. Its tests render them by the engine that
// Confluence uses.
//
// The templates are made by api/atlassian out of the table of parameters; go test
// ./deploy/confluence -update writes them anew.
package confluence
