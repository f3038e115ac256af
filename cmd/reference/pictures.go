package main

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/plugio/charts/api"
	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/api/playground"
)

// folder holds the pictures, beside the page.
const folder = "pictures"

// picture is a file of the page and what draws it.
type picture struct {
	file, address, value string
}

// pictures are those of a parameter. An SVG follows the reader's choice of light and dark.
func pictures(spec params.Spec) []picture {
	var all []picture
	for _, s := range playground.Samples(spec) {
		path, _, _ := strings.Cut(s.Address, "?")
		address := s.Address
		if s.Themed && strings.HasSuffix(path, ".svg") {
			address += "&theme=auto"
		}
		file := strings.Join([]string{spec.Name, spec.Widgets[0], plain(s.Value)}, "-") + filepath.Ext(path)
		all = append(all, picture{file, address, s.Value})
	}
	return all
}

// plain is a value as a part of a file's name.
func plain(value string) string {
	const longest = 24
	kept := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' || r == '.' {
			return r
		}
		return '_'
	}, value)
	return kept[:min(len(kept), longest)]
}

// shown is a paragraph with the pictures of a parameter.
func shown(spec params.Spec) string {
	var b strings.Builder
	for _, p := range pictures(spec) {
		alt := strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;").Replace(spec.Name + "=" + p.value)
		fmt.Fprintf(&b, "%s <img src=\"%s/%s\" width=\"144\" alt=\"%s\">\n", code(p.value), folder, p.file, alt)
	}
	if b.Len() == 0 {
		return ""
	}
	return fmt.Sprintf("\n**%s** of %s\n\n", spec.Name, widgetsOf(spec)) + b.String()
}

// drawAll draws every picture with the service itself.
func drawAll() (map[string][]byte, error) {
	service, err := api.New(api.DefaultConfig())
	if err != nil {
		return nil, fmt.Errorf("starting the service: %w", err)
	}
	files := map[string][]byte{}
	for _, spec := range params.All() {
		for _, p := range pictures(spec) {
			if files[p.file] != nil {
				return nil, fmt.Errorf("two pictures are called %s", p.file)
			}
			request, err := http.NewRequest(http.MethodGet, "/"+p.address, nil)
			if err != nil {
				return nil, fmt.Errorf("asking for %s: %w", p.address, err)
			}
			request.Header.Set("Sec-Fetch-Dest", "image") // so that a mistake is a picture as well
			answer := &answer{header: http.Header{}}
			service.Handler().ServeHTTP(answer, request)
			if answer.status != http.StatusOK {
				return nil, fmt.Errorf("status %d of %s", answer.status, p.address)
			}
			files[p.file] = answer.body
		}
	}
	return files, nil
}

// answer keeps what a handler writes.
type answer struct {
	header http.Header
	status int
	body   []byte
}

func (a *answer) Header() http.Header    { return a.header }
func (a *answer) WriteHeader(status int) { a.status = status }
func (a *answer) Write(b []byte) (int, error) {
	a.body = append(a.body, b...)
	return len(b), nil
}

// writePictures replaces the folder's pictures.
func writePictures(beside string) error {
	files, err := drawAll()
	if err != nil {
		return err
	}
	at := filepath.Join(filepath.Dir(beside), folder)
	if err := os.RemoveAll(at); err != nil {
		return fmt.Errorf("removing the pictures: %w", err)
	}
	if err := os.MkdirAll(at, 0o755); err != nil {
		return fmt.Errorf("making the folder: %w", err)
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(at, name), data, 0o644); err != nil {
			return fmt.Errorf("writing a picture: %w", err)
		}
	}
	return nil
}
