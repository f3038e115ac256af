package audit_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPrivacyPage: every test that the page names as a proof exists, and every proof is named.
func TestPrivacyPage(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(filepath.Join(root, "deploy", "PRIVACY.md"))
	if err != nil {
		t.Fatal(err)
	}
	exists := map[string]bool{}
	declaration := regexp.MustCompile(`(?m)^func (Test\w+)\(`)
	err = filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		content, err := os.ReadFile(path)
		for _, m := range declaration.FindAllSubmatch(content, -1) {
			exists[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, m := range regexp.MustCompile("`(Test\\w+)`").FindAllStringSubmatch(string(page), -1) {
		named[m[1]] = true
		if !exists[m[1]] {
			t.Errorf("the page names %s, which does not exist", m[1])
		}
	}
	for name := range exists {
		if strings.HasPrefix(name, "TestPrivacy") && name != "TestPrivacyPage" && !named[name] {
			t.Errorf("the page does not name %s", name)
		}
	}
	if len(named) < 15 {
		t.Errorf("the page names only %d tests", len(named))
	}
}
