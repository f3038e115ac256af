package number

import (
	"math"
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
		{"en", "-0.4", "100", -1, "0%"},
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

func TestShares(t *testing.T) {
	for _, c := range []struct {
		amounts  []string
		decimals int
		want     []int64
	}{
		{[]string{"1", "1", "1"}, 0, []int64{34, 33, 33}},
		{[]string{"1", "2", "2", "2"}, 0, []int64{14, 29, 29, 28}},
		{[]string{"60", "103", "270"}, 0, []int64{14, 24, 62}},
		{[]string{"1", "1", "1"}, 1, []int64{334, 333, 333}},
		{[]string{"5"}, 0, []int64{100}},
		{[]string{"0", "0"}, 0, []int64{0, 0}},
		{[]string{"0", "3", "0", "3"}, 0, []int64{0, 50, 0, 50}},
		{[]string{"?", "1", "-4", "1"}, 0, []int64{0, 50, 0, 50}},
		{[]string{"0.1", "0.2", "0.7"}, 0, []int64{10, 20, 70}},
		{[]string{"1e-12", "9e15"}, 6, []int64{0, 100_000_000}},
		{[]string{"9e15", "9e15", "9e15"}, 6, []int64{33_333_334, 33_333_333, 33_333_333}},
		{nil, 0, nil},
	} {
		var amounts []Value
		for _, s := range c.amounts {
			v, err := ParseData(s)
			if err != nil {
				t.Fatal(err)
			}
			amounts = append(amounts, v)
		}
		if diff := cmp.Diff(c.want, Shares(nil, amounts, c.decimals)); diff != "" {
			t.Errorf("shares of %v with %d decimals (-want +got):\n%s", c.amounts, c.decimals, diff)
		}
	}
	huge := []Value{Int(math.MaxInt64), Int(math.MaxInt64), Float(0.5), Int(math.MaxInt64), Int(math.MaxInt64)}
	if diff := cmp.Diff([]int64{7, 25, 25, 0, 25, 25}, Shares([]int64{7}, huge, 0)); diff != "" {
		t.Errorf("shares of a sum beyond the bounds, appended (-want +got):\n%s", diff)
	}
}

// Shares make up the whole exactly, and none is a unit or more away from the exact one.
func TestSharesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 100).Draw(t, "n")
		decimals := rapid.IntRange(0, 6).Draw(t, "decimals")
		amounts := make([]Value, n)
		total := 0.0
		for i := range amounts {
			amounts[i] = Int(rapid.Int64Range(0, 1e6).Draw(t, "amount"))
			total += amounts[i].Float()
		}
		whole := int64(math.Pow10(decimals + 2))
		var sum int64
		for i, s := range Shares(nil, amounts, decimals) {
			sum += s
			if exact := amounts[i].Float() / total * float64(whole); total > 0 && math.Abs(float64(s)-exact) > 1.000001 {
				t.Errorf("share %d is %d, exactly %v", i, s, exact)
			}
		}
		if total > 0 && sum != whole {
			t.Errorf("the shares add up to %d, want %d", sum, whole)
		}
	})
}
