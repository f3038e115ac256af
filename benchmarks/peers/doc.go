// Command peers draws the pictures of the lean yardstick with what else a Go or Debian user can
// install, in turns and in processor time, and prints a table of ratios.
//
//	go -C benchmarks/peers run .              # measure
//	go -C benchmarks/peers run . -look DIR    # write each peer's picture there, to look at
//
// Whoever can draw shapes and texts draws the same picture; a charting library without a dial
// draws what comes nearest, a ring of two slices with its title, which is less work; in a bar's
// 400 × 60 pixels it leaves itself no room. JFreeChart has a dial with a needle.
//
// rsvg-convert and JFreeChart are measured where Debian's librsvg2-bin, libjfreechart-java and
// a JDK are installed. rsvg-convert turns this project's own SVG into a PNG, a process for each
// picture, so it stands beside "draw", which is a process for each picture too. JFreeChart runs
// in one virtual machine that has drawn enough pictures to be warm.
//
// It is a module of its own, so that what it needs is nobody else's.
package main
