// Command ratio prints how much faster the renderer is than drawing the same pictures
// as the README of gg teaches, and how that has changed since the recorded baseline.
//
//	go run ./benchmarks/ratio                  # measure, compare with the baseline
//	go run ./benchmarks/ratio -write           # measure, record a new baseline
//
// There are two yardsticks: the pictures with all that a dashboard uses, and the lean ones,
// which a twin draws in ten lines. Both ways are measured in turns and in processor time, and
// the ratio is taken within each turn, so that what else the machine does falls on both; the
// median of the turns is printed.
//
// The exit status is 1 if a picture as PNG is below its floor by more than the margin for
// noise, and 2 if nothing could be measured. It is run by hand: even processor time is not the
// same where caches are shared. What CI holds are the counts of
// [github.com/plugio/charts/benchmarks/instructions].
package main
