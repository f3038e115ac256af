package main

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"fmt"
	"image/png"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

func TestServeAnswersAndStops(t *testing.T) {
	s := serveBinary(t, "PLUGIO_CANARY=1", "PLUGIO_ACCESS_LOG=on")
	status, kind, body := get(t, s, "/gauge.png?value=72&thresholds=0:success,50:warning,80:danger&label=Sprint%20canary")
	picture, err := png.Decode(bytes.NewReader(body))
	if status != 200 || kind != "image/png" || err != nil {
		t.Fatalf("gauge.png: %d %s %v", status, kind, err)
	}
	if b := picture.Bounds(); b.Dx() != 240 || b.Dy() != 180 {
		t.Errorf("gauge.png is %v", b)
	}
	for path, want := range map[string]string{
		"/counter.svg?value=93&previous=100&good=down": "200 image/svg+xml",
		"/bar.svg?value=canary":                        "400 image/svg+xml",
		"/nothing":                                     "404 text/plain; charset=utf-8",
		"/readyz":                                      "200 text/plain; charset=utf-8",
		"/":                                            "200 text/html; charset=utf-8",
		"/playground/app.js":                           "200 text/javascript; charset=utf-8",
	} {
		status, kind, _ := get(t, s, path)
		if got := fmt.Sprintf("%d %s", status, kind); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	log := terminate(t, s)
	for _, want := range []string{
		`"event":"unknown_setting","setting":"PLUGIO_CANARY"`, `"event":"started","address":"127.0.0.1:`,
		`"event":"request","route":"/gauge.png","method":"GET","status":200`, `"event":"stopping"`, `"event":"stopped"`,
	} {
		if !strings.Contains(log, want) {
			t.Errorf("the log does not have %s:\n%s", want, log)
		}
	}
	if strings.Contains(log, "canary") {
		t.Errorf("the log repeats a request:\n%s", log)
	}
}

// The request is in the handler when the server asks for its body.
func TestSigtermLetsARequestFinish(t *testing.T) {
	s := serveBinary(t)
	conn, err := net.Dial("tcp", s.Address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, "POST /gauge.svg HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 8\r\n\r\n")
	in := bufio.NewReader(conn)
	if line, err := in.ReadString('\n'); err != nil || !strings.HasPrefix(line, "HTTP/1.1 100 ") {
		t.Fatalf("before the body: %q, %v", line, err)
	}
	if _, err := in.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	if err := s.Cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	s.Stderr.Line(t, `"event":"stopping"`)
	fmt.Fprint(conn, "value=72")
	resp, err := http.ReadResponse(in, nil)
	if err != nil {
		t.Fatalf("the request was not answered: %v", err)
	}
	if body, err := io.ReadAll(resp.Body); err != nil || resp.StatusCode != 200 || !bytes.HasSuffix(body, []byte("</svg>")) {
		t.Errorf("the request was answered %d with %d bytes, %v", resp.StatusCode, len(body), err)
	}
	if code := s.Exit(t); code != 0 {
		t.Errorf("the service ended with %d, want exit code 0", code)
	}
}

// The program says that it waits, and does not any more at a second signal.
func TestASecondInterruptEndsAtOnce(t *testing.T) {
	s := serveBinary(t, "PLUGIO_DRAIN=1m", "PLUGIO_FINISH=30s")
	interrupt := func() error { return s.Cmd.Process.Signal(os.Interrupt) }
	if err := interrupt(); err != nil {
		t.Fatal(err)
	}
	if got, want := s.Stdout.Line(t, "Stopping"), "Stopping; open requests have up to 1m30s. Ctrl-C again ends at once.\n"; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	apitest.Eventually(t, "another interrupt ends it", func() bool {
		_ = interrupt() // fails once it has ended
		select {
		case <-s.Ended:
			return true
		default:
			return false
		}
	})
	if code := s.Exit(t); code != 130 {
		t.Errorf("the second interrupt ends it with %d, want 130", code)
	}
}

// What sends a signal to the program and to its group, such as timeout, asks once.
func TestASignalSentTwiceIsOne(t *testing.T) {
	s := serveBinary(t, "PLUGIO_DRAIN=1s")
	for range 2 {
		if err := s.Cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
	}
	s.Stderr.Line(t, `"event":"stopped"`)
	if code := s.Exit(t); code != 0 {
		t.Errorf("it ends with %d, want 0", code)
	}
}

// Without its page the service prints an address, and does not ask to open it.
func TestServeWithoutThePlayground(t *testing.T) {
	s := serveBinary(t, "PLUGIO_PLAYGROUND=off")
	for path, want := range map[string]int{"/": 404, "/openapi.json": 404, "/playground/app.js": 404, "/gauge.svg?value=1": 200} {
		if status, _, _ := get(t, s, path); status != want {
			t.Errorf("%s: %d, want %d", path, status, want)
		}
	}
	if line := s.Stdout.String(); line != "Serving "+s.Base+"/\n" {
		t.Errorf("it says %q", line)
	}
	terminate(t, s)
}

func TestHealthcheck(t *testing.T) {
	s := serveBinary(t, "PLUGIO_BASE_PATH=/charts")
	env := []string{"PLUGIO_LISTEN=" + s.Address, "PLUGIO_BASE_PATH=/charts"}
	if got := execute(t, "", env, "healthcheck"); got.code != 0 {
		t.Errorf("a living service: exit %d, %s", got.code, got.stderr)
	}
	if got := execute(t, "", env[:1], "healthcheck"); got.code != 1 {
		t.Errorf("the wrong base path: exit %d, want 1", got.code)
	}
	terminate(t, s)
	if got := execute(t, "", env, "healthcheck"); got.code != 1 {
		t.Errorf("a service that ended: exit %d, want 1", got.code)
	}
	if got := execute(t, "", []string{"PLUGIO_LISTEN=:0"}, "healthcheck"); got.code != 2 {
		t.Errorf("no port: exit %d, want 2", got.code)
	}
}

func TestServeOverTLS(t *testing.T) {
	cert, key := apitest.Certificate(t)
	env := []string{"PLUGIO_TLS_CERT=" + cert, "PLUGIO_TLS_KEY=" + key}
	s := serveBinary(t, env...)
	if !strings.HasPrefix(s.Base, "https://127.0.0.1:") {
		t.Fatalf("printed %s", s.Base)
	}
	s.Client.Transport = &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, DisableKeepAlives: true}
	if status, kind, _ := get(t, s, "/bar.svg?value=12"); status != 200 || kind != "image/svg+xml" {
		t.Errorf("bar.svg over TLS: %d %s", status, kind)
	}
	if got := execute(t, "", append(env, "PLUGIO_LISTEN="+s.Address), "healthcheck"); got.code != 0 {
		t.Errorf("healthcheck over TLS: exit %d, %s", got.code, got.stderr)
	}
	terminate(t, s)
}

