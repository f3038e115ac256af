package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plugio/charts/render"
)

func TestAnswers(t *testing.T) {
	long := "/gauge.svg?label=" + strings.Repeat("x", 8000)
	tests := []struct {
		name string
		call call
		// size is that of a picture, empty for other types.
		status                   int
		contentType, size, allow string
	}{
		{"gauge png", call{target: "/gauge.png?value=72"}, 200, pngType, "240x180", ""},
		{"gauge svg", call{target: "/gauge.svg?value=72"}, 200, svgType, "240x180", ""},
		{"counter png", call{target: "/counter.png?value=72"}, 200, pngType, "240x120", ""},
		{"counter svg", call{target: "/counter.svg?value=72"}, 200, svgType, "240x120", ""},
		{"bar png", call{target: "/bar.png?value=72"}, 200, pngType, "320x48", ""},
		{"bar svg", call{target: "/bar.svg?value=72"}, 200, svgType, "320x48", ""},
		{"twice the pixels", call{target: "/gauge.png?value=72&dpr=2"}, 200, pngType, "480x360", ""},
		{"no query is no data", call{target: "/gauge.png"}, 200, pngType, "240x180", ""},
		{"no data in a word", call{target: "/gauge.png?value=NaN"}, 200, pngType, "240x180", ""},
		{"what an exporter appends", call{target: "/bar.png?value=1&atl_token=x"}, 200, pngType, "320x48", ""},
		{"head", call{method: "HEAD", target: "/gauge.png?value=72"}, 200, pngType, "", ""},
		{"post form", call{"POST", "/gauge.png", "value=72&width=300", typed(formType)}, 200, pngType, "300x180", ""},
		{"post form with charset", call{"POST", "/gauge.svg", "value=72", typed(formType + "; charset=UTF-8")}, 200, svgType, "240x180", ""},
		{"post json", call{"POST", "/gauge.svg", `{"value":72,"width":300}`, typed(jsonType)}, 200, svgType, "300x180", ""},
		{"post query and body", call{"POST", "/gauge.svg?width=300", "value=72", typed(formType)}, 200, svgType, "300x180", ""},
		{"playground", call{target: "/"}, 200, "text/html; charset=utf-8", "", ""},
		{"alive", call{target: "/healthz"}, 200, textType, "", ""},
		{"ready", call{target: "/readyz"}, 200, textType, "", ""},

		{"not a number", call{target: "/gauge.png?value=abc"}, 400, pngType, "240x180", ""},
		{"error in the size asked for", call{target: "/gauge.png?value=abc&width=400&height=100&dpr=2"}, 400, pngType, "800x200", ""},
		{"the size is what is wrong", call{target: "/gauge.png?width=1e9&height=100"}, 400, pngType, "240x100", ""},
		{"error as svg", call{target: "/bar.svg?value=abc"}, 400, svgType, "320x48", ""},
		{"twice", call{target: "/bar.svg?value=1&value=2"}, 400, svgType, "320x48", ""},
		{"not UTF-8", call{target: "/bar.svg?label=%ff"}, 400, svgType, "320x48", ""},
		{"unknown in strict mode", call{target: "/bar.svg?value=1&colour=red&strict=true"}, 400, svgType, "320x48", ""},
		{"broken json", call{"POST", "/gauge.svg", `{"value":`, typed(jsonType)}, 400, svgType, "240x180", ""},
		{"in query and body", call{"POST", "/gauge.svg?value=1", "value=72", typed(formType)}, 400, svgType, "240x180", ""},

		{"unknown path", call{target: "/nothing"}, 404, textType, "", ""},
		{"unknown png", call{target: "/nothing.png"}, 404, pngType, "240x180", ""},
		{"unknown svg", call{target: "/nothing.svg"}, 404, svgType, "240x180", ""},
		{"slash at the end", call{target: "/gauge.png/"}, 404, textType, "", ""},
		{"double slash", call{target: "//gauge.png"}, 404, pngType, "240x180", ""},
		{"letter case of the path", call{target: "/GAUGE.png"}, 404, pngType, "240x180", ""},
		{"escaped slash", call{target: "/x%2fgauge.png"}, 404, pngType, "240x180", ""},
		{"dots", call{target: "/../gauge.png"}, 404, pngType, "240x180", ""},
		{"no debug door", call{target: "/debug/pprof/"}, 404, textType, "", ""},

		{"put", call{method: "PUT", target: "/gauge.png"}, 405, pngType, "240x180", "GET, HEAD, POST"},
		{"delete", call{method: "DELETE", target: "/bar.svg"}, 405, svgType, "320x48", "GET, HEAD, POST"},
		{"options", call{method: "OPTIONS", target: "/bar.svg"}, 405, svgType, "320x48", "GET, HEAD, POST"},
		{"an invented method", call{method: "BREW", target: "/bar.svg"}, 405, svgType, "320x48", "GET, HEAD, POST"},
		{"method in small letters", call{method: "get", target: "/bar.svg"}, 405, svgType, "320x48", "GET, HEAD, POST"},
		{"post to the playground", call{"POST", "/", "", typed(formType)}, 405, textType, "", "GET, HEAD"},
		{"post to health", call{"POST", "/healthz", "", typed(formType)}, 405, textType, "", "GET, HEAD"},

		{"large body", call{"POST", "/gauge.svg", "label=" + strings.Repeat("x", 16<<10), typed(formType)}, 413, svgType, "240x180", ""},
		{"long target", call{target: long}, 414, svgType, "240x180", ""},
		{"long unknown target", call{target: "/" + strings.Repeat("x", 8000)}, 414, textType, "", ""},
		{"no body type", call{"POST", "/gauge.svg", "value=1", nil}, 415, svgType, "240x180", ""},
		{"unknown body type", call{"POST", "/gauge.svg", "value=1", typed("text/plain")}, 415, svgType, "240x180", ""},
		{"multipart", call{"POST", "/gauge.svg", "value=1", typed("multipart/form-data; boundary=x")}, 415, svgType, "240x180", ""},
		{"unknown charset", call{"POST", "/gauge.svg", "value=1", typed(formType + "; charset=latin1")}, 415, svgType, "240x180", ""},
		{"compressed body", call{"POST", "/gauge.svg", "value=1", http.Header{"Content-Type": {formType}, "Content-Encoding": {"gzip"}}}, 415, svgType, "240x180", ""},
	}
	s := newService(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			resp := tt.call.to(t, s)
			body := bodyOf(t, resp)
			if resp.StatusCode != tt.status || resp.Header.Get("Content-Type") != tt.contentType || resp.Header.Get("Allow") != tt.allow {
				t.Fatalf("status %d, type %q, Allow %q; want %d, %q, %q", resp.StatusCode,
					resp.Header.Get("Content-Type"), resp.Header.Get("Allow"), tt.status, tt.contentType, tt.allow)
			}
			if tt.size != "" {
				if size := sizeOf(t, tt.contentType, body); size != tt.size {
					t.Errorf("size %s, want %s", size, tt.size)
				}
			}
		})
	}
}

