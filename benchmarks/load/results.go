package main

import (
	"fmt"
	"io"
	"time"

	"github.com/plugio/charts/render"
)

// The floors: shares of Echo's requests a second, what the service may add to drawing in µs, and
// what else a load may show. What is added to a PNG is lost in what drawing it takes one time
// more and one time less, so SVGs stand for both.
const (
	floorSVG   = 0.52
	floorPNG   = 0.18
	mostAdded  = 15
	mostStart  = 60 * time.Millisecond
	mostDraw   = 40 * time.Millisecond
	mostMemory = 48e6
)

// results are all that was measured.
type results struct {
	pictures       []picture
	start, draw    spent
	resident, peak int64
}

func (r *results) print(out io.Writer) {
	fmt.Fprintln(out, "\n| picture | service µs | Echo µs | drawing µs | added µs | requests/s | of Echo's | open: median, 99 % | Echo's |")
	fmt.Fprintln(out, "|---|---:|---:|---:|---:|---:|---:|---:|---:|")
	for _, p := range r.pictures {
		fmt.Fprintf(out, "| %s | %.1f | %.1f | %.1f | %.1f | %.0f | %.0f %% | %s | %s |\n",
			p, p.ours, p.echo, p.drawing, p.adds, p.rate, 100*p.share, p.open, p.openEcho)
	}
	fmt.Fprintf(out, "\nstart to first answer %v (processor %v), draw as a process %v (processor %v)\n",
		milli(r.start.wall), milli(r.start.cpu), milli(r.draw.wall), milli(r.draw.cpu))
	fmt.Fprintf(out, "resident after the load %.1f MB, at most %.1f MB\n", float64(r.resident)/1e6, float64(r.peak)/1e6)
}

// String is the median, what one request in a hundred is slower than, and how many were refused.
func (l latencies) String() string {
	text := fmt.Sprintf("%v, %v", l.at(0.5).Round(10*time.Microsecond), l.at(0.99).Round(10*time.Microsecond))
	if l.refused > 0 {
		text += fmt.Sprintf(" (%d refused)", l.refused)
	}
	return text
}

func milli(d time.Duration) time.Duration { return d.Round(100 * time.Microsecond) }

// missed says which floors were not reached. Of the pictures the lean gauge of ordinary size has them.
func (r *results) missed() (problems []string) {
	miss := func(missed bool, format string, args ...any) {
		if missed {
			problems = append(problems, fmt.Sprintf(format, args...))
		}
	}
	for _, p := range r.pictures {
		if p.Name == "gauge1x-lean" {
			floor := map[render.Format]float64{render.SVG: floorSVG, render.PNG: floorPNG}[p.Format]
			miss(p.share < floor, "%s: %.0f %% of Echo's requests a second, at least %.0f", p, 100*p.share, 100*floor)
		}
		miss(p.Format == render.SVG && p.adds > mostAdded, "%s: the service adds %.1f µs, at most %d", p, p.adds, mostAdded)
	}
	miss(r.start.wall > mostStart, "start to first answer: %v, at most %v", milli(r.start.wall), mostStart)
	miss(r.draw.wall > mostDraw, "draw as a process: %v, at most %v", milli(r.draw.wall), mostDraw)
	miss(r.peak > mostMemory, "resident memory: %.1f MB, at most %.1f", float64(r.peak)/1e6, float64(mostMemory)/1e6)
	return problems
}
