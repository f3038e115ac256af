package api

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/monitor"
	"github.com/plugio/charts/render"
)

// A canary is a text or a number that occurs nowhere else. What holds one outside a
// picture that was asked for has leaked it.
const (
	canaryText   = "Kanarienvogel-7f3a"
	canaryNumber = "918273645546"
)

// leaks returns the canaries in s and how they are written. Some encoders escape a hyphen.
func leaks(s string) []string {
	return apitest.Canaries{"text": canaryText, "number": canaryNumber}.In(strings.ReplaceAll(s, `\u002d`, "-"))
}

// canaryCalls puts canaries wherever a request can hold one; each is an error.
func canaryCalls() []call {
	header := http.Header{
		"Accept": {apitest.JSONType}, "Cookie": {canaryText}, "Referer": {"https://wiki.example/" + canaryText}, "User-Agent": {canaryText},
		"X-Request-Id": {canaryText}, "If-None-Match": {`"` + canaryText + `"`}, "X-Forwarded-For": {canaryNumber}, "Authorization": {canaryText},
	}
	picture := header.Clone()
	picture.Del("Accept")
	form, json := header.Clone(), header.Clone()
	form.Set("Content-Type", apitest.FormType)
	json.Set("Content-Type", apitest.JSONType)
	other := header.Clone()
	other.Set("Content-Type", "text/"+canaryText)
	all := url.Values{}
	for _, name := range []string{
		"value", "min", "max", "target", "width", "height", "dpr", "theme", "palette", "background", "title", "label", "color", "thresholds", "format",
		"decimals", "locale", "prefix", "suffix", "unit", "noData", "description", "strict", "style", "arc", "ticks", canaryText,
	} {
		all.Set(name, canaryText+canaryNumber)
	}
	query := all.Encode()
	return []call{
		{Target: "/gauge.svg?" + query, Header: header},
		{Target: "/gauge.svg?" + query, Header: picture},
		{Target: "/bar.svg?" + query, Header: picture},
		{Target: "/counter.svg?strict=true&value=" + canaryNumber + "&" + canaryText + "=1", Header: picture},
		{Target: "/gauge.svg?value=" + canaryNumber + "&value=" + canaryNumber, Header: picture},
		{Target: "/gauge.svg?value=" + canaryNumber + "9999999", Header: picture},
		{Target: "/gauge.svg?label=" + canaryText + "%ff", Header: picture},
		{Target: "/" + canaryText + "?" + canaryText, Header: header},
		{Target: "/" + canaryText + "?" + canaryText, Header: picture},
		{Target: "/" + canaryText + ".svg", Header: picture},
		{Target: "/gauge.svg/" + canaryText, Header: picture},
		{Target: "/bar.svg?" + strings.Repeat(canaryText, 500), Header: header},
		{Method: "POST", Target: "/gauge.svg", Body: query, Header: form},
		{Method: "POST", Target: "/gauge.svg", Body: `{"value":"` + canaryText + `","` + canaryText + `":{"x":` + canaryNumber + `}}`, Header: json},
		{Method: "POST", Target: "/gauge.svg", Body: `{` + canaryText, Header: json},
		{Method: "POST", Target: "/gauge.svg", Body: canaryText, Header: other},
		{Method: "POST", Target: "/gauge.svg", Body: strings.Repeat(canaryText, 1000), Header: form},
		{Method: "BREW", Target: "/gauge.svg?value=" + canaryText, Body: canaryText, Header: picture},
	}
}

// seen is everything a call lets out: status, header and body of the answer.
func seen(t *testing.T, s *Service, c call) (status int, all string) {
	t.Helper()
	resp := c.To(t, s)
	var b bytes.Buffer
	if err := resp.Header.Write(&b); err != nil {
		t.Fatalf("writing the header: %v", err)
	}
	b.Write(apitest.Body(t, resp))
	return resp.StatusCode, b.String()
}

func TestNoCanaryLeavesWithAnError(t *testing.T) {
	var log bytes.Buffer
	s := newService(t, func(c *Config) {
		c.Log, c.AccessLog = monitor.NewLogger(&log, slog.LevelDebug), true
	})
	for i, c := range canaryCalls() {
		status, all := seen(t, s, c)
		if status < 400 {
			t.Errorf("call %d: status %d, want an error", i, status)
		}
		if found := leaks(all); len(found) > 0 {
			t.Errorf("call %d (status %d) answers with a canary, %v", i, status, found)
		}
	}
	byReader := call{Target: canaryCalls()[1].Target, Header: byImage.Clone()}
	byReader.Header.Set("Cookie", canaryText)
	if status, all := seen(t, s, byReader); status != 200 || len(leaks(all)) > 0 {
		t.Errorf("an image element is answered %d with canaries %v, want the error picture with none", status, leaks(all))
	}
	checkCleanLog(t, log.String(), `"event":"request"`, len(canaryCalls())+1)
}

