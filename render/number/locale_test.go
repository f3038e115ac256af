package number

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// row is what CLDR 48 says of a locale, with U+2212 as the minus; "·" stands for
// U+00A0 and "‧" for U+202F. The short forms are those of 1234, 12345, 1234567,
// 1.23e9 and 1.2e12.
type row struct {
	tag, grouped, four, percent string
	short                       [5]string
}

func rows() []row {
	return []row{
		{"en-US", "−1,234,567.5", "1,234", "42.5%", [5]string{"1.23K", "12.3K", "1.23M", "1.23B", "1.2T"}},
		{"en-GB", "−1,234,567.5", "1,234", "42.5%", [5]string{"1.23k", "12.3k", "1.23m", "1.23bn", "1.2tn"}},
		{"de-DE", "−1.234.567,5", "1.234", "42,5·%", [5]string{"1234", "12.345", "1,23·Mio.", "1,23·Mrd.", "1,2·Bio."}},
		{"de-CH", "−1'234'567.5", "1'234", "42.5%", [5]string{"1234", "12'345", "1.23·Mio.", "1.23·Mrd.", "1.2·Bio."}},
		{"fr-FR", "−1‧234‧567,5", "1‧234", "42,5·%", [5]string{"1,23·k", "12,3·k", "1,23·M", "1,23·Md", "1,2·Bn"}},
		{"es-ES", "−1.234.567,5", "1234", "42,5·%", [5]string{"1,23·mil", "12,3·mil", "1,23·M", "1230·M", "1,2·B"}},
		{"it-IT", "−1.234.567,5", "1234", "42,5%", [5]string{"1,23K", "12,3K", "1,23·Mln", "1,23·Mld", "1,2·Bln"}},
		{"pt-BR", "−1.234.567,5", "1.234", "42,5%", [5]string{"1,23·mil", "12,3·mil", "1,23·mi", "1,23·bi", "1,2·tri"}},
		{"nl-NL", "−1.234.567,5", "1.234", "42,5%", [5]string{"1,23K", "12,3K", "1,23·mln.", "1,23·mld.", "1,2·bln."}},
		{"pl-PL", "−1·234·567,5", "1234", "42,5%", [5]string{"1,23·tys.", "12,3·tys.", "1,23·mln", "1,23·mld", "1,2·bln"}},
		{"cs-CZ", "−1·234·567,5", "1·234", "42,5·%", [5]string{"1,23·tis.", "12,3·tis.", "1,23·mil.", "1,23·mld.", "1,2·bil."}},
		{"ru-RU", "−1·234·567,5", "1·234", "42,5·%", [5]string{"1,23·тыс.", "12,3·тыс.", "1,23·млн", "1,23·млрд", "1,2·трлн"}},
		{"uk-UA", "−1·234·567,5", "1·234", "42,5%", [5]string{"1,23·тис.", "12,3·тис.", "1,23·млн", "1,23·млрд", "1,2·трлн"}},
		{"sv-SE", "−1·234·567,5", "1·234", "42,5·%", [5]string{"1,23·tn", "12,3·tn", "1,23·mn", "1,23·md", "1,2·bn"}},
		{"nb-NO", "−1·234·567,5", "1·234", "42,5·%", [5]string{"1,23k", "12,3k", "1,23·mill.", "1,23·mrd.", "1,2·bill."}},
		{"fi-FI", "−1·234·567,5", "1·234", "42,5·%", [5]string{"1,23·t.", "12,3·t.", "1,23·milj.", "1,23·mrd.", "1,2·bilj."}},
		{"ja-JP", "−1,234,567.5", "1,234", "42.5%", [5]string{"1234", "1.23万", "123万", "12.3億", "1.2兆"}},
		{"zh-CN", "−1,234,567.5", "1,234", "42.5%", [5]string{"1234", "1.23万", "123万", "12.3亿", "1.2万亿"}},
		{"ko-KR", "−1,234,567.5", "1,234", "42.5%", [5]string{"1.23천", "1.23만", "123만", "12.3억", "1.2조"}},
		{"hi-IN", "−12,34,567.5", "1,234", "42.5%", [5]string{"1.23·हज़ार", "12.3·हज़ार", "12.3·लाख", "1.23·अ॰", "12·ख॰"}},
		{"tr-TR", "−1.234.567,5", "1.234", "%42,5", [5]string{"1,23·B", "12,3·B", "1,23·Mn", "1,23·Mr", "1,2·Tn"}},
		{"pt-PT", "−1·234·567,5", "1234", "42,5%", [5]string{"1,23·mil", "12,3·mil", "1,23·M", "1,23·mM", "1,2·Bi"}},
	}
}

func spaces(s string) string {
	return strings.NewReplacer("·", "\u00a0", "‧", "\u202f").Replace(s)
}

func TestLocales(t *testing.T) {
	for _, r := range rows() {
		f := NewFormat()
		f.Locale = locale(t, r.tag)
		check := func(kind Kind, in, want string) {
			f.Kind = kind
			if got := string(f.Append(nil, parsed(t, in))); got != spaces(want) {
				t.Errorf("%s: %s = %q, want %q", r.tag, in, got, spaces(want))
			}
		}
		check(Plain, "-1234567.5", r.grouped)
		check(Plain, "1234", r.four)
		check(Percent, "0.425", r.percent)
		for i, in := range []string{"1234", "12345", "1234567", "1.23e9", "1.2e12"} {
			check(Compact, in, r.short[i])
		}
	}
}

