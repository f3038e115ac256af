package number

import (
	"testing"

	"pgregory.net/rapid"
)

// What is nearly the whole is not written as the whole, nor what is hardly anything as
// nothing, in whatever way a part is written.
func TestParts(t *testing.T) {
	for _, c := range []struct {
		kind      Kind
		decimals  int
		in, whole string
		want      string
	}{
		{Percent, 0, "0.9997", "", "99%"},
		{Percent, 1, "0.9997", "", "99.9%"},
		{Percent, 2, "0.9997", "", "99.97%"},
		{Percent, -1, "0.9997", "", "99.97%"},
		{Percent, 0, "1", "", "100%"},
		{Percent, 0, "1.0003", "", "100%"},
		{Percent, 0, "0.994", "", "99%"},
		{Percent, 0, "0.0003", "", "<1%"},
		{Percent, 1, "0.0003", "", "<0.1%"},
		{Percent, 0, "0", "", "0%"},
		{Percent, 0, "-0.0003", "", ">−1%"},
		{Percent, 1, "-0.0003", "", ">−0.1%"},
		{Percent, -1, "-0.0003", "", "−0.03%"},
		{Percent, 0, "-0.006", "", "−1%"},
		{Percent, 0, "-0.9996", "", "−99%"},
		{Percent, 0, "-1", "", "−100%"},
		{Percent, 0, "-1.0003", "", "−100%"},
		{Percent, 0, "0.4997", "0.5", "49%"},
		{Percentage, 0, "99.97", "", "99%"},
		{Percentage, -1, "99.97", "", "99.97%"},
		{Percentage, 0, "72", "", "72%"},
		{Percentage, 0, "0.2", "", "<1%"},
		{Percentage, 0, "-0.3", "", ">−1%"},
		{Percentage, 0, "-99.96", "", "−99%"},
		{Percentage, 1, "-99.96", "", "−99.9%"},
		{Percentage, -1, "1234.5", "", "1,234.5%"},
		{Plain, 0, "99.97", "100", "99"},
		{Plain, 0, "99.97", "", "100"},
		{Plain, 0, "100.4", "100", "100"},
		{Plain, 0, "99.97", "100.4", "100"},
		{Plain, 0, "0.3", "100", "<1"},
		{Plain, 0, "0.3", "", "0"},
		{Plain, 0, "0.6", "1", "<1"},
		{Plain, 0, "-99.97", "-100", "−99"},
		{Plain, 0, "-99.97", "100", "−99"},
		{Plain, 0, "99.97", "-100", "99"},
		{Plain, 0, "-100.4", "100", "−100"},
		{Compact, 0, "-0.3", "100", ">−1"},
		{Plain, 0, "0.3", "0", "<1"},
		{Compact, -1, "999950", "1000000", "999K"},
		{Compact, -1, "999950", "", "1M"},
		{Compact, 1, "999950", "1000000", "999.9K"},
		{Compact, 0, "0.3", "100", "<1"},
		{Compact, -1, "9999999", "10000000", "9.99M"},
		{Duration, -1, "3580", "3600", "59m"},
		{Duration, -1, "3580", "", "1h"},
		{Duration, -1, "20", "3600", "<1m"},
		{Plain, 0, "-0.3", "-100", ">−1"},
		{Plain, 0, "-0.3", "100", ">−1"},
		{Plain, 0, "-0.3", "", "0"},
		{Clock, -1, "59.9", "60", "0:00:59"},
		{Clock, -1, "59.9", "", "0:01:00"},
		{Clock, -1, "0.2", "", "<0:00:01"},
	} {
		f := NewFormat()
		f.Kind, f.Decimals = c.kind, c.decimals
		if c.whole != "" {
			f.Whole = parsed(t, c.whole)
		}
		if got := string(f.Append(nil, parsed(t, c.in))); got != c.want {
			t.Errorf("%s of %q as kind %d with %d decimals = %q, want %q", c.in, c.whole, c.kind, c.decimals, got, c.want)
		}
	}
}

