//go:build !race

// Under the race detector a slice stands on the heap that else stands on the stack.

package number

import "testing"

func TestNoAllocations(t *testing.T) {
	dst := make([]byte, 0, 128)
	portions := make([]Portion, 0, 64)
	v, w := parsed(t, "1234567.891"), parsed(t, "1500000")
	german := locale(t, "de")
	amounts := make([]Value, 64)
	for i := range amounts {
		amounts[i] = Int(int64(i))
	}
	for _, kind := range []Kind{Plain, Compact, Percent, Duration, Clock, Percentage} {
		f := NewFormat()
		f.Kind, f.Decimals = kind, 1
		check := func(name string, run func()) {
			if n := testing.AllocsPerRun(100, run); n != 0 {
				t.Errorf("kind %d: %s allocates %v times", kind, name, n)
			}
		}
		check("Append", func() { f.Append(dst, v) })
		check("AppendSigned", func() { f.AppendSigned(dst, v) })
		check("AppendShort", func() { f.AppendShort(dst, v, 2) })
		check("AppendShare", func() { f.AppendShare(dst, v, w) })
		check("AppendChange", func() { f.AppendChange(dst, v, w) })
		check("Portions", func() { f.Portions(portions, amounts) })
		check("Labels", func() { f.Labels(amounts...).Append(dst, v) })
		check("AppendPrefixed", func() { AppendPrefixed(dst, "€", []byte("−12")) })
		check("Between", func() { Between(v, w, v) })
		check("Parse", func() { _, _, _ = ParsePercent("−1234567.891e-3 %") })
		check("ParseLocale", func() { _, _ = ParseLocale("en-US") })
		check("arithmetic", func() { _ = v.Sub(w).Add(v).Cmp(w) })
		f.Locale = german
		check("Append in German", func() { f.Append(dst, v) })
	}
}
