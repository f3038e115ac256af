package deploy_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/api/apitest"
)

// request is what is sent, byte for byte, and the status that must come back.
type request struct {
	name string
	text string
	want int
}

// compose writes a request; the fields stand between the usual ones and the body.
func compose(method, target, fields, body string) string {
	if body != "" {
		fields += fmt.Sprintf("Content-Length: %d\r\n", len(body))
	}
	return method + " " + target + " HTTP/1.1\r\nHost: jira.example.com\r\nConnection: close\r\n" + fields + "\r\n" + body
}

// exchange sends a request and returns the status and the body of the answer.
func exchange(t *testing.T, address, text string) (int, string) {
	t.Helper()
	status, body, err := tryExchange(address, text)
	if err != nil {
		t.Fatal(err)
	}
	return status, body
}

func tryExchange(address, text string) (status int, body string, err error) {
	return tryExchangeFrom("", address, text)
}

// tryExchangeFrom is of a client at another address of the loopback, or if that is empty at whichever
// leads to the server, which may be a container's.
func tryExchangeFrom(client, address, text string) (status int, body string, err error) {
	conn, err := dialOn(client, address)
	if err != nil {
		return 0, "", err
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		return 0, "", err
	}
	// A proxy may answer and close before it has read all of a request that is too large.
	_, writeErr := io.WriteString(conn, text)
	method, _, _ := strings.Cut(text, " ")
	response, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		return 0, "", fmt.Errorf("reading the answer: %w (writing: %w)", err, writeErr)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	return response.StatusCode, string(content), err
}

func dialOn(client, address string) (net.Conn, error) {
	dialer := net.Dialer{Timeout: patience}
	if client != "" {
		dialer.LocalAddr = &net.TCPAddr{IP: net.ParseIP(client)}
	}
	return dialer.Dial("tcp", address)
}

const formType = "Content-Type: application/x-www-form-urlencoded\r\n"

