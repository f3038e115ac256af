package widgettest

import (
	"slices"
	"strings"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/widget"
	"pgregory.net/rapid"
)

// CheckNumber makes sure that a number is complete or absent, that it is the one that was
// sent, and that the words for those who cannot see it say the same. Where it may be written
// as a part, whole is what it is a part of, and noted are the numbers of the scale.
func CheckNumber(t rapid.TB, sc *scene.Scene, c *widget.Common, v, whole number.Value, noted ...number.Value) {
	for _, got := range Texts(sc, scene.Number) {
		step, ok := formOf(got, c, v, whole, noted)
		if !ok && !strings.ContainsAny(got, "%٪") {
			t.Fatalf("prints %q for %v", got, v.Float())
		}
		if v.Valid() && (!ok || step == 0) && !strings.Contains(sc.Description, got) {
			t.Fatalf("prints %q and says %q", got, sc.Description)
		}
		if ok && step == 0 && v.Valid() && !whole.Valid() && len(noted) > 1 {
			checkEnd(t, got, sc.Description, c, v, noted[0], noted[1])
		}
		if ok && step == 0 && v.Valid() && c.Number.Kind == number.Plain && c.Number.Decimals < 0 {
			checkSent(t, got, c, v)
		}
	}
	for _, label := range Texts(sc, scene.Label) {
		if c.Label != "" && !strings.HasPrefix(label, c.Label) && label != "" && !strings.Contains(sc.Description, c.Label) {
			t.Fatalf("shows %q and says %q", label, sc.Description)
		}
	}
}

// checkEnd makes sure that a value that is not written as a part is not written as the last end of the
// scale, as that is said, before it has reached it, unless that is for its decimals.
func checkEnd(t rapid.TB, got, said string, c *widget.Common, v, first, last number.Value) {
	f := c.Number.Format
	if digits := f.Kind != number.Compact && f.Kind != number.Duration && f.Kind != number.Clock; digits && f.Decimals >= 0 {
		return
	}
	if s := widget.NewScale(first, last); !s.Crosses(v) {
		return
	}
	_, ends, ok := strings.Cut(said, "range ")
	_, end, _ := strings.Cut(ends, " to ")
	end, _, _ = strings.Cut(end, ", target ")
	if ok && got == string(c.Number.AppendAffixed(nil, []byte(end))) {
		t.Fatalf("prints %q for %v, and %q", got, v.Float(), said)
	}
}

// formOf is which of a value's forms, each shorter than the one before, is printed. One that is not
// shown as a part can be written as a part of an end of the scale.
func formOf(printed string, c *widget.Common, v, whole number.Value, noted []number.Value) (step int, ok bool) {
	if step, ok = formOfPart(printed, c, v, whole, noted); ok || whole.Valid() || len(noted) < 2 {
		return step, ok
	}
	for _, end := range noted[:2] {
		if step, ok = formOfPart(printed, c, v, end, noted); ok {
			break
		}
	}
	return step, ok
}

func formOfPart(printed string, c *widget.Common, v, whole number.Value, noted []number.Value) (step int, ok bool) {
	if !v.Valid() {
		cut, words := strings.TrimSuffix(printed, "…"), text.Apart(c.NoData)
		return 0, printed == words || cut != printed && strings.HasPrefix(words, cut)
	}
	n := c.Number
	n.Whole = whole
	reads := func(written []byte) bool {
		return printed == string(n.AppendAffixed(nil, written))
	}
	l := n.Labels(noted...)
	if whole.Valid() && (!l.Tell(n.Format, v) || l.MistakesWhole(n.Format, v, whole)) && reads(n.Labels(append(noted, v, whole)...).Append(nil, v)) {
		return 0, true
	}
	for f := n.ForValue(); ; step++ {
		if buf, ok := f.AppendShort(nil, v, step); !ok {
			return 0, false
		} else if reads(buf) {
			return step, true
		}
	}
}

// mostDecimals is how many decimals are never cut.
const mostDecimals = 6

// checkSent reads a printed number back.
func checkSent(t rapid.TB, shown string, c *widget.Common, v number.Value) {
	digits := strings.NewReplacer(c.Number.Prefix, "", text.Apart(c.Number.Suffix), "").Replace(shown)
	printed, err := number.Parse(plain(digits, decimalOf(t, c.Number.Locale)))
	if err != nil {
		t.Fatalf("prints %q: %v", shown, err)
	}
	off := printed.Sub(v).Abs()
	whole := number.NewFormat()
	whole.Decimals = 0
	integer, err := number.Parse(plain(string(whole.Append(nil, v.Shift(mostDecimals))), '.'))
	short := err == nil && integer.Cmp(v.Shift(mostDecimals)) == 0
	if off.Sign() != 0 && (short || off.Cmp(number.Int(1).Shift(-mostDecimals)) >= 0) {
		t.Fatalf("prints %q for %v, which is off by %v", shown, v.Float(), off.Float())
	}
}

// points and commas are languages by their decimal mark, as CLDR has them with Latin digits.
var (
	points = []string{"en", "en-GB", "de-CH", "ja", "zh", "ko", "hi", "ar", "he"}
	commas = []string{"de", "fr", "es", "it", "pt-BR", "nl", "pl", "cs", "ru", "uk", "sv", "nb", "fi", "tr", "eu", "ar-MA"}
	tags   = append([]string{"en", "en", "en", "en"}, slices.Concat(points, commas)...)
)

func locale(t rapid.TB, tag string) number.Locale {
	l, err := number.ParseLocale(tag)
	if err != nil {
		t.Fatalf("locale %s: %v", tag, err)
	}
	return l
}

func decimalOf(t rapid.TB, l number.Locale) rune {
	if slices.ContainsFunc(commas, func(tag string) bool { return locale(t, tag) == l }) {
		return ','
	}
	return '.'
}

// plain is a number without what parts its digits, with the signs of a program.
func plain(written string, decimal rune) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return r
		case r == '−':
			return '-'
		case r == decimal:
			return '.'
		case strings.ContainsRune(",.\u00a0\u202f'’\u200e", r):
			return -1
		}
		return r // and no number
	}, written)
}
