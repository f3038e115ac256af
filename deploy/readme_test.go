package deploy_test

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestReadmePictures asks the service for every picture that the pages tell an administrator to try.
func TestReadmePictures(t *testing.T) {
	pages := readFile(t, "README.md") + readFile(t, composeDir+"/README.md")
	targets := regexp.MustCompile(`/charts/(?:gauge|counter|bar)\.(?:png|svg)\?[^"|>\s]+`).FindAllString(pages, -1)
	if len(targets) < 4 {
		t.Fatalf("the pages show only %v", targets)
	}
	charts := startService(t)
	written := regexp.MustCompile(`\$\{?\w+\}?|\{\{[\w.]+\}\}`) // what a program puts a number in the place of
	for _, target := range targets {
		target = written.ReplaceAllString(target, "42")
		// strict: a parameter that the service does not know would go unnoticed.
		target = strings.ReplaceAll(target, "&amp;", "&") + "&strict=true"
		if status, body := exchange(t, charts.Address, compose("GET", target, "Accept: application/json\r\n", "")); status != http.StatusOK {
			t.Errorf("%s: status %d: %s", target, status, body)
		}
	}
}

// TestGuideLinks: what the pages link to is there, headings included.
func TestGuideLinks(t *testing.T) {
	for _, page := range pagesOfGuides(t) {
		for _, match := range regexp.MustCompile(`\]\(([^)#:]*)(?:#([^)]*))?\)`).FindAllStringSubmatch(readFile(t, page), -1) {
			target := filepath.Join(filepath.Dir(page), match[1])
			if match[1] == "" {
				target = page
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s links to %s: %v", page, match[1], err)
			} else if match[2] != "" && !slices.Contains(anchors(readFile(t, target)), match[2]) {
				t.Errorf("%s links to %s, which has no heading #%s", page, match[1], match[2])
			}
		}
	}
}

// anchors are the names under which a page's headings are linked to.
func anchors(page string) []string {
	var found []string
	for _, heading := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(page, -1) {
		name := regexp.MustCompile(`[^\p{L}\p{N} _-]`).ReplaceAllString(strings.ToLower(heading[1]), "")
		found = append(found, strings.ReplaceAll(name, " ", "-"))
	}
	return found
}