func TestLimitsAreExact(t *testing.T) {
	s := newService(t)
	prefix, form := "/gauge.svg?x=", "x="
	tests := []struct {
		name string
		call call
		want int
	}{
		{"target of 8,000 bytes", call{target: prefix + strings.Repeat("x", 8000-len(prefix))}, 200},
		{"target of 8,001 bytes", call{target: prefix + strings.Repeat("x", 8001-len(prefix))}, 414},
		{"body of 16 KiB", call{"POST", "/gauge.svg", form + strings.Repeat("x", 16<<10-len(form)), typed(formType)}, 200},
		{"body of one byte more", call{"POST", "/gauge.svg", form + strings.Repeat("x", 16<<10-len(form)+1), typed(formType)}, 413},
	}
	for _, tt := range tests {
		if got := tt.call.to(t, s).StatusCode; got != tt.want {
			t.Errorf("%s: status %d, want %d", tt.name, got, tt.want)
		}
	}
}

// A body without a declared length is as bounded as one with it.
func TestBodyOfUnknownLength(t *testing.T) {
	r := httptest.NewRequest(http.MethodPost, "/gauge.svg", io.MultiReader(strings.NewReader(strings.Repeat("x", 20<<10))))
	r.Header.Set("Content-Type", formType)
	w := httptest.NewRecorder()
	newService(t).Handler().ServeHTTP(w, r)
	if r.ContentLength != -1 || w.Code != 413 {
		t.Errorf("length %d: status %d, want -1: 413", r.ContentLength, w.Code)
	}
}

