package audit_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/plugio/charts/api/apitest"
)

// worst is the largest accepted picture, with what costs most to draw and to encode.
const worst = "/gauge.png?width=2000&height=2000&value=72&label=Sprint%20progress&target=90&ticks=20&thresholds=0:success,50:warning,80:danger"

const small = "/gauge.svg?value=72&label=Sprint%20progress"

// open makes connections that stay until the test ends, each after sending the same.
func open(t *testing.T, address string, n int, raw string) []net.Conn {
	t.Helper()
	return openWith(t, net.Dialer{Timeout: apitest.Patience}, address, n, raw)
}

func openWith(t *testing.T, dialer net.Dialer, address string, n int, raw string) []net.Conn {
	t.Helper()
	conns := make([]net.Conn, n)
	for i := range conns {
		conn, err := dialer.Dial("tcp", address)
		if err != nil {
			t.Fatalf("connection %d: %v", i, err)
		}
		t.Cleanup(func() { conn.Close() })
		_ = conn.SetDeadline(time.Now().Add(apitest.Patience))
		if _, err := io.WriteString(conn, raw); err != nil {
			t.Fatalf("connection %d: %v", i, err)
		}
		conns[i] = conn
	}
	return conns
}

// TestSurvivesSlowloris: five hundred clients that never finish their header keep nobody out, and
// are shown out themselves.
func TestSurvivesSlowloris(t *testing.T) {
	t.Parallel()
	s := launch{build: release}.start(t)
	conns := open(t, s.Address, 500, "GET /gauge.svg HTTP/1.1\r\nHost: x\r\nX-")
	for _, path := range []string{"/readyz", small} {
		if status, _ := s.Get(t, path); status != 200 {
			t.Errorf("%s beside them: %d", path, status)
		}
	}
	for i, conn := range conns {
		if answer, err := io.ReadAll(conn); err != nil || strings.Contains(string(answer), " 200 ") {
			t.Fatalf("connection %d got %q, %v; want to be closed", i, answer, err)
		}
	}
}

// TestSurvivesConnections: the five hundred and thirteenth connection takes the place of the one that has been idle longest.
func TestSurvivesConnections(t *testing.T) {
	t.Parallel()
	s := launch{build: release}.start(t)
	const request = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
	conns := open(t, s.Address, 512, request)
	for i, conn := range conns {
		if n, err := conn.Read(make([]byte, 4096)); err != nil || n == 0 {
			t.Fatalf("connection %d: %v", i, err)
		}
	}
	descriptors := func() string { return s.Metric(t, "process_open_fds") }
	full := descriptors()
	late := open(t, s.Address, 1, request)[0]
	if n, err := late.Read(make([]byte, 4096)); err != nil || n == 0 {
		t.Fatalf("the late connection: %v", err)
	}
	if n := s.Metric(t, "plugio_charts_connections_evicted_total"); n != "1" {
		t.Errorf("%s connections made room, want 1", n)
	}
	// It took the place of another: no descriptor more than before.
	if after := descriptors(); after != full {
		t.Errorf("%s descriptors, with one connection more than allowed %s", full, after)
	}
	if n, err := strconv.ParseFloat(full, 64); err != nil || n < 512 || n > 540 {
		t.Errorf("%s descriptors are open", full)
	}
}

// narrow takes little from the network before it is read.
func narrow(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) { _ = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, 4096) })
}

