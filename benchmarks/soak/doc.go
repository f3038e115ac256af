// Command soak asks a service for pictures for a long time and watches whether memory,
// goroutines and descriptors stay as they were.
//
//	go run ./benchmarks/soak -for 1h
//
// It builds the service and starts it on the loopback, unless -at and -metrics name one
// that runs. Its status is 0 if all stayed flat and every answer was the expected one,
// 1 if not, 2 if it could not be found out.
package main
