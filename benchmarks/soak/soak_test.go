package main

import (
	"bytes"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/plugio/charts/api"
)

func samples(of func(i int) sample) []sample {
	seen := make([]sample, 60)
	for i := range seen {
		seen[i] = of(i)
	}
	return seen
}

func TestGrowing(t *testing.T) {
	steady := sample{resident: 60e6, heap: 20e6, goroutines: 20, descriptors: 15}
	for name, tt := range map[string]struct {
		of   func(i int) sample
		want string // empty: flat
	}{
		"flat":    {func(int) sample { return steady }, ""},
		"warm-up": {func(i int) sample { s := steady; s.resident -= 1e6 * float64(max(0, 20-i)); return s }, ""},
		"noise": {func(i int) sample {
			s := steady
			s.heap += 8e6 * float64(i%3)
			s.goroutines += float64(i % 2)
			return s
		}, ""},
		"one peak": {func(i int) sample {
			s := steady
			if i == 55 {
				s.resident *= 3
			}
			return s
		}, ""},
		"leaking memory":      {func(i int) sample { s := steady; s.resident += 1e6 * float64(i); return s }, "resident memory rose from 90000000 to 110000000"},
		"leaking heap":        {func(i int) sample { s := steady; s.heap += 5e5 * float64(i); return s }, "heap rose from 35000000 to 45000000"},
		"leaking goroutines":  {func(i int) sample { s := steady; s.goroutines += float64(i); return s }, "goroutines rose from 50 to 70"},
		"leaking descriptors": {func(i int) sample { s := steady; s.descriptors += float64(i); return s }, "descriptors rose from 45 to 65"},
	} {
		if got := strings.Join(growing(samples(tt.of)), "; "); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
	if got := growing(make([]sample, 8)); len(got) != 1 {
		t.Errorf("of eight looks: %v", got)
	}
}

// Every address is answered as it says, or a soak would fail for its own mistakes.
func TestTargets(t *testing.T) {
	s, err := api.New(api.DefaultConfig())
	if err != nil {
		t.Fatal(err)
	}
	source, statuses := rand.New(rand.NewPCG(1, 2)), map[int]int{}
	for range 200 {
		target, want := nextTarget(source)
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, target, nil))
		if w.Code != want {
			t.Fatalf("%s: %d, want %d", target, w.Code, want)
		}
		statuses[want]++
	}
	if statuses[200] == 0 || statuses[400] == 0 {
		t.Errorf("statuses %v", statuses)
	}
}

func TestPlan(t *testing.T) {
	var help bytes.Buffer
	p, err := readPlan([]string{"-for", "10m"}, &help)
	if err != nil || p.every != 10*time.Second || p.clients != 8 {
		t.Errorf("plan %+v, %v", p, err)
	}
	for _, bad := range [][]string{{"-for", "0"}, {"-clients", "0"}, {"-at", "x:1"}, {"x"}, {"-for", "1s", "-every", "1s"}} {
		if code := run(t.Context(), bad, &help, &help); code != exitUnknown {
			t.Errorf("%v: exit code %d, want %d", bad, code, exitUnknown)
		}
	}
}

func TestSoakAsksAndLooks(t *testing.T) {
	var out, log bytes.Buffer
	if code := run(t.Context(), []string{"-for", "1s", "-every", "50ms", "-clients", "2"}, &out, &log); code == exitUnknown || !strings.Contains(out.String(), "goroutines") {
		t.Errorf("exit code %d:\n%s", code, out.String())
	}
	if !strings.Contains(out.String(), "pictures") || strings.Contains(out.String(), "not the expected") {
		t.Errorf("answers were wrong:\n%s", out.String())
	}
}
