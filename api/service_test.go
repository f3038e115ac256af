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
	"github.com/plugio/charts/api/apitest"
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
		{"gauge png", call{Target: "/gauge.png?value=72"}, 200, apitest.PNGType, "240x180", ""},
		{"gauge svg", call{Target: "/gauge.svg?value=72"}, 200, apitest.SVGType, "240x180", ""},
		{"counter png", call{Target: "/counter.png?value=72"}, 200, apitest.PNGType, "240x120", ""},
		{"counter svg", call{Target: "/counter.svg?value=72"}, 200, apitest.SVGType, "240x120", ""},
		{"bar png", call{Target: "/bar.png?value=72"}, 200, apitest.PNGType, "320x48", ""},
		{"bar svg", call{Target: "/bar.svg?value=72"}, 200, apitest.SVGType, "320x48", ""},
		{"twice the pixels", call{Target: "/gauge.png?value=72&dpr=2"}, 200, apitest.PNGType, "480x360", ""},
		{"no query is no data", call{Target: "/gauge.png"}, 200, apitest.PNGType, "240x180", ""},
		{"no data in a word", call{Target: "/gauge.png?value=NaN"}, 200, apitest.PNGType, "240x180", ""},
		{"what an exporter appends", call{Target: "/bar.png?value=1&atl_token=x"}, 200, apitest.PNGType, "320x48", ""},
		{"head", call{Method: "HEAD", Target: "/gauge.png?value=72"}, 200, apitest.PNGType, "", ""},
		{"post form", call{Method: "POST", Target: "/gauge.png", Body: "value=72&width=300", Header: typed(apitest.FormType)}, 200, apitest.PNGType, "300x180", ""},
		{"post form with charset", call{Method: "POST", Target: "/gauge.svg", Body: "value=72", Header: typed(apitest.FormType + "; charset=UTF-8")}, 200, apitest.SVGType, "240x180", ""},
		{"post json", call{Method: "POST", Target: "/gauge.svg", Body: `{"value":72,"width":300}`, Header: typed(apitest.JSONType)}, 200, apitest.SVGType, "300x180", ""},
		{"post query and body", call{Method: "POST", Target: "/gauge.svg?width=300", Body: "value=72", Header: typed(apitest.FormType)}, 200, apitest.SVGType, "300x180", ""},
		{"playground", call{Target: "/"}, 200, "text/html; charset=utf-8", "", ""},
		{"alive", call{Target: "/healthz"}, 200, apitest.TextType, "", ""},
		{"ready", call{Target: "/readyz"}, 200, apitest.TextType, "", ""},

		{"not a number", call{Target: "/gauge.png?value=abc"}, 400, apitest.PNGType, "240x180", ""},
		{"error in the size asked for", call{Target: "/gauge.png?value=abc&width=400&height=100&dpr=2"}, 400, apitest.PNGType, "800x200", ""},
		{"the size is what is wrong", call{Target: "/gauge.png?width=1e9&height=100"}, 400, apitest.PNGType, "240x100", ""},
		{"error as svg", call{Target: "/bar.svg?value=abc"}, 400, apitest.SVGType, "320x48", ""},
		{"twice", call{Target: "/bar.svg?value=1&value=2"}, 400, apitest.SVGType, "320x48", ""},
		{"not UTF-8", call{Target: "/bar.svg?label=%ff"}, 400, apitest.SVGType, "320x48", ""},
		{"unknown in strict mode", call{Target: "/bar.svg?value=1&colour=red&strict=true"}, 400, apitest.SVGType, "320x48", ""},
		{"broken json", call{Method: "POST", Target: "/gauge.svg", Body: `{"value":`, Header: typed(apitest.JSONType)}, 400, apitest.SVGType, "240x180", ""},
		{"in query and body", call{Method: "POST", Target: "/gauge.svg?value=1", Body: "value=72", Header: typed(apitest.FormType)}, 400, apitest.SVGType, "240x180", ""},

		{"unknown path", call{Target: "/nothing"}, 404, apitest.TextType, "", ""},
		{"unknown png", call{Target: "/nothing.png"}, 404, apitest.PNGType, "240x180", ""},
		{"unknown svg", call{Target: "/nothing.svg"}, 404, apitest.SVGType, "240x180", ""},
		{"slash at the end", call{Target: "/gauge.png/"}, 404, apitest.TextType, "", ""},
		{"double slash", call{Target: "//gauge.png"}, 404, apitest.PNGType, "240x180", ""},
		{"letter case of the path", call{Target: "/GAUGE.png"}, 404, apitest.PNGType, "240x180", ""},
		{"escaped slash", call{Target: "/x%2fgauge.png"}, 404, apitest.PNGType, "240x180", ""},
		{"dots", call{Target: "/../gauge.png"}, 404, apitest.PNGType, "240x180", ""},
		{"no debug door", call{Target: "/debug/pprof/"}, 404, apitest.TextType, "", ""},

		{"put", call{Method: "PUT", Target: "/gauge.png"}, 405, apitest.PNGType, "240x180", "GET, HEAD, POST"},
		{"delete", call{Method: "DELETE", Target: "/bar.svg"}, 405, apitest.SVGType, "320x48", "GET, HEAD, POST"},
		{"options", call{Method: "OPTIONS", Target: "/bar.svg"}, 405, apitest.SVGType, "320x48", "GET, HEAD, POST"},
		{"an invented method", call{Method: "BREW", Target: "/bar.svg"}, 405, apitest.SVGType, "320x48", "GET, HEAD, POST"},
		{"method in small letters", call{Method: "get", Target: "/bar.svg"}, 405, apitest.SVGType, "320x48", "GET, HEAD, POST"},
		{"post to the playground", call{Method: "POST", Target: "/", Body: "", Header: typed(apitest.FormType)}, 405, apitest.TextType, "", "GET, HEAD"},
		{"post to health", call{Method: "POST", Target: "/healthz", Body: "", Header: typed(apitest.FormType)}, 405, apitest.TextType, "", "GET, HEAD"},

		{"large body", call{Method: "POST", Target: "/gauge.svg", Body: "label=" + strings.Repeat("x", 16<<10), Header: typed(apitest.FormType)}, 413, apitest.SVGType, "240x180", ""},
		{"long target", call{Target: long}, 414, apitest.SVGType, "240x180", ""},
		{"long unknown target", call{Target: "/" + strings.Repeat("x", 8000)}, 414, apitest.TextType, "", ""},
		{"no body type", call{Method: "POST", Target: "/gauge.svg", Body: "value=1", Header: nil}, 415, apitest.SVGType, "240x180", ""},
		{"unknown body type", call{Method: "POST", Target: "/gauge.svg", Body: "value=1", Header: typed("text/plain")}, 415, apitest.SVGType, "240x180", ""},
		{"multipart", call{Method: "POST", Target: "/gauge.svg", Body: "value=1", Header: typed("multipart/form-data; boundary=x")}, 415, apitest.SVGType, "240x180", ""},
		{"unknown charset", call{Method: "POST", Target: "/gauge.svg", Body: "value=1", Header: typed(apitest.FormType + "; charset=latin1")}, 415, apitest.SVGType, "240x180", ""},
		{"compressed body", call{Method: "POST", Target: "/gauge.svg", Body: "value=1", Header: http.Header{"Content-Type": {apitest.FormType}, "Content-Encoding": {"gzip"}}}, 415, apitest.SVGType, "240x180", ""},
	}
	s := newService(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			resp := tt.call.To(t, s)
			body := apitest.Body(t, resp)
			if resp.StatusCode != tt.status || resp.Header.Get("Content-Type") != tt.contentType || resp.Header.Get("Allow") != tt.allow {
				t.Fatalf("status %d, type %q, Allow %q; want %d, %q, %q", resp.StatusCode,
					resp.Header.Get("Content-Type"), resp.Header.Get("Allow"), tt.status, tt.contentType, tt.allow)
			}
			if tt.size != "" {
				if size := apitest.Size(t, tt.contentType, body); size != tt.size {
					t.Errorf("size %s, want %s", size, tt.size)
				}
			}
		})
	}
}

