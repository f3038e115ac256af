package params_test

import (
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/widget/gauge"
)

func TestTexts(t *testing.T) {
	for _, c := range []struct{ sent, want string }{
		{"Sprint progress", "Sprint progress"},
		{"  two   gaps  ", "two gaps"},
		{"tab\there\r\nthere\rand\nnow", "tab here there and now"},
		{" \t\n", ""},
		{"end ", "end"},
		{"end&#32;", "end"},
		{"null", "null"},
		{"A &amp; B", "A & B"},
		{"A &amp;amp; B", "A &amp; B"},
		{"&lt;b&gt;", "<b>"},
		{"&#38;&#x26;&#X26;", "&&&"},
		{"caf&eacute;", "café"},
		{"&NotEqualTilde;", "≂̸"},
		{"&CounterClockwiseContourIntegral;", "∳"},
		{"&nbsp;kg", "\u00a0kg"},
		{"R&D", "R&D"},
		{"Q&region=1", "Q&region=1"},
		{"a &notin b", "a &notin b"},
		{"&region;", "&region;"},
		{"&;&#;&#x;&#xzz;", "&;&#;&#x;&#xzz;"},
		{"& &&amp;", "& &&"},
		{"&", "&"},
		{"&amp", "&amp"},
		{"&#0;&#xd800;", "&#0;&#xd800;"},
		{"&#10;a&#9;b", "a b"},
		{"&#x202e;abc", "abc"},
		{"a\x00b\x1fc\x7fd\u0080e\u009ff", "abcdef"},
		{"a \x00 b", "a b"},
		{"\ufffe\uffffa", "a"},
		{"\u202aa\u202bb\u202cc\u202dd\u202ee\u2066f\u2067g\u2068h\u2069", "abcdefgh"},
		{"\u200e\u200f\u2065", "\u200e\u200f\u2065"},
		{"a\u2028b\u2029c", "a b c"},
		{"\u00a0EUR", "\u00a0EUR"},
		{`<script>]]>"'--\`, `<script>]]>"'--\`},
		{"👩‍👩‍👧 ok", "👩‍👩‍👧 ok"},
	} {
		got := decodeGauge(t, "label="+url.QueryEscape(c.sent)).Label
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.sent, got, c.want)
		}
	}
}

func TestEveryTextParameter(t *testing.T) {
	g := decodeGauge(t, "title=a&label=b&prefix=c&suffix=d&unit=e&noData=f&description=g")
	equal(t, "texts",
		[]string{g.Title, g.Label, g.Number.Prefix, g.Number.Suffix, g.Number.Unit, g.NoData, g.Description},
		[]string{"a", "b", "c", "d", "e", "f", "g"})
	equal(t, "no word for no data", decodeGauge(t, "noData=").NoData, "")
	equal(t, "default word for no data", decodeGauge(t, "").NoData, "—")
}

func TestTextLength(t *testing.T) {
	for _, letter := range []string{"a", "ä", "語", "😀"} {
		escaped := url.QueryEscape(letter)
		equal(t, letter+" × 128", utf8.RuneCountInString(decodeGauge(t, "label="+strings.Repeat(escaped, 128)).Label), 128)
		refused(t, "gauge", []bad{
			{"label=" + strings.Repeat(escaped, 129), []string{"label: too long: at most 128 characters"}},
		})
	}
	g := decodeGauge(t, "label="+strings.Repeat("+", 500)+strings.Repeat("%26amp;", 128)+strings.Repeat("%00", 500))
	equal(t, "counted as drawn", g.Label, strings.Repeat("&", 128))
}

// Every code point passes or is left out, and what passes can stand in XML.
func TestEveryCodePoint(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if 0xd800 <= r && r <= 0xdfff {
			continue
		}
		want := "x" + string(r) + "x"
		switch {
		case r == '\t', r == '\n', r == '\r', r == 0x2028, r == 0x2029:
			want = "x x"
		case r < 0x20, 0x7f <= r && r <= 0x9f, 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069, r == 0xfffe, r == 0xffff:
			want = "xx"
		}
		g, problems := params.DecodePairs("gauge", []params.Pair{{Name: "label", Value: "x" + string(r) + "x"}}, render.SVG)
		if len(problems) > 0 || g.Widget.(*gauge.Gauge).Label != want {
			t.Fatalf("%U: %+v", r, g)
		}
	}
}
