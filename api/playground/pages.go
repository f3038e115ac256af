package playground

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"strings"
)

var templates = template.Must(template.ParseFS(files, "*.tmpl"))

// content is what the pages are filled with. What a page needs before it is of use stands in
// the page itself, so that it is there with the first answer.
type content struct {
	Style   template.CSS
	Font    string
	Modules []string
	Version string

	Starts, Examples []example
	Places           []place
	Table            template.JS

	Groups []group
}

// place is where a picture can stand, as places.js knows it by its name.
type place struct{ Name, Label string }

var places = []place{
	{"url", "Address"},
	{"html", "HTML"},
	{"storage", "Confluence storage"},
	{"confluence", "Confluence wiki"},
	{"jira", "Jira wiki"},
	{"markdown", "Markdown"},
	{"macro", "User macro"},
	{"curl", "curl"},
	{"go", "Go"},
	{"preset", "Preset"},
}

// pages are the documents that people open.
func pages(s Service, font string) ([]File, error) {
	var style []byte
	for _, name := range []string{"style.css", "fields.css"} {
		part, err := files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("reading the style: %w", err)
		}
		style = append(style, part...)
	}
	modules, err := scripts()
	if err != nil {
		return nil, err
	}
	table, err := json.Marshal(describe(s))
	if err != nil {
		return nil, fmt.Errorf("describing the parameters: %w", err)
	}
	c := content{
		Style: template.CSS(face(font)) + template.CSS(style), Font: font, Modules: modules, Version: s.Version,
		Starts: starts, Examples: examples, Places: places, Table: template.JS(table),
		Groups: reference(s.House),
	}
	var all []File
	for at, name := range map[string]string{"/": "index.tmpl", "/reference.html": "reference.tmpl", "/guide.html": "guide.tmpl"} {
		var page bytes.Buffer
		if err := templates.ExecuteTemplate(&page, name, c); err != nil {
			return nil, fmt.Errorf("writing the page %s: %w", at, err)
		}
		all = append(all, File{Path: at, ContentType: fileTypes[".html"], Body: page.Bytes()})
	}
	return all, nil
}

// scripts are the modules of the playground, so that a browser asks for all of them at once
// and not for each when another has named it.
func scripts() ([]string, error) {
	names, err := fs.Glob(files, "*.js")
	if err != nil {
		return nil, fmt.Errorf("listing the page's files: %w", err)
	}
	var all []string
	for _, name := range names {
		if name != "reference.js" {
			all = append(all, "playground/"+name)
		}
	}
	return all, nil
}

// fontPath names a font by its content, so that a browser need never ask again. It is
// relative to the pages.
func fontPath(font []byte) string {
	sum := sha256.Sum256(font)
	return fmt.Sprintf("playground/inter-%x.woff", sum[:8])
}

// face declares the font. It is optional: a text that is drawn already is not drawn anew
// when the font comes late, since everything below would move.
func face(font string) string {
	return "@font-face { font-family: Inter; font-weight: 400 600; font-display: optional; src: url(" + font + ") format(\"woff\"); }\n"
}

// Picture is the example as it follows the page's own colours.
func (e example) Picture() template.URL {
	return template.URL(strings.Replace(e.Address, ".png?dpr=2&", ".svg?theme=auto&", 1))
}
