package api

import "testing"

func TestWantsJSON(t *testing.T) {
	tests := []struct {
		name   string
		accept []string
		want   bool
	}{
		{"absent", nil, false},
		{"empty", []string{""}, false},
		{"json", []string{"application/json"}, true},
		{"problem", []string{"application/problem+json"}, true},
		{"letter case", []string{"Application/JSON"}, true},
		{"wildcard names nothing", []string{"*/*"}, false},
		{"wildcard subtype names nothing", []string{"application/*"}, false},
		{"a script's list", []string{"application/json, text/plain, */*"}, true},
		{"a browser's list for a page", []string{"text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"}, false},
		{"a browser's list for an image", []string{"image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5"}, false},
		{"the old Java list", []string{"text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"}, false},
		{"json and any image", []string{"application/json, image/*"}, false},
		{"json and an image of low weight", []string{"application/json, image/png;q=0.1"}, false},
		{"image refused", []string{"application/json, image/png;q=0"}, true},
		{"image refused with decimals", []string{"application/json, image/*; q=0.000"}, true},
		{"json refused", []string{"application/json;q=0"}, false},
		{"one json refused", []string{"application/json;q=0, application/problem+json"}, true},
		{"weight in capitals", []string{"application/json;Q=0"}, false},
		{"unreadable weight", []string{"application/json;q=high"}, false},
		{"other parameter first", []string{"application/json;charset=utf-8;q=0.5"}, true},
		{"spaces and tabs", []string{" \tapplication/json ; q=0.5 "}, true},
		{"comma in a quoted parameter", []string{`text/x;p="a, application/json"`}, false},
		{"escaped quote", []string{`text/x;p="\", application/json"`}, false},
		{"unclosed quote", []string{`text/x;p=", application/json`}, false},
		{"two fields", []string{"text/plain", "application/json"}, true},
		{"image in the second field", []string{"application/json", "image/svg+xml"}, false},
		{"empty elements", []string{",, ,application/json,"}, true},
		{"a longer name", []string{"application/jsonlines"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := wantsJSON(tt.accept); got != tt.want {
				t.Errorf("wantsJSON(%q) = %v, want %v", tt.accept, got, tt.want)
			}
		})
	}
}

func TestConditionsDoNotAllocate(t *testing.T) {
	accept := []string{"image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5"}
	tags := []string{`"a", W/"b"`}
	if n := testing.AllocsPerRun(100, func() { _, _ = wantsJSON(accept), tagMatches(tags, `"c"`) }); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}
