package text

import (
	"slices"

	shaping "github.com/go-text/typesetting/language"
	"golang.org/x/text/language"
)

// han is a way to write Han characters, of which many have one code and a shape for
// each of these languages.
type han uint8

const (
	hanAny han = iota
	hanSimplified
	hanTraditional
	hanJapanese
	hanKorean
	hanKinds
)

var hanLanguages = [hanKinds]string{"", "zh-Hans", "zh-Hant", "ja", "ko"}

// shapedLanguages are those for which a font may hold other forms of shared characters.
// A shaper keeps a plan for each language it has met, so the tags of requests must not
// reach it.
var shapedLanguages = []string{
	"az", "bg", "ca", "crh", "fa", "gag", "hi", "ja", "kk", "ko", "ku", "lt", "mah", "mk", "mo", "mr", "my",
	"ne", "nl", "pl", "ro", "sa", "sd", "sr", "tr", "tt", "ur", "vi", "zh-hans", "zh-hant",
}

const plainLanguage shaping.Language = "en"

// SetLanguage says which language the following lines are in, as a BCP 47 tag; it
// chooses the shapes of Han characters and of some letters. Without one, or with one
// that is no tag, a line with kana is Japanese, one with Hangul is Korean, one with
// bopomofo is in traditional Chinese, and other Han characters are simplified Chinese.
// The choice ends when the typesetter is put back.
func (ts *Typesetter) SetLanguage(tag string) {
	ts.han, ts.language = hanAny, plainLanguage
	parsed, err := language.Parse(tag)
	if err != nil {
		return
	}
	base, _ := parsed.Base()
	name := base.String()
	switch name {
	case "zh", "yue", "cmn":
		name, ts.han = "zh-hans", hanSimplified
		if script, _ := parsed.Script(); script.String() == "Hant" {
			name, ts.han = "zh-hant", hanTraditional
		}
	case "ja":
		ts.han = hanJapanese
	case "ko":
		ts.han = hanKorean
	}
	if slices.Contains(shapedLanguages, name) {
		ts.language = shaping.Language(name)
	}
}

// hanOf is the way in which a text without a language writes Han characters.
func hanOf(runes []rune) han {
	for _, r := range runes {
		if r < 0x1100 {
			continue
		}
		switch shaping.LookupScript(r) {
		case shaping.Hiragana, shaping.Katakana:
			return hanJapanese
		case shaping.Hangul:
			return hanKorean
		case shaping.Bopomofo:
			return hanTraditional
		}
	}
	return hanSimplified
}
