// Command reference writes the table of parameters as a page of Markdown, with pictures of
// their values in a folder beside it.
//
//	go run ./cmd/reference api/params/REFERENCE.md
package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/plugio/charts/api/params"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: reference FILE")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "reference:", err)
		os.Exit(1)
	}
}

func write(file string) error {
	text, err := page()
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		return fmt.Errorf("writing the page: %w", err)
	}
	return writePictures(file)
}

func page() (string, error) {
	var b strings.Builder
	b.WriteString("# Parameters\n\n" +
		"Generated from the table in this folder; do not edit. A name stands twice where it means something else, or has another\n" +
		"default, for another widget. An empty parameter means none, an absent one the default.\n")
	specs := params.All()
	for _, group := range groupsOf(specs) {
		fmt.Fprintf(&b, "\n## %s\n\n| name | widgets | values | default | meaning | example |\n|---|---|---|---|---|---|\n", group.Heading())
		for _, s := range specs {
			if s.Group == group {
				fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s |\n",
					s.Name, widgetsOf(s), cell(s.Allowed(code)), code(s.Default), cell(s.About()), code(s.Example))
			}
		}
		for _, s := range specs {
			if s.Group == group {
				b.WriteString(shown(s))
			}
		}
	}
	rest, err := notes()
	return b.String() + "\n" + rest, err
}

// groupsOf lists the groups in the order in which the table first names them.
func groupsOf(specs []params.Spec) []params.Group {
	var groups []params.Group
	for _, s := range specs {
		if !slices.Contains(groups, s.Group) {
			groups = append(groups, s.Group)
		}
	}
	return groups
}

func widgetsOf(s params.Spec) string {
	if len(s.Widgets) == len(params.Widgets()) {
		return "all"
	}
	return strings.Join(s.Widgets, ", ")
}

// code is a text as code in a table's cell, or a dash for none.
func code(s string) string {
	if s == "" {
		return "–"
	}
	return "`" + cell(s) + "`"
}

func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }
