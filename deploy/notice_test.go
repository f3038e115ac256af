package deploy_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const noticePath = "NOTICE.md"

// TestNoticeNamesWhatIsLinked: the licences of nearly all works ask that their copyright line travels with the program.
func TestNoticeNamesWhatIsLinked(t *testing.T) {
	notice := readFile(t, noticePath)
	list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}", "./cmd/plugio-charts")
	list.Dir = ".."
	output, err := list.Output()
	if err != nil {
		t.Fatalf("listing what is linked: %v", err)
	}
	linked := make(map[string]bool)
	for line := range strings.Lines(string(output)) {
		module, dir, found := strings.Cut(strings.TrimSpace(line), "\t")
		if !found || linked[module] {
			continue
		}
		linked[module] = true
		if !strings.Contains(notice, "`"+module+"`") {
			t.Errorf("%s is linked and not named", module)
		}
		for _, copyright := range copyrights(t, dir) {
			if !strings.Contains(notice, copyright) {
				t.Errorf("%s: %q is missing", module, copyright)
			}
		}
	}
	if len(linked) == 0 {
		t.Fatal("nothing is linked, so the test proves nothing")
	}
	for _, row := range regexp.MustCompile(`(?m)^\| .*$`).FindAllString(notice, -1) {
		for _, match := range regexp.MustCompile("`((?:golang.org|github.com)/[^`]+)`").FindAllStringSubmatch(row, -1) {
			if !linked[match[1]] {
				t.Errorf("%s is named and not linked", match[1])
			}
		}
	}
}

// copyrights returns the copyright lines at the head of a module's licence; those further down are of parts that have
// licences of their own.
func copyrights(t *testing.T, dir string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "LICENSE*"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s has no licence: %v", dir, err)
	}
	text, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(string(text), "\n---------")
	return regexp.MustCompile(`(?m)^Copyright .*\S`).FindAllString(head, -1)
}

// TestNoticeCreditsFreeType: its licence asks for these words in the documentation of a program.
func TestNoticeCreditsFreeType(t *testing.T) {
	for _, words := range []string{
		"Portions of this software are copyright © 2010 The FreeType Project (www.freetype.org). All rights reserved.",
		"based in part on the work of the FreeType Team",
	} {
		if !strings.Contains(readFile(t, noticePath), words) {
			t.Errorf("%q is missing", words)
		}
	}
}

func TestLicence(t *testing.T) {
	licence := readFile(t, "../LICENSE")
	for _, words := range []string{"Apache License\n                           Version 2.0, January 2004", "Copyright 2026 Plugio\n", "END OF TERMS AND CONDITIONS"} {
		if !strings.Contains(licence, words) {
			t.Errorf("%q is missing", words)
		}
	}
}
