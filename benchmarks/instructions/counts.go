package main

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
)

// counts are the instructions of each picture, in the order of the pictures.
type counts struct {
	host  string
	names []string
	of    map[string]int64
}

func (c *counts) add(name string, n int64) {
	if c.of == nil {
		c.of = map[string]int64{}
	}
	c.names = append(c.names, name)
	c.of[name] = n
}

// appendText writes what parse reads: the host behind a "#", and a picture on each line.
func (c counts) appendText(b []byte) []byte {
	b = fmt.Appendf(b, "# %s\n", c.host)
	for _, name := range c.names {
		b = fmt.Appendf(b, "%s %d\n", name, c.of[name])
	}
	return b
}

func parse(text string) (counts, error) {
	var c counts
	first, rest, _ := strings.Cut(text, "\n")
	host, ok := strings.CutPrefix(first, "# ")
	if !ok {
		return c, errors.New("the first line does not say what the counts are for")
	}
	c.host = host
	for line := range strings.Lines(rest) {
		name, figure, _ := strings.Cut(strings.TrimSpace(line), " ")
		n, err := strconv.ParseInt(figure, 10, 64)
		if err != nil || n <= 0 {
			return c, fmt.Errorf("%q is no picture and its count", strings.TrimSpace(line))
		}
		if _, twice := c.of[name]; twice {
			return c, fmt.Errorf("%s is there twice", name)
		}
		c.add(name, n)
	}
	return c, nil
}

// above lists the pictures that take more than they may, and those without a count to hold
// them to.
func (c counts) above(then counts) (missed []string) {
	for _, name := range c.names {
		was, known := then.of[name]
		is := c.of[name]
		switch {
		case !known:
			missed = append(missed, name+" has no recorded count")
		case 100*is > (100+tolerance)*was:
			missed = append(missed, fmt.Sprintf("%s takes %.1f %% more instructions than recorded, at most %d %% are allowed; if that is meant: go run ./benchmarks/instructions -write",
				name, change(was, is), tolerance))
		}
	}
	return missed
}

// change is in percent.
func change(was, is int64) float64 { return 100 * (float64(is)/float64(was) - 1) }

func compare(out io.Writer, then, now counts) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "instructions\trecorded\tnow\t\t\n")
	for _, name := range now.names {
		fmt.Fprintf(t, "%s\t%d\t%d\t%+.2f %%\t\n", name, then.of[name], now.of[name], change(then.of[name], now.of[name]))
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("printing: %w", err)
	}
	return nil
}
