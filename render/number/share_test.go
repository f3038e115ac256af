package number

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestShare(t *testing.T) {
	for _, c := range []struct {
		tag, part, whole string
		decimals         int
		want             string
	}{
		{"en", "72", "100", -1, "72%"},
		{"en", "1", "3", -1, "33%"},
		{"en", "1", "3", 1, "33.3%"},
		{"en", "1", "8", 0, "13%"},
		{"en", "100", "100", -1, "100%"},
		{"en", "99.6", "100", -1, "99%"},
		{"en", "99.9999999", "100", -1, "99%"},
		{"en", "99.96", "100", 1, "99.9%"},
		{"en", "99.4", "100", -1, "99%"},
		{"en", "0", "100", -1, "0%"},
		{"en", "0.6", "100", -1, "1%"},
		{"en", "0.4", "100", -1, "<1%"},
		{"en", "1e-12", "9e15", -1, "<1%"},
		{"en", "0.04", "100", 1, "<0.1%"},
		{"en", "0.05", "100", 1, "0.1%"},
		{"en", "1039", "1000", -1, "104%"},
		{"en", "1000.1", "1000", -1, "100%"},
		{"en", "1039", "1000", 1, "103.9%"},
		{"en", "-30", "100", -1, "−30%"},
		{"en", "-0.4", "100", -1, ">−1%"},
		{"en", "0.4", "-100", -1, ">−1%"},
		{"en", "-0.04", "100", 1, ">−0.1%"},
		{"en", "-99.9", "100", -1, "−99%"},
		{"en", "-100", "100", -1, "−100%"},
		{"en", "0", "-100", -1, "0%"},
		{"en", "-9e15", "1e-12", -1, "<−1,000,000,000,000,000%"},
		{"he", "-0.4", "100", -1, "\u200e>\u200e−1%"},
		{"tr", "-0.4", "100", -1, ">−%1"},
		{"en", "5", "0", -1, "0%"},
		{"en", "0", "0", -1, "0%"},
		{"en", "-20", "-100", -1, "20%"},
		{"en", "-99.9", "-100", -1, "99%"},
		{"en", "9e15", "1e-12", -1, ">1,000,000,000,000,000%"},
		{"en", "1e13", "1", -1, "1,000,000,000,000,000%"},
		{"de", "0.4", "100", 1, "0,4\u00a0%"},
		{"de", "0.4", "100", -1, "<1\u00a0%"},
		{"tr", "0.4", "100", -1, "<%1"},
		{"he", "0.4", "100", -1, "\u200e<1%"},
	} {
		f := NewFormat()
		f.Decimals, f.Locale = c.decimals, locale(t, c.tag)
		got := string(f.AppendShare(nil, parsed(t, c.part), parsed(t, c.whole)))
		if got != c.want {
			t.Errorf("%s of %s with %d decimals = %q, want %q", c.part, c.whole, c.decimals, got, c.want)
		}
	}
	if got := NewFormat().AppendShare(nil, Value{}, Int(1)); len(got) != 0 {
		t.Errorf("the share of no data is %q", got)
	}
}

func TestChange(t *testing.T) {
	for _, c := range []struct {
		from, to string
		decimals int
		want     string
		ok       bool
	}{
		{"100", "93", -1, "−7%", true},
		{"100", "107", -1, "+7%", true},
		{"100", "100", -1, "0%", true},
		{"-20", "10", -1, "+150%", true},
		{"-20", "-30", -1, "−50%", true},
		{"0", "0", -1, "0%", true},
		{"0", "0", 1, "0.0%", true},
		{"0", "40", -1, "", false},
		{"1000", "1004", -1, "0%", true},
		{"1000", "996", -1, "0%", true},
		{"1000", "1004", 1, "+0.4%", true},
		{"1000", "1005", -1, "+1%", true},
		{"3", "4", 2, "+33.33%", true},
		{"200", "0", -1, "−100%", true},
		{"1e-12", "9e15", -1, "", false},
		{"10000", "3", 0, "−99%", true},
		{"10000", "3", 1, "−99.9%", true},
		{"-10000", "-3", 0, "+99%", true},
		{"10000", "-3", 0, "−100%", true},
		{"10000", "19997", 0, "+100%", true},
	} {
		f := NewFormat()
		f.Decimals = c.decimals
		got, ok := f.AppendChange(nil, parsed(t, c.from), parsed(t, c.to))
		if ok != c.ok || string(got) != c.want {
			t.Errorf("from %s to %s with %d decimals = %q, %v; want %q, %v", c.from, c.to, c.decimals, got, ok, c.want, c.ok)
		}
	}
	if _, ok := NewFormat().AppendChange(nil, Value{}, Int(1)); ok {
		t.Error("a change from no data has a percentage")
	}
}

func portions(t *testing.T, decimals int, amounts ...string) []string {
	t.Helper()
	f := NewFormat()
	f.Decimals = decimals
	values := make([]Value, len(amounts))
	for i, s := range amounts {
		var err error
		if values[i], err = ParseData(s); err != nil {
			t.Fatal(err)
		}
	}
	var texts []string
	for _, p := range f.Portions(nil, values) {
		texts = append(texts, string(f.AppendPortion(nil, p)))
	}
	return texts
}

