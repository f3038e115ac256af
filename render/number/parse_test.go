package number

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"0":                     "0",
		"-0":                    "0",
		"-0.00":                 "0.00",
		"007":                   "7",
		"12.50":                 "12.50",
		"+5":                    "5",
		"-5":                    "-5",
		"−5":                    "-5",
		".5":                    "0.5",
		"5.":                    "5",
		"  42\t":                "42",
		"\u00a042\u202f":        "42",
		"1.5e3":                 "1500",
		"1.50E+1":               "15.0",
		"15e-1":                 "1.5",
		"1.5e−3":                "0.0015",
		"0e9":                   "0",
		"0.000e3":               "0",
		"0e-2":                  "0.00",
		"0e999999999999999999":  "0",
		"1e-999999999999999999": "0",
		"1e-12":                 "0.000000000001",
		"0.000000000000999999":  "0",
		"-1e-13":                "0",
		"9007199254740993":      "9007199254740993",
		"-1000000000000000":     "-1000000000000000",
		"1e15":                  "1000000000000000",
		"9999999999999999":      "9999999999999999",
		"0.1234567890123456785": "0.123456789012345679",
		"0.9999999999999999995": "1",
		"123456789012345.678901234567890123456789":          "123456789012345.678901234567890123",
		"1" + strings.Repeat("0", 200) + "e-200":            "1.000000000000000000",
		"0." + strings.Repeat("0", 200) + "25e201":          "2.5",
		strings.Repeat("0", 300) + "1.5":                    "1.5",
		"0.5" + strings.Repeat("0", 300):                    "0.500000000000000000",
		"0.30000000000000000000004":                         "0.3",
		"1.100000000000000000":                              "1.100000000000000000",
		"0.4999999999999999994" + strings.Repeat("9", 3000): "0.499999999999999999",
	} {
		v, err := Parse(in)
		if err != nil {
			t.Errorf("Parse(%.40q): %v", in, err)
		} else if got := plain(v); got != want {
			t.Errorf("Parse(%.40q) = %s, want %s", in, got, want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for want, texts := range map[error][]string{
		ErrSyntax: {
			"abc", "12 abcdefghijklmnopq", "%", "-%", "+", "−", ".", "-.", "--1", "+-1", "- 5", "5-", "1..2", "1.2.3", "12%%", "%12",
			"1,2,3", "1,23,4", "1 2", "12 of 20", "1h 30m", "90:00", "2026-11-26", "(5)", "#5", "0b11", "0o7", "٣", "१२", "１２", "1٫5", "1\x00", "\xff", "½", "²",
			"1.5.e3", "1_", "-nan", "+null", "nan%", "--", "??", "n / a", "1e5.5", "1;234", "infinit",
		},
		ErrRange:      {"1e16", "-1e16", "10000000000000000", "9999999999999999.9999999999999999999", "1e999999999999999999", "-9e300", "1" + strings.Repeat("0", 5000)},
		ErrGrouping:   {"1,234", "-1,234", "1,234.5", "12,345,678", "12,34,567", "1 234", "1\u00a0234\u00a0567", "1\u202f234,5", "1'234", "1’234.5", "1.234.567", "1.234,5", "1,234%"},
		ErrComma:      {"12,5", "-0,5", "0,125", "1234,567", "1,5%", ",5", "1,23", "1,2345"},
		ErrPercent:    {"12.5%", "12.5 %", "1e3%", "-5\u00a0%"},
		ErrBeside:     {"72pt", "12 abc", "€500", "-€500", "€-500", "5€", "$1,234.50", "1.5 kg", "1,5 kg", "20 °C", "ca. 5", "5 pts.", "72pt%", "1h", "x1", "e5", "1e", "1e+", "1e%", "0x", "1f", "1d"},
		ErrHex:        {"0x1F", "0X1", "-0x10", "0x1p-2", "0x_1"},
		ErrUnderscore: {"1_000", "_1", "1_0.5", "-1_0"},
		ErrInfinite:   {"inf", "Inf", "-Infinity", "+INFINITY", "∞", "−∞"},
		ErrNoData:     {"", "  ", "NaN", "nan", "NULL", "undefined", "Undefined", "-", "n/a", "N/A", "?", " ? "},
	} {
		for _, s := range texts {
			if v, err := Parse(s); !errors.Is(err, want) || v.Valid() {
				t.Errorf("Parse(%.40q) = %v, want %v", s, err, want)
			}
			v, err := ParseData(s)
			if noData := want == ErrNoData; v.Valid() || noData && err != nil || !noData && !errors.Is(err, want) {
				t.Errorf("ParseData(%.40q) = %v, valid %v", s, err, v.Valid())
			}
		}
	}
}

// What is written in plain English is read back as what was sent, digit for digit.
func TestRoundTrip(t *testing.T) {
	for i := range 10_000 {
		s := decimals().Example(i)
		want := s
		switch v := parsed(t, s); {
		case v.Sign() == 0 && strings.Trim(s, "-0.") != "":
			want = "0" // below 1e-12
		case v.Sign() == 0:
			want = strings.TrimPrefix(s, "-")
		}
		got := plain(parsed(t, s))
		if got != want {
			t.Fatalf("%s is written %s", s, got)
		}
		if again := parsed(t, got); again != parsed(t, s) {
			t.Fatalf("%s is read back as another value", s)
		}
	}
}

func TestExponentForms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`-?[1-9][0-9]{0,7}`).Draw(t, "digits")
		n := rapid.IntRange(0, 8).Draw(t, "exponent")
		up, err := Parse(s + "e" + strings.Repeat("0", n) + string(rune('0'+n)))
		if err != nil {
			t.Fatal(err)
		}
		if want := s + strings.Repeat("0", n); plain(up) != want {
			t.Errorf("%se%d is written %s, want %s", s, n, plain(up), want)
		}
	})
}

func TestErrorsDoNotHoldTheText(t *testing.T) {
	for _, s := range []string{"canary", "12,345", "4_711", "0xbeef", "8e99", "77,7"} {
		_, err := Parse(s)
		if err == nil || strings.Contains(err.Error(), s) {
			t.Errorf("Parse(%q) = %v", s, err)
		}
	}
}

func TestParsePercent(t *testing.T) {
	for in, want := range map[string]struct {
		text    string
		percent bool
	}{
		"12.5":       {"12.5", false},
		"12.5%":      {"12.5", true},
		" −12.50 % ": {"-12.50", true},
		"1e3\u202f%": {"1000", true},
	} {
		v, percent, err := ParsePercent(in)
		if err != nil || plain(v) != want.text || percent != want.percent {
			t.Errorf("ParsePercent(%q) = %s, %v, %v", in, plain(v), percent, err)
		}
	}
	for in, want := range map[string]error{"": ErrNoData, "n/a": ErrNoData, "nan%": ErrSyntax, "1,5%": ErrComma, "12%%": ErrSyntax, "1e16%": ErrRange} {
		if _, percent, err := ParsePercent(in); !errors.Is(err, want) || percent {
			t.Errorf("ParsePercent(%q): %v, want %v", in, err, want)
		}
	}
}
