package deploy_test

import (
	"regexp"
	"testing"
)

// TestProofsAreRun: the command that the page of promises names runs every test that the page names, and each exists.
func TestProofsAreRun(t *testing.T) {
	page := readFile(t, "PRIVACY.md")
	var patterns []*regexp.Regexp
	for _, match := range regexp.MustCompile(`(?m)^go test -run '?([^' ]+)'? \./\.\.\.`).FindAllStringSubmatch(page, -1) {
		patterns = append(patterns, regexp.MustCompile(match[1]))
	}
	if len(patterns) != 2 {
		t.Fatalf("the page names %d commands", len(patterns))
	}
	exists := testNames(t)
	named := regexp.MustCompile("`(Test[A-Za-z0-9]+)`").FindAllStringSubmatch(page, -1)
	if len(named) < 25 {
		t.Errorf("the page names only %d tests", len(named))
	}
	for _, match := range named {
		if !exists[match[1]] {
			t.Errorf("%s does not exist", match[1])
		}
		if !patterns[0].MatchString(match[1]) {
			t.Errorf("the command of the proofs does not run %s", match[1])
		}
	}
}
