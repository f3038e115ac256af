package number

import (
	"bytes"
	"errors"
	"testing"
	"unicode/utf8"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{"12.50", "-1.5e-3", "1,234", "12,5 %", "0x1F", "−5%", "1e999999999999", "n/a", "1_000", "∞", "1'234’5", "\u202f1\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, percent, err := ParsePercent(s)
		if _, err := Parse(s); percent != errors.Is(err, ErrPercent) {
			t.Fatalf("Parse(%q): %v with percent sign %v", s, err, percent)
		}
		if (err == nil) != v.Valid() {
			t.Fatalf("Parse(%q): %v with data %v", s, err, v.Valid())
		}
		if err != nil {
			return
		}
		if v.reachesLimit() {
			t.Fatalf("Parse(%q) is out of range", s)
		}
		again, err := Parse(plain(v))
		if err != nil || again != v {
			t.Fatalf("Parse(%q) is read back as another value: %v", s, err)
		}
	})
}

func FuzzFormat(f *testing.F) {
	f.Add("999.96", "1000", "en", uint8(Compact), -1, 8.0, 5.0, 1)
	f.Add("-205440", "0", "he", uint8(Duration), 2, 7.6, 5.5, 2)
	f.Add("9999999999999999", "1e-12", "ar-EG", uint8(Percent), 6, 0.0001, 1e300, 0)
	f.Add("0.000000000001", "-3", "hi_IN", uint8(Clock), 0, -1.0, 0.0, 9)
	f.Fuzz(func(t *testing.T, a, b, tag string, kind uint8, decimals int, hours, days float64, step int) {
		v, _ := ParseData(a)
		w, _ := ParseData(b)
		l, _ := ParseLocale(tag)
		format := Format{Kind: Kind(kind % 6), Decimals: decimals, Locale: l, HoursPerDay: hours, DaysPerWeek: days}
		texts := [][]byte{format.Append(nil, v), format.AppendSigned(nil, v), format.AppendShare(nil, v, w)}
		short, _ := format.AppendShort(nil, v, step)
		change, _ := format.AppendChange(nil, v, w)
		for _, s := range append(texts, short, change) {
			checkText(t, s)
		}
		if v.Valid() && len(texts[0]) == 0 {
			t.Error("nothing is written for a number")
		}
		for _, p := range format.Portions(nil, []Value{v, w, v}) {
			checkText(t, format.AppendPortion(nil, p))
		}
		format.Whole = w
		checkText(t, format.Append(nil, v))
		checkLabels(t, format.Labels(v, w, Int(1)), v, w)
	})
}

func checkText(t *testing.T, s []byte) {
	t.Helper()
	if !utf8.Valid(s) {
		t.Errorf("%q is not UTF-8", s)
	}
	for _, never := range []string{"NaN", "Inf", "e+", "e-", "−0%", "%!"} {
		if bytes.Contains(s, []byte(never)) {
			t.Errorf("%q contains %s", s, never)
		}
	}
	if signs := bytes.Count(s, []byte("−")) + bytes.Count(s, []byte("+")); signs > 1 {
		t.Errorf("%q has %d signs", s, signs)
	}
}

func checkLabels(t *testing.T, l Labels, v, w Value) {
	t.Helper()
	a, b := l.Append(nil, v), l.Append(nil, w)
	checkText(t, a)
	if v.Cmp(w) != 0 && bytes.Equal(a, b) {
		t.Errorf("different bounds read %q", a)
	}
}
