package fonts

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"regexp"
	"testing"

	"github.com/go-text/typesetting/font"
)

func TestLoadGivesEveryWeightAChain(t *testing.T) {
	set, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for w, name := range map[Weight]string{Regular: "Inter Regular", Medium: "Inter Medium", SemiBold: "Inter SemiBold"} {
		chain := set.Chain(w)
		if len(chain) != 1 || chain[0].Name != name {
			t.Fatalf("weight %d: chain %v, want one font %q", w, chain, name)
		}
		f := chain[0]
		if f.UnitsPerEm != 2048 || f.Glyphs != 2926 {
			t.Errorf("%s: %v units per em, %d glyphs, want 2048 and 2926", name, f.UnitsPerEm, f.Glyphs)
		}
		if f.Ascent != 0.96875 || f.Descent != 0.2412109375 || f.CapHeight != 0.7275390625 {
			t.Errorf("%s: ascent %v, descent %v, cap height %v", name, f.Ascent, f.Descent, f.CapHeight)
		}
	}
	if set.Len() != 3 {
		t.Errorf("set has %d fonts, want 3", set.Len())
	}
}

func TestIndicesAreDense(t *testing.T) {
	set, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for w := range weights {
		for _, f := range set.Chain(w) {
			if seen[f.Index] || f.Index < 0 || f.Index >= set.Len() {
				t.Errorf("%s has index %d", f.Name, f.Index)
			}
			seen[f.Index] = true
		}
	}
}

func TestGlyphCountIsTheFontsOwn(t *testing.T) {
	set, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	f := set.Chain(Regular)[0]
	face := font.NewFace(f.Data)
	if _, ok := face.GlyphExtents(font.GID(f.Glyphs - 1)); !ok {
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
	}
}

// The files must be the ones whose origin and licence README.md states.
func TestFilesMatchTheirChecksums(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile("(?m)^\\| `([^`]+)` .*`([0-9a-f]{64})`").FindAllSubmatch(readme, -1)
	if len(rows) != 4 {
		t.Fatalf("README.md lists %d files, want 4", len(rows))
	}
	for _, row := range rows {
		data, err := os.ReadFile(string(row[1]))
		if err != nil {
			t.Error(err)
			continue
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != string(row[2]) {
			t.Errorf("%s: checksum %x differs from README.md", row[1], sum)
		}
	}
}
