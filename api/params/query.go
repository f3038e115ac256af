package params

import "strings"

// query reads the pairs of a raw query or of a form body. net/url is not used: it
// drops pairs with a semicolon or a malformed percent sign, which wikis do send.
func (d *decoding) query(raw string) {
	for raw != "" {
		var pair string
		pair, raw, _ = strings.Cut(raw, "&")
		if pair == "" {
			continue
		}
		name, value, _ := strings.Cut(pair, "=")
		e, ok := d.next(trimAmp(d.unescape(name, raw)))
		if !ok {
			return
		}
		if e != nil {
			d.set(e, d.unescape(value, raw))
		}
	}
}

// trimAmp drops what is left of ampersands that were written as entities, once or
// several times over.
func trimAmp(name string) string {
	for {
		rest, ok := strings.CutPrefix(name, "amp;")
		if !ok {
			return name
		}
		name = rest
	}
}

// unescape decodes percent signs and pluses. A percent sign without two
// hexadecimal digits stays what it is, so that 12.5% may be written plainly. All that is decoded
// shares one piece of memory, which has room for the rest of the query.
func (d *decoding) unescape(s, rest string) string {
	i := 0
	for i < len(s) && s[i] != '%' && s[i] != '+' {
		i++
	}
	if i == len(s) {
		return s
	}
	b := &d.unescaped
	if b.Cap()-b.Len() < len(s) {
		b.Reset() // what has been decoded keeps its memory
		b.Grow(len(s) + len(rest))
	}
	start := b.Len()
	b.WriteString(s[:i])
	for ; i < len(s); i++ {
		switch {
		case s[i] == '+':
			b.WriteByte(' ')
		case s[i] == '%' && i+2 < len(s) && nibble(s[i+1]) < 16 && nibble(s[i+2]) < 16:
			b.WriteByte(nibble(s[i+1])<<4 | nibble(s[i+2]))
			i += 2
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()[start:]
}

// nibble is the value of a hexadecimal digit, or 16.
func nibble(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	}
	return 16
}
