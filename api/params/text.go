package params

import (
	"html"
	"strings"
	"unicode/utf8"
)

// text makes a line of text of what was sent: entities decoded, no control
// characters, single spaces, none at the ends. It says if the line is too long.
func text(s string) (line string, code Code) {
	s = clean(entities(s))
	if len(s) > MaxText && utf8.RuneCountInString(s) > MaxText {
		return "", TooLong
	}
	return s, 0
}

// longestEntity is the length of &CounterClockwiseContourIntegral; between & and ;.
const longestEntity = 31

// entities decodes HTML entities once. Only those that end in a semicolon count:
// by the rules of HTML, "Q&region" would read as "Q®ion".
func entities(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for s != "" {
		start := strings.IndexByte(s, '&')
		if start < 0 {
			break
		}
		b.WriteString(s[:start])
		s = s[start:]
		decoded, size := entity(s)
		b.WriteString(decoded)
		s = s[size:]
	}
	b.WriteString(s)
	return b.String()
}

// entity decodes what s begins with and says how many bytes of s that was; an
// ampersand that begins no entity stands for itself.
func entity(s string) (string, int) {
	end := strings.IndexByte(s[:min(len(s), longestEntity+2)], ';')
	if end < 0 {
		return "&", 1
	}
	decoded := html.UnescapeString(s[:end+1])
	// An entity is one or two characters; anything longer still holds the rest of
	// a name that only began like one. A number that is no character stays as sent.
	if utf8.RuneCountInString(decoded) > 2 || decoded == "\ufffd" {
		return "&", 1
	}
	return decoded, end + 1
}

// clean returns s itself where nothing is to be done, which is nearly always.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case isSpace(r):
			space = b.Len() > 0
		case isControl(r):
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isClean(s string) bool {
	last := ' '
	for _, r := range s {
		if r == ' ' && last == ' ' || r != ' ' && (isSpace(r) || isControl(r)) {
			return false
		}
		last = r
	}
	return last != ' ' || s == ""
}

// isSpace says what counts as a gap between words. A no-break space does not: it
// is how a gap is kept where one is wanted, as before a suffix.
func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029'
}

// isControl says which characters are left out: those that XML cannot hold or
// that have no look, and those that turn the order of what stands beside them.
func isControl(r rune) bool {
	switch {
	case r < 0x20, 0x7f <= r && r < 0xa0:
		return true
	case '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069':
		return true
	}
	return r == 0xfffe || r == 0xffff
}

// trim cuts the white space around a value.
func trim(s string) string {
	for s != "" && isBlank(s[0]) {
		s = s[1:]
	}
	for s != "" && isBlank(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	return s
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
