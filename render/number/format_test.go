package number

import (
	"regexp"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func locale(t testing.TB, tag string) Locale {
	t.Helper()
	l, err := ParseLocale(tag)
	if err != nil {
		t.Fatalf("ParseLocale(%q): %v", tag, err)
	}
	return l
}

func TestPlain(t *testing.T) {
	for _, c := range []struct {
		in       string
		decimals int
		want     string
	}{
		{"0", -1, "0"},
		{"12.50", -1, "12.50"},
		{"1.5e3", -1, "1,500"},
		{"-6", -1, "−6"},
		{"9007199254740993", -1, "9,007,199,254,740,993"},
		{"999", -1, "999"},
		{"1000", -1, "1,000"},
		{"-123456.789", -1, "−123,456.789"},
		{"0.000000000001", -1, "0.000000000001"},
		{"0.125", 2, "0.13"},
		{"-0.125", 2, "−0.13"},
		{"2.5", 0, "3"},
		{"-2.5", 0, "−3"},
		{"1.005", 2, "1.01"},
		{"0.4999", 0, "0"},
		{"-0.4", 0, "0"},
		{"-0.04", 1, "0.0"},
		{"999.9996", 3, "1,000.000"},
		{"5", 2, "5.00"},
		{"1234.5", 0, "1,235"},
		{"9999999999999999", 6, "9,999,999,999,999,999.000000"},
		{"1.25", -7, "1.25"},
		{"1.25", 99, "1.250000000000000000"},
	} {
		f := NewFormat()
		f.Decimals = c.decimals
		if got := string(f.Append(nil, parsed(t, c.in))); got != c.want {
			t.Errorf("%s with %d decimals = %q, want %q", c.in, c.decimals, got, c.want)
		}
	}
}

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		tag, in  string
		decimals int
		want     string
	}{
		{"en", "0.42", -1, "42%"},
		{"en", "0.425", -1, "42.5%"},
		{"en", "0.4", -1, "40%"},
		{"en", "0.30", -1, "30%"},
		{"en", "1.039", 0, "104%"},
		{"en", "-0.3", -1, "−30%"},
		{"en", "-0.004", 0, ">−1%"},
		{"en", "12", -1, "1,200%"},
		{"en", "0.333333", 1, "33.3%"},
		{"de", "0.425", -1, "42,5\u00a0%"},
		{"fr-FR", "12.5", 1, "1\u202f250,0\u00a0%"},
		{"tr", "-0.425", -1, "−%42,5"},
		{"eu", "0.42", -1, "%\u00a042"},
		{"ar", "0.425", -1, "42.5٪"},
		{"ar-AE", "0.425", -1, "42.5%"},
	} {
		f := Format{Kind: Percent, Decimals: c.decimals, Locale: locale(t, c.tag)}
		if got := string(f.Append(nil, parsed(t, c.in))); got != c.want {
			t.Errorf("%s %s with %d decimals = %q, want %q", c.tag, c.in, c.decimals, got, c.want)
		}
	}
}

func TestSigned(t *testing.T) {
	for _, c := range []struct {
		kind     Kind
		in       string
		decimals int
		want     string
		sign     int
	}{
		{Plain, "40", -1, "+40", 1},
		{Plain, "-7", -1, "−7", -1},
		{Plain, "0", -1, "0", 0},
		{Plain, "-0.4", 0, "0", 0},
		{Plain, "0.04", 1, "0.0", 0},
		{Plain, "0.05", 1, "+0.1", 1},
		{Compact, "-999999", 1, "−1M", -1},
		{Compact, "0.04", 1, "0", 0},
		{Percent, "0.004", 0, "0%", 0},
		{Percent, "0.1", 0, "+10%", 1},
		{Duration, "3600", -1, "+1h", 1},
		{Duration, "-29.999", -1, "0m", 0},
		{Duration, "-30", -1, "−1m", -1},
		{Clock, "0.4999", -1, "0:00:00", 0},
		{Clock, "-0.5", -1, "−0:00:01", -1},
	} {
		f := NewFormat()
		f.Kind, f.Decimals = c.kind, c.decimals
		v := parsed(t, c.in)
		if got := string(f.AppendSigned(nil, v)); got != c.want {
			t.Errorf("%s as kind %d = %q, want %q", c.in, c.kind, got, c.want)
		}
		if got := f.Sign(v); got != c.sign {
			t.Errorf("the sign of %s as kind %d is %d, want %d", c.in, c.kind, got, c.sign)
		}
	}
}