func TestPortions(t *testing.T) {
	for _, c := range []struct {
		amounts  []string
		decimals int
		want     []string
	}{
		{[]string{"1", "1", "1"}, 0, []string{"34%", "33%", "33%"}},
		{[]string{"1", "2", "2", "2"}, 0, []string{"14%", "29%", "29%", "28%"}},
		{[]string{"60", "103", "270"}, 0, []string{"14%", "24%", "62%"}},
		{[]string{"1", "1", "1"}, 1, []string{"33.4%", "33.3%", "33.3%"}},
		{[]string{"5"}, -1, []string{"100%"}},
		{[]string{"0", "5"}, -1, []string{"0%", "100%"}},
		{[]string{"0", "0"}, 0, []string{"0%", "0%"}},
		{[]string{"0", "3", "0", "3"}, 0, []string{"0%", "50%", "0%", "50%"}},
		{[]string{"?", "1", "-4", "1"}, 0, []string{"", "50%", "0%", "50%"}},
		{[]string{"n/a", "null"}, 0, []string{"", ""}},
		{[]string{"0.1", "0.2", "0.7"}, 0, []string{"10%", "20%", "70%"}},
		{[]string{"2999", "1"}, -1, []string{"99%", "<1%"}},
		{[]string{"1", "2999"}, -1, []string{"<1%", "99%"}},
		{[]string{"2999", "1"}, 1, []string{"99.9%", "<0.1%"}},
		{[]string{"2999", "1"}, 2, []string{"99.97%", "0.03%"}},
		{[]string{"994", "6"}, -1, []string{"99%", "1%"}},
		{[]string{"9960", "10", "10", "10", "10"}, -1, []string{"99%", "<1%", "<1%", "<1%", "<1%"}},
		{[]string{"6", "6", "6", "7", "7", "968"}, -1, []string{"1%", "<1%", "<1%", "1%", "1%", "97%"}},
		{[]string{"1e-12", "9e15"}, 6, []string{"<0.000001%", "99.999999%"}},
		{[]string{"9e15", "9e15", "9e15"}, 6, []string{"33.333334%", "33.333333%", "33.333333%"}},
		{nil, 0, nil},
	} {
		if diff := cmp.Diff(c.want, portions(t, c.decimals, c.amounts...)); diff != "" {
			t.Errorf("portions of %v with %d decimals (-want +got):\n%s", c.amounts, c.decimals, diff)
		}
	}
	huge := []Value{Int(math.MaxInt64), Int(math.MaxInt64), Float(0.5), Int(math.MaxInt64), Int(math.MaxInt64)}
	f := NewFormat()
	var texts string
	for _, p := range f.Portions(make([]Portion, 1), huge) {
		texts += string(f.AppendPortion(nil, p)) + " "
	}
	if want := " 25% 25% <1% 25% 25% "; texts != want {
		t.Errorf("portions of a sum beyond the bounds, appended: %q, want %q", texts, want)
	}
}

// Portions make up the whole exactly, none is a unit or more away from the exact one,
// and only what is the whole or nothing says so.
func TestPortionsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 100).Draw(t, "n")
		f := NewFormat()
		f.Decimals = rapid.IntRange(0, 6).Draw(t, "decimals")
		amounts := make([]Value, n)
		total := 0.0
		for i := range amounts {
			amounts[i] = Int(rapid.OneOf(rapid.Int64Range(0, 3), rapid.Int64Range(0, 1e6)).Draw(t, "amount"))
			total += amounts[i].Float()
		}
		whole := math.Pow10(f.Decimals + 2)
		sum := 0.0
		for i, p := range f.Portions(nil, amounts) {
			units := float64(p.percent.coef.lo)
			sum += units
			exact := amounts[i].Float() / total * whole
			if p.bound != 0 {
				if units != 1 || exact >= 1 || exact == 0 {
					t.Errorf("portion %d reads as less than a unit, exactly %v", i, exact)
				}
				sum-- // it may or may not have taken the unit
			} else if total > 0 && math.Abs(units-exact) > 1.000001 {
				t.Errorf("portion %d is %v, exactly %v", i, units, exact)
			}
			if total > 0 && (units == whole) != (amounts[i].Float() == total) || units == 0 && exact > 0 {
				t.Errorf("portion %d of exactly %v is %v", i, exact, units)
			}
		}
		tiny := 0.0
		for _, p := range f.Portions(nil, amounts) {
			if p.bound != 0 {
				tiny++
			}
		}
		if total > 0 && (sum > whole || sum+tiny < whole) {
			t.Errorf("the portions add up to %v to %v, want %v", sum, sum+tiny, whole)
		}
	})
}

// Parts of a hundred that are rounded read as their shares do.
func TestPartsOfAHundred(t *testing.T) {
	for _, c := range []struct {
		kind     Kind
		decimals int
		whole    string
		want     string // of 66.5 and 33.5 parts in 100 of them, if they read as their shares do
	}{
		{Plain, 0, "100", "67 33"},
		{Plain, 0, "100.00", "67 33"},
		{Percentage, 0, "100", "67% 33%"},
		{Percent, 0, "1", "67% 33%"},
		{Percentage, 1, "100", "66.5% 33.5%"},
		{Percentage, -1, "100", ""},
		{Plain, 0, "200", ""},
		{Percent, 0, "100", ""},
		{Duration, 0, "100", ""},
		{Compact, 0, "100", ""},
	} {
		f := Format{Kind: c.kind, Decimals: c.decimals}
		var texts []string
		if f.Hundred(parsed(t, c.whole)) {
			for _, p := range f.Portions(nil, []Value{parsed(t, "66.5"), parsed(t, "33.5")}) {
				texts = append(texts, string(f.AppendPart(nil, p)))
			}
		}
		if got := strings.Join(texts, " "); got != c.want {
			t.Errorf("kind %d with %d decimals, parts of %s: %q, want %q", c.kind, c.decimals, c.whole, got, c.want)
		}
	}
	if got := NewFormat().AppendPart(nil, Portion{}); len(got) != 0 {
		t.Errorf("no data: %q", got)
	}
}
