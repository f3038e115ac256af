package audit_test

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// unknownNames is a query that is refused, and only after each of its names was compared with all known ones.
func unknownNames() string {
	var query strings.Builder
	for i := range 99 {
		fmt.Fprintf(&query, "&%s%02d=", strings.Repeat("thresholds", 4)[:38], i)
	}
	return query.String()
}

// hanNames are as many and as long names of segments as are accepted, each of other letters.
func hanNames(length int) string {
	names := make([]string, 64)
	for i := range names {
		name := []rune("1:success:")
		for j := range length {
			name = append(name, rune(0x4e00+(i*length+j)%12000))
		}
		names[i] = string(name)
	}
	return strings.Join(names, ",")
}

// flood sends the same request again and again on so many connections until stopped is closed. It returns when every
// connection has had an answer.
func flood(t *testing.T, s *apitest.Program, connections int, raw string, stopped chan struct{}, done *sync.WaitGroup) {
	t.Helper()
	var answered sync.WaitGroup
	answered.Add(connections)
	for _, conn := range open(t, s.Address, connections, raw) {
		done.Go(func() {
			defer conn.Close()
			first := sync.OnceFunc(answered.Done)
			defer first()
			for r := bufio.NewReader(conn); ; {
				resp, err := http.ReadResponse(r, nil)
				if err != nil {
					return
				}
				_, _ = io.Copy(io.Discard, resp.Body)
				first()
				select {
				case <-stopped:
					return
				default:
				}
				if _, err := io.WriteString(conn, raw); err != nil {
					return
				}
			}
		})
	}
	answered.Wait()
}

// TestSurvivesRefusals: two hundred clients that keep the one processor busy with requests that are refused do not make slow
// drawings beside them look stuck, and both kinds are answered. The limit is a fifth of what it is.
func TestSurvivesRefusals(t *testing.T) {
	t.Parallel()
	s := launch{build: release, env: []string{"GOMAXPROCS=1", "PLUGIO_RENDER_LIMIT=1s"}}.start(t)
	stopped, done := make(chan struct{}), &sync.WaitGroup{}
	flood(t, s, 200, "GET /gauge.svg?strict=true"+unknownNames()+" HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\n\r\n", stopped, done)
	body := `{"width":2000,"height":2000,"legend":"below","segments":"` + hanNames(78) + `"}`
	var posters sync.WaitGroup
	for range 2 {
		posters.Go(func() {
			drawn := 0
			for range 10 {
				resp, err := s.Client.Post("http://"+s.Address+"/bar.svg", "application/json", strings.NewReader(body))
				if err != nil {
					t.Errorf("a posted picture: %v", err)
					return
				}
				_, _ = io.Copy(io.Discard, resp.Body)
				resp.Body.Close()
				if resp.StatusCode == http.StatusOK {
					drawn++
				} else if resp.StatusCode != http.StatusServiceUnavailable {
					t.Errorf("a posted picture: %d", resp.StatusCode)
				}
			}
			if drawn == 0 {
				t.Error("no posted picture was drawn")
			}
		})
	}
	posters.Wait()
	if status, _ := s.Get(t, "/healthz"); status != http.StatusOK {
		t.Errorf("health beside them: %d", status)
	}
	close(stopped)
	done.Wait()
	if status, _ := s.Get(t, small); status != http.StatusOK {
		t.Errorf("afterwards: %d", status)
	}
}

// emoji are names of segments with the outlines that cost most.
func emoji(names, length int, other bool) string {
	list := make([]string, names)
	for i := range list {
		name := []rune("1::")
		for j := range length {
			r := '📓'
			if other {
				r = rune(0x1f300 + (i*length+j)%0x2ff)
			}
			name = append(name, r)
		}
		list[i] = string(name)
	}
	return strings.Join(list, ",")
}

// TestSurvivesDetail: what the limits accept is drawn in both formats, and what is too much is refused in both, by name.
func TestSurvivesDetail(t *testing.T) {
	t.Parallel()
	s := launch{build: release}.start(t)
	tests := []struct {
		name, body string
		want       int
	}{
		{"detailed", `{"width":500,"height":300,"legend":"below","segments":"` + emoji(64, 4, false) + `"}`, http.StatusOK},
		{"many letters", `{"width":2000,"height":2000,"legend":"below","segments":"` + emoji(64, 60, true) + `"}`, http.StatusOK},
		{"letters", `{"width":2000,"height":2000,"legend":"below","segments":"` + hanNames(78) + `"}`, http.StatusOK},
		{"too detailed", `{"width":2000,"height":2000,"legend":"below","segments":"` + emoji(64, 60, false) + `"}`, http.StatusBadRequest},
	}
	for _, tt := range tests {
		for _, format := range []string{"png", "svg"} {
			request, err := http.NewRequest(http.MethodPost, "http://"+s.Address+"/bar."+format, strings.NewReader(tt.body))
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Content-Type", "application/json")
			request.Header.Set("Accept", "application/json")
			resp, err := s.Client.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			answer, _ := io.ReadAll(resp.Body)
			resp.Body.Close()
			if resp.StatusCode != tt.want {
				t.Errorf("%s as %s: %d, want %d", tt.name, format, resp.StatusCode, tt.want)
			}
			if tt.want == http.StatusBadRequest && !strings.Contains(string(answer), `"parameter":"segments"`) {
				t.Errorf("%s as %s: %.200s names no parameter", tt.name, format, answer)
			}
		}
	}
}
