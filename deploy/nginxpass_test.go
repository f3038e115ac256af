package deploy_test

import (
	"bufio"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/api/apitest"
)

// recorder is an upstream that remembers what reached it.
type recorder struct {
	*httptest.Server

	mu   sync.Mutex
	seen []*http.Request
}

func startRecorder(t *testing.T, answer string) *recorder {
	t.Helper()
	r := &recorder{}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.seen = append(r.seen, request)
		_, _ = io.WriteString(w, answer)
	}))
	t.Cleanup(r.Close)
	return r
}

func (r *recorder) address() string { return r.Listener.Addr().String() }

func (r *recorder) last(t *testing.T) *http.Request {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.seen) == 0 {
		t.Fatal("no request arrived")
	}
	return r.seen[len(r.seen)-1]
}

const browserFields = "Cookie: JSESSIONID=1\r\nAuthorization: Basic 1\r\nReferer: https://jira.example.com/\r\nUser-Agent: Browser\r\n" +
	"X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Host: x\r\nForwarded: for=192.0.2.1\r\nX-Real-IP: 192.0.2.1\r\nX-AUSERNAME: ada\r\n" +
	"Accept-Language: de\r\nAccept-Encoding: gzip\r\nOrigin: null\r\nAccept: image/png\r\nIf-None-Match: \"tag\"\r\n"

func TestNginxPassesOnlyWhatThePicturesNeed(t *testing.T) {
	charts, jira := startRecorder(t, "charts"), startRecorder(t, "jira")
	nginx := startNginx(t, upstreams{charts: charts.address(), jira: jira.address()})
	for _, test := range []struct {
		name, text string
		want       http.Header
	}{
		{
			"GET", compose("GET", "/charts/gauge.png?value=1", browserFields, ""),
			http.Header{"Accept": {"image/png"}, "Accept-Encoding": {"gzip"}, "If-None-Match": {`"tag"`}},
		},
		{
			"POST", compose("POST", "/charts/gauge.png", browserFields+formType, "value=1"),
			http.Header{
				"Accept": {"image/png"}, "Accept-Encoding": {"gzip"}, "If-None-Match": {`"tag"`}, "Content-Length": {"7"},
				"Content-Type": {"application/x-www-form-urlencoded"},
			},
		},
		{
			"no field at all", compose("GET", "/charts/gauge.png?value=1", "", ""),
			http.Header{},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if status, _ := exchange(t, nginx.address, test.text); status != http.StatusOK {
				t.Fatalf("status %d", status)
			}
			if diff := cmp.Diff(test.want, charts.last(t).Header); diff != "" {
				t.Errorf("fields that reach the service (-want +got):\n%s", diff)
			}
			if host := charts.last(t).Host; !strings.HasPrefix(host, chartsName+":") {
				t.Errorf("the service is told the host %q", host)
			}
		})
	}
}

func TestNginxPassesTheQueryUnchanged(t *testing.T) {
	charts, jira := startRecorder(t, "charts"), startRecorder(t, "jira")
	nginx := startNginx(t, upstreams{charts: charts.address(), jira: jira.address()})
	for _, target := range []string{
		"/charts/gauge.png?value=72&label=Sprint%20progress",
		"/charts/gauge.png?label=a%20b+c%2Bd&amp;value=12.5%",
		"/charts/gauge.png?label=%E4%zz;max=5&&=",
		"/charts/bar.svg?label=\xc3\xa4\"<>",
		"/charts/%67auge.png?value=1",
	} {
		if status, _ := exchange(t, nginx.address, compose("GET", target, "", "")); status != http.StatusOK {
			t.Errorf("%s: status %d", target, status)
			continue
		}
		if got := charts.last(t).RequestURI; got != target {
			t.Errorf("sent %q, arrived as %q", target, got)
		}
	}
}

// TestNginxLeavesJiraAlone: Jira keeps its cookies and the address that its own charts are fetched from.
func TestNginxLeavesJiraAlone(t *testing.T) {
	charts, jira := startRecorder(t, "charts"), startRecorder(t, "jira")
	nginx := startNginx(t, upstreams{charts: charts.address(), jira: jira.address()})
	for _, target := range []string{"/", "/charts?filename=jfreechart-onetime-1.png", "/chartsheet/", "/browse/ABC-1?x=/charts/"} {
		if _, body := exchange(t, nginx.address, compose("GET", target, browserFields, "")); body != "jira" {
			t.Errorf("%s is answered by %q", target, body)
			continue
		}
		got := jira.last(t)
		if got.RequestURI != target || got.Header.Get("Cookie") != "JSESSIONID=1" || got.Host != "jira.example.com" {
			t.Errorf("%s arrives as %q with cookie %q and host %q", target, got.RequestURI, got.Header.Get("Cookie"), got.Host)
		}
	}
}