func TestBodyThatBreaksOff(t *testing.T) {
	broken := io.MultiReader(strings.NewReader("value=1"), failingReader{})
	r := httptest.NewRequest(http.MethodPost, "/gauge.svg", broken)
	r.Header.Set("Content-Type", formType)
	r.Header.Set("Accept", jsonType)
	w := httptest.NewRecorder()
	newService(t).Handler().ServeHTTP(w, r)
	if w.Code != 400 || !strings.Contains(w.Body.String(), `"code":"body_unreadable"`) || strings.Contains(w.Body.String(), "canary") {
		t.Errorf("status %d, body %s; want 400 with code body_unreadable", w.Code, w.Body)
	}
}

type failingReader struct{}

func (failingReader) Read([]byte) (int, error) { return 0, errors.New("canary") }

func TestPostedPictureIsTheSame(t *testing.T) {
	s := newService(t)
	want := bodyOf(t, get(t, s, "/gauge.png?value=72&label=Sprint%20progress"))
	for _, posted := range []call{
		{"POST", "/gauge.png", "value=72&label=Sprint+progress", typed(formType)},
		{"POST", "/gauge.png", `{"value":72,"label":"Sprint progress"}`, typed(jsonType)},
	} {
		if got := bodyOf(t, posted.to(t, s)); !bytes.Equal(got, want) {
			t.Errorf("POST of %q is another picture than GET", posted.body)
		}
	}
}

func TestHeadHasTheHeaderOfGet(t *testing.T) {
	s := newService(t)
	for _, target := range []string{"/gauge.png?value=72", "/bar.svg?value=abc", "/", "/nothing", "/healthz"} {
		whole, head := get(t, s, target), call{method: "HEAD", target: target}.to(t, s)
		if diff := cmp.Diff(whole.Header, head.Header); diff != "" || whole.StatusCode != head.StatusCode {
			t.Errorf("HEAD %s: status %d and %d, header (-GET +HEAD):\n%s", target, whole.StatusCode, head.StatusCode, diff)
		}
		if body := bodyOf(t, head); len(body) != 0 {
			t.Errorf("HEAD %s: a body of %d bytes", target, len(body))
		}
	}
}