func TestNoCanaryLeavesWithAPanic(t *testing.T) {
	var log bytes.Buffer
	s := newService(t, func(c *Config) {
		c.Log, c.AccessLog = monitor.NewLogger(&log, slog.LevelDebug), true
	})
	s.render = func(_ []byte, w render.Widget, _ render.Options) ([]byte, error) {
		panic(fmt.Sprintf("%+v %s", w, canaryText+canaryNumber))
	}
	for _, accept := range []string{apitest.JSONType, "image/*"} {
		c := call{Target: "/gauge.svg?value=" + canaryNumber + "&label=" + canaryText, Header: http.Header{"Accept": {accept}}}
		status, all := seen(t, s, c)
		if found := leaks(all); status != 500 || len(found) > 0 {
			t.Errorf("Accept %s: status %d with canaries %v, want 500 with none", accept, status, found)
		}
	}
	checkCleanLog(t, log.String(), `"event":"panic"`, 1)
}

// checkCleanLog wants an event so many times, since an empty log leaks nothing
// either, and no canary.
func checkCleanLog(t *testing.T, log, event string, times int) {
	t.Helper()
	if got := strings.Count(log, event); got != times {
		t.Errorf("%s stands %d times in the log, want %d:\n%s", event, got, times, log)
	}
	if found := leaks(log); len(found) > 0 {
		t.Errorf("the log holds a canary, %v:\n%s", found, log)
	}
}

// The search itself must find what a careless service would let out.
func TestLeaksFindsCanaries(t *testing.T) {
	for name, leak := range map[string]string{
		"plain":   `parsing "` + canaryNumber + `": invalid`,
		"percent": "GET /gauge.png?label=" + apitest.PercentEncode(canaryText),
		"base64":  base64.StdEncoding.EncodeToString([]byte(canaryText)),
		"hex":     fmt.Sprintf("%x", canaryText),
		"quoted":  `{"label":"Kanarienvogel\u002d7f3a"}`,
	} {
		if len(leaks(leak)) == 0 {
			t.Errorf("a canary in the form %s is not found", name)
		}
	}
	if found := leaks("value: not a number"); len(found) > 0 {
		t.Errorf("found %v where there is none", found)
	}
}

func TestAccessLog(t *testing.T) {
	var log bytes.Buffer
	s := newService(t, func(c *Config) {
		c.Log, c.AccessLog, c.BasePath = monitor.NewLogger(&log, slog.LevelInfo), true, "/charts"
	})
	for _, c := range []call{
		{Target: "/charts/gauge.png?value=" + canaryNumber},
		{Method: "BREW", Target: "/charts/bar.svg"},
		{Target: "/" + canaryText},
		{Target: "/charts/healthz"},
		{Target: "/charts/readyz"},
	} {
		c.To(t, s)
	}
	lines := apitest.LogLines(t, log.String())
	want := []struct {
		route, method string
		status        float64
	}{{"/gauge.png", "GET", 200}, {"/bar.svg", "OTHER", 405}, {"other", "GET", 404}}
	if len(lines) != len(want) {
		t.Fatalf("%d lines, want %d: %v", len(lines), len(want), lines)
	}
	for i, line := range lines {
		if line["event"] != "request" || line["route"] != want[i].route || line["method"] != want[i].method || line["status"] != want[i].status {
			t.Errorf("line %d is %v, want %v", i, line, want[i])
		}
		if took, _ := line["duration_ms"].(float64); took < 0 || len(line) != 6 {
			t.Errorf("line %d: took %v ms, %d fields; want 6, and no size among them", i, took, len(line))
		}
	}
}

func TestNothingIsLoggedUnasked(t *testing.T) {
	var log bytes.Buffer
	s := newService(t, func(c *Config) { c.Log = monitor.NewLogger(&log, slog.LevelDebug) })
	for _, c := range canaryCalls() {
		r := httptest.NewRequest(http.MethodGet, "/gauge.svg?value=1", nil)
		s.Handler().ServeHTTP(httptest.NewRecorder(), r)
		c.To(t, s)
	}
	if log.Len() > 0 {
		t.Errorf("logged without an access log:\n%s", log.String())
	}
}
