package svg

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/plugio/charts/render/scene"
)

func TestAppendText(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"plain", "plain"},
		{`R&D <core> "A" 'B'`, "R&amp;D &lt;core&gt; &#34;A&#34; &#39;B&#39;"},
		{"a\tb\nc\r\nd", "a b c  d"},
		{"a\x00\x08\x1f\x7fb", "ab"},
		{"a\u0080\u0085\u009fb", "ab"},
		{"a\u00a0b", "a\u00a0b"},
		{"a\u202a\u202b\u202c\u202d\u202e\u2066\u2067b\u2069", "ab"},
		{"\u206840\u2069 \u2068נק׳\u2069", "\u206840\u2069 \u2068נק׳\u2069"},
		{"\u2068a\u2068b", "\u2068a\u2068b\u2069\u2069"},
		{"a\u2069b\u2068\u2069\u2069", "ab\u2068\u2069"},
		{"\u200e\u200f\u2029\u202f", "\u200e\u200f\u2029\u202f"},
		{"a\ufffeb\uffffc", "abc"},
		{"\ufffd", "\ufffd"},
		{"a\xffb", "a\ufffdb"},
		{"\xed\xa0\x80", "\ufffd\ufffd\ufffd"},
		{"\xe2\x82", "\ufffd\ufffd"},
		{"Größe — 72\u202f% 🎯", "Größe — 72\u202f% 🎯"},
	} {
		if got := string(appendText([]byte("x"), tt.in)); got != "x"+tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got[1:], tt.want)
		}
	}
}

func TestBlank(t *testing.T) {
	for s, want := range map[string]bool{
		"": true, " ": true, "\t\r\n": true, "\x00\u202e\u2068 \u2069": true, "0": false, "\xff": false, " a": false,
	} {
		if got := blank(s); got != want {
			t.Errorf("%q: got %v, want %v", s, got, want)
		}
	}
}

// kept says by other means than the code what is left of words.
func kept(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("\t\n\r", r):
			return ' '
		case r < 0x20 || 0x7f <= r && r < 0xa0 || r == 0xfffe || r == 0xffff:
			return -1
		case strings.ContainsRune("\u202a\u202b\u202c\u202d\u202e\u2066\u2067", r):
			return -1
		}
		return r
	}, s)
	before, after, found := strings.Cut(s, "\u2068")
	before = strings.ReplaceAll(before, "\u2069", "")
	if !found {
		return before
	}
	return before + "\u2068" + keptInside(after, 1)
}

// keptInside is what is left of words behind what opens some isolates.
func keptInside(s string, open int) string {
	i := strings.IndexAny(s, "\u2068\u2069")
	switch {
	case i < 0:
		return s + strings.Repeat("\u2069", open)
	case strings.HasPrefix(s[i:], "\u2068"):
		return s[:i+3] + keptInside(s[i+3:], open+1)
	case open > 0:
		return s[:i+3] + keptInside(s[i+3:], open-1)
	}
	return s[:i] + keptInside(s[i+3:], 0)
}

func TestEveryCodePoint(t *testing.T) {
	const block = 0x1000
	for first := rune(0); first <= utf8.MaxRune; first += block {
		var words strings.Builder
		for r := first; r < first+block; r++ {
			words.WriteRune(r) // a surrogate becomes U+FFFD
		}
		sc := scene.New(10, 10)
		sc.Title = words.String()
		root, _ := render(t, sc)
		if title := root.child("title"); title == nil || title.text != kept(words.String()) {
			t.Errorf("block %U: text differs", first)
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, words := range hostile {
		f.Add(words, words)
	}
	f.Add("Sprint", "")
	f.Fuzz(func(t *testing.T, title, description string) {
		sc := scene.New(240, 180)
		sc.Title, sc.Description = title, description
		root, _ := render(t, sc)
		for name, words := range map[string]string{"title": title, "desc": description} {
			e, want := root.child(name), kept(words)
			if strings.Trim(want, " \u2068\u2069") == "" {
				if e != nil {
					t.Fatalf("<%s> without words", name)
				}
				continue
			}
			if e == nil || e.text != want {
				t.Fatalf("<%s> of %q: %+v", name, words, e)
			}
		}
	})
}
