package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/plugio/charts/benchmarks"
)

// spent is the processor time, or the time on the clock where that is not known.
func spent(s sample) float64 {
	if s.cpu > 0 {
		return s.cpu
	}
	return s.ns
}

func allocations(s sample) float64 { return s.allocs }
func outputSize(s sample) float64  { return s.bytes }

// writeTable prints the medians.
func writeTable(w io.Writer, r results) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "picture\tnaive µs\tours µs\tratio\tof it render µs\tbound µs\tallocs naive\tours\tbytes naive\tours\t\n")
	for _, c := range benchmarks.Cases() {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t\n", c,
			micro(r.median(twin(c), spent)), micro(r.median(whole(c), spent)), times(r.ratio(c)),
			micro(r.median(drawn(c), spent)), micro(boundOf(r, c)),
			count(r.median(twin(c), allocations)), count(r.median(whole(c), allocations)),
			count(r.median(twin(c), outputSize)), count(r.median(whole(c), outputSize)))
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("printing: %w", err)
	}
	return nil
}

// boundOf is 0 for an SVG: what bounds pixels does not bound it.
func boundOf(r results, c benchmarks.Case) float64 {
	if !hasTwin(c) {
		return 0
	}
	return r.median(bound(c), spent)
}

// writeChange prints what has changed since the baseline. Of a time the change means
// something on the machine of the baseline only; the ratio, the allocations and the size
// mean the same everywhere.
func writeChange(w io.Writer, then, now results) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "\nsince the baseline\tratio\tnow\t\tallocs\tnow\t\tbytes\tnow\t\tours µs\tnow\t\t\n")
	for _, c := range benchmarks.Cases() {
		fmt.Fprintf(t, "%s\t%s%s%s%s\n", c,
			change(then.ratio(c), now.ratio(c), times),
			change(then.median(whole(c), allocations), now.median(whole(c), allocations), count),
			change(then.median(whole(c), outputSize), now.median(whole(c), outputSize), count),
			change(then.median(whole(c), spent), now.median(whole(c), spent), micro))
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("printing: %w", err)
	}
	return nil
}

// change is three cells: before, now, and by how much. A figure that is missing on
// either side has not changed.
func change(then, now float64, write func(float64) string) string {
	by := "-"
	if then > 0 && now > 0 {
		by = fmt.Sprintf("%+.1f %%", 100*(now/then-1))
	}
	return write(then) + "\t" + write(now) + "\t" + by + "\t"
}

func micro(ns float64) string { return known(ns, "%.1f", ns/1000) }
func times(r float64) string  { return known(r, "%.2f", r) }
func count(n float64) string  { return known(n, "%.0f", n) }

func known(figure float64, format string, shown float64) string {
	if figure == 0 {
		return "-"
	}
	return fmt.Sprintf(format, shown)
}
