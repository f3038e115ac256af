package text

import "strings"

// SetTail sets what outlives a cut of the following texts that end with it, as an issue key
// does. It ends when the typesetter is put back.
func (ts *Typesetter) SetTail(tail string) { ts.tail = tail }

// tailOf returns where the part of a text starts that must outlive a cut, or 0.
func (ts *Typesetter) tailOf(s string) int {
	if ts.tail != "" && strings.HasSuffix(s, ts.tail) {
		return len(s) - len(ts.tail)
	}
	return keyTail(s)
}

// keyTail returns where the part of a text starts that must outlive a cut: the number of
// a text that is an issue key, the key of one that ends with an issue key. It is 0
// for other texts. An issue key is a capital letter, at least one more capital letter,
// digit or underscore, a hyphen and a number.
func keyTail(s string) int {
	project, number, found := cutLast(s, '-')
	if !found || number == "" || strings.Trim(number, "0123456789") != "" {
		return 0
	}
	start := len(project)
	for start > 0 && isKeyByte(project[start-1]) {
		start--
	}
	name := project[start:]
	if len(name) < 2 || name[0] < 'A' || name[0] > 'Z' {
		return 0
	}
	if start == 0 {
		return len(project) + 1
	}
	switch project[start-1] {
	case ' ', '(', '[', '/', ':', '#':
		return start
	}
	return 0
}

func cutLast(s string, sep byte) (before, after string, found bool) {
	i := strings.LastIndexByte(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

func isKeyByte(b byte) bool {
	return 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '_'
}