func TestServeDoesNotStart(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	_, port, _ := net.SplitHostPort(taken.Addr().String())
	tests := []struct {
		name   string
		env    []string
		code   int
		stderr string
	}{
		{"wrong value", []string{"PLUGIO_QUEUE=canary"}, 2, "plugio-charts serve: PLUGIO_QUEUE: must be a whole number\n"},
		{"two wrong values", []string{"PLUGIO_QUEUE=canary", "PLUGIO_CACHE=canary"}, 2, "plugio-charts serve: PLUGIO_CACHE: must be no-store or a duration in whole seconds with its unit, such as 5m or 30s\nplugio-charts serve: PLUGIO_QUEUE: must be a whole number\n"},
		{"port in use", []string{"PLUGIO_LISTEN=" + taken.Addr().String()}, 1, "plugio-charts serve: PLUGIO_LISTEN: port " + port + " is in use already; set PLUGIO_LISTEN to an address with another port\n"},
		{"metrics' port in use", []string{"PLUGIO_LISTEN=127.0.0.1:0", "PLUGIO_METRICS_LISTEN=" + taken.Addr().String()}, 1, "plugio-charts serve: PLUGIO_METRICS_LISTEN: port " + port + " is in use already; set PLUGIO_METRICS_LISTEN to an address with another port\n"},
		{"no address", []string{"PLUGIO_LISTEN=canary"}, 2, "plugio-charts serve: PLUGIO_LISTEN: must be host:port with a number as port, such as :8080\n"},
	}
	for _, tt := range tests {
		got := execute(t, "", tt.env, "serve")
		if got.code != tt.code || got.stderr != tt.stderr || got.stdout != "" {
			t.Errorf("%s: exit %d, %q, want %d, %q", tt.name, got.code, got.stderr, tt.code, tt.stderr)
		}
	}
}

func TestAddressToOpen(t *testing.T) {
	tests := []struct {
		listening net.TCPAddr
		basePath  string
		tls       *tls.Config
		want      string
	}{
		{net.TCPAddr{IP: net.IPv6unspecified, Port: 8080}, "", nil, "http://localhost:8080/"},
		{net.TCPAddr{IP: net.IPv4zero, Port: 80}, "/charts", nil, "http://localhost:80/charts/"},
		{net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1}, "", &tls.Config{}, "https://127.0.0.1:1/"},
		{net.TCPAddr{IP: net.IPv6loopback, Port: 1}, "", nil, "http://[::1]:1/"},
	}
	for _, tt := range tests {
		s := &settings{}
		s.api.BasePath, s.api.TLS = tt.basePath, tt.tls
		if got := s.address(&tt.listening); got != tt.want {
			t.Errorf("%v: %s, want %s", tt.listening, got, tt.want)
		}
	}
}
