// Command load asks the service for pictures over loopback and an Echo server for fixed bodies
// of the same sizes, in turns and in one run, so that whatever else the machine does falls
// on both.
//
//	go run ./benchmarks/load
//
// For each picture it prints what a request costs each server in processor time, how many
// requests a second they answer as a share, and what the service adds to drawing beyond Echo's
// fixed answer: routing, decoding, headers, metrics, admission. Then requests come at times
// of their own, whether or not the last was answered. Every URL is asked for once; seed and
// number of requests are fixed. At the end stand the time from the start to the first
// answer, the time of one draw as a process, and the memory after all of it.
//
// It ends with status 1 if a floor is missed; requests a second are those of a machine at rest.
package main
