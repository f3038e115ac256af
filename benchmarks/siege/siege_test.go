package main

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/plugio/charts/api"
	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/benchmarks/process"
)

// Every attack is what its name says: something that the service accepts, or refuses.
func TestAttacks(t *testing.T) {
	service, err := api.New(api.DefaultConfig())
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(service.Handler())
	defer server.Close()
	for _, a := range append(attacks(), worst()...) {
		if a.manner == idle || a.connections == 0 {
			continue
		}
		want := " 200 OK"
		if a.raw == refused() {
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

// What never reads or says nothing is on connections that the service has, and everything at once is made of the others.
func TestAttacksOfOthers(t *testing.T) {
	single := map[string]bool{}
	all := attacks()
	for _, a := range all[:len(all)-1] {
		single[fmt.Sprint(a.raw, a.manner)] = true
	}
	for _, a := range all[len(all)-1].beside {
		if !single[fmt.Sprint(a.raw, a.manner)] {
			t.Errorf("%d connections of manner %d do what no attack does alone", a.connections, a.manner)
		}
	}
}

// A service with 64 MiB lives through the worst of a siege, and through all of it at once, with two slots and with as
// many as memory allows. The command does it for longer and with more memory, see the README of benchmarks.
func TestSiegeInShort(t *testing.T) {
	program := filepath.Join(t.TempDir(), "plugio-charts")
	if err := process.Build(t.Context(), program); err != nil {
		t.Fatal(err)
	}
	for _, procs := range []int{2, 64} {
		p := plan{length: 2 * time.Second, memory: 64, procs: procs, program: program}
		g, err := newGroup(p.memory)
		if err != nil {
			t.Fatal(err)
		}
		defer g.remove()
		if g.dir == "" {
			apitest.Unavailable(t, "no control group of version 1 can be made here for memory")
		}
		all := attacks()
		worst := append(worst(), all[4], all[len(all)-1])
		if procs > 2 {
			worst = worst[2:]
		}
		for _, a := range worst {
			if r, err := p.withstand(t.Context(), a, g); err != nil || r.killed || len(r.took) == 0 {
				t.Errorf("GOMAXPROCS=%d: %s, %v", procs, r.line(a.name), err)
			}
		}
	}
}

func TestResultTellsWhatWentWrong(t *testing.T) {
	r := result{took: []time.Duration{3, 1, 2}, busy: 4, wrong: 1, gap: 6 * time.Second, peak: 5 << 20, killed: true, firstProblem: http.StatusText(500)}
	if got := strings.Join(strings.Fields(r.line("x")), " "); got != "x 3 4 0s 0s 6s 5 KILLED, 1 WRONG: Internal Server Error, LEFT ALONE" {
		t.Errorf("line %q", got)
	}
	for name, r := range map[string]result{"killed": {killed: true}, "wrong": {wrong: 1}, "left alone": {gap: 6 * time.Second}} {
		if !r.fallen() {
			t.Errorf("a service that was %s has not fallen", name)
		}
	}
	if r := (result{busy: 1, gap: time.Second}); r.fallen() {
		t.Error("a service that was busy has fallen")
	}
}
