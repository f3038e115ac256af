package rendertest

import (
	"bytes"
	"errors"
	"flag"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write golden pictures instead of comparing with them")

// Golden compares a PNG with the one stored at path, which is relative to the
// test's package and lies under testdata, with the tolerance of [Edges]. If they
// differ the test fails, saying by how much, and the difference is left as a
// picture beside the golden one, its name ending in .diff.png. With the flag
// -update the PNG is stored as it is.
func Golden(t testing.TB, path string, got []byte) {
	t.Helper()
	GoldenWithin(t, path, got, Edges)
}

// GoldenWithin is Golden with another tolerance.
func GoldenWithin(t testing.TB, path string, got []byte, tol Tolerance) {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(got))
	if err != nil {
		t.Fatalf("golden %s: the picture under test is no PNG: %v", path, err)
	}
	if *update {
		store(t, path, got)
		return
	}
	compareGolden(t, path, img, tol)
}

// GoldenImage is Golden for a picture that is not encoded yet, such as a
// screenshot.
func GoldenImage(t testing.TB, path string, got image.Image) {
	t.Helper()
	GoldenImageWithin(t, path, got, Edges)
}

// GoldenImageWithin is GoldenImage with another tolerance.
func GoldenImageWithin(t testing.TB, path string, got image.Image, tol Tolerance) {
	t.Helper()
	if *update {
		store(t, path, encode(t, got))
		return
	}
	compareGolden(t, path, got, tol)
}

func compareGolden(t testing.TB, path string, got image.Image, tol Tolerance) {
	t.Helper()
	want := load(t, path)
	shown := strings.TrimSuffix(path, ".png") + ".diff.png"
	d := Compare(want, got, tol)
	if d.OK() {
		if err := os.Remove(shown); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("golden %s: remove an old difference: %v", path, err)
		}
		return
	}
	store(t, shown, encode(t, d.Picture))
	t.Errorf("golden %s: %v; see %s, or run the test with -update", path, d, shown)
}

func load(t testing.TB, path string) image.Image {
	t.Helper()
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("golden %s: there is none yet; run the test with -update", path)
	}
	if err != nil {
		t.Fatalf("golden %s: %v", path, err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("golden %s: decode: %v", path, err)
	}
	return img
}

func store(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatalf("golden %s: make its folder: %v", path, err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatalf("golden %s: %v", path, err)
	}
}

func encode(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatalf("encode a picture: %v", err)
	}
	return b.Bytes()
}
