package fonts

import (
	"slices"
	"testing"
)

func TestRangesHave(t *testing.T) {
	c := ranges{0x20, 0x7E, 0xA0, 0xA0, 0x4E00, 0x9FFF}
	for r, want := range map[rune]bool{
		-1: false, 0: false, 0x1F: false, 0x20: true, 0x41: true, 0x7E: true, 0x7F: false, 0x9F: false, 0xA0: true,
		0xA1: false, 0x4DFF: false, 0x4E00: true, 0x9FFF: true, 0xA000: false, 0x10FFFF: false,
	} {
		if got := c.has(r); got != want {
			t.Errorf("%U: %v, want %v", r, got, want)
		}
	}
	if ranges(nil).has('a') {
		t.Error("no ranges have a character")
	}
}

func TestCoverageTable(t *testing.T) {
	// "ab" with U+0020..U+0022 and U+0030, then "c" with nothing.
	data := []byte{2, 'a', 'b', 2, 0x20, 2, 13, 0, 1, 'c', 0}
	table, err := coverageTable(data)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := decodeRanges(table["ab"]), (ranges{0x20, 0x22, 0x30, 0x30}); !slices.Equal(got, want) {
		t.Errorf("ab: %x, want %x", got, want)
	}
	if got := decodeRanges(table["c"]); len(got) != 0 {
		t.Errorf("c: %x", got)
	}
	if got := decodeRanges(table["absent"]); len(got) != 0 {
		t.Errorf("a font that is not there: %x", got)
	}
	for n := range len(data) - 1 {
		if _, err := coverageTable(data[:n]); err == nil && n != 0 && n != 8 {
			t.Errorf("%d bytes of the table: no error", n)
		}
	}
}

func TestGroupsHaveTables(t *testing.T) {
	for _, g := range []group{small, units, large} {
		if len(g.fonts) == 0 {
			continue // left out by the build tag
		}
		table := g.coverage()
		for _, f := range g.fonts {
			for w := range weights {
				if len(table[f.file(w)]) == 0 {
					t.Errorf("%s is not in the table of %s", f.file(w), g.folder)
				}
			}
		}
	}
}

func FuzzCoverageTable(f *testing.F) {
	f.Add([]byte{2, 'a', 'b', 2, 0x20, 2, 13, 0, 1, 'c', 0})
	f.Add(small.coverage()["NotoSansHebrew-Regular"])
	f.Fuzz(func(_ *testing.T, data []byte) {
		table, err := coverageTable(data)
		if err != nil {
			return
		}
		for _, entry := range table {
			decodeRanges(entry).has('a')
		}
	})
}
