package fonts

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/go-text/typesetting/font"
)

func load(t testing.TB) *Set {
	t.Helper()
	set, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func parsed(t testing.TB, f *Font) *Parsed {
	t.Helper()
	p, err := f.Parse()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// everyFont lists the fonts of all chains once.
func everyFont(set *Set) []*Font {
	fonts := make([]*Font, set.Len())
	for w := range weights {
		for _, f := range set.Chain(w) {
			fonts[f.Index] = f
		}
	}
	return fonts
}

func TestInterLeadsEveryChain(t *testing.T) {
	set := load(t)
	for w, name := range map[Weight]string{Regular: "Inter Regular", Medium: "Inter Medium", SemiBold: "Inter SemiBold"} {
		f := set.Chain(w)[0]
		if f.Name != name || set.Base(w) != f {
			t.Fatalf("weight %d: %s leads, %s is the base", w, f.Name, set.Base(w).Name)
		}
		p := parsed(t, f)
		if p.UnitsPerEm != 2048 || p.Glyphs != 2926 {
			t.Errorf("%s: %v units per em, %d glyphs, want 2048 and 2926", name, p.UnitsPerEm, p.Glyphs)
		}
		if p.Ascent != 0.96875 || p.Descent != 0.2412109375 || p.CapHeight != 0.7275390625 {
			t.Errorf("%s: ascent %v, descent %v, cap height %v", name, p.Ascent, p.Descent, p.CapHeight)
		}
	}
}

func TestIndicesAreDense(t *testing.T) {
	set := load(t)
	for i, f := range everyFont(set) {
		if f == nil || f.Index != i {
			t.Errorf("font %d of %d is %+v", i, set.Len(), f)
		}
	}
}

func TestWeightsOfFallbackFonts(t *testing.T) {
	set := load(t)
	for w, want := range map[Weight]string{
		Regular: "NotoSansArabic-Regular", Medium: "NotoSansArabic-Regular", SemiBold: "NotoSansArabic-SemiBold",
	} {
		i := slices.IndexFunc(set.Chain(w), func(f *Font) bool { return f.Has('ع') })
		if got := set.Chain(w)[i].Name; got != want {
			t.Errorf("weight %d: Arabic is drawn by %s, want %s", w, got, want)
		}
	}
}

func TestLoadParsesInterOnly(t *testing.T) {
	set := load(t)
	if got := set.Parsed(); got != 3 {
		t.Fatalf("%d fonts parsed by Load, want 3", got)
	}
	for w := range weights {
		for _, f := range set.Chain(w) {
			f.Has('ع')
		}
	}
	if got := set.Parsed(); got != 3 {
		t.Errorf("%d fonts parsed to know what they have, want 3", got)
	}
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			if _, err := set.Chain(Regular)[2].Parse(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if got := set.Parsed(); got != 4 {
		t.Errorf("%d fonts parsed, want one more than 3", got)
	}
}

func TestEveryFontIsWhatItsTableSays(t *testing.T) {
	for _, f := range everyFont(load(t)) {
		p := parsed(t, f)
		if diff := p.ranges(); !slices.Equal(diff, f.covers()) || len(diff) == 0 {
			t.Errorf("%s: the table of characters is not that of the font", f.Name)
		}
		face := font.NewFace(p.Font)
		if box, ok := p.Outline(face, 0); !ok || len(box) < 4 {
			t.Errorf("%s: the box for a missing character cannot be seen", f.Name)
		}
		if _, ok := face.NominalGlyph(' '); !ok {
			t.Errorf("%s: no space", f.Name)
		}
	}
}

func TestGlyphCountIsTheFontsOwn(t *testing.T) {
	p := parsed(t, load(t).Chain(Regular)[0])
	face := font.NewFace(p.Font)
	if _, ok := face.GlyphExtents(font.GID(p.Glyphs - 1)); !ok {
		t.Error("the last glyph has no extents")
	}
}

func TestDamagedFileIsAnError(t *testing.T) {
	for name, data := range map[string][]byte{
		"empty": nil, "text": []byte("not a font"), "cut": interRegular[:len(interRegular)/3],
	} {
		if _, err := parse(name, data); err == nil {
			t.Errorf("%s: no error", name)
		}
		if _, err := parseFrugally(name, data); err == nil {
			t.Errorf("%s, outlines left: no error", name)
		}
	}
}

func TestFrugalOutlinesAreTheSame(t *testing.T) {
	whole, err := parse("Inter", interRegular)
	if err != nil {
		t.Fatal(err)
	}
	frugal, err := parseFrugally("Inter", interRegular)
	if err != nil {
		t.Fatal(err)
	}
	face := font.NewFace(whole.Font)
	for gid := range font.GID(whole.Glyphs) {
		want, ok := whole.Outline(face, gid)
		got, found := frugal.Outline(nil, gid)
		if ok != found && len(want) > 0 || len(ring(want)) != len(ring(got)) {
			t.Fatalf("glyph %d: %d segments, want %d", gid, len(got), len(want))
		}
	}
	if _, ok := frugal.Outline(nil, font.GID(whole.Glyphs)); ok {
		t.Error("there is a glyph beyond the last")
	}
}

// ring drops the line that closes a contour, which only one of the two readers writes.
func ring(segments []font.Segment) (kept []font.Segment) {
	var start font.SegmentPoint
	for _, s := range segments {
		if s.Op == 0 {
			start = s.Args[0]
		}
		if s.Op == 1 && s.Args[0] == start {
			continue
		}
		kept = append(kept, s)
	}
	return kept
}

// The files must be the ones whose origin and licence README.md states.
func TestFilesMatchTheirChecksums(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	listed := make(map[string]bool)
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` .*`([0-9a-f]{64})`").FindAllSubmatch(readme, -1) {
		listed[string(row[1])] = true
		data, err := os.ReadFile(string(row[1]))
		if err != nil {
			t.Error(err)
			continue
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != string(row[2]) {
			t.Errorf("%s: checksum %x differs from README.md", row[1], sum)
		}
	}
	for _, pattern := range []string{"inter/*", "noto/*.txt", "noto/*/*"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files (%v)", pattern, err)
		}
		for _, file := range files {
			if !listed[filepath.ToSlash(file)] {
				t.Errorf("README.md does not list %s", file)
			}
		}
	}
}

// The script that makes the fonts must make those that are here.
func TestBuildListIsComplete(t *testing.T) {
	list, err := os.ReadFile("build/fonts.txt")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("noto/*/*.zst")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(file), "noto/"), ".ttf.zst")
		if !strings.Contains(string(list), "\n"+name+" ") {
			t.Errorf("build/fonts.txt does not make %s", name)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