// x/text formats by an older CLDR: hyphen-minus, another apostrophe in Switzerland,
// a wider space in French groups, and grouping of four digits everywhere. Everything
// else must agree.
func TestLocalesAgainstText(t *testing.T) {
	older := strings.NewReplacer("-", "−", "’", "'")
	for _, r := range rows() {
		p := message.NewPrinter(language.MustParse(r.tag))
		f := NewFormat()
		f.Locale = locale(t, r.tag)
		for _, in := range []string{"-1234567.5", "12345", "999", "0.25", "98765432"} {
			v := parsed(t, in)
			want := older.Replace(p.Sprint(number.Decimal(v.Float())))
			if r.tag == "fr-FR" {
				want = strings.ReplaceAll(want, "\u00a0", "\u202f")
			}
			if got := string(f.Append(nil, v)); got != want {
				t.Errorf("%s: %s = %q, x/text has %q", r.tag, in, got, want)
			}
		}
		f.Kind = Percent
		want := p.Sprint(number.Percent(0.425, number.MaxFractionDigits(1)))
		if got := string(f.Append(nil, parsed(t, "0.425"))); got != want {
			t.Errorf("%s: 0.425 = %q, x/text has %q", r.tag, got, want)
		}
	}
}

func TestParseLocale(t *testing.T) {
	for tag, like := range map[string]string{
		"":                           "en",
		"en_US":                      "en",
		"EN-us":                      "en",
		"en-001":                     "en",
		"und":                        "en",
		"tlh":                        "en",
		"x-private":                  "en",
		"de_DE":                      "de",
		"de-1996":                    "de",
		"de-u-nu-latn":               "de",
		"de-Latn-LI":                 "de-CH",
		"iw":                         "he",
		"tl":                         "fil",
		"cmn-TW":                     "zh-Hant",
		"cmn":                        "zh",
		"arb-EG":                     "ar",
		"zh-SG":                      "zh",
		"zh-TW":                      "zh-Hant",
		"zh-Hant-MO":                 "zh-HK",
		"zh-Hans-HK":                 "zh",
		"sr-ME":                      "sr-Latn",
		"sr-Cyrl-ME":                 "sr",
		"es-419":                     "es-PE",
		"es-GQ":                      "es",
		"pt-AO-u-nu-latn":            "pt-AO",
		"ca-valencia":                "ca",
		"pa-PK":                      "pa-Arab",
		"hi-Latn-IN":                 "hi-Latn",
		"ar-SA":                      "ar",
		"en-US-u-co-phonebk-nu-latn": "en",
	} {
		got, err := ParseLocale(tag)
		if err != nil || got != locale(t, like) {
			t.Errorf("ParseLocale(%q) = row %d, %v; want that of %q", tag, got.row, err, like)
		}
	}
	distinct := []string{"en", "en-GB", "en-IN", "de", "de-AT", "de-CH", "es", "es-MX", "pt", "pt-PT", "pt-AO", "zh", "zh-Hant", "zh-HK", "sr", "sr-Latn", "ar", "ar-AE", "ar-MA"}
	for i, a := range distinct {
		for _, b := range distinct[:i] {
			if locale(t, a) == locale(t, b) {
				t.Errorf("%s and %s are one locale", a, b)
			}
		}
	}
	for _, tag := range []string{"a", "klingon", "en--US", "-en", "en-", "1", "deutsch!", "en US", "de;q=1", "\x00", "ü", "*", strings.Repeat("de-", 40) + "de"} {
		if got, err := ParseLocale(tag); !errors.Is(err, ErrLocale) || got != (Locale{}) {
			t.Errorf("ParseLocale(%.20q) = row %d, %v; want %v", tag, got.row, err, ErrLocale)
		}
	}
}

func TestTable(t *testing.T) {
	if table[0].lang != "en" || table[0].only != "" {
		t.Error("the first row is not English")
	}
	inOrder := func(a, b conventions) int { return strings.Compare(a.lang, b.lang) }
	if !slices.IsSortedFunc(table[1:], inOrder) {
		t.Error("the rows after the first are not in the order of languages")
	}
	seen := map[string]bool{}
	for _, c := range table {
		for _, only := range append(strings.Fields(c.only), "") {
			if only == "" && c.only != "" {
				continue
			}
			tag := c.lang + "-" + only
			if seen[tag] {
				t.Errorf("%s has two rows", tag)
			}
			seen[tag] = true
			if _, err := language.Parse(strings.TrimSuffix(tag, "-")); err != nil {
				t.Errorf("%s: %v", tag, err)
			}
		}
		if c.group == "" || c.decimal == "" || c.group == c.decimal || c.percent == (affix{}) {
			t.Errorf("%s %s: incomplete", c.lang, c.only)
		}
		last := 2
		for _, u := range c.units {
			if u.from <= last || u.power > u.from || u.power < 3 || u.before+u.after == "" {
				t.Errorf("%s %s: unit %+v after 10^%d", c.lang, c.only, u, last)
			}
			last = u.from
		}
	}
	for lang := range seen {
		if !seen[lang[:strings.IndexByte(lang, '-')+1]] {
			t.Errorf("%s has no row of its language", lang)
		}
	}
}

func TestLanguageOfALocale(t *testing.T) {
	for tag, want := range map[string]string{
		"": "en", "de-CH": "de", "ja-JP": "ja", "zh-CN": "zh", "zh-TW": "zh-Hant", "zh-Hant": "zh-Hant", "zh-HK": "zh-Hant", "tlh": "en",
	} {
		l, err := ParseLocale(tag)
		if err != nil || l.Language() != want {
			t.Errorf("%q is in %q, %v, want %q", tag, l.Language(), err, want)
		}
	}
}
