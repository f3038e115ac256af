package deploy_test

import (
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestReadmePictures asks the service for every picture that the page tells an administrator to try.
func TestReadmePictures(t *testing.T) {
	targets := regexp.MustCompile(`/charts/(?:gauge|counter|bar)\.(?:png|svg)\?[^"|>\s]+`).FindAllString(readFile(t, "README.md"), -1)
	if len(targets) < 4 {
		t.Fatalf("the page shows only %v", targets)
	}
	charts := startService(t)
	for _, target := range targets {
		// strict: a parameter that the service does not know would go unnoticed.
		target = strings.ReplaceAll(target, "&amp;", "&") + "&strict=true"
		if status, body := exchange(t, charts.Address, compose("GET", target, "Accept: application/json\r\n", "")); status != http.StatusOK {
			t.Errorf("%s: status %d: %s", target, status, body)
		}
	}
}

// TestReadmeFiles: what the page names in code type and has a folder or an ending is there.
func TestReadmeFiles(t *testing.T) {
	for _, match := range regexp.MustCompile("`(compose/|[A-Za-z.]+\\.(?:yml|conf|md))`").FindAllStringSubmatch(readFile(t, "README.md"), -1) {
		_, here := os.Stat(match[1])
		_, inCompose := os.Stat("compose/" + match[1])
		if here != nil && inCompose != nil {
			t.Errorf("%s does not exist", match[1])
		}
	}
}
