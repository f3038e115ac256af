package fonts

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font/opentype"
)

// folder writes files into a folder of a test's own.
func folder(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// collection wraps a font into a collection of one.
func collection(data []byte) []byte {
	const header = 16
	out := binary.BigEndian.AppendUint32([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01"), header)
	out = append(out, data...)
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		offset := out[header+12+16*i+8:]
		binary.BigEndian.PutUint32(offset, binary.BigEndian.Uint32(offset)+header)
	}
	return out
}

func names(fonts []*Font) (names []string) {
	for _, f := range fonts {
		names = append(names, f.Name)
	}
	return names
}

func TestLoadDir(t *testing.T) {
	set, err := LoadDir(folder(t, map[string][]byte{
		"b.ttf": interRegular, "a.OTF": interSemiBold, "notes.txt": []byte("no font"), ".hidden.ttf": nil,
		"first/z.ttf": interSemiBold, "first/y.ttc": collection(interRegular),
	}))
	if err != nil {
		t.Fatal(err)
	}
	embedded := len(load(t).Chain(Regular))
	for w, want := range map[Weight][4]string{
		Regular:  {"y.ttc", "z.ttf", "b.ttf", "a.OTF"}, // the nearest weight first
		Medium:   {"y.ttc", "z.ttf", "a.OTF", "b.ttf"}, // 400 and 600 are as near, so by name
		SemiBold: {"z.ttf", "y.ttc", "a.OTF", "b.ttf"},
	} {
		chain := names(set.Chain(w))
		if len(chain) != embedded+4 {
			t.Fatalf("weight %d: %d fonts, want %d and 4", w, len(chain), embedded)
		}
		got := [4]string{chain[0], chain[1], chain[len(chain)-2], chain[len(chain)-1]}
		if got != want {
			t.Errorf("weight %d: %v at the ends of the chain, want %v", w, got, want)
		}
	}
	if f := set.Chain(Regular)[0]; !f.Has('A') || f.Has(0x4E00) {
		t.Error("a font of the folder does not know its characters")
	}
	if set.Base(Regular).Name != "Inter Regular" {
		t.Errorf("base font is %s", set.Base(Regular).Name)
	}
	if i := slices.Index(names(set.Chain(Regular)), ".hidden.ttf"); i >= 0 {
		t.Error("a hidden file was read")
	}
}

func TestLoadDirFollowsLinks(t *testing.T) {
	dir := folder(t, map[string][]byte{"..data/font.ttf": interRegular})
	if err := os.Symlink(filepath.Join("..data", "font.ttf"), filepath.Join(dir, "font.ttf")); err != nil {
		t.Skip(err)
	}
	set, err := LoadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if chain := set.Chain(Regular); chain[len(chain)-1].Name != "font.ttf" {
		t.Error("a link to a font, as in a mounted volume, was not read")
	}
}

func TestLoadDirNamesTheBrokenFile(t *testing.T) {
	loader, err := opentype.NewLoader(bytes.NewReader(interRegular))
	if err != nil {
		t.Fatal(err)
	}
	var tables []opentype.Table
	for _, tag := range loader.Tables() {
		if content, err := loader.RawTable(tag); err == nil && tag.String() != "glyf" {
			tables = append(tables, opentype.Table{Tag: tag, Content: content})
		}
	}
	for name, data := range map[string][]byte{
		"empty.ttf": nil, "text.otf": []byte("not a font"), "cut.ttf": interRegular[:len(interRegular)/3],
		"first/cut.ttc": collection(interRegular)[:5000], "bitmaps.ttf": opentype.WriteTTF(tables),
	} {
		dir := folder(t, map[string][]byte{"good.ttf": interRegular, name: data})
		_, err := LoadDir(dir)
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		if !strings.Contains(err.Error(), filepath.Base(name)) || strings.Contains(err.Error(), dir) {
			t.Errorf("%s: error %q names another file, or its folder", name, err)
		}
	}
	missing := filepath.Join(t.TempDir(), "missing")
	if _, err := LoadDir(missing); err == nil || strings.Contains(err.Error(), missing) {
		t.Errorf("folder that is not there: error %v", err)
	}
	if err := os.Mkdir(missing, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(missing, "folder.ttf"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadDir(missing); err == nil || !strings.Contains(err.Error(), "folder.ttf") {
		t.Errorf("folder with the name of a font: error %v", err)
	}
}

func ExampleLoadDir() {
	set, err := LoadDir(filepath.Join("testdata", "fonts"))
	if err != nil {
		// The error names the file that cannot be read.
		return
	}
	_ = set.Chain(Regular)
}

func TestFingerprintTellsFoldersApart(t *testing.T) {
	none, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if got := none.Fingerprint(); got != "" {
		t.Errorf("without a folder: %q", got)
	}
	prints := map[string]bool{}
	for _, files := range [][]string{{"a.ttf"}, {"a.ttf", "b.ttf"}} {
		dir := t.TempDir()
		for _, name := range files {
			if err := os.WriteFile(filepath.Join(dir, name), interMedium, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for range 2 {
			set, err := LoadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			prints[set.Fingerprint()] = true
		}
	}
	if len(prints) != 2 || prints[""] {
		t.Errorf("%d different fingerprints of two folders", len(prints))
	}
}
