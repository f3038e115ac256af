package text

import (
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// Direction is the base direction of a line: the side it starts on, and the order of
// its parts where they run in different directions.
type Direction uint8

// The directions. Auto is that of the first letter, left to right without one.
const (
	Auto Direction = iota
	LeftToRight
	RightToLeft
)

// SetDirection sets the base direction of the following lines. It ends when the
// typesetter is put back.
func (ts *Typesetter) SetDirection(d Direction) { ts.direction = d }

// rtl resolves the base direction for a text.
func (ts *Typesetter) rtl(s string) bool {
	if ts.direction == Auto {
		return startsRTL(s)
	}
	return ts.direction == RightToLeft
}

// startsRTL says whether the first strong character outside isolates runs from right to
// left.
func startsRTL(s string) bool {
	depth := 0
	for _, r := range s {
		if r < unicode.MaxLatin1 {
			if depth == 0 && unicode.IsLetter(r) {
				return false
			}
			continue
		}
		switch {
		case opensIsolate(r):
			depth++
		case r == popIsolate:
			depth = max(0, depth-1)
		}
		if depth > 0 {
			continue
		}
		switch class(r) {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}
