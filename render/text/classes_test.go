//go:build !race

// Half a million sequences are ordered by one goroutine: under the race detector they would
// take long and tell nothing more.

package text

import (
	"slices"
	"strings"
	"testing"

	"github.com/plugio/charts/fonts"
)

// ofClass has a character of each class but those that embed, override, end a paragraph
// or are ignored, and tabs, which no line has.
var ofClass = map[string]rune{
	"L": 'a', "R": 'א', "AL": 'ب', "EN": '1', "AN": '٢', "ES": '+', "CS": ',', "ET": '$', "NSM": '\u0301', "ON": '!',
	"WS": ' ', "LRI": leftToRightIsolate, "RLI": rightToLeftIsolate, "FSI": firstStrongIsolate, "PDI": popIsolate,
}

// TestOrderOfClassesConforms runs every sequence of classes in Unicode's file that embeds
// and overrides nothing, among them all of up to four with isolates.
func TestOrderOfClassesConforms(t *testing.T) {
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := NewShaper(set)
	ts := s.Get()
	defer s.Put(ts)
	var want []int
	isolated := 0
	for scan := bidiTests(t, "BidiTest.txt"); scan.Scan(); {
		if order, found := strings.CutPrefix(scan.Text(), "@Reorder:"); found {
			want = fields(t, order, 10)
		}
		classes, directions, found := strings.Cut(scan.Text(), ";")
		if !found || !ts.readClasses(classes) {
			continue
		}
		if slices.ContainsFunc(ts.runes, isIsolate) {
			isolated++
		}
		bits := fields(t, directions, 16)[0]
		for bit, rtl := range map[int]bool{1: startsRTL(string(ts.runes)), 2: false, 4: true} {
			if got := visualOrder(ts, rtl); bits&bit != 0 && !slices.Equal(got, want) {
				t.Errorf("%s in direction %d: order %v, want %v", classes, bit, got, want)
			}
		}
	}
	if isolated < 10000 {
		t.Errorf("%d cases with isolates, so the test proves little", isolated)
	}
}

// readClasses fills ts.runes with characters of some classes, if there is one of each.
func (ts *Typesetter) readClasses(classes string) bool {
	ts.runes = ts.runes[:0]
	for class := range strings.FieldsSeq(classes) {
		r, known := ofClass[class]
		if !known {
			return false
		}
		ts.runes = append(ts.runes, r)
	}
	return true
}
