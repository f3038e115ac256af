package svg

import "unicode/utf8"

// appendText appends s so that it is plain text wherever XML or HTML allows text
// or a quoted attribute. Tabs and line ends become spaces, bytes that are not
// UTF-8 become U+FFFD, and what XML forbids or what would turn the text around
// it is dropped, see dropped. An isolate that s does not close is closed.
func appendText(dst []byte, s string) []byte {
	done, isolates := 0, 0
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c >= ' ' && c != 0x7f && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'' {
				i++
				continue
			}
			dst = append(dst, s[done:i]...)
			dst = append(dst, escaped(c)...)
			i++
			done = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			dst = append(dst, s[done:i]...)
			dst = append(dst, "\uFFFD"...)
			done = i + n
		case r == isolate:
			isolates++
		case r == popIsolate && isolates > 0:
			isolates--
		case r == popIsolate || dropped(r):
			dst = append(dst, s[done:i]...)
			done = i + n
		}
		i += n
	}
	dst = append(dst, s[done:]...)
	for range isolates {
		dst = utf8.AppendRune(dst, popIsolate)
	}
	return dst
}

// The characters that open and close a part of a text whose order is its own.
const (
	isolate    = '\u2068'
	popIsolate = '\u2069'
)

// escaped is what an ASCII character that cannot stand for itself becomes.
func escaped(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&#34;"
	case '\'':
		return "&#39;"
	case '\t', '\n', '\r':
		return " "
	}
	return ""
}

// dropped says that a character has no place in a picture's words: control
// characters, the two that XML 1.0 forbids beside them, and the controls that
// embed, override or set the direction of text, with which a number can be
// made to read backwards. The marks U+200E and U+200F stay, since they turn
// nothing around, and so do isolates that leave the direction to the text in them.
func dropped(r rune) bool {
	switch {
	case r < ' ':
		return r != '\t' && r != '\n' && r != '\r'
	case r >= 0x7f && r <= 0x9f, r == 0xFFFE, r == 0xFFFF:
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2067:
		return true
	}
	return false
}

// blank says that nothing but spaces would be left of s.
func blank(s string) bool {
	for _, r := range s {
		if r != ' ' && r != '\t' && r != '\n' && r != '\r' && r != isolate && r != popIsolate && !dropped(r) {
			return false
		}
	}
	return true
}