func TestProblemJSON(t *testing.T) {
	s := newService(t, func(c *Config) { c.BasePath = "/charts" })
	resp := call{target: "/charts/gauge.png?value=abc&width=5", header: http.Header{"Accept": {jsonType}}}.to(t, s)
	var got any
	if err := json.Unmarshal(bodyOf(t, resp), &got); err != nil {
		t.Fatalf("not JSON: %v", err)
	}
	value := map[string]any{"code": "number", "parameter": "value", "detail": "not a number", "documentation": "/charts/#value"}
	want := map[string]any{
		"type": "about:blank", "title": "Bad Request", "status": 400.0,
		"code": "number", "parameter": "value", "detail": "not a number", "documentation": "/charts/#value",
		"problems": []any{value, map[string]any{"code": "range", "parameter": "width", "detail": "out of range: 16 to 2000", "documentation": "/charts/#width"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problem (-want +got):\n%s", diff)
	}
	if resp.StatusCode != 400 || resp.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("status %d, type %q", resp.StatusCode, resp.Header.Get("Content-Type"))
	}
}

func TestProblemJSONOfEveryStatus(t *testing.T) {
	s := newService(t)
	tests := []struct {
		call call
		code string
	}{
		{call{target: "/nothing"}, "not_found"},
		{call{target: "/nothing.png"}, "not_found"},
		{call{method: "PUT", target: "/bar.svg"}, "method_not_allowed"},
		{call{"POST", "/bar.svg", strings.Repeat("x", 17<<10), typed(formType)}, "body_too_large"},
		{call{target: "/bar.svg?" + strings.Repeat("x", 8000)}, "target_too_long"},
		{call{"POST", "/bar.svg", "", nil}, "body_type"},
	}
	for _, tt := range tests {
		if tt.call.header == nil {
			tt.call.header = http.Header{}
		}
		tt.call.header.Set("Accept", jsonType)
		var problem struct{ Code, Detail string }
		resp := tt.call.to(t, s)
		if err := json.Unmarshal(bodyOf(t, resp), &problem); err != nil || problem.Code != tt.code || problem.Detail == "" {
			t.Errorf("%s %.20s: %+v (%v), want code %s and a detail", tt.call.method, tt.call.target, problem, err, tt.code)
		}
	}
}

// Only errors are negotiated: the path alone chooses the format of a picture.
func TestAcceptDoesNotChangeAPicture(t *testing.T) {
	s := newService(t)
	for _, accept := range []string{"", jsonType, "text/html", "image/webp", "*/*;q=0"} {
		resp := call{target: "/gauge.png?value=1", header: http.Header{"Accept": {accept}}}.to(t, s)
		if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != pngType {
			t.Errorf("Accept %q: %d %s", accept, resp.StatusCode, resp.Header.Get("Content-Type"))
		}
	}
}

func TestErrorPictureNamesTheParameter(t *testing.T) {
	body := string(bodyOf(t, get(t, newService(t), "/gauge.svg?value=abc&width=5")))
	for _, want := range []string{"400", "value: not a number", "width: out of range: 16 to 2000"} {
		if !strings.Contains(body, want) {
			t.Errorf("the error picture does not say %q", want)
		}
	}
}

func TestMaxPixelsCanBeLowered(t *testing.T) {
	s := newService(t, func(c *Config) { c.MaxPixels = 100_000 })
	if got := get(t, s, "/gauge.png?width=400&height=250").StatusCode; got != 200 {
		t.Errorf("100,000 pixels: status %d, want 200", got)
	}
	resp := get(t, s, "/gauge.png?width=400&height=251")
	if size := sizeOf(t, pngType, bodyOf(t, resp)); resp.StatusCode != 400 || size != "240x180" {
		t.Errorf("100,400 pixels: status %d in %s, want 400 in 240x180", resp.StatusCode, size)
	}
}

func TestBasePath(t *testing.T) {
	s := newService(t, func(c *Config) { c.BasePath = "/charts" })
	for target, want := range map[string]int{
		"/charts/gauge.png?value=1": 200, "/charts/": 200, "/charts/healthz": 200, "/charts/readyz": 200,
		"/gauge.png?value=1": 404, "/": 404, "/healthz": 404, "/charts": 404, "/chartsgauge.png": 404,
	} {
		if got := get(t, s, target).StatusCode; got != want {
			t.Errorf("%s: status %d, want %d", target, got, want)
		}
	}
}

func TestOverload(t *testing.T) {
	s := newService(t, func(c *Config) { c.Workers, c.Queue = 1, 0 })
	mustAcquire(t, s.slots, 1)
	for _, tt := range []struct{ target, contentType, size string }{
		{"/gauge.png?value=1&width=400", pngType, "240x180"},
		{"/bar.svg?value=1", svgType, "320x48"},
		{"/bar.svg?value=abc", svgType, "320x48"},
		{"/nothing.png", pngType, "240x180"},
	} {
		resp := get(t, s, tt.target)
		if resp.StatusCode != 503 || resp.Header.Get("Retry-After") != "1" {
			t.Errorf("%s: status %d, Retry-After %q, want 503, 1", tt.target, resp.StatusCode, resp.Header.Get("Retry-After"))
		}
		if size := sizeOf(t, tt.contentType, bodyOf(t, resp)); size != tt.size {
			t.Errorf("%s: size %s, want %s", tt.target, size, tt.size)
		}
	}
	s.slots.release(1)
	if got := get(t, s, "/gauge.png?value=1").StatusCode; got != 200 {
		t.Errorf("after the overload: status %d, want 200", got)
	}
}

func TestADefectIsAnErrorPicture(t *testing.T) {
	failures := map[string]func([]byte, render.Widget, render.Options) ([]byte, error){
		"panic": func([]byte, render.Widget, render.Options) ([]byte, error) { panic("canary") },
		"error": func([]byte, render.Widget, render.Options) ([]byte, error) { return nil, errors.New("canary") },
	}
	for name, fail := range failures {
		t.Run(name, func(t *testing.T) {
			s := newService(t, func(c *Config) { c.Workers = 1 })
			draw := s.render
			s.render = fail
			for range 2 {
				resp := get(t, s, "/bar.svg?value=1")
				if size := sizeOf(t, svgType, bodyOf(t, resp)); resp.StatusCode != 500 || size != "320x48" {
					t.Fatalf("status %d in %s, want 500 in 320x48", resp.StatusCode, size)
				}
			}
			s.render = draw
			if got := get(t, s, "/bar.svg?value=1").StatusCode; got != 200 {
				t.Errorf("the request after it: status %d, want 200", got)
			}
		})
	}
}

// A panic after the first byte must not leave an answer that looks complete.
func TestAPanicWhileSendingCutsTheConnection(t *testing.T) {
	s := newService(t)
	s.router = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(200)
		panic("canary")
	})
	defer func() {
		if v := recover(); v != http.ErrAbortHandler {
			t.Errorf("the handler ended with %v, want http.ErrAbortHandler", v)
		}
	}()
	get(t, s, "/gauge.png")
}

