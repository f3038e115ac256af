// Siege attacks a service that it builds and starts itself, on the loopback, and says how others
// fare meanwhile:
//
//	go run ./benchmarks/siege -for 60s -memory 64 -procs 2
//	go run ./benchmarks/siege -for 60s -matrix
//
// Each attack lasts as long as -for says: clients that keep asking for the largest pictures, for
// the longest texts, for what is refused, clients that never read, and clients that say nothing.
// Beside them one client asks for a small picture twenty times a second. For each attack a line
// says how many of its answers came, how soon (p50, p99), how many were 503, the longest time
// without a picture, how much memory the service held at most, and whether it was killed.
// With -matrix the four worst of them are held against each of 64, 128 and 256 MiB at a GOMAXPROCS
// of 1, 2, 8 and 64. Where control groups of version 1 can be made, as root, the service
// lives in one with that memory; elsewhere in a GOMEMLIMIT alone.
//
// It ends with 1 if a service was killed, if the client got anything but pictures and 503, or if it
// was without a picture for 5 s.
package main
