package presets

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// document reads the one document of a file, nil if it has none.
func document(data []byte) (*yaml.Node, []Note) {
	if note, bad := badCharacter(data); bad {
		return nil, []Note{note}
	}
	loader, err := yaml.NewLoader(bytes.NewReader(joinSurrogates(data)))
	if err != nil {
		return nil, []Note{notYAML(err)}
	}
	var first, second yaml.Node
	switch err := loader.Load(&first); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, []Note{notYAML(err)}
	}
	switch err := loader.Load(&second); {
	case err == nil:
		return nil, []Note{{Line: second.Line, Detail: "a second document: everything belongs into one"}}
	case !errors.Is(err, io.EOF):
		return nil, []Note{notYAML(err)}
	}
	return first.Content[0], nil
}

// badCharacter finds what the library refuses without a line. UTF-16 with its mark is
// left to the library.
func badCharacter(data []byte) (Note, bool) {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return Note{}, false
	}
	line := 1
	for rest := data; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			return Note{Line: line, Detail: "not UTF-8: save the file in that encoding"}, true
		case r < ' ' && r != '\t' && r != '\n' && r != '\r', 0x7f <= r && r < 0xa0 && r != 0x85, r == 0xfffe, r == 0xffff:
			return Note{Line: line, Detail: "a control character"}, true
		case r == '\n':
			line++
		}
		rest = rest[size:]
	}
	return Note{}, false
}

// notYAML says where the syntax is wrong. The library's sentence is kept where it is a
// fixed one.
func notYAML(err error) Note {
	var e *yaml.LoadError
	if !errors.As(err, &e) {
		return Note{Detail: "neither YAML nor JSON"}
	}
	note := Note{Line: e.Mark.Line, Detail: "not YAML"}
	switch e.Stage {
	case yaml.ScannerStage, yaml.ParserStage:
		if !bytes.Contains([]byte(e.Message), []byte("allowed in a YAML tag")) { // quotes a character
			note.Detail += ": " + e.Message
		}
	case yaml.ComposerStage:
		note.Detail += ": an alias without an anchor before it"
	}
	return note
}

// joinSurrogates rewrites what JSON writes as two halves, a character beyond U+FFFF, as the
// one escape that YAML has for it. What is no JSON stays as it is.
func joinSurrogates(data []byte) []byte {
	if !bytes.Contains(data, []byte(`\u`)) || !json.Valid(data) {
		return data
	}
	joined := make([]byte, 0, len(data))
	for i := 0; i < len(data); {
		n := 1
		if data[i] == '\\' {
			n = 2
		}
		high, low := unit(data[i:]), rune(0)
		if utf16.IsSurrogate(high) {
			low = unit(data[i+6:])
		}
		if r := utf16.DecodeRune(high, low); r != utf8.RuneError {
			joined = fmt.Appendf(joined, `\U%08X`, r)
			i += 12
			continue
		}
		joined = append(joined, data[i:i+n]...)
		i += n
	}
	return joined
}

// unit is the UTF-16 unit of an escape that s starts with, or 0.
func unit(s []byte) rune {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0
	}
	v, err := strconv.ParseUint(string(s[2:6]), 16, 16)
	if err != nil {
		return 0
	}
	return rune(v)
}
