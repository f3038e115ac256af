package main

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDrawIntoFiles(t *testing.T) {
	dir := t.TempDir()
	tests := []struct {
		file, magic string
		args        []string
	}{
		{"gauge.png", "\x89PNG", []string{"draw", "gauge", "value=72", "label=Sprint progress", "-o", "gauge.png"}},
		{"counter.SVG", "<svg ", []string{"draw", "-o", "counter.SVG", "counter", "value=-3"}},
		{"bar", "<svg ", []string{"draw", "bar", "--format", "svg", "-o=bar", "value=12", "max=20"}},
	}
	for _, tt := range tests {
		got := execute(t, dir, nil, tt.args...)
		if got.code != 0 || got.stdout != "" || got.stderr != "" {
			t.Errorf("%v: exit %d, %q, %q", tt.args, got.code, got.stdout, got.stderr)
			continue
		}
		picture, err := os.ReadFile(filepath.Join(dir, tt.file))
		if err != nil || !strings.HasPrefix(string(picture), tt.magic) {
			t.Errorf("%v: %.8q (%v), want %q", tt.args, picture, err, tt.magic)
		}
	}
}

func TestDrawToStandardOutput(t *testing.T) {
	got := execute(t, "", nil, "draw", "gauge", "value=72", "width=400", "height=300", "dpr=2", "-o", "-")
	picture, err := png.Decode(strings.NewReader(got.stdout))
	if got.code != 0 || err != nil {
		t.Fatalf("exit %d, %s, %v", got.code, got.stderr, err)
	}
	if b := picture.Bounds(); b.Dx() != 800 || b.Dy() != 600 {
		t.Errorf("the picture is %v, want 800x600", b)
	}
	if got := execute(t, "", nil, "draw", "gauge", "value=72", "-o", "-", "-format", "svg"); !strings.HasPrefix(got.stdout, "<svg ") {
		t.Errorf("with -format svg: %.20q", got.stdout)
	}
}

func TestDrawIsThePictureOfTheURL(t *testing.T) {
	s := serveBinary(t)
	_, _, want := get(t, s, "/gauge.svg?value=72&label=R%26D%20%2B%20more&thresholds=0:success,50:warning")
	got := execute(t, "", nil, "draw", "gauge", "value=72", "label=R&D + more", "thresholds=0:success,50:warning", "-o", "-", "--format", "svg")
	if !bytes.Equal([]byte(got.stdout), want) {
		t.Error("the command line draws another picture than the service")
	}
	terminate(t, s)
}

func TestDrawRefuses(t *testing.T) {
	dir := t.TempDir()
	tests := []struct {
		name   string
		args   []string
		stderr string
	}{
		{"no widget", nil, "plugio-charts draw: which picture? one of gauge, counter, bar\n"},
		{"unknown widget", []string{"pie", "value=1", "-o", "x.png"}, "plugio-charts draw: unknown widget: use gauge, counter, bar\n"},
		{"no file", []string{"gauge", "value=1"}, "plugio-charts draw: where to? -o FILE, or -o - for standard output\n"},
		{"no format", []string{"gauge", "value=1", "-o", "x.jpg"}, "plugio-charts draw: the format is png or svg: end the file's name so, or give --format\n"},
		{"no pair", []string{"gauge", "72", "-o", "x.png"}, "plugio-charts draw: parameters have the form name=value\n"},
		{"misspelt name", []string{"gauge", "vlaue=1", "-o", "x.png"}, "plugio-charts draw: unknown parameter vlaue; the nearest known name is value\n"},
		{"wrong values", []string{"gauge", "value=canary", "width=5", "-o", "x.png"}, "plugio-charts draw: value: not a number\nwidth: out of range: 16 to 2000\n"},
		{"twice", []string{"gauge", "value=1", "value=2", "-o", "x.png"}, "plugio-charts draw: value: given twice\n"},
		{"unknown flag", []string{"gauge", "--canary=1"}, "plugio-charts draw: flag provided but not defined: -canary\n"},
	}
	for _, tt := range tests {
		got := execute(t, dir, nil, append([]string{"draw"}, tt.args...)...)
		if got.code != 2 || got.stderr != tt.stderr || got.stdout != "" {
			t.Errorf("%s: exit %d, %q, want 2, %q", tt.name, got.code, got.stderr, tt.stderr)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("files were left: %v, %v", left, err)
	}
	if got := execute(t, dir, nil, "draw", "gauge", "value=1", "-o", "missing/x.png"); got.code != 1 {
		t.Errorf("a folder that does not exist: exit %d, want 1", got.code)
	}
}

func TestCommandLine(t *testing.T) {
	tests := []struct {
		name           string
		args           []string
		code           int
		stdout, stderr string // what each must hold; empty: nothing at all
	}{
		{"nothing", nil, 2, "", "plugio-charts serve"},
		{"unknown command", []string{"canary"}, 2, "", "plugio-charts serve"},
		{"help", []string{"help"}, 0, "plugio-charts draw", ""},
		{"help of serve", []string{"serve", "--help"}, 0, "PLUGIO_LISTEN", ""},
		{"help of draw", []string{"draw", "-h"}, 0, `draw gauge value=72 label="Sprint progress" -o gauge.png`, ""},
		{"help of healthcheck", []string{"healthcheck", "--help"}, 0, "PLUGIO_LISTEN", ""},
		{"version", []string{"version"}, 0, "plugio-charts 1.2.3-test ", ""},
		{"version of something", []string{"version", "x"}, 2, "", "takes no arguments"},
	}
	for _, tt := range tests {
		got := execute(t, "", nil, tt.args...)
		if got.code != tt.code || !holds(got.stdout, tt.stdout) || !holds(got.stderr, tt.stderr) {
			t.Errorf("%s: exit %d, stdout %q, stderr %q", tt.name, got.code, got.stdout, got.stderr)
		}
	}
}

func holds(s, want string) bool { return s == want || want != "" && strings.Contains(s, want) }
