package atlassian

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// text is one line of words that a reader sees, under a key.
type text struct{ key, words string }

// readTexts reads lines of the form "key = words" in UTF-8; empty ones and those that
// start with # are skipped.
func readTexts(source string) ([]text, error) {
	var all []text
	for i, line := range strings.Split(source, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, words, ok := strings.Cut(line, "=")
		if !ok {
			return nil, fmt.Errorf("line %d: no = between key and words", i+1)
		}
		all = append(all, text{strings.TrimSpace(key), strings.TrimSpace(words)})
	}
	return all, nil
}

// properties writes texts as Java reads them, in ISO-8859-1 with everything else
// escaped, and every key below a prefix: keys are shared by all apps of a product. The
// words hold neither ' nor {, which would be signs of a message format.
func properties(prefix string, texts []text) []byte {
	var b []byte
	for _, t := range texts {
		b = append(b, prefix+t.key+" = "...)
		for _, unit := range utf16.Encode([]rune(t.words)) {
			switch {
			case unit == '\\':
				b = append(b, `\\`...)
			case unit < 0x20 || unit > 0x7e:
				b = fmt.Appendf(b, `\u%04X`, unit)
			default:
				b = append(b, byte(unit))
			}
		}
		b = append(b, '\n')
	}
	return b
}
