package main

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/plugio/charts/api"
)

// Every attack is what its name says: something that the service accepts, or refuses.
func TestAttacks(t *testing.T) {
	service, err := api.New(api.DefaultConfig())
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(service.Handler())
	defer server.Close()
	for _, a := range attacks() {
		want := " 200 OK"
		if strings.Contains(a.name, "refused") {
			want = " 400 Bad Request"
		}
		conn, err := net.Dial("tcp", server.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		_ = conn.SetDeadline(time.Now().Add(time.Minute))
		if _, err := conn.Write([]byte(a.raw)); err != nil {
			t.Fatal(err)
		}
		head := make([]byte, 64)
		if n, err := conn.Read(head); err != nil || !strings.HasPrefix(string(head[:n]), "HTTP/1.1"+want) {
			t.Errorf("%s: %q, %v; want%s", a.name, head[:n], err, want)
		}
	}
}

func TestResultTellsWhatWentWrong(t *testing.T) {
	r := result{took: []time.Duration{3, 1, 2}, busy: 4, wrong: 1, peak: 5 << 20, killed: true, firstProblem: http.StatusText(500)}
	if got := strings.Join(strings.Fields(r.line("x")), " "); got != "x 3 4 0s 0s 5 KILLED, 1 WRONG: Internal Server Error" {
		t.Errorf("line %q", got)
	}
}
