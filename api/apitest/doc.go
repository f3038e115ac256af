// Package apitest holds what several packages' tests of the service share: calls within the
// test's process, the built program as a child process, certificates, and canaries, which are
// improbable values that may come out nowhere but in the picture that was asked for.
//
//	Call ──► a Service's handler          Build, Launch ──► the program ──► Output
//	Canaries ──► requests ──► what comes out ──► Canaries.In: what leaked
//
// Only tests import it.
package apitest
