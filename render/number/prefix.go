package number

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// AppendPrefixed appends a number as Format wrote it with a prefix. A currency sign
// stands between sign and digits, as in −€12; any other prefix stands in front, as in
// NPS −12.
func AppendPrefixed(dst []byte, prefix string, written []byte) []byte {
	n := 0
	if strings.IndexFunc(prefix, isCurrency) >= 0 {
		n = signLength(written)
	}
	dst = append(dst, written[:n]...)
	dst = append(dst, prefix...)
	return append(dst, written[n:]...)
}

func isCurrency(r rune) bool { return unicode.Is(unicode.Sc, r) }

// signLength is how many bytes of a written number come before its digits and its words.
func signLength(written []byte) int {
	n := 0
	for n < len(written) {
		r, size := utf8.DecodeRune(written[n:])
		if !strings.ContainsRune(leftToRight+minus+"+<>", r) {
			break
		}
		n += size
	}
	return n
}
