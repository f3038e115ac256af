package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	gotext "github.com/go-text/typesetting/bidi"
	"golang.org/x/text/unicode/bidi"
)

// The characters that open and close an isolate: a part of a text whose order the text
// around it does not touch.
const (
	leftToRightIsolate = '\u2066'
	rightToLeftIsolate = '\u2067'
	firstStrongIsolate = '\u2068'
	popIsolate         = '\u2069'
)

// Isolate makes a text a part of a line that the bidirectional algorithm treats alone: its
// words and numbers keep the order they have by themselves, and those around it do too.
// Its direction is that of its first letter, left to right without one. Characters that
// embed or override directions are left out, and an isolate in the text that is not
// closed, or closed twice, cannot reach what stands beside it. Spaces at its ends stay at
// their side of it.
//
//	"40 " + text.Isolate("נק׳") + " / 100"
func Isolate(s string) string {
	if s == "" {
		return ""
	}
	return string(appendIsolate(make([]byte, 0, len(s)+2*utf8.UTFMax), s))
}

// Apart is Isolate for a text of which any part runs from right to left; others are returned as
// they are. A unit, a prefix or a suffix is such a text beside its number.
func Apart(s string) string {
	if !hasRTL(s) {
		return s
	}
	return Isolate(s)
}

func appendIsolate(dst []byte, s string) []byte {
	words := strings.TrimLeftFunc(s, unicode.IsSpace)
	dst = append(dst, s[:len(s)-len(words)]...)
	s = words
	if words = strings.TrimRightFunc(s, unicode.IsSpace); words != "" {
		dst = appendWords(dst, words)
	}
	return append(dst, s[len(words):]...)
}

func appendWords(dst []byte, s string) []byte {
	dst = utf8.AppendRune(dst, firstStrongIsolate)
	depth := 0
	for _, r := range s {
		switch {
		case r == popIsolate:
			if depth == 0 {
				continue
			}
			depth--
		case opensIsolate(r):
			depth++
		case '\u202a' <= r && r <= '\u202e':
			continue
		}
		dst = utf8.AppendRune(dst, r)
	}
	for ; depth >= 0; depth-- {
		dst = utf8.AppendRune(dst, popIsolate)
	}
	return dst
}

// Join puts parts that are not empty into one text, a separator between them, so that they
// are read in this order in the direction of the line and none changes the order inside
// another: where a part or the separator runs from right to left, each part is isolated.
// Number, sign, unit and words of a line are such parts. Texts that only run from left to
// right are joined as they are.
//
//	text.Join(" ", "40", "/", "100", "נק׳")
func Join(separator string, parts ...string) string {
	length, only := 0, ""
	for _, p := range parts {
		if p != "" {
			length, only = length+len(separator)+len(p), p
		}
	}
	if length == len(separator)+len(only) || length == 0 {
		return only
	}
	return string(AppendJoin(make([]byte, 0, length), separator, parts...))
}

// AppendJoin is Join that appends to dst.
func AppendJoin(dst []byte, separator string, parts ...string) []byte {
	mixed, several := hasRTL(separator), 0
	for _, p := range parts {
		mixed = mixed || hasRTL(p)
		if p != "" {
			several++
		}
	}
	mixed = mixed && several > 1
	first := true
	for _, p := range parts {
		if p == "" {
			continue
		}
		if !first {
			dst = append(dst, separator...)
		}
		first = false
		if mixed {
			dst = appendIsolate(dst, p)
		} else {
			dst = append(dst, p...)
		}
	}
	return dst
}

// Tail is what stands behind a text that gives the line its direction, as Join's parts do not: a
// separator and a part, which is isolated where it, the text or their line runs from right to left.
func Tail(text, separator, part string, rtl bool) string {
	if rtl || hasRTL(text) || hasRTL(part) {
		part = Isolate(part)
	}
	return separator + part
}

// hasRTL says whether a text has a character that runs from right to left, an Arabic
// digit, or an isolate, which is there for one.
func hasRTL(s string) bool {
	for _, r := range s {
		if r < 0x590 {
			continue
		}
		switch class(r) {
		case bidi.R, bidi.AL, bidi.AN, bidi.Control:
			return true
		}
	}
	return false
}

