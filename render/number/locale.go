package number

import (
	"errors"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// ErrLocale says that a text is no BCP 47 language tag.
var ErrLocale = errors.New("not a language tag")

// maxTagLength is more than any tag in use has; longer texts are not parsed.
const maxTagLength = 64

// Locale chooses separators, percent pattern and the words of the short form. The
// zero Locale is English. Locales compare equal when they write numbers alike.
type Locale struct{ row uint16 }

// ParseLocale reads a BCP 47 language tag of registered subtags; an underscore
// instead of the hyphen, as in Java's names of locales, is accepted. Region and
// script count where numbers differ by them. A language without data of its own is
// written as English; so is the empty text. The error is ErrLocale.
func ParseLocale(s string) (Locale, error) {
	switch s {
	case "", "en", "en-US", "en_US":
		return Locale{}, nil
	}
	if len(s) > maxTagLength {
		return Locale{}, ErrLocale
	}
	tag, err := language.Parse(s)
	if err != nil {
		return Locale{}, ErrLocale
	}
	if l, ok := findRow(tag.Raw()); ok {
		return l, nil
	}
	// A language such as Mandarin goes by its macrolanguage, unless it has a row of
	// its own, as Cantonese has.
	if macro, err := language.Macro.Canonicalize(tag); err == nil {
		tag = macro
	}
	l, _ := findRow(tag.Raw())
	return l, nil
}

// conventions are how one language, or some regions or scripts of it, write
// numbers. Only lists those regions and scripts; it is empty for the language's own
// row. An rtl row is of a language written from right to left.
type conventions struct {
	lang, only     string
	group, decimal string
	// minGroup is how many digits must stand before the first separator.
	minGroup int
	// lakh groups are two digits wide, except the last, which has three.
	lakh    bool
	rtl     bool
	percent affix
	units   []unit
}

// affix is what stands before and after the digits.
type affix struct{ before, after string }

// unit is a word of the short form. It serves numbers from 10^from to the next
// unit, which are divided by 10^power.
type unit struct {
	from, power   int
	before, after string
}

// Language returns the tag of the locale's language, with its script where the language
// is written in several, such as "zh-Hant"; "en" for a language without data of its own.
func (l Locale) Language() string {
	c := l.conventions()
	if hasWord(c.only, "Hant") || hasWord(c.only, "HK") {
		return c.lang + "-Hant"
	}
	return c.lang
}

func (l Locale) conventions() *conventions { return &table[l.row] }

// findRow reports false, with English, if the language has no row.
func findRow(base language.Base, script language.Script, region language.Region) (Locale, bool) {
	lang := base.String()
	own, likely := impliedScripts(base, region)
	if script == (language.Script{}) {
		script = likely
	}
	// Row 0 is English, outside the order of the others.
	i, _ := slices.BinarySearchFunc(table[1:], lang, func(c conventions, lang string) int {
		return strings.Compare(c.lang, lang)
	})
	var found Locale
	for i++; i < len(table) && table[i].lang == lang; i++ {
		only := table[i].only
		switch {
		case script == likely && region != (language.Region{}) && hasWord(only, region.String()):
			return Locale{uint16(i)}, true
		case only == "" && found.row == 0,
			script != own && hasWord(only, script.String()):
			found.row = uint16(i)
		}
	}
	return found, found.row != 0 || lang == table[0].lang
}

// impliedScripts are the scripts that the language has by itself and in the region.
func impliedScripts(base language.Base, region language.Region) (own, likely language.Script) {
	tag, _ := language.Compose(base)
	own, _ = tag.Script()
	if tag, err := language.Compose(base, region); err == nil {
		likely, _ = tag.Script()
		return own, likely
	}
	return own, own
}

func hasWord(words, word string) bool {
	for words != "" {
		var w string
		w, words, _ = strings.Cut(words, " ")
		if w == word {
			return true
		}
	}
	return false
}
