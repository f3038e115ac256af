package svg

import (
	"iter"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

func class(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// hasRTL says whether words have a letter that runs from right to left, or isolate one.
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

// startsRTL says whether the first letter outside isolates runs from right to left.
func startsRTL(s string) bool {
	for c := range outer(s) {
		switch c {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

// outer ranges over the classes of what stands outside isolates.
func outer(s string) iter.Seq[bidi.Class] {
	return func(yield func(bidi.Class) bool) {
		depth := 0
		for _, r := range s {
			switch {
			case r == isolate:
				depth++
			case r == popIsolate:
				depth = max(0, depth-1)
			case depth == 0 && !yield(class(r)):
				return
			}
		}
	}
}

// mixed says whether the order of words that read from right to left depends on their
// direction: because they hold what runs to the right, or begin or end with what
// runs either way.
func mixed(s string) bool {
	outer := bidi.ON
	for _, r := range s {
		c := class(r)
		switch c {
		case bidi.L, bidi.EN, bidi.AN, bidi.Control:
			return true
		case bidi.R, bidi.AL:
		case bidi.NSM:
			c = outer
		default:
			if outer == bidi.ON {
				return true
			}
		}
		outer = c
	}
	return outer != bidi.R && outer != bidi.AL
}

// cutIsolate cuts words behind their first isolate if they begin with it, which is returned
// without the characters for it, and else before it.
func cutIsolate(s string) (words, rest string, isolated bool) {
	i := strings.IndexRune(s, isolate)
	switch {
	case i < 0:
		return s, "", false
	case i > 0:
		return s[:i], s[i:], false
	}
	s = s[len(string(isolate)):]
	end := closing(s)
	return s[:end], strings.TrimPrefix(s[end:], string(popIsolate)), true
}

// closing is where the isolate ends that is open at the start of words.
func closing(s string) int {
	depth := 1
	for i, r := range s {
		switch r {
		case isolate:
			depth++
		case popIsolate:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(s)
}