// TestSurvivesSlowReaders: clients that do not read their pictures hold neither render slots nor much memory.
func TestSurvivesSlowReaders(t *testing.T) {
	t.Parallel()
	s := launch{build: release, env: []string{"PLUGIO_QUEUE=1000", "PLUGIO_QUEUE_WAIT=10s"}}.start(t)
	// So many of so large ones do not fit into what the kernel keeps for a connection.
	const clients, each = 50, 80
	legend := strings.TrimSuffix(strings.Repeat("1:danger:Segment,", 64), ",")
	request := "GET /bar.svg?width=1000&height=1000&legend=below&segments=" + legend + " HTTP/1.1\r\nHost: x\r\n\r\n"
	openWith(t, net.Dialer{Timeout: apitest.Patience, Control: narrow}, s.Address, clients, strings.Repeat(request, each))
	const series = `plugio_charts_http_requests_total{format="svg",route="bar",status="2xx"}`
	done, before := "", "-"
	apitest.Eventually(t, "all of them are stuck in writing", func() bool {
		before, done = done, s.Metric(t, series)
		return done == before && done != "0" && s.Metric(t, "plugio_charts_renders_in_flight") == "0"
	})
	if n, err := strconv.Atoi(done); err != nil || n >= clients*each {
		t.Fatalf("%s of %d were answered: nobody was slow", done, clients*each)
	}
	for range 10 {
		if status, _ := s.Get(t, worst); status != 200 {
			t.Fatalf("beside them: %d", status)
		}
	}
	resident, err := strconv.ParseFloat(s.Metric(t, "process_resident_memory_bytes"), 64)
	if err != nil || resident > 256<<20 {
		t.Errorf("%.0f bytes resident, %v", resident, err)
	}
}

// TestSurvivesAborts: a thousand clients that leave at once leave nothing behind.
func TestSurvivesAborts(t *testing.T) {
	t.Parallel()
	s := launch{build: release}.start(t)
	s.Get(t, small)
	for i := range 1000 {
		conn, err := net.DialTimeout("tcp", s.Address, apitest.Patience)
		if err != nil {
			t.Fatal(err)
		}
		// Half of them leave in the middle of the request, all with a reset.
		request := "GET /gauge.png?value=1&width=600&height=400 HTTP/1.1\r\nHost: x\r\n\r\n"
		_, _ = io.WriteString(conn, request[:len(request)-i%2*20])
		_ = conn.(*net.TCPConn).SetLinger(0)
		conn.Close()
	}
	idle := func() bool {
		goroutines, err := strconv.Atoi(s.Metric(t, "go_goroutines"))
		return err == nil && goroutines < 30 &&
			s.Metric(t, "plugio_charts_renders_in_flight") == "0" && s.Metric(t, "plugio_charts_render_queue_length") == "0"
	}
	apitest.Eventually(t, "nothing is drawn, nobody waits and few goroutines are left", idle)
	if status, _ := s.Get(t, small); status != 200 || strings.Contains(s.Stderr.String(), `"level":"ERROR"`) {
		t.Errorf("afterwards %d, log:\n%s", status, s.Stderr)
	}
}

// crowd lets clients ask for the same until each has so many answers, and counts those by status.
func crowd(s *apitest.Program, clients, each int, target string) map[string]int {
	var mu sync.Mutex
	statuses := map[string]int{}
	var wg sync.WaitGroup
	for range clients {
		wg.Go(func() {
			for range each {
				resp, err := s.Client.Get("http://" + s.Address + target)
				what := "error"
				if err == nil {
					what = resp.Status
					if resp.StatusCode == http.StatusServiceUnavailable {
						what += " after " + resp.Header.Get("Retry-After")
					}
					if n, err := io.Copy(io.Discard, resp.Body); err != nil || n != resp.ContentLength {
						what = "cut off"
					}
					resp.Body.Close()
				}
				mu.Lock()
				statuses[what]++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return statuses
}

const (
	answered = "200 OK"
	refused  = "503 Service Unavailable after 1"
)

// TestSurvivesOverload: ten times as many clients as can be drawn for or wait get a picture or a 503, and
// the first one after them gets a picture.
func TestSurvivesOverload(t *testing.T) {
	t.Parallel()
	s := launch{build: release, env: []string{"PLUGIO_WORKERS=2", "PLUGIO_QUEUE=8"}}.start(t)
	statuses := crowd(s, 100, 4, worst)
	if statuses[answered] == 0 || statuses[refused] == 0 || statuses[answered]+statuses[refused] != 400 {
		t.Errorf("answers %v, want pictures and refusals alone", statuses)
	}
	if status, _ := s.Get(t, worst); status != 200 {
		t.Errorf("afterwards: %d", status)
	}
	if s.Metric(t, `plugio_charts_rejected_total{reason="queue_full"}`) == "0" {
		t.Error("the refusals are not counted")
	}
}

// TestSurvivesSigtermUnderLoad: clients that a proxy stops sending once the service says that it is not
// ready lose no request. With a SIGKILL they do, so the count is a real one.
func TestSurvivesSigtermUnderLoad(t *testing.T) {
	t.Parallel()
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGKILL} {
		s := launch{build: release, env: []string{"PLUGIO_DRAIN=2s"}}.start(t)
		var done, lost atomic.Int64
		var leaving atomic.Bool
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				client := &http.Client{Timeout: apitest.Patience, Transport: &http.Transport{DisableKeepAlives: true}}
				for !leaving.Load() {
					if status, _, err := apitest.Fetch(client, "http://"+s.Address+small); err != nil || status != 200 {
						lost.Add(1)
						if signal == syscall.SIGKILL {
							return
						}
					}
					done.Add(1)
				}
			})
		}
		apitest.Eventually(t, "there is load", func() bool { return done.Load() > 100 })
		if err := s.Cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		if signal == syscall.SIGTERM {
			apitest.Eventually(t, "the service says that it is not ready", func() bool {
				status, _, err := apitest.Fetch(s.Client, "http://"+s.Address+"/readyz")
				return err != nil || status == 503
			})
			leaving.Store(true)
		}
		wg.Wait()
		code := s.Exit(t)
		switch {
		case signal == syscall.SIGTERM && (lost.Load() > 0 || code != 0):
			t.Errorf("%d of %d requests were lost, exit code %d", lost.Load(), done.Load(), code)
		case signal == syscall.SIGKILL && lost.Load() == 0:
			t.Error("nothing was lost with a SIGKILL")
		}
	}
}

