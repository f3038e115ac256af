package api

import "testing"

func TestCache(t *testing.T) {
	tests := []struct{ setting, header, shown string }{
		{"no-store", "no-store", "no-store"},
		{"5m", "private, max-age=300, no-transform", "5m"},
		{"300s", "private, max-age=300, no-transform", "5m"},
		{"300", "private, max-age=300, no-transform", "5m"},
		{"90s", "private, max-age=90, no-transform", "1m30s"},
		{"0", "private, max-age=0, no-transform", "0s"},
		{"0s", "private, max-age=0, no-transform", "0s"},
		{"1h", "private, max-age=3600, no-transform", "1h"},
		{"86400", "private, max-age=86400, no-transform", "24h"},
		{"1h30m", "private, max-age=5400, no-transform", "1h30m"},
	}
	for _, tt := range tests {
		c, err := ParseCache(tt.setting)
		if err != nil || c.header() != tt.header || c.String() != tt.shown {
			t.Errorf("ParseCache(%q) = %v (header %q), %v; want %s, header %q", tt.setting, c, c.header(), err, tt.shown, tt.header)
		}
		if again, err := ParseCache(c.String()); again != c || err != nil {
			t.Errorf("ParseCache(%q) = %v, %v; want %v", c.String(), again, err, c)
		}
	}
	for _, bad := range []string{"", "-1", "-5m", "public", "5 m", "500ms", "1e3", "99999999999", "0x10", "+5"} {
		if c, err := ParseCache(bad); err == nil {
			t.Errorf("ParseCache(%q) = %v, want an error", bad, c)
		}
	}
}
