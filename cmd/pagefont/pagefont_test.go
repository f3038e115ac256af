package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

const (
	originals = "../../fonts/inter"
	committed = "../../api/playground/inter.woff"
)

// tablesOf unpacks a font file.
func tablesOf(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, tag := range loader.Tables() {
		if all[tag.String()], err = loader.RawTable(tag); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestTheCommittedFontIsOfThisInter(t *testing.T) {
	file, err := os.ReadFile(committed)
	if err != nil {
		t.Fatal(err)
	}
	made, err := build(originals)
	if err != nil {
		t.Fatal(err)
	}
	want := tablesOf(t, made)
	got := tablesOf(t, file)
	for name := range want {
		if !bytes.Equal(got[name], want[name]) {
			t.Errorf("the table %s differs: run go generate ./api/playground", name)
		}
	}
	if len(got) != len(want) || len(want) < 12 {
		t.Errorf("%d tables, want %d", len(got), len(want))
	}
	if len(file) > 32_000 {
		t.Errorf("the font has %d bytes", len(file))
	}
}

// TestEachWeight holds the one file, set to a weight, against the font of that weight.
func TestEachWeight(t *testing.T) {
	file, err := build(originals)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := font.ParseTTF(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		file   string
		weight float32
		near   float32 // font units, of 2048 to the em
	}{
		{"Inter_400Regular.ttf", 400, 0},
		{"Inter_500Medium.ttf", 500, 4}, // which rounds its own points
		{"Inter_600SemiBold.ttf", 600, 0},
	} {
		original, err := readMaster(filepath.Join(originals, tt.file))
		if err != nil {
			t.Fatal(err)
		}
		parsed.SetVariations([]font.Variation{{Tag: opentype.MustNewTag("wght"), Value: tt.weight}})
		for _, r := range characters() {
			want, known := original.face.NominalGlyph(r)
			got, found := parsed.NominalGlyph(r)
			if found != known {
				t.Fatalf("%q: found %v, in the original %v", r, found, known)
			}
			if !known {
				continue
			}
			if d := parsed.HorizontalAdvance(got) - original.face.HorizontalAdvance(want); d > tt.near || d < -tt.near {
				t.Errorf("%d: %q is %v wide, want %v", int(tt.weight), r, parsed.HorizontalAdvance(got), original.face.HorizontalAdvance(want))
			}
			sameOutline(t, r, parsed, got, original.face, want, tt.near)
		}
	}
}

func sameOutline(t *testing.T, r rune, got *font.Face, id font.GID, want *font.Face, wantID font.GID, near float32) {
	t.Helper()
	a, _ := got.GlyphDataOutline(id)
	b, _ := want.GlyphDataOutline(wantID)
	same := func(x, y font.Segment) bool {
		for i := range x.Args {
			dx, dy := x.Args[i].X-y.Args[i].X, x.Args[i].Y-y.Args[i].Y
			if max(dx, -dx, dy, -dy) > near {
				return false
			}
		}
		return x.Op == y.Op
	}
	if !slices.EqualFunc(a.Segments, b.Segments, same) {
		t.Errorf("%q is drawn otherwise", r)
	}
}

// TestKerning has the values that browsers apply to the original.
func TestKerning(t *testing.T) {
	m, err := readMaster(filepath.Join(originals, "Inter_400Regular.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := choose(m, characters())
	if err != nil {
		t.Fatal(err)
	}
	table := kerning(m.face, s)
	glyph := func(r rune) int { return s.mapped[slices.Index(s.runes, r)] }
	pairs := map[[2]int]int{}
	for at := 18; at < len(table); at += 6 {
		pairs[[2]int{u16(table, at), u16(table, at+2)}] = i16(table, at+4)
	}
	for pair, want := range map[string]int{"AV": -140, "To": -160, "We": -104, "P,": -81, "LT": -197, "Yo": -157, "A“": -267, "re": -34, "nn": 0} {
		r := []rune(pair)
		if got := pairs[[2]int{glyph(r[0]), glyph(r[1])}]; got != want {
			t.Errorf("%s moves by %d, want %d", pair, got, want)
		}
	}
	if len(pairs) != u16(table, 10) {
		t.Errorf("%d pairs, declared are %d", len(pairs), u16(table, 10))
	}
}

func TestPackDeltas(t *testing.T) {
	for _, tt := range []struct {
		deltas []int
		want   []byte
	}{
		{nil, nil},
		{[]int{0, 0, 0}, []byte{0x82}},
		{[]int{1, -2, 127, -128}, []byte{0x03, 1, 0xFE, 0x7F, 0x80}},
		{[]int{128, -129}, []byte{0x41, 0, 0x80, 0xFF, 0x7F}},
		{[]int{0, 5, 300, 0}, []byte{0x80, 0x00, 5, 0x40, 1, 0x2C, 0x80}},
		{make([]int, 65), []byte{0xBF, 0x80}},
	} {
		if got := packDeltas(nil, tt.deltas); !bytes.Equal(got, tt.want) {
			t.Errorf("%v: % x, want % x", tt.deltas, got, tt.want)
		}
	}
}
