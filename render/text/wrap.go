package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plugio/charts/fonts"
)

// Wrap sets a text in at most maxLines lines of at most width em. Lines break where
// Unicode's rules allow, between Han characters too, and inside a word only where the
// word alone is too wide. The last line is cut as by Elide if more text is left. The
// lines have the base direction of the whole text. A text without words has no lines.
//
// Thai, Lao, Khmer and Burmese, which put no spaces between words, break at spaces and
// phrases, else as inside a word: finding their words takes a dictionary.
func (ts *Typesetter) Wrap(s string, w fonts.Weight, width float64, maxLines int) []Line {
	defer ts.SetDirection(ts.direction)
	if ts.direction == Auto {
		ts.direction = LeftToRight
		if startsRTL(s) {
			ts.direction = RightToLeft
		}
	}
	var lines []Line
	for s = strings.TrimSpace(s); s != "" && len(lines) < maxLines; {
		var line Line
		var used int
		if len(lines) == maxLines-1 {
			line, used = ts.Elide(s, w, width), len(s)
		} else {
			line, used = ts.firstLine(s, w, width)
		}
		lines = append(lines, line)
		s = strings.TrimLeftFunc(s[used:], unicode.IsSpace)
	}
	return lines
}

// firstLine sets as much of a text as fits on a line, and says how many bytes it used.
func (ts *Typesetter) firstLine(s string, w fonts.Weight, width float64) (Line, int) {
	s, rest := untilBreak(s)
	whole := ts.Line(s, w)
	if whole.Advance <= width {
		return whole, len(s) + rest
	}
	c := ts.cut(whole, w, width)
	if line, used, ok := c.breakAt(ts.lineEnds(s)); ok {
		return line, used
	}
	if line, used, ok := c.breakAt(c.ends); ok {
		line.Torn = true
		return line, used
	}
	return ts.Elide(s, w, width), len(s) + rest
}

// untilBreak returns the text before the first character that must break a line, and
// the length of that character.
func untilBreak(s string) (before string, length int) {
	i := strings.IndexAny(s, "\n\v\f\r\u0085\u2028\u2029")
	if i < 0 {
		return s, 0
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return s[:i], size
}

// lineEnds returns the byte offsets where a line of the text may end.
func (ts *Typesetter) lineEnds(s string) []int {
	if ts.breaks.InitWithString(s) != nil {
		return []int{len(s)}
	}
	var ends []int
	for it := ts.breaks.LineIterator(); it.Next(); {
		l := it.Line()
		ends = append(ends, l.OffsetInBytes+l.LengthInBytes)
	}
	return ends
}

// breakAt sets the text up to the last of some byte offsets that fits.
func (c *cut) breakAt(ends []int) (line Line, used int, ok bool) {
	guess, cluster := 0, 0
	for _, end := range ends {
		for cluster < len(c.ends)-1 && c.ends[cluster] < end {
			cluster++
		}
		if c.sums[cluster] > c.width {
			break
		}
		guess++
	}
	line, fit := c.search(len(ends), guess, func(n int) string {
		return strings.TrimRightFunc(c.whole.Text[:ends[n-1]], unicode.IsSpace)
	})
	if fit == 0 {
		return Line{}, 0, false
	}
	used = ends[fit-1]
	line.Text, line.Cut = strings.TrimRightFunc(c.whole.Text[:used], unicode.IsSpace), false
	return line, used, true
}