func opensIsolate(r rune) bool { return leftToRightIsolate <= r && r <= firstStrongIsolate }

// isIsolate says whether a character opens or closes an isolate; it draws nothing.
func isIsolate(r rune) bool { return leftToRightIsolate <= r && r <= popIsolate }

// deepest is the level above which isolates are none, far beyond what a line can need.
const deepest = 60

// piece is a character outside all isolates, or a whole isolate.
type piece struct {
	start, end int // of its runes
	// inside is the end of what the isolate holds; what opens it is before, what closes it
	// behind. It is start for a character.
	inside int
}

// isolates resolves the levels of a part of the text at a base level. To what is around
// it an isolate is one neutral character, and what is inside is a text by itself, one or
// two levels higher.
func (ts *Typesetter) isolates(list []stretch, start, end int, base gotext.Level) []stretch {
	offset := base - base%2
	if !slices.ContainsFunc(ts.runes[start:end], isIsolate) {
		known := len(list)
		list = ts.flat(list, ts.runes[start:end], base%2 == 1)
		for i := known; i < len(list); i++ {
			list[i].end += start
			list[i].level += offset
		}
		return list
	}
	pieces, around := ts.pieces(start, end, base)
	next := 0
	for _, s := range ts.flat(nil, around, base%2 == 1) {
		level := s.level + offset
		for ; next < s.end; next++ {
			p := pieces[next]
			list = append(list, stretch{p.start + 1, level})
			if p.inside > p.start+1 {
				list = ts.isolates(list, p.start+1, p.inside, ts.innerLevel(p, base))
			}
			if p.end > p.start+1 {
				list = append(list, stretch{p.end, level})
			}
		}
	}
	return list
}

// resetEnd gives the spaces at the end of a text the base level, even where an isolate that
// nothing closes holds them: rule L1 of the bidirectional algorithm.
func (ts *Typesetter) resetEnd(list []stretch, base gotext.Level) []stretch {
	end := len(ts.runes)
	for end > 0 && (isIsolate(ts.runes[end-1]) || class(ts.runes[end-1]) == bidi.WS) {
		end--
	}
	if end == len(ts.runes) {
		return list
	}
	for len(list) > 0 && list[len(list)-1].end > end {
		last := &list[len(list)-1]
		if len(list) > 1 && list[len(list)-2].end >= end || end == 0 {
			list = list[:len(list)-1]
			continue
		}
		last.end = end
	}
	return append(list, stretch{len(ts.runes), base})
}

// innerLevel is the base level of what an isolate holds.
func (ts *Typesetter) innerLevel(p piece, base gotext.Level) gotext.Level {
	rtl := ts.runes[p.start] == rightToLeftIsolate
	if ts.runes[p.start] == firstStrongIsolate {
		rtl = startsRTL(string(ts.runes[p.start+1 : p.inside]))
	}
	if rtl == (base%2 == 1) {
		return base + 2
	}
	return base + 1
}

// pieces divides a part of the text, and returns beside it the text with one neutral
// character for each isolate.
func (ts *Typesetter) pieces(start, end int, base gotext.Level) (pieces []piece, around []rune) {
	const object = '\ufffc'
	for at := start; at < end; {
		r := ts.runes[at]
		p := piece{at, at + 1, at}
		if opensIsolate(r) && base < deepest {
			p.inside, p.end = ts.closing(at, end)
		}
		if isIsolate(r) {
			r = object
		}
		pieces, around = append(pieces, p), append(around, r)
		at = p.end
	}
	return pieces, around
}

// closing returns where the content of an isolate ends and what follows it begins.
func (ts *Typesetter) closing(open, end int) (inside, next int) {
	depth := 0
	for i := open; i < end; i++ {
		switch r := ts.runes[i]; {
		case opensIsolate(r):
			depth++
		case r == popIsolate:
			if depth--; depth == 0 {
				return i, i + 1
			}
		}
	}
	return end, end
}
