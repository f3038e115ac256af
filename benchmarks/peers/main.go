package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"text/tabwriter"
	"time"

	"github.com/plugio/charts/benchmarks"
	"github.com/plugio/charts/benchmarks/naive"
	"github.com/plugio/charts/render"
)

// way draws one picture once.
type way struct {
	name    string
	picture string // that of the lean yardstick
	draw    func(io.Writer) error
}

func main() {
	rounds := flag.Int("rounds", 5, "`turns` of measuring everything, the median counts")
	look := flag.String("look", "", "write the pictures to this `folder` instead of measuring")
	flag.Parse()
	if err := run(*rounds, *look, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(2)
	}
}

func run(rounds int, look string, out io.Writer) (err error) {
	dir, err := os.MkdirTemp("", "plugio-peers")
	if err != nil {
		return fmt.Errorf("making a folder: %w", err)
	}
	defer os.RemoveAll(dir)
	ways, err := library()
	if err != nil {
		return err
	}
	outside, err := processes(dir)
	if err != nil {
		return err
	}
	if look != "" {
		if err := pictures(look, append(ways, outside...)); err != nil {
			return err
		}
		return jfreechart(dir, look, out)
	}
	fmt.Fprintln(out, "\nin one process, after the first picture:")
	if err := compare(out, ways, rounds, 150*time.Millisecond); err != nil {
		return err
	}
	fmt.Fprintln(out, "\na process for each picture:")
	if err := compare(out, outside, rounds, 300*time.Millisecond); err != nil {
		return err
	}
	return jfreechart(dir, look, out)
}

// library are the ways within this process.
func library() ([]way, error) {
	fonts, err := naive.FontDir()
	if err != nil {
		return nil, err
	}
	canvas, err := newCanvasPeer()
	if err != nil {
		return nil, err
	}
	var all []way
	for _, p := range benchmarks.Lean() {
		own := benchmarks.Case{Picture: p, Format: render.PNG}
		var buffer []byte
		painter := naive.New(fonts, p.DPR)
		all = append(all,
			way{ours, p.Name, func(w io.Writer) (err error) {
				if buffer, err = own.Draw(buffer[:0]); err == nil {
					_, err = w.Write(buffer)
				}
				return err
			}},
			way{"gg", p.Name, func(w io.Writer) error { return painter.Draw(w, p.Twin) }})
		for _, peer := range []struct {
			name string
			draw map[naive.Kind]func(io.Writer, float64) error
		}{
			{"tdewolff/canvas", map[naive.Kind]func(io.Writer, float64) error{naive.LeanGauge: canvas.gauge, naive.LeanCounter: canvas.counter, naive.LeanBar: canvas.bar}},
			{"go-analyze/charts", map[naive.Kind]func(io.Writer, float64) error{naive.LeanGauge: analyzeGauge}},
			{"wcharczuk/go-chart", map[naive.Kind]func(io.Writer, float64) error{naive.LeanGauge: wcharczukGauge}},
		} {
			if draw := peer.draw[p.Twin]; draw != nil {
				all = append(all, way{peer.name, p.Name, func(w io.Writer) error { return draw(w, p.DPR) }})
			}
		}
	}
	return all, nil
}

func pictures(folder string, ways []way) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("making the folder: %w", err)
	}
	for _, w := range ways {
		f, err := os.Create(filepath.Join(folder, w.picture+" "+filepath.Base(w.name)+".png"))
		if err != nil {
			return fmt.Errorf("writing a picture: %w", err)
		}
		err = w.draw(f)
		if closed := f.Close(); err == nil {
			err = closed
		}
		if err != nil {
			return fmt.Errorf("%s, %s: %w", w.name, w.picture, err)
		}
	}
	return nil
}

// key names a way.
type key struct{ name, picture string }

// compare measures the ways in turns and prints the medians; ours is the first of each picture.
func compare(out io.Writer, ways []way, rounds int, long time.Duration) error {
	ratios, times := map[key][]float64{}, map[key][]float64{}
	for range rounds {
		var own float64
		for _, w := range ways {
			spent, err := w.measure(long)
			if err != nil {
				return fmt.Errorf("%s, %s: %w", w.name, w.picture, err)
			}
			if w.name == ours || w.name == oursProcess {
				own = spent
			}
			k := key{w.name, w.picture}
			ratios[k], times[k] = append(ratios[k], spent/own), append(times[k], spent)
		}
	}
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, w := range ways {
		k := key{w.name, w.picture}
		fmt.Fprintf(t, "%s\t%s\t%.0f µs\t%.1f×\n", w.picture, w.name, median(times[k])/1000, median(ratios[k]))
	}
	return t.Flush()
}

// measure is the processor time of one picture, of this process and of those it waited for.
func (w way) measure(long time.Duration) (float64, error) {
	if err := w.draw(io.Discard); err != nil {
		return 0, err
	}
	begin, until, n := processorTime(), time.Now().Add(long), 0
	for ; n < 3 || time.Now().Before(until); n++ {
		if err := w.draw(io.Discard); err != nil {
			return 0, err
		}
	}
	return float64(processorTime()-begin) / float64(n), nil
}

func processorTime() time.Duration {
	var sum time.Duration
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var r syscall.Rusage
		if err := syscall.Getrusage(who, &r); err == nil {
			sum += time.Duration(r.Utime.Nano() + r.Stime.Nano())
		}
	}
	return sum
}

func median(all []float64) float64 {
	all = slices.Sorted(slices.Values(all))
	return all[len(all)/2]
}