func TestSignInTextFromRightToLeft(t *testing.T) {
	for tag, want := range map[string][2]string{
		"he": {"\u200e−5", "\u200e+5"},
		"ar": {"\u200e−5", "\u200e+5"},
		"fa": {"\u200e−5", "\u200e+5"},
		"en": {"−5", "+5"},
	} {
		f := NewFormat()
		f.Locale = locale(t, tag)
		if got := string(f.Append(nil, Int(-5))); got != want[0] {
			t.Errorf("%s: -5 = %q, want %q", tag, got, want[0])
		}
		if got := string(f.AppendSigned(nil, Int(5))); got != want[1] {
			t.Errorf("%s: signed 5 = %q, want %q", tag, got, want[1])
		}
	}
}

func TestNoDataAppendsNothing(t *testing.T) {
	for kind := Plain; kind <= Clock; kind++ {
		f := NewFormat()
		f.Kind = kind
		if got := string(f.Append([]byte("x"), Value{})); got != "x" {
			t.Errorf("kind %d: %q", kind, got)
		}
		if got, ok := f.AppendShort([]byte("x"), Value{}, 1); ok || string(got) != "x" {
			t.Errorf("kind %d shortened: %q, %v", kind, got, ok)
		}
		if f.Sign(Value{}) != 0 {
			t.Errorf("kind %d: no data has a sign", kind)
		}
	}
}