// TestSurvivesWithoutDescriptors: with few descriptors the service waits, says so at most once a second, and
// answers again as soon as some are free.
func TestSurvivesWithoutDescriptors(t *testing.T) {
	t.Parallel()
	s := launch{build: release, before: []string{"sh", "-c", `ulimit -n 32; exec "$0" "$@"`}}.start(t)
	conns := open(t, s.Address, 60, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
	s.Stderr.Line(t, `"event":"accept_error"`)
	for _, conn := range conns {
		conn.Close()
	}
	if status, _ := s.Get(t, small); status != 200 {
		t.Errorf("afterwards: %d", status)
	}
	seconds := map[string]int{}
	for line := range strings.Lines(s.Stderr.String()) {
		if strings.Contains(line, "accept_error") {
			seconds[line[:len(`{"time":"2026-01-02T15:04:05`)]]++
		}
	}
	for second, lines := range seconds {
		if lines > 2 { // an interval of a second touches two
			t.Errorf("%d lines in the second %s", lines, second)
		}
	}
}

// TestSurvivesLittleCPU: with a quarter of a core every answer comes, only later.
func TestSurvivesLittleCPU(t *testing.T) {
	t.Parallel()
	group := apitest.CPUGroup(t, 25)
	s := launch{build: release, before: group.Enter()}.start(t)
	if statuses := crowd(s, 8, 10, "/gauge.png?value=72"); statuses[answered] != 80 {
		t.Errorf("answers %v, want 80 pictures", statuses)
	}
	group.Check(t, s)
}

// TestSurvivesLittleMemory: with 64 MiB and with 128 MiB the service lives while 64 clients want the largest picture. Where
// sixteen of them are drawn at once, the kernel ends the process: it is the slots that save it.
func TestSurvivesLittleMemory(t *testing.T) {
	t.Parallel()
	for _, limit := range []int{64 << 20, 128 << 20} {
		group := apitest.MemoryGroup(t, limit)
		s := launch{build: release, before: group.Enter()}.start(t)
		statuses := crowd(s, 64, 2, worst)
		if statuses[answered] == 0 || statuses[answered]+statuses[refused] != 128 {
			t.Errorf("%d MiB: answers %v", limit>>20, statuses)
		}
		s.Stderr.Line(t, fmt.Sprintf(`"event":"memory_limit","bytes":%d`, limit/4*3))
		group.Check(t, s)
		s.Stop(t)

		s = launch{build: release, before: group.Enter(), env: []string{"PLUGIO_WORKERS=512"}}.start(t)
		if statuses := crowd(s, 64, 2, worst); limit == 64<<20 && statuses["error"]+statuses["cut off"] == 0 {
			t.Errorf("without the slots as well all is answered: %v", statuses)
		}
	}
}
