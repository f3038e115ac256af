// Command ratio prints how much faster the renderer is than drawing the same pictures
// as the README of gg teaches, and how that has changed since the recorded baseline.
//
//	go run ./benchmarks/ratio                  # measure, compare with the baseline
//	go run ./benchmarks/ratio -write           # measure, record a new baseline
//
// Both ways are measured in turns, and the ratio is taken within each turn, so that
// what else the machine does falls on both; the median of the turns is printed.
//
// The exit status is 1 if a gauge as PNG is not as many times faster as -aim says, and
// 2 if nothing could be measured. It is run by hand: a shared machine that judges times
// judges its neighbours.
package main