// TestNginxServesJiraWithoutTheCharts: a container that is not there yet, or no more, is a 502 of its own location only.
func TestNginxServesJiraWithoutTheCharts(t *testing.T) {
	jira := startRecorder(t, "jira")
	nginx := startNginx(t, upstreams{charts: freeAddress(t), jira: jira.address()})
	nginx.names.forget(chartsName)
	if status, _ := exchange(t, nginx.address, compose("GET", "/charts/gauge.png?value=1", "", "")); status != http.StatusBadGateway {
		t.Errorf("the charts: status %d, want 502", status)
	}
	if _, body := exchange(t, nginx.address, compose("GET", "/", "", "")); body != "jira" {
		t.Errorf("Jira is answered by %q", body)
	}
}

// TestNginxLogsNoBrokenAnswer: an upstream that breaks off is one more reason for nginx to write a request line.
func TestNginxLogsNoBrokenAnswer(t *testing.T) {
	jira := startRecorder(t, "jira")
	for _, test := range []struct{ name, answer string }{
		{"nothing", ""},
		{"half a header", "HTTP/1.1 200 OK\r\nContent-"},
		{"half a body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"},
		{"no HTTP", "what?\r\n\r\n"},
		{"a header that is too big", "HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 64<<10) + "\r\n\r\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			nginx := startNginx(t, upstreams{charts: startBreaker(t, test.answer), jira: jira.address()})
			values := apitest.Canaries{}
			conn, err := net.Dial("tcp", nginx.address)
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			_, _ = io.WriteString(conn, compose("GET", "/charts/gauge.png?label="+values.Text("label"), "Referer: "+values.Text("Referer")+"\r\n", ""))
			_, _ = io.Copy(io.Discard, conn)
			nginx.stop(t)
			for _, found := range search(t, values, nginx.dir) {
				t.Error(found)
			}
			if lines := readLog(t, nginx.dir, isOfPictures); len(lines) != 1 {
				t.Errorf("%d lines in the log, want 1", len(lines))
			}
		})
	}
}

// startBreaker answers whatever it is asked with a fixed text and hangs up.
func startBreaker(t *testing.T, answer string) string {
	t.Helper()
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			_, _ = http.ReadRequest(bufio.NewReader(conn))
			_, _ = io.WriteString(conn, answer)
			_ = conn.Close()
		}
	}()
	return listener.Addr().String()
}

// TestNginxWritesNoPictureToDisk: with its defaults nginx keeps in a file what a slow reader has not taken yet, and a
// body that is larger than its buffer.
func TestNginxWritesNoPictureToDisk(t *testing.T) {
	const large = 32 << 20
	for _, test := range []struct {
		name    string
		edits   []edit
		spills  bool
		request string
	}{
		{"a large answer", nil, false, compose("GET", "/charts/gauge.png", "", "")},
		{"a posted body", nil, false, compose("POST", "/charts/gauge.png", formType, strings.Repeat("b", 16<<10))},
		{
			"a large answer with nginx's default",
			[]edit{{"  proxy_max_temp_file_size 0;\n  proxy_cache  off;", ""}},
			true,
			compose("GET", "/charts/gauge.png", "", ""),
		},
		{
			"a posted body over the buffer",
			[]edit{{"client_body_buffer_size 32k;", "client_body_buffer_size 8k;"}},
			true,
			compose("POST", "/charts/gauge.png", formType, strings.Repeat("b", 16<<10)),
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			written := make(chan struct{})
			charts := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				defer close(written)
				block := make([]byte, 64<<10)
				for range large / len(block) {
					_, _ = w.Write(block)
				}
			}))
			t.Cleanup(charts.Close)
			jira := startRecorder(t, "jira")
			nginx := startNginx(t, upstreams{charts: charts.Listener.Addr().String(), jira: jira.address()}, test.edits...)
			readSlowly(t, nginx.address, test.request)
			<-written
			nginx.stop(t)
			if spilled := hasEntries(t, nginx.dir, "proxy") || hasEntries(t, nginx.dir, "body"); spilled != test.spills {
				t.Errorf("written to disk: %v, want %v", spilled, test.spills)
			}
		})
	}
}

// readSlowly takes an answer in small pieces, so that the rest waits in nginx.
func readSlowly(t *testing.T, address, text string) {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.(*net.TCPConn).SetReadBuffer(16 << 10); err != nil {
		t.Fatal(err)
	}
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(conn, text); err != nil {
		t.Fatal(err)
	}
	if _, err := io.CopyBuffer(io.Discard, struct{ io.Reader }{conn}, make([]byte, 1<<10)); err != nil {
		t.Fatal(err)
	}
}

// hasEntries reports whether nginx made a file in one of its scratch folders: the file is unlinked at once, the folders
// it was put into stay.
func hasEntries(t *testing.T, dir, name string) bool {
	t.Helper()
	count := 0
	err := filepath.WalkDir(filepath.Join(dir, name), func(_ string, _ fs.DirEntry, err error) error {
		count++
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return count > 1
}
