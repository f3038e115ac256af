package number

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// diagnose finds the most helpful reason for a text that is no number.
func diagnose(s string) error {
	_, s = cutSign(s)
	s = strings.TrimRightFunc(strings.TrimSuffix(s, "%"), unicode.IsSpace)
	switch {
	case isInfinite(s):
		return ErrInfinite
	case isHex(s):
		return ErrHex
	case isBeside(s):
		return ErrBeside
	case !isMarkedDigits(s):
		return ErrSyntax
	case strings.Contains(s, "_"):
		return ErrUnderscore
	case isGrouped(s):
		return ErrGrouping
	case strings.Count(s, ",") == 1 && strings.IndexFunc(s, isOtherMark) < 0:
		return ErrComma
	}
	return ErrSyntax
}

// longestBeside is how many characters may stand beside a number: an answer that tells a number with words from
// words with a number would tell something of them.
const longestBeside = 16

// isBeside says whether s is a number with a unit, a currency or another short word beside it.
func isBeside(s string) bool {
	core := strings.TrimFunc(s, isNoDigit)
	before, after, _ := strings.Cut(s, core)
	if core == "" || utf8.RuneCountInString(s)-utf8.RuneCountInString(core) > longestBeside {
		return false
	}
	if strings.IndexFunc(before, isWord) < 0 && strings.IndexFunc(after, isWord) < 0 {
		return false
	}
	var p parser
	return p.scan(core) || isMarkedDigits(core)
}

func isInfinite(s string) bool {
	return s == "∞" || strings.EqualFold(s, "inf") || strings.EqualFold(s, "infinity")
}

func isHex(s string) bool {
	if len(s) < 3 || s[0] != '0' || s[1]|0x20 != 'x' {
		return false
	}
	return strings.Trim(s[2:], "0123456789abcdefABCDEF.pP+-_") == ""
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isNoDigit(r rune) bool { return !isDigit(r) }

// isWord says whether r is of a word, or a sign that stands for one, such as € or °.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.In(r, unicode.Sc, unicode.So) }

// isGroupMark says whether some language groups digits with r.
func isGroupMark(r rune) bool {
	return strings.ContainsRune(",.'’٬", r) || unicode.IsSpace(r)
}

func isOtherMark(r rune) bool { return r != ',' && !isDigit(r) }

// isMarkedDigits says whether s is Latin digits with marks before or between them.
func isMarkedDigits(s string) bool {
	other := func(r rune) bool { return !isDigit(r) && !isGroupMark(r) && r != '_' }
	return s != "" && strings.IndexFunc(s, other) < 0 && isDigit(rune(s[len(s)-1]))
}

// isGrouped says whether the integer part of s stands in groups as people write
// them: a first one of one to three digits, then groups of three, or of two with a
// last one of three. A different mark ends the integer part.
func isGrouped(s string) bool {
	var mark rune
	first, last, size := 0, 0, 0
	for i, r := range s {
		if isDigit(r) {
			size++
			continue
		}
		if mark == 0 {
			mark, first = r, size
		} else if r != mark {
			return last > 0 && size == 3 && strings.Trim(s[i+1:], "0123456789") == ""
		} else if size < 2 || size > 3 {
			return false
		}
		last, size = i, 0
	}
	return mark != 0 && first >= 1 && first <= 3 && s[0] != '0' && size == 3
}