func TestPartsInShort(t *testing.T) {
	f := NewFormat()
	f.Kind = Percent
	v := parsed(t, "0.99973")
	for step, want := range []string{"99.973%", "99.97%", "99.9%", "99%"} {
		if got, ok := f.AppendShort(nil, v, step); !ok || string(got) != want {
			t.Errorf("step %d = %q, %v, want %q", step, got, ok, want)
		}
	}
	f.Kind, f.Whole = Duration, Int(28800)
	if got, ok := f.AppendShort(nil, parsed(t, "28770"), 1); ok {
		t.Errorf("half a minute less than a day, shorter than 7h 59m: %q", got)
	}
	f.Kind, f.Whole = Plain, Int(100)
	if got, ok := f.AppendShort(nil, parsed(t, "99.96"), 1); !ok || string(got) != "99.9" {
		t.Errorf("a part of 100, shorter: %q, want 99.9", got)
	}
}

// Digits that are cut leave no zeros behind; zeros that were sent stay.
func TestCutDigits(t *testing.T) {
	for in, want := range map[string][]string{
		"0.30000000000000004": {"0.30000000000000004", "0.3"},
		"1.10000000000000001": {"1.10000000000000001", "1.1", "1"},
		"12.500":              {"12.500", "12.5", "13"},
		"1.5000000000000":     {"1.5000000000000", "1.5"},
		"2.04":                {"2.04", "2"},
		"1.2003":              {"1.2003", "1.2"},
		"7.00":                {"7.00", "7"},
		"0.00":                {"0.00", "0"},
	} {
		for step, want := range want {
			if got, ok := NewFormat().AppendShort(nil, parsed(t, in), step); !ok || string(got) != want {
				t.Errorf("%s, step %d = %q, %v, want %q", in, step, got, ok, want)
			}
		}
	}
	f := NewFormat()
	f.Decimals = 2
	if got := string(f.Append(nil, parsed(t, "0.30000000000000004"))); got != "0.30" {
		t.Errorf("with 2 decimals: %q, want 0.30", got)
	}
}

func TestCompactKeepsWhatHasNoWord(t *testing.T) {
	for tag, want := range map[string]string{
		"de": "1234", "de-CH": "1234", "ja": "1234", "zh": "1234", "eu": "1234", "en": "1.23K", "fr": "1,23\u00a0k",
	} {
		f := Format{Kind: Compact, Decimals: -1, Locale: locale(t, tag)}
		if got := string(f.Append(nil, Int(1234))); got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
	f := Format{Kind: Compact, Decimals: -1, Locale: locale(t, "de")}
	for in, want := range map[string]string{"1234.56": "1235", "123.456": "123", "12.3456": "12,3", "987654": "987.654"} {
		if got := string(f.Append(nil, parsed(t, in))); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestLabels(t *testing.T) {
	for _, c := range []struct {
		kind   Kind
		bounds []string
		want   []string
	}{
		{Plain, []string{"0.1", "0.2", "0.3", "0.4"}, []string{"0.1", "0.2", "0.3", "0.4"}},
		{Plain, []string{"0", "100"}, []string{"0", "100"}},
		{Plain, []string{"5.00", "5"}, []string{"5.00", "5"}},
		{Percent, []string{"0", "0.005", "1"}, []string{"0%", "0.5%", "100%"}},
		{Percentage, []string{"0", "100"}, []string{"0%", "100%"}},
		{Compact, []string{"0", "1000000"}, []string{"0", "1M"}},
		{Compact, []string{"1201000", "1200000", "0"}, []string{"1.201M", "1.2M", "0"}},
		{Compact, []string{"9999999999999998", "9999999999999999"}, []string{"9999.999999999998T", "9999.999999999999T"}},
		{Duration, []string{"0", "3600"}, []string{"0m", "1h"}},
		{Duration, []string{"0", "10", "20"}, []string{"0:00:00", "0:00:10", "0:00:20"}},
		{Duration, []string{"0.1", "0.4"}, []string{"0:00:00.1", "0:00:00.4"}},
		{Duration, []string{"0", "0.2", "0.3", "3600"}, []string{"0:00:00", "0:00:00.2", "0:00:00.3", "1:00:00"}},
		{Duration, []string{"-0.2", "-0.45", "59.750"}, []string{"−0:00:00.2", "−0:00:00.5", "0:00:59.8"}},
		{Duration, []string{"0.000000000001", "0.000000000002"}, []string{"0:00:00.000000000001", "0:00:00.000000000002"}},
		{Duration, []string{"-20", "20"}, []string{">−1m", "<1m"}},
		{Clock, []string{"0.1", "60"}, []string{"<0:00:01", "0:01:00"}},
		{Clock, []string{"60", "60.2"}, []string{"0:01:00", "0:01:00.2"}},
		{Clock, []string{"9999999999999998.125", "9999999999999998.25"}, []string{"2777777777777:46:38.1", "2777777777777:46:38.3"}},
	} {
		f := NewFormat()
		f.Kind, f.Decimals, f.Whole = c.kind, 0, Int(1)
		var bounds []Value
		for _, b := range c.bounds {
			bounds = append(bounds, parsed(t, b))
		}
		l := f.Labels(bounds...)
		for i, b := range bounds {
			if got := string(l.Append(nil, b)); got != c.want[i] {
				t.Errorf("%v as kind %d: %q, want %q", c.bounds, c.kind, got, c.want[i])
			}
		}
	}
}

func TestLabelsDiffer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := NewFormat()
		f.Kind = Kind(rapid.IntRange(int(Plain), int(Percentage)).Draw(t, "kind"))
		f.Locale = Locale{rapid.Uint16Range(0, uint16(len(table)-1)).Draw(t, "locale")}
		var bounds []Value
		for range rapid.IntRange(2, 70).Draw(t, "n") {
			v, err := Parse(decimals().Draw(t, "bound"))
			if err != nil {
				t.Fatal(err)
			}
			bounds = append(bounds, v)
		}
		l := f.Labels(bounds...)
		texts := map[string]Value{}
		for _, b := range bounds {
			s := string(l.Append(nil, b))
			if other, ok := texts[s]; ok && other.Cmp(b) != 0 {
				t.Fatalf("%s and %s both read %q", plain(other), plain(b), s)
			}
			texts[s] = b
		}
	})
}

