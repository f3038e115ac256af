package deploy_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// pictureSizes are bytes of answers that no other figure of a log comes near.
var pictureSizes = []int{20_011, 300_007, 1_000_003}

// headRoom is what a proxy may count beside the body.
const headRoom = 4096

// startSized is an upstream whose answers have as many bytes as the query says.
func startSized(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n, _ := strconv.Atoi(r.URL.Query().Get("n"))
		w.Header().Set("Content-Type", "image/png")
		_, _ = w.Write(bytes.Repeat([]byte{'x'}, n))
	}))
	t.Cleanup(server.Close)
	return server.Listener.Addr().String()
}

// sized are requests for one picture on all ways that lead to the charts.
func sized(n int) []string {
	query := fmt.Sprintf("?n=%d", n)
	fields := "Accept: image/png\r\n"
	var all []string
	for _, target := range []string{
		"/charts/gauge.png", "/charts/bar.svg", "/charts/", "/charts/unknown.png", "//charts/gauge.png", "/%63harts/gauge.png", "/charts/%67auge.png",
		"/x/../charts/gauge.png", "/charts/./gauge.png", "/charts//gauge.png", "/charts/gauge.png;x", "http://jira.example.com/charts/gauge.png",
	} {
		all = append(all, compose("GET", target+query, fields, ""))
	}
	return append(all, compose("POST", "/charts/gauge.png"+query, fields+formType, "value=1"), "GET /charts/gauge.png"+query+" HTTP/1.0\r\n\r\n")
}

// times are the fields of a line that hold a moment or a duration, and the moments that a server begins its
// own lines with.
var times = regexp.MustCompile(`"(?:t|ts|d|duration|Duration|time|StartUTC)": ?(?:"[^"]*"|[0-9.e+-]+)|\b\d\d:\d\d:\d\d\.\d+`)

// processes are the numbers of the proxy's own processes, as each of them writes those in what it tells of itself.
var processes = regexp.MustCompile(`\[pid \d+(?::tid \d+)?\]|^\[[A-Z]+\] +\(\d+\)|\b\d+#\d+:`)

var figures = regexp.MustCompile(`[0-9]+`)

// sizesIn are the figures in a log that tell the size of a picture.
func sizesIn(log string) (found []string) {
	for line := range strings.Lines(log) {
		line := processes.ReplaceAllString(line, "")
		for _, figure := range figures.FindAllString(times.ReplaceAllString(line, ""), -1) {
			n, _ := strconv.Atoi(figure)
			for _, size := range pictureSizes {
				if n >= size && n <= size+headRoom {
					found = append(found, fmt.Sprintf("%d in %s", n, line))
				}
			}
		}
	}
	return found
}

// drawThrough asks for pictures of each size through a proxy and returns its log, by which it must have passed at least
// those on the plain ways.
func drawThrough(t *testing.T, name string, to upstreams, edits ...edit) string {
	t.Helper()
	ask := func(address string) {
		for _, size := range pictureSizes {
			for i, request := range sized(size) {
				status, body, err := tryExchange(address, request)
				if i == 0 && (err != nil || status != http.StatusOK || len(body) != size) {
					t.Fatalf("a picture of %d bytes through %s: %d, %d bytes, %v", size, name, status, len(body), err)
				}
			}
		}
	}
	if name == "nginx" {
		nginx := startNginx(t, to, edits...)
		ask(nginx.address)
		nginx.stop(t)
		return readFile(t, filepath.Join(nginx.dir, "access.log")) + readFile(t, filepath.Join(nginx.dir, "error.log"))
	}
	for _, kind := range proxyKinds {
		if kind.name == name {
			proxy := kind.start(t, to, edits...)
			ask(proxy.address)
			proxy.stop(t)
			return proxy.log(t)
		}
	}
	t.Fatalf("no proxy %s", name)
	return ""
}

// What a log holds beside sizes is not taken for one, whatever digits it happens to have.
func TestSizesInLogs(t *testing.T) {
	for line, want := range map[string]int{
		"[Thu Nov 26 06:41:47.020073 2026] [mpm_event:notice] [pid 20131:tid 20131] AH00489: resuming":   0,
		"2026/11/26 06:41:47 [notice] 20073#20073: signal 15 (SIGTERM) received":                         0,
		`{"t":"2026-11-26T06:41:47.020131+00:00","p":"/charts/gauge.png","s":"200","d":0.020131}`:        0,
		`{"t":"2026-11-26T06:41:47+00:00","p":"/charts/gauge.png","s":"200","b":20011,"d":0.001}`:        1,
		`{"t":"2026-11-26T06:41:47+00:00","p":"/charts/gauge.png","s":"200","b":"300300","bytes":20100}`: 2,
	} {
		if found := sizesIn(line); len(found) != want {
			t.Errorf("%d sizes, want %d: %s", len(found), want, found)
		}
	}
}

// TestPrivacyProxiesLogNoSize: a picture of the same value has the same size each time, so the size is a value. No log of a shipped
// proxy has it, on whatever way a request reaches the charts; with the size in the format, as is usual, it is found.
func TestPrivacyProxiesLogNoSize(t *testing.T) {
	usual := map[string]edit{
		"nginx":   {`"p":"$charts_path","s":"$status","d":$request_time`, `"p":"$charts_path","s":"$status","b":$body_bytes_sent,"d":$request_time`},
		"apache":  {`"p\":\"%{charts_path}e\",\"s\":\"%>s\",`, `"p\":\"%{charts_path}e\",\"s\":\"%>s\",\"b\":%B,`},
		"haproxy": {`"s":"%ST","d":%Ta`, `"s":"%ST","b":%B,"d":%Ta`},
		"caddy":   {"\t\t\t\tsize delete\n", ""},
		"traefik": {"      Duration: keep\n", "      Duration: keep\n      DownstreamContentSize: keep\n"},
	}
	for name, leak := range usual {
		t.Run(name, func(t *testing.T) {
			// What is not for the charts is Jira's, whose log may have its sizes.
			to := upstreams{charts: startSized(t), jira: startRecorder(t, "jira").address()}
			log := drawThrough(t, name, to)
			// HAProxy writes a slash in JSON as it may be written, and Traefik's line has the route in place of the path.
			if lines := len(regexp.MustCompile(`/charts\\?/gauge\.png|"charts@file"`).FindAllString(log, -1)); lines < len(pictureSizes) {
				t.Errorf("the log tells of %d pictures, so the search proves nothing:\n%s", lines, tail(log))
			}
			for _, found := range sizesIn(log) {
				t.Errorf("a size: %s", found)
			}
			if len(sizesIn(drawThrough(t, name, to, leak))) == 0 {
				t.Error("the search finds no size where each line has one")
			}
		})
	}
}
