package atlassian

import (
	"bytes"
	"embed"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
)

// jiraFiles are what an item and a gadget consist of. The script's parts are joined, and
// nothing else is done to them.
//
//go:embed jira
var jiraFiles embed.FS

// program is what a script is joined from.
type program struct {
	// parts are files, each using those before it.
	parts []string
	// without are prefixes of texts that it has no use for.
	without []string
	// head are lines before the parts.
	head string
}

// appPrefix begins the keys of texts that the product's own pages show.
const appPrefix = "app."

func itemProgram() program {
	return program{
		parts:   []string{"dom.js", "preferences.js", "measure.js", "picture.js", "form.js", "item.js"},
		without: []string{appPrefix, "gadget."},
	}
}

// languages are those of the texts, the first is the default.
var languages = []string{"en", "de"}

// jiraTexts are the texts of one language.
func jiraTexts(language string) ([]text, error) {
	source, err := jiraFiles.ReadFile("jira/texts_" + language + ".properties")
	if err != nil {
		return nil, fmt.Errorf("reading the texts: %w", err)
	}
	all, err := readTexts(string(source))
	if err != nil {
		return nil, fmt.Errorf("texts of %s: %w", language, err)
	}
	return all, nil
}

// script joins a program into one plain script that draws with the service at a path. It
// stands between other people's in a batch, so it begins and ends with a semicolon and
// leaves nothing outside of its function.
func script(service string, p program) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, ";(function () {\n\"use strict\";\nconst SERVICE = %s;\n%s", quote(service), p.head)
	if err := p.writeTexts(&b); err != nil {
		return nil, err
	}
	for _, name := range p.parts {
		source, err := jiraFiles.ReadFile("jira/script/" + name)
		if err != nil {
			return nil, fmt.Errorf("reading the script: %w", err)
		}
		b.WriteByte('\n')
		b.Write(source)
	}
	b.WriteString("}());\n")
	return b.Bytes(), nil
}

// writeTexts writes the texts of all languages, each under its key.
func (p program) writeTexts(b *bytes.Buffer) error {
	byLanguage := make([]map[string]string, len(languages))
	var keys []string
	for i, language := range languages {
		texts, err := jiraTexts(language)
		if err != nil {
			return err
		}
		byLanguage[i] = make(map[string]string, len(texts))
		for _, t := range texts {
			byLanguage[i][t.key] = t.words
			if i == 0 && !p.skips(t.key) {
				keys = append(keys, t.key)
			}
		}
	}
	b.WriteString("const TEXTS = {\n")
	for _, key := range keys {
		fmt.Fprintf(b, "%s:[", quote(key))
		for i := range languages {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(quote(byLanguage[i][key]))
		}
		b.WriteString("],\n")
	}
	b.WriteString("};\n")
	return nil
}

func (p program) skips(key string) bool {
	return slices.ContainsFunc(p.without, func(prefix string) bool { return strings.HasPrefix(key, prefix) })
}

// quote writes a string literal of JavaScript in ASCII, since the charset in which a
// product hands out scripts is its own affair. It may stand within HTML and CDATA.
func quote(s string) string {
	b := []byte{'"'}
	for _, unit := range utf16.Encode([]rune(s)) {
		if unit < 0x20 || unit > 0x7e || strings.ContainsRune("\"\\<>&]", rune(unit)) {
			b = fmt.Appendf(b, `\u%04x`, unit)
		} else {
			b = append(b, byte(unit))
		}
	}
	return string(append(b, '"'))
}