// answered lists requests with a canary in every place, while the service runs.
func answered(c apitest.Canaries) []request {
	query := "?value=" + c.Number("value") + "&max=" + c.Number("max") + "&label=" + c.Text("label") + "&" + c.Text("name") + "=1"
	form := "value=" + c.Number("form value") + "&label=" + c.Text("form label")
	jsonBody := fmt.Sprintf(`{"value":"%s","label":"%s"}`, c.Number("JSON value"), c.Text("JSON label"))
	fields := "Cookie: JSESSIONID=" + c.Text("Cookie") + "\r\nAuthorization: Bearer " + c.Text("Authorization") +
		"\r\nReferer: https://jira.example.com/browse/" + c.Text("Referer") + "\r\nUser-Agent: " + c.Text("User-Agent") +
		"\r\nX-Forwarded-For: " + c.Text("X-Forwarded-For") + "\r\nX-Custom: " + c.Text("X-Custom") +
		"\r\nIf-None-Match: \"" + c.Text("If-None-Match") + "\"\r\nAccept: image/png, text/" + c.Text("Accept") + "\r\n"
	padded := func(size int) string {
		target := "/charts/gauge.png" + query + "&pad="
		return target + strings.Repeat("p", size-len(target))
	}
	return []request{
		{"picture", compose("GET", "/charts/gauge.png"+query, fields, ""), 200},
		{"SVG", compose("GET", "/charts/counter.svg"+query, fields, ""), 200},
		{"HEAD", compose("HEAD", "/charts/bar.png"+query, fields, ""), 200},
		{"form", compose("POST", "/charts/gauge.png", fields+formType, form), 200},
		{"JSON", compose("POST", "/charts/gauge.svg", fields+"Content-Type: application/json\r\n", jsonBody), 200},
		{"ready", compose("GET", "/charts/readyz?"+c.Text("readyz"), fields, ""), 200},
		{"wrong value, for an image element", compose("GET", "/charts/gauge.png?value="+c.Text("wrong value"), fields, ""), 200},
		{"wrong value", compose("GET", "/charts/gauge.png?value="+c.Text("wrong value"), "Accept: text/html\r\n", ""), 400},
		{"wrong value as JSON", compose("GET", "/charts/gauge.png?max="+c.Text("wrong max"), "Accept: application/json\r\n", ""), 400},
		{"unknown path", compose("GET", "/charts/"+c.Text("path")+".png"+query, fields, ""), 404},
		{"unknown path, encoded", compose("GET", "/charts/"+apitest.PercentEncode(c.Text("path")+"/x")+query, fields, ""), 404},
		{"path parameter", compose("GET", "/charts/gauge.png;v="+c.Text("path parameter")+query, fields, ""), 404},
		{"unknown body type", compose("POST", "/charts/gauge.png", "Content-Type: text/"+c.Text("Content-Type")+"\r\n", form), 415},
		{"longest target", compose("GET", padded(8000), fields, ""), 200},
		{"target over the service's limit", compose("GET", padded(8001), fields, ""), 414},
		{"target over nginx's limit", compose("GET", padded(17<<10), "", ""), 414},
		{"body over the limit", compose("POST", "/charts/gauge.png", formType, form+strings.Repeat("p", 16<<10)), 413},
		{"chunked body over the limit", compose("POST", "/charts/gauge.png", formType+"Transfer-Encoding: chunked\r\n", "") +
			fmt.Sprintf("%x\r\n%s%s\r\n0\r\n\r\n", len(form)+20<<10, form, strings.Repeat("p", 20<<10)), 413},
		{"method", compose("DELETE", "/charts/gauge.png"+query, fields, ""), 403},
		{"method that is none", compose(c.Text("method"), "/charts/gauge.png"+query, fields, ""), 400},
		{"header over the limit", compose("GET", "/charts/gauge.png"+query, "Cookie: "+c.Text("Cookie")+strings.Repeat("c", 17<<10)+"\r\n", ""), 400},
		{"control byte in the target", compose("GET", "/charts/gauge.png"+query+"\x01", fields, ""), 400},
		{"no Host", "GET /charts/gauge.png" + query + " HTTP/1.1\r\nConnection: close\r\n\r\n", 400},
		{"two Hosts", compose("GET", "/charts/gauge.png"+query, "Host: "+c.Text("Host")+"\r\n", ""), 400},
		{"no version", "GET /charts/gauge.png" + query + " nothing\r\nHost: jira\r\n\r\n", 400},
		{"version of the future", "GET /charts/gauge.png" + query + " HTTP/3.0\r\nHost: jira\r\n\r\n", 505},
		{"absolute target", compose("GET", "http://jira.example.com/charts/gauge.png"+query, fields, ""), 200},
		{"two slashes", compose("GET", "//charts/gauge.png"+query, fields, ""), 404},
		{"dots", compose("GET", "/charts/../charts/gauge.png"+query, fields, ""), 404},
		{"HTTP/1.0", "GET /charts/gauge.png" + query + " HTTP/1.0\r\n\r\n", 200},
	}
}

// unanswered lists requests for the time when the service is gone.
func unanswered(c apitest.Canaries) []request {
	return []request{
		{"GET", compose("GET", "/charts/gauge.png?label="+c.Text("unanswered label"), "Referer: "+c.Text("Referer")+"\r\n", ""), 502},
		{"POST", compose("POST", "/charts/gauge.png", formType, "label="+c.Text("unanswered form")), 502},
		{"path", compose("GET", "/charts/"+c.Text("unanswered path")+"?x="+c.Text("unanswered label"), "", ""), 502},
	}
}

