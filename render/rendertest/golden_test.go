package rendertest

import (
	"bytes"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGolden(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sub", "gray.png")
	shown := strings.TrimSuffix(path, ".png") + ".diff.png"
	gray := encode(t, changed(0, 0))

	if r := try(t, func(t testing.TB) { Golden(t, path, gray) }); !r.failed || !strings.Contains(r.text(), "-update") {
		t.Errorf("a missing picture: %s", r.text())
	}
	updating(t, func() {
		if r := try(t, func(t testing.TB) { Golden(t, path, gray) }); r.failed {
			t.Errorf("update: %s", r.text())
		}
	})
	if stored, err := os.ReadFile(path); err != nil || !bytes.Equal(stored, gray) {
		t.Fatalf("what is stored is not what was given: %v", err)
	}
	if r := try(t, func(t testing.TB) { Golden(t, path, gray) }); r.failed {
		t.Errorf("the same picture: %s", r.text())
	}

	r := try(t, func(t testing.TB) { Golden(t, path, encode(t, changed(200, 50))) })
	for _, part := range []string{"gray.png", "200 of 10000 pixels", "worst by 50", ".diff.png"} {
		if !r.failed || !strings.Contains(r.text(), part) {
			t.Errorf("another picture: %q lacks %q", r.text(), part)
		}
	}
	if got := load(t, shown).Bounds().Size(); got.X != 308 || got.Y != 100 {
		t.Errorf("the difference picture is %v", got)
	}

	if r := try(t, func(t testing.TB) { GoldenImage(t, path, changed(1, 20)) }); r.failed {
		t.Errorf("within the tolerance: %s", r.text())
	}
	if _, err := os.Stat(shown); err == nil {
		t.Error("the old difference is still there")
	}
	if r := try(t, func(t testing.TB) { GoldenImageWithin(t, path, changed(1, 20), Tolerance{}) }); !r.failed {
		t.Error("a pixel off passes without tolerance")
	}
	if r := try(t, func(t testing.TB) { Golden(t, path, []byte("no picture")) }); !r.failed || !strings.Contains(r.text(), "no PNG") {
		t.Errorf("no PNG: %s", r.text())
	}
	if r := try(t, func(t testing.TB) { GoldenImage(t, path, plain(9, 9, color.White)) }); !r.failed || !strings.Contains(r.text(), "size is 9×9") {
		t.Errorf("another size: %s", r.text())
	}
}

func TestUpdateStoresNoBrokenPicture(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.png")
	updating(t, func() {
		if r := try(t, func(t testing.TB) { Golden(t, path, []byte("no picture")) }); !r.failed {
			t.Error("a broken picture passes")
		}
	})
	if _, err := os.Stat(path); err == nil {
		t.Error("a broken picture was stored")
	}
}

func updating(t *testing.T, f func()) {
	t.Helper()
	before := *update
	*update = true
	defer func() { *update = before }()
	f()
}
