package atlassian

import (
	"regexp"
	"strings"
	"testing"
)

// FuzzManifest: whatever the program's version and an app's words, the manifest has lines
// that the format allows, and a version that OSGi can read and that is not the empty one.
func FuzzManifest(f *testing.F) {
	f.Add("v1.2.3-rc.1", "Größen und Mengen")
	f.Add("0.0.0", strings.Repeat("ä", 100))
	version := regexp.MustCompile(`^\d+\.\d+\.\d+(\.[A-Za-z0-9_-]+)?$`)
	f.Fuzz(func(t *testing.T, program, words string) {
		words = strings.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, words)
		got := osgiVersion(program)
		if !version.MatchString(got) || got == "0.0.0" {
			t.Errorf("%q becomes %q", program, got)
		}
		m := string(bundle{key: "k", name: words, description: words, version: got}.manifest())
		for line := range strings.SplitSeq(m, "\r\n") {
			if len(line) > maxManifestLine {
				t.Errorf("%d bytes: %q", len(line), line)
			}
		}
		if !strings.Contains(strings.ReplaceAll(m, "\r\n ", ""), "\r\nBundle-Name: "+words+"\r\n") {
			t.Errorf("%q is not read back from %q", words, m)
		}
	})
}
