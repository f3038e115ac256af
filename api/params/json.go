package params

import (
	"bytes"
	"encoding/json"
	"unicode/utf16"
	"unicode/utf8"
)

// byteOrderMark may precede a text; RFC 8259 lets a parser ignore it.
var byteOrderMark = []byte("\ufeff")

// json reads the members of a flat object. Numbers keep the digits they were
// written with, null is the empty parameter.
func (d *decoding) json(body []byte) {
	body = bytes.TrimPrefix(body, byteOrderMark)
	if !utf8.Valid(body) {
		d.fail(nil, InvalidUTF8, 0)
		return
	}
	// The decoder below would read the first members of a body that is broken
	// further on, and would not see what follows the object.
	if !json.Valid(body) || bytes.TrimLeft(body, " \t\r\n")[0] != '{' {
		d.fail(nil, NotJSON, 0)
		return
	}
	members := json.NewDecoder(bytes.NewReader(body))
	_, err := members.Token()
	for err == nil && members.More() {
		var name json.Token
		var value json.RawMessage
		if name, err = members.Token(); err != nil {
			break
		}
		if err = members.Decode(&value); err != nil {
			break
		}
		key, _ := name.(string)
		e, ok := d.next(key)
		if !ok {
			return
		}
		if e != nil {
			d.member(e, value)
		}
	}
	if err != nil {
		d.fail(nil, NotJSON, 0)
	}
}

func (d *decoding) member(e *entry, value json.RawMessage) {
	if !d.once(e) {
		return
	}
	switch value[0] {
	case '{', '[':
		d.fail(e, Nested, 0)
	case 'n':
		d.store(e, "")
	case '"':
		var s string
		if json.Unmarshal(value, &s) != nil || loneSurrogate(value) {
			d.fail(e, InvalidUTF8, 0)
			return
		}
		d.store(e, s)
	default:
		if e.kind == Integer {
			value = withoutZeros(value)
		}
		d.store(e, string(value))
	}
}

// withoutZeros is a JSON number without a fraction of zeros, which some programs write after
// every number.
func withoutZeros(number []byte) []byte {
	if plain, fraction, found := bytes.Cut(number, []byte(".")); found && len(bytes.Trim(fraction, "0")) == 0 {
		return plain
	}
	return number
}

// loneSurrogate finds half a character in a valid JSON string: an escape that no
// UTF-8 can hold, which encoding/json replaces without a word.
func loneSurrogate(s []byte) bool {
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			continue
		}
		i++
		if s[i] != 'u' {
			continue
		}
		r := hex4(s[i+1:])
		i += 4
		if !utf16.IsSurrogate(r) {
			continue
		}
		if s[i+1] != '\\' || s[i+2] != 'u' || utf16.DecodeRune(r, hex4(s[i+3:])) == utf8.RuneError {
			return true
		}
		i += 6
	}
	return false
}

func hex4(s []byte) rune {
	var r rune
	for _, c := range s[:4] {
		r = r<<4 | rune(nibble(c))
	}
	return r
}