// A part and its whole read as what they are to each other.
func TestTell(t *testing.T) {
	for _, c := range []struct {
		kind        Kind
		decimals    int
		part, whole string
		want        bool
	}{
		{Plain, -1, "99.99", "100", true},
		{Plain, 0, "99.99", "100", true},      // 99 / 100
		{Plain, 0, "100.4", "100", true},      // 100 / 100, which it has reached
		{Plain, 0, "99.4", "99.4", false},     // 99 / 99.4
		{Plain, 0, "99.6", "99.6", false},     // 100 / 99.6
		{Plain, 1, "60", "60", true},          // 60.0 / 60
		{Plain, 0, "0.3", "0.4", false},       // <1 / 0.4
		{Plain, 0, "0.3", "1", true},          // <1 / 1
		{Plain, 0, "-99.7", "-100", true},     // −99 / −100
		{Plain, 0, "-0.3", "-0.4", false},     // >−1 / −0.4
		{Plain, 0, "-3", "100", true},         // −3 / 100
		{Percent, 0, "0.0003", "1", true},     // <1% / 100%
		{Percent, 0, "0.004", "0.005", false}, // <1% / 0.5%
		{Compact, -1, "1000000", "1000400", false},
		{Compact, -1, "999990", "1000400", false},
		{Compact, -1, "1234567", "1234567", true},
		{Compact, 1, "1234567", "1234567", false}, // 1.2M / 1.23M
		{Compact, 4, "1014900", "1014950", false}, // 1.0149M / 1.01M
		{Compact, 0, "1400", "1200", false},       // 1K / 1.2K
		{Duration, -1, "7200", "7210", false},
		{Duration, -1, "7190", "7200", true}, // 1h 59m / 2h
		{Duration, -1, "7210", "7200", true}, // 2h / 2h, which it has reached
		{Duration, -1, "20", "25", false},
		{Duration, -1, "20", "60", true}, // <1m / 1m
		{Duration, -1, "-7200", "-7210", false},
		{Clock, -1, "59.6", "60", true}, // 0:00:59 / 0:01:00
		{Clock, -1, "60", "60.2", false},
	} {
		f := NewFormat()
		f.Kind, f.Decimals, f.Whole = c.kind, c.decimals, parsed(t, c.whole)
		if got := f.Labels(f.Whole).Tell(f, parsed(t, c.part)); got != c.want {
			t.Errorf("%s of %s as kind %d with %d decimals: %v, want %v", c.part, c.whole, c.kind, c.decimals, got, c.want)
		}
	}
}

