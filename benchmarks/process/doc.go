// Package process builds the program, runs it beside a benchmark, and reads what it costs
// from the kernel: processor time in nanoseconds and resident memory, whatever else the
// machine does. It needs Linux.
package process
