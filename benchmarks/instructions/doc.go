// Command instructions counts, by valgrind's callgrind, the processor instructions that one
// picture takes from its query to its bytes. Unlike a time the count hardly differs between
// runs, and what else a machine does leaves it alone; so it is what guards the hot path.
//
//	go run ./benchmarks/instructions           # count, compare with what is recorded
//	go run ./benchmarks/instructions -write    # count, record
//
// Each picture is drawn a few times in one process and more often in another, and the
// difference is divided: what fonts, glyphs and the runtime take once is in neither. The
// collector is off, and so are the signals by which the runtime interrupts a goroutine, on
// which callgrind aborts.
//
// Counts depend on the compiler and on which instructions the processor has, which is why
// both are recorded. On others nothing is compared: a line says so, and the status is 0. It
// is 1 if a picture takes more than 3 % more than recorded, 2 if nothing could be counted.
package main
