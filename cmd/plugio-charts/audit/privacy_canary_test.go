package audit_test

import (
	"crypto/tls"
	"regexp"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// witness is everything that came out of a service while requests went in.
type witness struct {
	heads, errors   []string // of each answer its head, and of errors all of it
	stdout, stderr  string
	metrics, health string
}

var date = regexp.MustCompile(`(?m)^Date: .*\r\n`)

// ask sends requests one after another and keeps what may hold nothing of them: a
// picture that was asked for shows its values, everything else does not.
func ask(t *testing.T, s *apitest.Program, requests []request) *witness {
	t.Helper()
	w := &witness{}
	for _, r := range requests {
		answer := date.ReplaceAllString(apitest.Exchange(t, s.Address, r.raw), "")
		head, _, _ := strings.Cut(answer, "\r\n\r\n")
		// An error picture for an image element has the status 200 too.
		ok := strings.HasPrefix(head, "HTTP/1.1 200 ") && !strings.Contains(head, "\r\nPlugio-Problem: ")
		if ok {
			answer = ""
			head = regexp.MustCompile(`Content-Length: \d+`).ReplaceAllString(head, "")
		}
		w.heads, w.errors = append(w.heads, head), append(w.errors, answer)
	}
	w.metrics = s.Scrape(t)
	_, health := s.Get(t, "/healthz")
	w.health = string(health)
	return w
}

// end stops the service and adds its logs.
func (w *witness) end(t *testing.T, s *apitest.Program) {
	t.Helper()
	if code := s.Stop(t); code != 0 {
		t.Errorf("exit code %d", code)
	}
	w.stdout, w.stderr = s.Stdout.String(), s.Stderr.String()
}

// leaks says on which ways canaries got out.
func (w *witness) leaks(c apitest.Canaries) map[string][]string {
	found := map[string][]string{}
	for way, text := range map[string]string{
		"head": strings.Join(w.heads, "\n"), "error": strings.Join(w.errors, "\n"),
		"stdout": w.stdout, "stderr": w.stderr, "metrics": w.metrics, "health": w.health,
	} {
		if hits := c.In(text); len(hits) > 0 {
			found[way] = hits
		}
	}
	return found
}

// auditing is a service that logs all it can.
func auditing(b *build) launch { return launch{build: b, env: []string{"PLUGIO_ACCESS_LOG=on"}} }

func TestPrivacyCanaries(t *testing.T) {
	t.Parallel()
	c := apitest.Canaries{}
	s := auditing(release).start(t)
	requests := everywhere(c)
	w := ask(t, s, requests)
	w.end(t, s)
	for way, hits := range w.leaks(c) {
		t.Errorf("%s holds %v", way, hits)
	}
	if strings.Contains(strings.ReplaceAll(w.stderr, `"address":"127.0.0.1:`, ""), "127.0.0.1") {
		t.Error("the log holds an address of a client")
	}
	// What is safe is there, or silence would pass for discretion.
	if n := strings.Count(w.stderr, `"event":"request"`); n < len(requests)*3/4 {
		t.Errorf("%d access lines for %d requests", n, len(requests))
	}
	for _, want := range []string{`"event":"started"`, `"route":"/gauge.svg"`, `"route":"other"`, `"status":400`, `"event":"stopped"`} {
		if !strings.Contains(w.stderr, want) {
			t.Errorf("the log has no %s", want)
		}
	}
	if !strings.Contains(w.metrics, `plugio_charts_http_requests_total{format="svg",route="gauge",status="4xx"}`) || w.health != "ok\n" {
		t.Errorf("health %q, metrics of %d bytes", w.health, len(w.metrics))
	}
}

// TestPrivacyAnswersDoNotDependOnValues asks twice with other canaries of the same length: the
// answers are the same to the byte, so that they hold nothing in any encoding.
func TestPrivacyAnswersDoNotDependOnValues(t *testing.T) {
	t.Parallel()
	for _, b := range []*build{release, leaky} {
		s := auditing(b).start(t)
		requests, others := everywhere(apitest.Canaries{}), everywhere(apitest.Canaries{})
		if b == leaky {
			requests, others = some(requests), some(others)
		}
		first, second := ask(t, s, requests), ask(t, s, others)
		differ := 0
		for i, r := range requests {
			if first.heads[i] == second.heads[i] && first.errors[i] == second.errors[i] {
				continue
			}
			if differ++; b == release {
				t.Errorf("%s: another answer with other values:\n%.400s\n%.400s", r.name, first.heads[i], second.heads[i])
			}
		}
		if b == leaky && differ < len(requests)/2 {
			t.Errorf("the leaking build answers differently only %d times of %d", differ, len(requests))
		}
	}
}

// TestPrivacyPanics: what a panic or an error inside holds does not get out.
func TestPrivacyPanics(t *testing.T) {
	t.Parallel()
	c := apitest.Canaries{}
	s := auditing(faulty).start(t)
	requests := faults(c)
	w := ask(t, s, requests)
	w.end(t, s)
	for way, hits := range w.leaks(c) {
		t.Errorf("%s holds %v", way, hits)
	}
	for i, answer := range w.errors {
		if !strings.HasPrefix(answer, "HTTP/1.1 500 ") {
			t.Errorf("%s is answered %.30q, want 500", requests[i].name, answer)
		}
	}
	for _, want := range []string{`"event":"panic"`, `"event":"render_error"`, `"status":500`} {
		if !strings.Contains(w.stderr, want) {
			t.Errorf("the log has no %s:\n%s", want, w.stderr)
		}
	}
	if !strings.Contains(w.metrics, "\nplugio_charts_panics_total 12\n") {
		t.Error("the panics are not counted")
	}
}

// TestPrivacyErrorLog: what the server says of broken connections becomes codes.
func TestPrivacyErrorLog(t *testing.T) {
	t.Parallel()
	cert, key := apitest.Certificate(t)
	for _, b := range []*build{release, leaky} {
		c := apitest.Canaries{}
		s := launch{build: b, env: []string{"PLUGIO_TLS_CERT=" + cert, "PLUGIO_TLS_KEY=" + key}}.start(t)
		name := c.Text("server name")
		conn, err := tls.Dial("tcp", s.Address, &tls.Config{ServerName: name + ".example"})
		if err == nil {
			conn.Close()
			t.Fatal("a certificate that nobody signed was accepted")
		}
		apitest.Exchange(t, s.Address, "GET /"+c.Text("no TLS")+" HTTP/1.1\r\n\r\n")
		apitest.Exchange(t, s.Address, "\x16\x03\x01\x02\x00"+c.Text("broken TLS")+strings.Repeat("x", 600))
		s.Stderr.Line(t, map[*build]string{release: `"event":"tls_error"`, leaky: "TLS handshake error"}[b])
		s.Stop(t)
		log := s.Stderr.String()
		hits := c.In(log)
		if addressed := strings.Contains(log, "from 127.0.0.1:"); addressed != (b == leaky) {
			t.Errorf("%s: the address of a client is logged: %v\n%s", b.name, addressed, log)
		}
		if b == release && len(hits) > 0 {
			t.Errorf("the log holds %v", hits)
		}
	}
}

// TestPrivacyLeakIsCaught is the counter-example of TestPrivacyCanaries: every way out is watched.
func TestPrivacyLeakIsCaught(t *testing.T) {
	t.Parallel()
	c := apitest.Canaries{}
	s := auditing(leaky).start(t)
	w := ask(t, s, append(some(everywhere(c)), inHeaders(c)...))
	w.end(t, s)
	found := w.leaks(c)
	for _, way := range []string{"head", "error", "stdout", "stderr", "metrics"} {
		if len(found[way]) == 0 {
			t.Errorf("the leak through %s is not found", way)
		}
	}
}
