// Siege attacks a service that it builds and starts itself, on the loopback, and says how others
// fare meanwhile:
//
//	go run ./benchmarks/siege -for 60s -memory 64 -procs 2
//
// Each attack lasts as long as -for says: clients that keep asking for the largest pictures, for
// the longest texts, for what is refused, and clients that never read. Beside them one client
// asks for a small picture again and again. For each attack a line says how many of its answers
// came, how soon (p50, p99), how many were 503, how much memory the service held at
// most, and whether it was killed. Where control groups of version 1 can be made, as root,
// the service lives in one with that memory; elsewhere in a GOMEMLIMIT alone.
//
// It ends with 1 if a service was killed or the client got anything but pictures and 503.
package main