func TestLimitsAreExact(t *testing.T) {
	s := newService(t)
	prefix, form := "/gauge.svg?value=&x=", "value=&x="
	tests := []struct {
		name string
		call call
		want int
	}{
		{"target of 8,000 bytes", call{Target: prefix + strings.Repeat("x", 8000-len(prefix))}, 200},
		{"target of 8,001 bytes", call{Target: prefix + strings.Repeat("x", 8001-len(prefix))}, 414},
		{"body of 16 KiB", call{Method: "POST", Target: "/gauge.svg", Body: form + strings.Repeat("x", 16<<10-len(form)), Header: typed(apitest.FormType)}, 200},
		{"body of one byte more", call{Method: "POST", Target: "/gauge.svg", Body: form + strings.Repeat("x", 16<<10-len(form)+1), Header: typed(apitest.FormType)}, 413},
	}
	for _, tt := range tests {
		if got := tt.call.To(t, s).StatusCode; got != tt.want {
			t.Errorf("%s: status %d, want %d", tt.name, got, tt.want)
		}
	}
}

// A body without a declared length is as bounded as one with it.
func TestBodyOfUnknownLength(t *testing.T) {
	r := httptest.NewRequest(http.MethodPost, "/gauge.svg", io.MultiReader(strings.NewReader(strings.Repeat("x", 20<<10))))
	r.Header.Set("Content-Type", apitest.FormType)
	w := httptest.NewRecorder()
	newService(t).Handler().ServeHTTP(w, r)
	if r.ContentLength != -1 || w.Code != 413 {
		t.Errorf("length %d: status %d, want -1: 413", r.ContentLength, w.Code)
	}
}

