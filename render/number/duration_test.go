package number

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDuration(t *testing.T) {
	for _, c := range []struct {
		seconds     string
		hours, days float64
		want        string
	}{
		{"0", 8, 5, "0m"},
		{"-0", 8, 5, "0m"},
		{"29.999999", 8, 5, "<1m"},
		{"29", 8, 5, "<1m"},
		{"1", 0.01, 0.1, "<1w"}, // a week of 3.6 s
		{"-29", 8, 5, ">−1m"},
		{"-0.000000000001", 8, 5, ">−1m"},
		{"-1", 0.01, 0.1, ">−1w"},
		{"30", 8, 5, "1m"},
		{"89.9", 8, 5, "1m"},
		{"3570", 8, 5, "1h"},
		{"3569", 8, 5, "59m"},
		{"205440", 8, 5, "1w 2d 1h 4m"}, // 3424 minutes
		{"-205440", 8, 5, "−1w 2d 1h 4m"},
		{"212640", 8, 5, "1w 2d 3h 4m"},
		{"28800", 8, 5, "1d"},
		{"28770", 8, 5, "1d"},
		{"144000", 8, 5, "1w"},
		{"143970", 8, 5, "1w"},
		{"143969", 8, 5, "4d 7h 59m"},
		{"86400", 24, 7, "1d"},
		{"604800", 24, 7, "1w"},
		{"27360", 7.6, 5.5, "1d"},
		{"150480", 7.6, 5.5, "1w"},
		{"136800", 7.6, 5.5, "5d"},
		{"150479", 7.6, 5.5, "1w"},
		{"150419", 7.6, 5.5, "5d 3h 47m"},
		{"181380", 7.6, 5.5, "1w 1d 59m"},
		// A day of 7.34 hours is 440.4 minutes.
		{"26424", 7.34, 5, "1d"},
		{"26393", 7.34, 5, "7h 20m"},
		{"52848", 7.34, 5, "2d"},
		{"54648", 7.34, 5, "2d 30m"},
		{"132120", 7.34, 5, "1w"},
		// A working day shorter than what minutes round to.
		{"32", 0.01, 5, "1d"},
		{"3600", 0, 0, "1h"},
		{"28800", math.NaN(), math.Inf(1), "1d"},
		{"144000", -8, -5, "1w"},
		{"9999999999999999", 8, 5, "69444444444w 2d 1h 47m"},
	} {
		f := NewFormat()
		f.Kind, f.HoursPerDay, f.DaysPerWeek = Duration, c.hours, c.days
		if got := string(f.Append(nil, parsed(t, c.seconds))); got != c.want {
			t.Errorf("%s s at %v h, %v d = %q, want %q", c.seconds, c.hours, c.days, got, c.want)
		}
	}
}

// The parts never reach the next unit, and together they are the duration to within
// half a minute.
func TestDurationAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := NewFormat()
		f.Kind = Duration
		f.HoursPerDay = float64(rapid.IntRange(1, 2400).Draw(t, "hundredths of hours")) / 100
		f.DaysPerWeek = float64(rapid.IntRange(1, 70).Draw(t, "tenths of days")) / 10
		seconds := rapid.Int64Range(0, 1e9).Draw(t, "seconds")
		s := string(f.Append(nil, Int(seconds)))
		if strings.HasPrefix(s, "<1") {
			if seconds == 0 || seconds >= 30 {
				t.Errorf("%d s is %q", seconds, s)
			}
			return
		}
		day := f.HoursPerDay * 3600
		week := day * f.DaysPerWeek
		sum, rest := 0.0, 0.0
		for _, part := range strings.Fields(s) {
			n, err := strconv.ParseFloat(part[:len(part)-1], 64)
			if err != nil {
				t.Fatalf("%q: %v", s, err)
			}
			size := map[byte]float64{'w': week, 'd': day, 'h': 3600, 'm': 60}[part[len(part)-1]]
			sum += n * size
			if part[len(part)-1] != 'w' {
				rest += n * size
			}
			if part[len(part)-1] == 'm' && n >= 60 {
				t.Errorf("%q: too many minutes", s)
			}
		}
		if rest >= week+0.001 {
			t.Errorf("%q: the rest is a week of %v s", s, week)
		}
		if math.Abs(sum-float64(seconds)) > 30.01 {
			t.Errorf("%q is %v s, want %d s", s, sum, seconds)
		}
	})
}

func TestClock(t *testing.T) {
	for in, want := range map[string]string{
		"0":        "0:00:00",
		"59.5":     "0:01:00",
		"59.4":     "0:00:59",
		"330":      "0:05:30",
		"3599.999": "1:00:00",
		"-3725":    "−1:02:05",
		"-0.4":     ">−0:00:01",
		"-0":       "0:00:00",
		"0.4":      "<0:00:01",
		"360000":   "100:00:00",
		"1e15":     "277777777777:46:40",
	} {
		f := NewFormat()
		f.Kind = Clock
		if got := string(f.Append(nil, parsed(t, in))); got != want {
			t.Errorf("%s s = %q, want %q", in, got, want)
		}
	}
}
