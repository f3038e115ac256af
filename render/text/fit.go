package text

import (
	"strings"

	"github.com/plugio/charts/fonts"
)

// ellipsis stands for what was cut from a text.
const ellipsis = "…"

// oddBefore are the characters that look odd before an ellipsis.
const oddBefore = " ,.:;-\u00a0،؛۔、。，"

// Elide shapes a text so that it is at most width em wide: whole if it fits, else cut
// after a grapheme cluster and ended with an ellipsis, which is on the left of a
// right-to-left line. A text that is an issue key, such as PROJ-1234, keeps its number
// and one that ends with an issue key keeps the key, as long as one more cluster fits.
// Where not even one cluster and the ellipsis fit the result has no glyphs.
func (ts *Typesetter) Elide(s string, w fonts.Weight, width float64) Line {
	whole := ts.Line(s, w)
	if whole.Advance <= width {
		return whole
	}
	c := ts.cut(whole, w, width)
	if tail := ts.tailOf(s); tail > 0 {
		if line, ok := c.end(s[tail:], tail); ok {
			return line
		}
		if tail == strings.LastIndexByte(s, '-')+1 {
			return c.middle()
		}
	}
	line, _ := c.end("", len(s))
	return line
}

// ElideMiddle is Elide with the ellipsis in the middle: as much stays of the end of the
// text as of its start.
func (ts *Typesetter) ElideMiddle(s string, w fonts.Weight, width float64) Line {
	whole := ts.Line(s, w)
	if whole.Advance <= width {
		return whole
	}
	c := ts.cut(whole, w, width)
	return c.middle()
}

// cut is a text that is too wide for its room.
type cut struct {
	ts    *Typesetter
	whole Line
	w     fonts.Weight
	width float64
	// ends are the byte offsets after each grapheme cluster, and sums the advance up
	// to there.
	ends []int
	sums []float64
	// dots is the advance of the ellipsis.
	dots float64
}

// cut prepares to cut a line, which must be the one that was shaped last.
func (ts *Typesetter) cut(whole Line, w fonts.Weight, width float64) cut {
	c := cut{ts: ts, whole: whole, w: w, width: width}
	ts.discard(whole)
	c.ends, c.sums = ts.measure(whole.Text)
	dots := ts.line(ellipsis, ellipsis, w, false)
	ts.discard(dots)
	c.dots = dots.Advance
	return c
}

// discard takes the glyphs of the line that was shaped last out of memory.
func (ts *Typesetter) discard(line Line) {
	ts.glyphs = ts.glyphs[:len(ts.glyphs)-len(line.Glyphs)]
	ts.missed -= line.Missing
}

// measure returns the byte offset after each grapheme cluster of the text that was
// shaped last, and about how far its advance reaches there. A text is not cut behind a vowel that leads
// the next cluster.
// What it returns is good until it is asked again.
func (ts *Typesetter) measure(s string) (ends []int, sums []float64) {
	ends, sums = ts.ends[:0], ts.sums[:0]
	defer func() { ts.ends, ts.sums = ends, sums }()
	sum := 0.0
	if isASCII(s) {
		for i := range min(len(s), len(ts.widths)) {
			sum += ts.widths[i]
			ends, sums = append(ends, i+1), append(sums, sum)
		}
		return ends, sums
	}
	if ts.breaks.InitWithString(s) != nil {
		return append(ends, len(s)), append(sums, 0)
	}
	for it := ts.breaks.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		for i := g.Offset; i < min(g.Offset+len(g.Text), len(ts.widths)); i++ {
			sum += ts.widths[i]
		}
		if end := g.OffsetInBytes + g.LengthInBytes; end == len(s) || !leads(g.Text[len(g.Text)-1]) {
			ends, sums = append(ends, end), append(sums, sum)
		}
	}
	return ends, sums
}

// leads says that a character is a vowel of Thai or Lao that is written before the consonant after which it is
// spoken: nobody reads it alone.
func leads(r rune) bool { return '\u0E40' <= r && r <= '\u0E44' || '\u0EC0' <= r && r <= '\u0EC4' }

// isASCII says that every character of a text is a byte and a grapheme cluster of its own.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7F {
			return false
		}
	}
	return true
}

// end cuts the text before a byte offset and puts the tail behind the ellipsis. It is
// false where nothing of the text before fits.
func (c *cut) end(tail string, before int) (Line, bool) {
	clusters := 0
	for clusters < len(c.ends) && c.ends[clusters] < before {
		clusters++
	}
	room := c.width - c.dots
	if tail != "" {
		line := c.ts.line(tail, tail, c.w, false)
		c.ts.discard(line)
		room -= line.Advance
	}
	line, fit := c.search(clusters, c.guess(clusters, room), func(n int) string {
		return c.ts.spell(strings.TrimRight(c.whole.Text[:c.ends[n-1]], oddBefore), ellipsis, tail)
	})
	return line, fit > 0
}

// spell puts strings together; all that are made before the typesetter is put back share
// some pieces of memory.
func (ts *Typesetter) spell(parts ...string) string {
	start := ts.spelt.Len()
	if start == 0 {
		ts.spelt.Grow(256)
	}
	for _, p := range parts {
		ts.spelt.WriteString(p)
	}
	return ts.spelt.String()[start:]
}

// middle cuts the middle of the text.
func (c *cut) middle() Line {
	last := len(c.ends) - 1
	line, _ := c.search(last, c.guess(last, c.width-c.dots), func(n int) string {
		tail := c.whole.Text[c.ends[last-n/2]:]
		return c.ts.spell(c.whole.Text[:c.ends[n-n/2-1]], ellipsis, tail)
	})
	return line
}

// guess is how many of the first n clusters fit.
func (c *cut) guess(n int, room float64) int {
	for n > 0 && c.sums[n-1] > room {
		n--
	}
	return n
}

// search returns the line with as many of n clusters as fit, and how many. Widths grow
// with the length of a text, all but a kerning pair, so that a guess and its neighbour
// mostly suffice and halving finds the rest; the last look makes sure of it.
func (c *cut) search(n, guess int, shown func(clusters int) string) (best Line, fit int) {
	best = c.whole
	best.Glyphs, best.Advance, best.Missing, best.Shown, best.Cut = nil, 0, 0, "", true
	low, high := 0, n // low fits, nothing above high does
	for probe, first := guess, true; low < high; {
		probe = min(max(probe, low+1), high)
		words := shown(probe)
		line := c.ts.line(c.whole.Text, words, c.w, c.whole.RTL)
		if line.Advance <= c.width {
			c.ts.missed -= best.Missing
			low, best = probe, line
			best.Cut = true
			probe++
		} else {
			c.ts.discard(line)
			high = probe - 1
			probe--
		}
		if !first {
			probe = (low + high + 1) / 2
		}
		first = false
	}
	return best, low
}
