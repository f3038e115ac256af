package text

import (
	"unicode"

	"github.com/go-text/typesetting/language"
	"github.com/plugio/charts/fonts"
)

// plain reads a text into ts.runes, and says whether it is a single run: of one of the
// scripts that run from left to right and join no letters, all in one font, and without
// marks. Most lines are, and need no search for directions, scripts, clusters and
// fonts.
func (ts *Typesetter) plain(s string, f *fonts.Font, allowed bool) bool {
	ts.runes = ts.runes[:0]
	script := language.Common
	for _, r := range s {
		ts.runes = append(ts.runes, r)
		allowed = allowed && alone(r, &script) && f.Has(r)
	}
	if allowed {
		ts.runs = append(ts.runs[:0], run{end: len(ts.runes), script: script, language: ts.language, font: f})
	}
	return allowed
}

// alone says whether a character can be part of a plain text of a script, and sets the
// script if it is the first one to have any.
func alone(r rune, script *language.Script) bool {
	own := language.Common
	switch {
	case r < 0x80:
		if r|0x20 < 'a' || r|0x20 > 'z' {
			return r >= ' ' && r != 0x7F
		}
		own = language.Latin
	case r < 0xA0, r == 0xAD:
		return false
	case r < 0x300, 0x370 <= r && r < 0x483, 0x48A <= r && r < 0x530, 0x1E00 <= r && r < 0x2000:
		own = language.LookupScript(r)
	case 0x2010 <= r && r < 0x2028, 0x202F <= r && r < 0x205F, 0x20A0 <= r && r < 0x20C1, r == 0x2122, r == 0x2212:
	default:
		return false
	}
	switch {
	case own == language.Common || own == *script:
		return true
	case *script == language.Common && (own == language.Latin || own == language.Greek || own == language.Cyrillic):
		*script = own
		return true
	}
	return false
}

// maxMarks bounds the marks on one letter: no language needs more, and texts of
// thousands pile up over the whole picture.
const maxMarks = 8

// tidy makes ts.runes fit for the shaper, and says whether it changed them: marks beyond
// the eighth of a letter are dropped, with the joiners among them, and what breaks lines or controls devices becomes
// a space, since the bidirectional algorithm ends at a paragraph separator.
func (ts *Typesetter) tidy() (changed bool) {
	kept, marks := ts.runes[:0], 0
	for _, r := range ts.runes {
		switch {
		case unicode.Is(unicode.M, r):
			if marks++; marks > maxMarks {
				changed = true
				continue
			}
		case unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp):
			r, marks, changed = ' ', 0, true
		case !unicode.Is(unicode.Cf, r):
			marks = 0
		case marks >= maxMarks:
			changed = true
			continue
		}
		kept = append(kept, r)
	}
	ts.runes = kept
	return changed
}
