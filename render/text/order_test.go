package text

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/plugio/charts/fonts"
	"golang.org/x/text/unicode/bidi"
)

// bidiTests opens one of Unicode's own tests of the algorithm, which come with the library.
func bidiTests(t *testing.T, name string) *bufio.Scanner {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-text/typesetting").Output()
	if err != nil {
		t.Fatalf("finding the library: %v", err)
	}
	file, err := os.Open(filepath.Join(strings.TrimSpace(string(dir)), "bidi", "test", name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return bufio.NewScanner(file)
}

func fields(t *testing.T, s string, base int) (list []int) {
	t.Helper()
	for _, f := range strings.Fields(s) {
		n, err := strconv.ParseInt(f, base, 32)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, int(n))
	}
	return list
}

// explicit says whether a text has characters that embed or override, which the texts of
// a picture cannot have, or that end a paragraph.
func explicit(runes []rune) bool {
	return slices.ContainsFunc(runes, func(r rune) bool {
		return 0x202A <= r && r <= 0x202E || class(r) == bidi.B || class(r) == bidi.BN
	})
}

// TestOrderConforms runs every case of Unicode's file that embeds and overrides nothing.
func TestOrderConforms(t *testing.T) {
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := NewShaper(set)
	ts := s.Get()
	defer s.Put(ts)
	cases := 0
	for scan := bidiTests(t, "BidiCharacterTest.txt"); scan.Scan(); {
		line, _, _ := strings.Cut(scan.Text(), "#")
		column := strings.Split(line, ";")
		if len(column) != 5 {
			continue
		}
		ts.runes = ts.runes[:0]
		for _, n := range fields(t, column[0], 16) {
			ts.runes = append(ts.runes, rune(n))
		}
		if explicit(ts.runes) {
			continue
		}
		cases++
		if got, want := visualOrder(ts, column[2] == "1"), fields(t, column[4], 10); !slices.Equal(got, want) {
			t.Errorf("%s in direction %s: order %v, want %v", column[0], column[2], got, want)
		}
		if column[1] == "2" && startsRTL(string(ts.runes)) != (column[2] == "1") {
			t.Errorf("%s: base direction", column[0])
		}
	}
	if cases < 1000 {
		t.Errorf("%d cases, so the test proves little", cases)
	}
}

// visualOrder lists the characters of ts.runes from left to right.
func visualOrder(ts *Typesetter, rtl bool) (order []int) {
	var runs []run
	start := 0
	for _, s := range ts.levels(rtl) {
		runs = append(runs, run{start: start, end: s.end, level: s.level})
		start = s.end
	}
	visual(runs)
	for _, r := range runs {
		for i := range r.end - r.start {
			if r.level%2 == 1 {
				order = append(order, r.end-1-i)
			} else {
				order = append(order, r.start+i)
			}
		}
	}
	return order
}
