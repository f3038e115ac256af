// Package charts is the module of Plugio Charts, a service that turns a URL into a gauge, a
// counter or a bar. It has no code of its own:
//
//	github.com/plugio/charts/render             draws pictures, without a service
//	github.com/plugio/charts/api                serves them over HTTP
//	github.com/plugio/charts/cmd/plugio-charts  is the program
//
// The section "Architecture" of README.md lists every package with what it imports and
// what it alone does.
package charts
