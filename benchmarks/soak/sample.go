package main

import (
	"bufio"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// sample is one look at a service.
type sample struct {
	resident, heap, goroutines, descriptors float64
}

func (s sample) String() string {
	return fmt.Sprintf("resident %5.1f MB, heap %5.1f MB, goroutines %3.0f, descriptors %3.0f",
		s.resident/1e6, s.heap/1e6, s.goroutines, s.descriptors)
}

func look(metrics string) (sample, error) {
	resp, err := http.Get("http://" + metrics + "/metrics")
	if err != nil {
		return sample{}, err
	}
	defer resp.Body.Close()
	var s sample
	wanted := map[string]*float64{
		"process_resident_memory_bytes": &s.resident, "go_memstats_heap_inuse_bytes": &s.heap,
		"go_goroutines": &s.goroutines, "process_open_fds": &s.descriptors,
	}
	lines := bufio.NewScanner(resp.Body)
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), " ")
		if p := wanted[name]; p != nil {
			if *p, err = strconv.ParseFloat(value, 64); err != nil {
				return sample{}, fmt.Errorf("reading %s: %w", name, err)
			}
			delete(wanted, name)
		}
	}
	if err := lines.Err(); err != nil {
		return sample{}, err
	}
	if len(wanted) > 0 {
		return sample{}, fmt.Errorf("%d figures are missing", len(wanted))
	}
	return s, nil
}

// tolerance is how far the last third may lie above the middle third, as a share and as
// an amount that is noise at any size.
const tolerance = 0.10

// growing says what rose. The first third is the warm-up, in which pools and caches of
// glyphs fill.
func growing(seen []sample) (problems []string) {
	if len(seen) < 9 {
		return []string{"too few looks to tell"}
	}
	middle, last := seen[len(seen)/3:len(seen)*2/3], seen[len(seen)*2/3:]
	for _, figure := range []struct {
		name  string
		of    func(sample) float64
		noise float64
	}{
		{"resident memory", func(s sample) float64 { return s.resident }, 4e6},
		{"heap", func(s sample) float64 { return s.heap }, 4e6},
		{"goroutines", func(s sample) float64 { return s.goroutines }, 4},
		{"descriptors", func(s sample) float64 { return s.descriptors }, 4},
	} {
		before, after := median(middle, figure.of), median(last, figure.of)
		if after > before*(1+tolerance)+figure.noise {
			problems = append(problems, fmt.Sprintf("%s rose from %.0f to %.0f", figure.name, before, after))
		}
	}
	return problems
}

func median(seen []sample, of func(sample) float64) float64 {
	values := make([]float64, len(seen))
	for i, s := range seen {
		values[i] = of(s)
	}
	slices.Sort(values)
	return values[len(values)/2]
}
