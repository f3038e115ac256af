package api

import (
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// The slips of authors are answered in words that name both what was sent and what is
// known; any other unknown name never comes back.
func TestSlipsOfAuthors(t *testing.T) {
	s := newService(t)
	for _, tt := range []struct {
		target string
		status int
		says   string
	}{
		{"/gauge.svg?value=72&lable=Sprint", 400, "unknown parameter lable; the nearest known name is label"},
		{"/gauge.svg?value=72&total=60", 400, "total: not a parameter of gauge"},
		{"/gauge.svg?value%3D5", 400, "value: missing, but names were sent that are not known"},
		{"/gauge.svg?canary%3D5", 400, "value: missing, but names were sent that are not known"},
		{"/gauge.svg?value=50%25&max=60", 400, "value: a percentage needs a scale from 0 to 100"},
		{"/gauge.svg?value=5&canary=1&strict=true", 400, "unknown parameter<"},
		{"/gauge.svg?value=5&amp;amp;label=Sprint", 200, "Sprint: 5"},
		{"/gauge.svg?value=5&canary=1", 200, "range 0 to 100"},
	} {
		resp := call{Target: tt.target}.To(t, s)
		body := string(apitest.Body(t, resp))
		if resp.StatusCode != tt.status || !strings.Contains(body, tt.says) || strings.Contains(body, "canary") {
			t.Errorf("%s: status %d, want %d and %q in\n%s", tt.target, resp.StatusCode, tt.status, tt.says, body)
		}
	}
	resp := call{Method: "POST", Target: "/gauge.svg", Body: "\ufeff{\"value\": 5}", Header: typed(apitest.JSONType)}.To(t, s)
	if body := string(apitest.Body(t, resp)); resp.StatusCode != 200 || !strings.Contains(body, "5, range 0 to 100") {
		t.Errorf("JSON with a byte order mark: status %d\n%s", resp.StatusCode, body)
	}
}
