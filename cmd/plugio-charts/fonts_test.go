package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFolderOfFonts(t *testing.T) {
	dir := t.TempDir()
	s := serveBinary(t, "PLUGIO_FONT_DIR="+dir)
	if status, kind, _ := get(t, s, "/gauge.png?value=72"); status != 200 || kind != "image/png" {
		t.Errorf("with an empty folder: %d, %s", status, kind)
	}
	if err := os.WriteFile(filepath.Join(dir, "broken.ttf"), []byte("no font"), 0o644); err != nil {
		t.Fatal(err)
	}
	r := execute(t, dir, []string{"PLUGIO_FONT_DIR=" + dir}, "serve", "--listen", "127.0.0.1:0")
	if r.code != exitUsage || !strings.Contains(r.stderr, "PLUGIO_FONT_DIR") || !strings.Contains(r.stderr, "broken.ttf") {
		t.Errorf("with a broken file: code %d, %s", r.code, r.stderr)
	}
	r = execute(t, dir, []string{"PLUGIO_FONT_DIR=" + filepath.Join(dir, "none")}, "serve", "--listen", "127.0.0.1:0")
	if r.code != exitUsage || !strings.Contains(r.stderr, "PLUGIO_FONT_DIR") {
		t.Errorf("without the folder: code %d, %s", r.code, r.stderr)
	}
}