func TestShort(t *testing.T) {
	for _, c := range []struct {
		kind     Kind
		decimals int
		tag, in  string
		want     []string
	}{
		{Plain, -1, "en", "1234567890.12", []string{"1,234,567,890.12", "1,234,567,890.1", "1,234,567,890", "1.23B", "1.2B"}},
		{Plain, -1, "en", "123456", []string{"123,456", "123K"}},
		{Plain, -1, "en", "-1234.5", []string{"−1,234.5", "−1,235", "−1.2K"}},
		{Plain, -1, "en", "3.14159", []string{"3.14159", "3.1416", "3.142", "3.14", "3.1", "3"}},
		{Plain, -1, "en", "0.00126", []string{"0.00126", "0.0013"}},
		{Plain, -1, "en", "0.000", []string{"0.000", "0"}},
		{Plain, -1, "en", "42", []string{"42"}},
		{Plain, -1, "en", "0.51", []string{"0.51", "0.5"}},
		{Plain, -1, "en", "1.5", []string{"1.5"}},
		{Plain, -1, "en", "5.5", []string{"5.5", "6"}}, // off by 0.5 of 5.5
		{Plain, -1, "en", "-4.5", []string{"−4.5"}},
		{Plain, 2, "en", "3.14159", []string{"3.14"}},
		{Plain, 2, "en", "1234567.891", []string{"1,234,567.89", "1.23M", "1.2M"}},
		{Plain, 4, "en", "999.9999", []string{"999.9999"}},
		{Plain, -1, "de", "1234567", []string{"1.234.567", "1,2\u00a0Mio."}},
		{Plain, -1, "de", "1234567890", []string{"1.234.567.890", "1,23\u00a0Mrd.", "1,2\u00a0Mrd."}},
		{Plain, -1, "de", "12345", []string{"12.345"}},
		{Percent, -1, "en", "0.98765", []string{"98.765%", "98.77%", "98.8%", "99%"}},
		{Percent, -1, "en", "0.0004", []string{"0.04%", "<1%"}},
		{Percent, -1, "en", "0.0001234", []string{"0.01234%", "0.0123%", "0.012%", "<1%"}},
		{Percent, -1, "en", "0.005", []string{"0.5%"}},
		{Percent, -1, "en", "-0.0004", []string{"−0.04%", ">−1%"}},
		{Percent, -1, "tr", "0.0004", []string{"%0,04", "<%1"}},
		{Percent, 2, "en", "0.0004", []string{"0.04%"}},
		{Percentage, -1, "en", "0.04", []string{"0.04%", "<1%"}},
		{Percent, 1, "en", "0.98765", []string{"98.8%"}},
		{Compact, -1, "en", "1234567", []string{"1.23M", "1.2M"}},
		{Compact, 2, "en", "1234567", []string{"1.23M"}},
		{Duration, -1, "en", "205440", []string{"1w 2d 1h 4m", "1w 2d 1h", "1w 2d"}},
		{Duration, -1, "en", "-205440", []string{"−1w 2d 1h 4m", "−1w 2d 1h", "−1w 2d"}},
		{Duration, -1, "en", "1589040", []string{"11w 1h 24m", "11w 1h", "11w"}},
		{Duration, -1, "en", "144240", []string{"1w 4m", "1w"}},
		{Duration, -1, "en", "-57480", []string{"−1d 7h 58m", "−2d"}},
		{Duration, -1, "en", "-46800", []string{"−1d 5h"}}, // −2d is off by 3h of 13h
		{Duration, -1, "en", "54000", []string{"1d 7h", "2d"}},
		{Duration, -1, "en", "31680", []string{"1d 48m", "1d 1h", "1d"}},
		{Duration, -1, "en", "31620", []string{"1d 47m", "1d 1h", "1d"}},
		{Duration, -1, "en", "30600", []string{"1d 30m", "1d 1h", "1d"}},
		{Duration, -1, "en", "30540", []string{"1d 29m", "1d"}},
		{Duration, -1, "en", "5460", []string{"1h 31m"}},
		{Duration, -1, "en", "3960", []string{"1h 6m", "1h"}}, // off by 6m of 66m
		{Duration, -1, "en", "4020", []string{"1h 7m"}},       // off by 7m of 67m
		{Duration, -1, "en", "240", []string{"4m"}},
		{Duration, -1, "en", "-20", []string{">−1m"}},
		{Duration, -1, "en", "0", []string{"0m"}},
		{Clock, -1, "en", "3725", []string{"1:02:05"}},
		{Plain, -1, "ar", "123456789", []string{"123,456,789", "123\u00a0\u2068مليون\u2069"}},
	} {
		f := NewFormat()
		f.Kind, f.Decimals, f.Locale = c.kind, c.decimals, locale(t, c.tag)
		v := parsed(t, c.in)
		for step, want := range c.want {
			if got, ok := f.AppendShort([]byte("x"), v, step); !ok || string(got) != "x"+want {
				t.Errorf("%s as kind %d, step %d = %q, %v; want %q", c.in, c.kind, step, got, ok, want)
			}
		}
		if got, ok := f.AppendShort([]byte("x"), v, len(c.want)); ok || string(got) != "x" {
			t.Errorf("%s as kind %d has a further form %q", c.in, c.kind, got)
		}
	}
}

// unseen are the characters that only keep the order of others.
var unseen = regexp.MustCompile(`\p{Cf}`)

// Every step is shorter than the one before, none turns a number into zero, and the
// steps come to an end.
func TestShortGetsShorter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, err := Parse(decimals().Draw(t, "number"))
		if err != nil {
			t.Fatal(err)
		}
		f := NewFormat()
		f.Kind = Kind(rapid.IntRange(int(Plain), int(Clock)).Draw(t, "kind"))
		f.Decimals = rapid.IntRange(-1, 6).Draw(t, "decimals")
		f.Locale = Locale{rapid.Uint16Range(0, uint16(len(table)-1)).Draw(t, "locale")}
		last := 1 << 30
		for step := 0; ; step++ {
			s, ok := f.AppendShort(nil, v, step)
			if !ok {
				return
			}
			if n := utf8.RuneCount(unseen.ReplaceAll(s, nil)); n >= last {
				t.Fatalf("step %d: %q has %d characters after %d", step, s, n, last)
			} else {
				last = n
			}
			if step > 24 {
				t.Fatalf("step %d: no end", step)
			}
			if step > 0 && f.Sign(v) != 0 && !hasDigit(s) {
				t.Fatalf("step %d: %q is a zero", step, s)
			}
		}
	})
}

// hasDigit says whether s has a digit that is not zero.
func hasDigit(s []byte) bool {
	for _, c := range s {
		if c >= '1' && c <= '9' {
			return true
		}
	}
	return false
}
