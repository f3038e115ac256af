//go:build !slim

package text_test

import (
	"testing"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/text"
)

func TestEmojiSequencesAreOneGlyph(t *testing.T) {
	ts := lend(t, shaper(t))
	emoji := fontsOf(ts.Line("🚀", fonts.Regular))[0]
	for name, s := range map[string]string{
		"joined":         "👩\u200d💻",
		"family":         "👨\u200d👩\u200d👧",
		"skin tone":      "👍🏽",
		"flag":           "🇩🇪",
		"tag flag":       "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
		"keycap":         "1\ufe0f\u20e3",
		"emoji style":    "❤\ufe0f",
		"emoji by birth": "✅",
		"copyright":      "©\ufe0f",
	} {
		line := ts.Line(s, fonts.SemiBold)
		if got := fontsOf(line); len(got) != 1 || got[0] != emoji || drawn(line) != 1 || line.Missing != 0 {
			t.Errorf("%s: %d glyphs of fonts %v, %d missing", name, drawn(line), got, line.Missing)
		}
	}
	for name, s := range map[string]string{"text style": "❤\ufe0e", "sign": "©", "digit": "1", "check mark": "✓"} {
		if got := fontsOf(ts.Line(s, fonts.Regular)); len(got) != 1 || got[0] == emoji {
			t.Errorf("%s: fonts %v, want another than the emoji font", name, got)
		}
	}
}

func TestHanFollowsTheLanguage(t *testing.T) {
	ts := lend(t, shaper(t))
	font := func(tag, s string) uint64 {
		ts.SetLanguage(tag)
		line := ts.Line(s, fonts.Regular)
		if line.Missing != 0 {
			t.Fatalf("%s in %q: %d missing", s, tag, line.Missing)
		}
		return line.Glyphs[0].Outline.ID >> 32
	}
	hans, hant, ja, ko := font("zh-CN", "直"), font("zh-TW", "直"), font("ja-JP", "直"), font("ko", "直")
	for _, pair := range [][2]uint64{{hans, hant}, {hans, ja}, {hans, ko}, {hant, ja}, {hant, ko}, {ja, ko}} {
		if pair[0] == pair[1] {
			t.Errorf("two of the four languages share a font: %d %d %d %d", hans, hant, ja, ko)
			break
		}
	}
	for name, c := range map[string]struct {
		tag, text string
		want      uint64
	}{
		"no language":          {"", "直", hans},
		"another language":     {"de", "直", hans},
		"no tag":               {"not a tag", "直", hans},
		"kana":                 {"", "直す", ja},
		"kana far behind":      {"", "直 English の", ja},
		"hangul":               {"", "直 한글", ko},
		"bopomofo":             {"", "直 ㄅ", hant},
		"language beats kana":  {"zh-Hans", "直す", hans},
		"Hong Kong":            {"zh-HK", "直", hant},
		"script of the tag":    {"zh-Hant-CN", "直", hant},
		"Cantonese":            {"yue", "直", hant},
		"kana in English text": {"en", "直す", ja},
	} {
		if got := font(c.tag, c.text); got != c.want {
			t.Errorf("%s: font %d, want %d", name, got, c.want)
		}
	}
	s := shaper(t)
	used := s.Get()
	used.SetLanguage("ja")
	used.SetDirection(text.RightToLeft)
	s.Put(used)
	if line := used.Line("直", fonts.Regular); line.RTL || line.Glyphs[0].Outline.ID>>32 != hans {
		t.Error("language or direction outlive Put")
	}
}