// runDay sends everything that can happen to the service through nginx: answers, errors, the service stopped, its name
// unknown. It returns the canaries, and the folder with all that was written meanwhile.
func runDay(t *testing.T, edits ...edit) (apitest.Canaries, string) {
	t.Helper()
	values := apitest.Canaries{}
	jira := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(jira.Close)
	charts := startService(t)
	nginx := startNginx(t, upstreams{charts: charts.Address, jira: jira.Listener.Addr().String()}, edits...)
	send := func(when string, requests []request) {
		for _, r := range requests {
			if status, body := exchange(t, nginx.address, r.text); status != r.want {
				t.Errorf("%s, %s: status %d, want %d: %.200q", when, r.name, status, r.want, body)
			}
		}
	}
	send("service up", answered(values))
	if code := charts.Stop(t); code != 0 {
		t.Errorf("the service ends with %d", code)
	}
	send("service down", unanswered(values))
	nginx.names.forget(chartsName)
	send("service unknown", unanswered(values))
	nginx.stop(t)
	if err := os.WriteFile(filepath.Join(nginx.dir, "service.stderr"), []byte(charts.Stderr.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return values, nginx.dir
}

func TestPrivacyNginxLogsNoValue(t *testing.T) {
	requireNginx(t)
	values, dir := runDay(t)
	for _, found := range search(t, values, dir) {
		t.Error(found)
	}
	t.Run("the pictures' log tells what an operator needs", func(t *testing.T) {
		lines := readLog(t, dir, isOfPictures)
		if len(lines) == 0 {
			t.Fatal("it is empty, so the search proved nothing")
		}
		keys := []string{"d", "m", "p", "s", "t"}
		paths := []string{"/charts/bar.png", "/charts/counter.svg", "/charts/gauge.png", "/charts/gauge.svg", "/charts/readyz", "other"}
		statuses := make(map[string]bool)
		for _, line := range lines {
			if diff := cmp.Diff(keys, slices.Sorted(maps.Keys(line))); diff != "" {
				t.Errorf("keys of a line (-want +got):\n%s", diff)
			}
			if path := fmt.Sprint(line["p"]); !slices.Contains(paths, path) {
				t.Errorf("path %q is not one of those known beforehand", path)
			}
			statuses[fmt.Sprint(line["s"])] = true
		}
		for _, status := range []string{"200", "400", "403", "404", "413", "414", "415", "502"} {
			if !statuses[status] {
				t.Errorf("no line tells of a %s", status)
			}
		}
	})
	t.Run("what is turned away early is logged too", func(t *testing.T) {
		statuses := make(map[string]bool)
		for _, line := range readLog(t, dir, isOfServer) {
			statuses[fmt.Sprint(line["s"])] = true
		}
		for _, status := range []string{"400", "414", "505"} {
			if !statuses[status] {
				t.Errorf("no line tells of a %s", status)
			}
		}
	})
	t.Run("the service knows all its settings", func(t *testing.T) {
		log := readFile(t, filepath.Join(dir, "service.stderr"))
		if !strings.Contains(log, `"started"`) || strings.Contains(log, "unknown_setting") {
			t.Errorf("its log: %s", log)
		}
	})
}

// isOfServer tells the server's lines from the pictures': only they hold an address.
func isOfServer(line map[string]any) bool   { return line["a"] != nil }
func isOfPictures(line map[string]any) bool { return !isOfServer(line) }

func readLog(t *testing.T, dir string, wanted func(map[string]any) bool) []map[string]any {
	t.Helper()
	var lines []map[string]any
	for text := range strings.Lines(readFile(t, filepath.Join(dir, "access.log"))) {
		var line map[string]any
		if err := json.Unmarshal([]byte(text), &line); err != nil {
			t.Fatalf("a line of the access log is no JSON: %v", err)
		}
		if wanted(line) {
			lines = append(lines, line)
		}
	}
	return lines
}

// TestPrivacyNginxLeaksAreCaught weakens the configuration, one line at a time, and expects the search to notice: each line that
// is said to keep a value out of a log really does.
func TestPrivacyNginxLeaksAreCaught(t *testing.T) {
	requireNginx(t)
	for _, test := range []struct {
		name string
		edit edit
		file string
	}{
		{
			"nginx's default format for the pictures",
			edit{"access_log /var/log/nginx/access.log charts;", "access_log /var/log/nginx/access.log;"},
			"access.log",
		},
		{
			"the server's format for the pictures, which holds the path",
			edit{"access_log /var/log/nginx/access.log charts;", "access_log /var/log/nginx/access.log noargs;"},
			"access.log",
		},
		{
			"nginx's default format for the server, where over-long targets are logged",
			edit{"access_log /var/log/nginx/access.log noargs;", "access_log /var/log/nginx/access.log combined;"},
			"access.log",
		},
		{
			"upstream failures in the error log",
			edit{"error_log /dev/null crit;", ""},
			"error.log",
		},
		{
			"an error log at level info",
			edit{"error_log  /var/log/nginx/error.log error;", "error_log /var/log/nginx/error.log info;"},
			"error.log",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			values, dir := runDay(t, test.edit)
			inFile := func(l leak) bool { return l.file == test.file }
			if found := search(t, values, dir); !slices.ContainsFunc(found, inFile) {
				t.Errorf("the search found %v and nothing in %s", found, test.file)
			}
		})
	}
}