// A value that has not come to a bound may not read as it, in none of its forms; the decimals that
// were asked for may make it.
func TestMistakes(t *testing.T) {
	for _, c := range []struct {
		kind     Kind
		decimals int
		v, bound string
		want     bool
	}{
		{Plain, -1, "72", "100", false},
		{Plain, -1, "100", "100", false},
		{Plain, -1, "100.0", "100", false},
		{Plain, -1, "99.97", "100", true}, // 100 where there is little room
		{Plain, -1, "95.2", "100", false},
		{Plain, 0, "99.97", "100", false}, // as was asked
		{Plain, -1, "1960000", "2000000", true},
		{Plain, -1, "1900000", "2000000", false},
		{Percent, 0, "0.9997", "1", false},
		{Compact, -1, "1000000", "1001000", true},
		{Compact, -1, "1000400", "1001000", true},
		{Compact, -1, "1000000", "1000000", false},
		{Compact, -1, "999000", "1001000", true}, // 1M where there is little room
		{Compact, -1, "940000", "1001000", false},
		{Compact, -1, "999600", "1000000", true},
		{Compact, 0, "999600", "1000000", true},
		{Compact, -1, "72", "100", false},
		{Duration, -1, "7200", "7210", true},
		{Duration, -1, "3600", "7200", false},
		{Clock, -1, "59.6", "60", true},
		{Clock, -1, "59", "60", false},
	} {
		f := NewFormat()
		f.Kind, f.Decimals = c.kind, c.decimals
		bound := parsed(t, c.bound)
		if got := f.Labels(bound).Mistakes(f, parsed(t, c.v), bound); got != c.want {
			t.Errorf("%s for %s as kind %d with %d decimals: %v, want %v", c.v, c.bound, c.kind, c.decimals, got, c.want)
		}
	}
}

// A value is not written as 2h where the numbers of its scale are clocks.
func TestTellNeedsOneKind(t *testing.T) {
	f := NewFormat()
	f.Kind, f.Whole = Duration, Int(7300)
	if f.Labels(Int(0), Int(7300), Int(7305)).Tell(f, Int(7200)) {
		t.Error("2h / 2:01:40")
	}
	if !f.Labels(Int(0), Int(7300)).Tell(f, Int(7200)) {
		t.Error("2h / 2h 2m is refused")
	}
}

func TestBetween(t *testing.T) {
	for _, c := range [][4]string{
		{"0", "60", "50", "30"},
		{"0", "60", "80", "48"},
		{"100", "0", "25", "75"},
		{"-50", "50", "50", "0"},
		{"0", "1", "33.3", "0.333"},
		{"0", "7", "33.333333", "2.33333331"},
		{"10", "10", "50", "10"},
		{"0", "60", "150", "90"},
		{"0", "60", "-10", "-6"},
		{"0", "9999999999999999", "50", "4999999999999999.5"},
		{"0.000000000001", "9999999999999999.9", "99.999999999999999999", "9999999999999999.9"},
	} {
		got := Between(parsed(t, c[0]), parsed(t, c[1]), parsed(t, c[2]))
		if plain(got) != c[3] {
			t.Errorf("%s%% from %s to %s = %s, want %s", c[2], c[0], c[1], plain(got), c[3])
		}
	}
	if Between(Value{}, Int(1), Int(1)).Valid() || Between(Int(0), Int(1), Value{}).Valid() {
		t.Error("a share of no scale is a number")
	}
}

func TestPrefix(t *testing.T) {
	for _, c := range [][3]string{
		{"€", "−12", "−€12"},
		{"US$", "+1.5", "+US$1.5"},
		{"€", "12", "€12"},
		{"€ ", "<1", "<€ 1"},
		{"₪", "\u200e−5", "\u200e−₪5"},
		{"NPS ", "−12", "NPS −12"},
		{"≈", "−12", "≈−12"},
		{"", "−12", "−12"},
		{"€", "", "€"},
	} {
		if got := string(AppendPrefixed([]byte("x"), c[0], []byte(c[1]))); got != "x"+c[2] {
			t.Errorf("%q before %q = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
