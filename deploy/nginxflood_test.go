package deploy_test

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/plugio/charts/api/apitest"
)

// refusedQuery is refused, and only after each of its names was compared with all known ones.
func refusedQuery() string {
	var query strings.Builder
	for i := range 99 {
		fmt.Fprintf(&query, "&%s%02d=", strings.Repeat("thresholds", 4)[:38], i)
	}
	return "GET /charts/gauge.svg?strict=true" + query.String() + " HTTP/1.1\r\nHost: jira.example.com\r\nAccept: application/json\r\n\r\n"
}

// hanPicture is a posted bar with 64 names of 78 Han letters, each another.
func hanPicture() string {
	names := make([]string, 64)
	for i := range names {
		name := []rune("1:success:")
		for j := range 78 {
			name = append(name, rune(0x4e00+(i*78+j)%12000))
		}
		names[i] = string(name)
	}
	body := `{"width":2000,"height":2000,"legend":"below","segments":"` + strings.Join(names, ",") + `"}`
	return compose("POST", "/charts/bar.svg", "Content-Type: application/json\r\n", body)
}

// floodThrough sends the same through nginx again and again on each of so many connections, until stopped, and counts the
// answers. It returns when each connection has had one or was shown out.
func floodThrough(t *testing.T, address string, connections int, raw string, stopped chan struct{}, done *sync.WaitGroup) *atomic.Int64 {
	t.Helper()
	var answers atomic.Int64
	var begun sync.WaitGroup
	for i := range connections {
		// From so many addresses that nginx limits none of them.
		conn, err := dialOn(fmt.Sprintf("127.0.1.%d", 1+i%50), address)
		if err != nil {
			t.Fatal(err)
		}
		_ = conn.SetDeadline(time.Now().Add(apitest.Patience))
		begun.Add(1)
		done.Go(func() {
			defer conn.Close()
			first := sync.OnceFunc(begun.Done)
			defer first()
			for from := bufio.NewReader(conn); ; {
				select {
				case <-stopped:
					return
				default:
				}
				if _, err := io.WriteString(conn, raw); err != nil {
					return
				}
				resp, err := http.ReadResponse(from, nil)
				if err != nil {
					return
				}
				_, _ = io.Copy(io.Discard, resp.Body)
				answers.Add(1)
				first()
			}
		})
	}
	begun.Wait()
	return &answers
}

// TestNginxFlood: two hundred clients of the shipped nginx that ask for what is refused, and two that post what costs most,
// do not make the service on one processor look stuck, nor does one such picture on a tenth of a processor. The limit is a
// fifth of what it is.
func TestNginxFlood(t *testing.T) {
	requireNginx(t)
	for _, tt := range []struct {
		name                     string
		percent, flood, pictures int
	}{
		{"on one processor", 100, 200, 3},
		{"on a tenth of one", 10, 0, 2},
		{"both on a tenth of one", 10, 200, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			group := apitest.CPUGroup(t, tt.percent)
			charts := startServiceIn(t, group.Enter(), "PLUGIO_RENDER_LIMIT=1s")
			nginx := startNginx(t, upstreams{charts: charts.Address, jira: freeAddress(t)})
			stopped, done := make(chan struct{}), &sync.WaitGroup{}
			answers := floodThrough(t, nginx.address, tt.flood, refusedQuery(), stopped, done)
			var posters sync.WaitGroup
			for i := range 2 {
				posters.Go(func() {
					for range tt.pictures {
						// Busy is an answer too, as is nginx's that the service took its time.
						status, _, err := tryExchangeFrom(fmt.Sprintf("127.0.2.%d", 1+i), nginx.address, hanPicture())
						if err != nil || status != http.StatusOK && status != http.StatusServiceUnavailable && status != http.StatusGatewayTimeout {
							t.Errorf("a posted picture: %d, %v", status, err)
						}
					}
				})
			}
			posters.Wait()
			if status, _, err := tryExchange(nginx.address, compose("GET", "/charts/healthz", "", "")); err != nil || status != http.StatusOK {
				t.Errorf("health beside them: %d, %v", status, err)
			}
			close(stopped)
			done.Wait()
			if tt.flood > 0 && answers.Load() < int64(tt.flood) {
				t.Errorf("%d refusals were answered to %d clients", answers.Load(), tt.flood)
			}
			group.Check(t, charts)
			if log := charts.Stderr.String(); strings.Contains(log, `"event":"render_stuck"`) {
				t.Errorf("a drawing looked stuck:\n%s", tail(log))
			}
		})
	}
}
