package main

import (
	_ "embed"
	"fmt"
	"strings"
	"text/template"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
)

// notesText are the rules that no row of the table has room for.
//
//go:embed notes.md
var notesText string

// limits fill the gaps of the notes.
type limits struct {
	MaxSide, MaxPixels                          string
	MaxText, MaxItems, MaxSeries, MaxParameters int
}

func notes() (string, error) {
	gaps, err := template.New("notes").Parse(notesText)
	if err != nil {
		return "", fmt.Errorf("reading the notes: %w", err)
	}
	var b strings.Builder
	err = gaps.Execute(&b, limits{
		grouped(render.MaxSide), grouped(params.DefaultMaxPixels),
		params.MaxText, params.MaxItems, params.MaxSeries, params.MaxParameters,
	})
	return b.String(), err
}

// grouped writes a whole number with separators.
func grouped(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}
