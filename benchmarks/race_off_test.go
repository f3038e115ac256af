//go:build !race

package benchmarks

// raceEnabled: see the other file.
const raceEnabled = false