func TestBodyThatBreaksOff(t *testing.T) {
	broken := io.MultiReader(strings.NewReader("value=1"), failingReader{})
	r := httptest.NewRequest(http.MethodPost, "/gauge.svg", broken)
	r.Header.Set("Content-Type", apitest.FormType)
	r.Header.Set("Accept", apitest.JSONType)
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
	want := apitest.Body(t, get(t, s, "/gauge.png?value=72&label=Sprint%20progress"))
	for _, posted := range []call{
		{Method: "POST", Target: "/gauge.png", Body: "\ufeff" + `{"value":72,"label":"Sprint progress"}`, Header: typed(apitest.JSONType)},
		{Method: "POST", Target: "/gauge.png", Body: "value=72&label=Sprint+progress", Header: typed(apitest.FormType)},
		{Method: "POST", Target: "/gauge.png", Body: `{"value":72,"label":"Sprint progress"}`, Header: typed(apitest.JSONType)},
	} {
		if got := apitest.Body(t, posted.To(t, s)); !bytes.Equal(got, want) {
			t.Errorf("POST of %q is another picture than GET", posted.Body)
		}
	}
}

func TestHeadHasTheHeaderOfGet(t *testing.T) {
	s := newService(t)
	for _, target := range []string{"/gauge.png?value=72", "/bar.svg?value=abc", "/", "/nothing", "/healthz"} {
		whole, head := get(t, s, target), call{Method: "HEAD", Target: target}.To(t, s)
		if diff := cmp.Diff(whole.Header, head.Header); diff != "" || whole.StatusCode != head.StatusCode {
			t.Errorf("HEAD %s: status %d and %d, header (-GET +HEAD):\n%s", target, whole.StatusCode, head.StatusCode, diff)
		}
		if body := apitest.Body(t, head); len(body) != 0 {
			t.Errorf("HEAD %s: a body of %d bytes", target, len(body))
		}
	}
}

func TestProblemJSON(t *testing.T) {
	s := newService(t, func(c *Config) { c.BasePath = "/charts" })
	resp := call{Target: "/charts/gauge.png?value=abc&width=5", Header: http.Header{"Accept": {apitest.JSONType}}}.To(t, s)
	var got any
	if err := json.Unmarshal(apitest.Body(t, resp), &got); err != nil {
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
		{call{Target: "/nothing"}, "not_found"},
		{call{Target: "/nothing.png"}, "not_found"},
		{call{Method: "PUT", Target: "/bar.svg"}, "method_not_allowed"},
		{call{Method: "POST", Target: "/bar.svg", Body: strings.Repeat("x", 17<<10), Header: typed(apitest.FormType)}, "body_too_large"},
		{call{Target: "/bar.svg?" + strings.Repeat("x", 8000)}, "target_too_long"},
		{call{Method: "POST", Target: "/bar.svg", Body: "", Header: nil}, "body_type"},
	}
	for _, tt := range tests {
		if tt.call.Header == nil {
			tt.call.Header = http.Header{}
		}
		tt.call.Header.Set("Accept", apitest.JSONType)
		var problem struct{ Code, Detail string }
		resp := tt.call.To(t, s)
		if err := json.Unmarshal(apitest.Body(t, resp), &problem); err != nil || problem.Code != tt.code || problem.Detail == "" {
			t.Errorf("%s %.20s: %+v (%v), want code %s and a detail", tt.call.Method, tt.call.Target, problem, err, tt.code)
		}
	}
}

// Only errors are negotiated: the path alone chooses the format of a picture.
func TestAcceptDoesNotChangeAPicture(t *testing.T) {
	s := newService(t)
	for _, accept := range []string{"", apitest.JSONType, "text/html", "image/webp", "*/*;q=0"} {
		resp := call{Target: "/gauge.png?value=1", Header: http.Header{"Accept": {accept}}}.To(t, s)
		if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != apitest.PNGType {
			t.Errorf("Accept %q: %d %s", accept, resp.StatusCode, resp.Header.Get("Content-Type"))
		}
	}
}

func TestErrorPictureNamesTheParameter(t *testing.T) {
	body := string(apitest.Body(t, get(t, newService(t), "/gauge.svg?value=abc&width=5")))
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
	if size := apitest.Size(t, apitest.PNGType, apitest.Body(t, resp)); resp.StatusCode != 400 || size != "240x180" {
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
	mustAcquire(t, s, 1)
	for _, tt := range []struct{ target, contentType, size string }{
		{"/gauge.png?value=1&width=400", apitest.PNGType, "240x180"},
		{"/bar.svg?value=1", apitest.SVGType, "320x48"},
		{"/bar.svg?value=abc", apitest.SVGType, "320x48"},
		{"/nothing.png", apitest.PNGType, "240x180"},
	} {
		resp := get(t, s, tt.target)
		if resp.StatusCode != 503 || resp.Header.Get("Retry-After") != "1" {
			t.Errorf("%s: status %d, Retry-After %q, want 503, 1", tt.target, resp.StatusCode, resp.Header.Get("Retry-After"))
		}
		if size := apitest.Size(t, tt.contentType, apitest.Body(t, resp)); size != tt.size {
			t.Errorf("%s: size %s, want %s", tt.target, size, tt.size)
		}
	}
	s.slots.Release(1)
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
				if size := apitest.Size(t, apitest.SVGType, apitest.Body(t, resp)); resp.StatusCode != 500 || size != "320x48" {
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
		want[target] = apitest.Body(t, get(t, s, target))
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
