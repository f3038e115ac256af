package playground

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	declared  = regexp.MustCompile(`(--[\w-]+):`)
	used      = regexp.MustCompile(`var\((--[\w-]+)`)
	spacing   = regexp.MustCompile(`[{; ]((?:margin|padding|gap|row-gap|column-gap)[\w-]*): ([^;}]*)`)
	typeScale = regexp.MustCompile(`[{; ](font|font-size|line-height): ([^;}]*)`)
	length    = regexp.MustCompile(`\d+(?:\.\d+)?(?:px|r?em)\b`)
)

// TestStyle holds the style sheet to its scales of space and of text: no size of its own beside them.
func TestStyle(t *testing.T) {
	text, err := files.ReadFile("style.css")
	if err != nil {
		t.Fatal(err)
	}
	style := string(text)
	known := map[string]bool{"--actual": true} // which the script sets
	for _, m := range declared.FindAllStringSubmatch(style, -1) {
		known[m[1]] = true
	}
	for _, m := range used.FindAllStringSubmatch(style, -1) {
		if !known[m[1]] && !strings.Contains(scriptText(t), "'"+m[1]+"'") {
			t.Errorf("%s is declared nowhere", m[1])
		}
	}
	_, rules, _ := strings.Cut(style, "\n}\n") // behind the scales themselves
	for _, m := range spacing.FindAllStringSubmatch(rules, -1) {
		for _, size := range length.FindAllString(m[2], -1) {
			if !slices.Contains([]string{"1px", "66px"}, size) { // a border, and the height of the bar below
				t.Errorf("%s: %s is not of the scale", m[1], m[2])
			}
		}
	}
	for _, m := range typeScale.FindAllStringSubmatch(rules, -1) {
		if sizes := length.FindAllString(m[2], -1); len(sizes) > 0 {
			t.Errorf("%s: %s is not of the scale", m[1], m[2])
		}
	}
}

func scriptText(t *testing.T) string {
	t.Helper()
	names, err := scripts()
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range names {
		text, err := files.ReadFile(strings.TrimPrefix(name, "playground/"))
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}
