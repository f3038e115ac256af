package api

import (
	"net/http"
	"testing"
)

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

func TestForImage(t *testing.T) {
	const chromium, firefox = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8", "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5"
	tests := []struct {
		name   string
		header http.Header
		want   bool
	}{
		{"nothing said", nil, false},
		{"chromium's image element", http.Header{"Sec-Fetch-Dest": {"image"}, "Accept": {chromium}}, true},
		{"firefox's image element", http.Header{"Sec-Fetch-Dest": {"image"}, "Accept": {firefox}}, true},
		{"a browser on plain HTTP, which names no destination", http.Header{"Accept": {firefox}}, true},
		{"an element that takes anything", http.Header{"Sec-Fetch-Dest": {"image"}, "Accept": {"*/*"}}, true},
		{"a page of its own", http.Header{"Sec-Fetch-Dest": {"document"}, "Accept": {"text/html,image/avif"}}, false},
		{"a script that wants a picture", http.Header{"Sec-Fetch-Dest": {"empty"}, "Accept": {"image/png"}}, false},
		{"curl", http.Header{"Accept": {"*/*"}}, false},
		{"a program that takes pictures first", http.Header{"Accept": {"image/png, application/json"}}, true},
		{"a program that takes pictures last", http.Header{"Accept": {"application/json, image/png"}}, false},
		{"java", http.Header{"Accept": {"text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"}}, false},
		{"letter case", http.Header{"Accept": {"Image/PNG"}}, true},
		{"an image refused", http.Header{"Accept": {"image/png;q=0, text/html"}}, false},
		{"empty elements", http.Header{"Accept": {"", ",, image/png"}}, true},
		{"a longer name", http.Header{"Accept": {"imagery/png"}}, false},
	}
	for _, tt := range tests {
		r := &http.Request{Method: http.MethodGet, Header: tt.header}
		if got := forImage(r); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
		if r.Method = http.MethodPost; forImage(r) {
			t.Errorf("%s, posted: an image element never posts", tt.name)
		}
	}
}

func TestConditionsDoNotAllocate(t *testing.T) {
	accept := []string{"image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5"}
	tags := []string{`"a", W/"b"`}
	r := &http.Request{Method: http.MethodGet, Header: http.Header{"Accept": accept}}
	if n := testing.AllocsPerRun(100, func() { _, _, _ = wantsJSON(accept), forImage(r), tagMatches(tags, `"c"`) }); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}