func TestReadinessEndsWithDraining(t *testing.T) {
	s := newService(t)
	s.draining.Store(true)
	if got := get(t, s, "/readyz").StatusCode; got != 503 {
		t.Errorf("/readyz while draining: %d, want 503", got)
	}
	if got := get(t, s, "/healthz").StatusCode; got != 200 {
		t.Errorf("/healthz while draining: %d, want 200", got)
	}
}

func TestBuffersThatGrewLargeAreNotKept(t *testing.T) {
	var p bufferPool
	p.put(&buffer{bytes: make([]byte, 0, maxPooledBuffer+1)})
	for range 10 {
		if b := p.get(); cap(b.bytes) > maxPooledBuffer {
			t.Fatalf("the pool gave out a buffer of %d bytes", cap(b.bytes))
		}
	}
}

// Answers that are built at once share slots and buffers, and nothing else.
func TestConcurrentRequests(t *testing.T) {
	s := newService(t)
	targets := []string{
		"/gauge.png?value=1", "/gauge.png?value=99&width=300", "/gauge.svg?value=7", "/counter.png?value=8", "/counter.svg?value=9",
		"/bar.png?value=10", "/bar.svg?value=11", "/bar.svg?value=abc", "/nothing.png", "/",
	}
	want := make(map[string][]byte)
	for _, target := range targets {
		want[target] = bodyOf(t, get(t, s, target))
	}
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for j := range 2 * len(targets) {
				target := targets[(i+j)%len(targets)]
				w := httptest.NewRecorder()
				s.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, target, nil))
				if !bytes.Equal(w.Body.Bytes(), want[target]) {
					t.Errorf("%s is another answer beside other requests", target)
				}
			}
		})
	}
	all.Wait()
}
