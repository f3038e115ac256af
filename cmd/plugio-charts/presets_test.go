package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const examplePresets = "../../deploy/presets/presets.yaml"

// secretPresets is a file with a warning, whose values must come out nowhere.
const secretPresets = `
defaults: {title: Zuckerrohr, value: 918273645546}
presets:
  sla: {about: Melasse, parameters: {label: Zuckerrohr, width: 300}}
palettes:
  acme: {light: {warning: "FFD501"}, dark: {warning: "FFD501"}}
`

// secretsIn returns what of secretPresets stands in a text.
func secretsIn(s string) (found []string) {
	for _, secret := range []string{"Zuckerrohr", "Melasse", "918273645546", "FFD501"} {
		if strings.Contains(strings.ToUpper(s), strings.ToUpper(secret)) {
			found = append(found, secret)
		}
	}
	return found
}

func presetsFile(t *testing.T, text string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "presets.yaml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestServeWithPresets(t *testing.T) {
	dir := presetsFile(t, secretPresets)
	path := filepath.Join(dir, "presets.yaml")
	s := serveBinary(t, "PLUGIO_PRESETS="+path)
	status, _, served := get(t, s, "/gauge.svg?preset=sla&value=97.2&palette=acme")
	if status != 200 || !bytes.Contains(served, []byte(`width="300"`)) {
		t.Errorf("status %d, %.100s", status, served)
	}
	drawn := execute(t, dir, nil, "draw", "gauge", "preset=sla", "value=97.2", "palette=acme", "--presets", "presets.yaml", "-o", "-", "--format=svg")
	if drawn.code != 0 || drawn.stdout != string(served) {
		t.Errorf("the command line draws another picture than the service: %s", drawn.stderr)
	}
	// What happens to the file later is nothing to the service.
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, _, again := get(t, s, "/gauge.svg?preset=sla&value=97.2&palette=acme"); !bytes.Equal(again, served) {
		t.Error("without the file the picture is another")
	}
	if status, _, _ := get(t, s, "/gauge.svg?preset=slo&value=97.2"); status != 400 {
		t.Errorf("an unknown preset: status %d", status)
	}
	log := terminate(t, s)
	if found := secretsIn(log); len(found) > 0 {
		t.Errorf("the log repeats %q of the file:\n%s", found, log)
	}
	for _, want := range []string{
		`"event":"presets_warning","line":2,"name":"defaults: value","detail":"a picture shows this where its address has none"`,
		`"event":"presets_warning","line":6,"name":"palette acme","detail":"warning on surface on a light page: a contrast of 1.42, should be 3"`,
	} {
		if !strings.Contains(log, want) {
			t.Errorf("the log lacks %s:\n%s", want, log)
		}
	}
}

func TestServeRefusesAFaultyFile(t *testing.T) {
	dir := presetsFile(t, secretPresets+"defaults: {}\nx: {}\n")
	for _, c := range []struct {
		path string
		want []string
	}{
		{"presets.yaml", []string{"PLUGIO_PRESETS: presets.yaml:7: the name on line 2 stands here again\nplugio-charts serve: presets.yaml:8: unknown name"}},
		{"none.yaml", []string{"PLUGIO_PRESETS: none.yaml: no such file"}},
		{".", []string{"PLUGIO_PRESETS: .: a folder, not a file"}},
		{"/dev/zero", []string{"PLUGIO_PRESETS: zero: not an ordinary file"}},
	} {
		r := execute(t, dir, []string{"PLUGIO_PRESETS=" + c.path}, "serve", "--listen", "127.0.0.1:0")
		if r.code != exitUsage {
			t.Errorf("%s: code %d", c.path, r.code)
		}
		for _, want := range c.want {
			if !strings.Contains(r.stderr, want) {
				t.Errorf("%s: %s, want %s", c.path, r.stderr, want)
			}
		}
		if found := secretsIn(r.stderr); len(found) > 0 {
			t.Errorf("%s: %q of the file is repeated: %s", c.path, found, r.stderr)
		}
	}
}

func TestPresetsCheck(t *testing.T) {
	example, err := filepath.Abs(examplePresets)
	if err != nil {
		t.Fatal(err)
	}
	dir := presetsFile(t, secretPresets)
	for _, c := range []struct {
		args           []string
		code           int
		stdout, stderr string
	}{
		{[]string{"check", example, "--strict"}, 0, "presets.yaml: no fault; presets: 5, palettes: 1, warnings: 0\n", ""},
		{[]string{"check", "presets.yaml"}, 0, "presets.yaml: no fault; presets: 1, palettes: 1, warnings: 2\n", ""},
		{[]string{"check", "--strict", "presets.yaml"}, exitFailure, "warning: presets.yaml:2: defaults: value: a picture shows this", ""},
		{[]string{"check", "presets.yaml", "--max-pixels", "10000"}, exitFailure, "", "presets.yaml:4: preset sla: width: too many pixels"},
		{[]string{"check", "none.yaml"}, exitFailure, "", "none.yaml: no such file\n"},
		{[]string{"check"}, exitUsage, "", "plugio-charts presets check: which file? one is needed\n"},
		{[]string{"check", "a", "b"}, exitUsage, "", "which file?"},
		{[]string{"check", "--wrong"}, exitUsage, "", "flag provided but not defined"},
		{[]string{"--help"}, 0, "Usage: plugio-charts presets check FILE", ""},
		{[]string{"check", "--help"}, 0, "Usage: plugio-charts presets check FILE", ""},
		{nil, exitUsage, "", "what? check FILE, or schema"},
		{[]string{"chek"}, exitUsage, "", "neither check nor schema"},
		{[]string{"schema"}, 0, `"$schema"`, ""},
		{[]string{"schema", "-o"}, exitUsage, "", "takes nothing: it prints the schema"},
	} {
		r := execute(t, dir, nil, append([]string{"presets"}, c.args...)...)
		if r.code != c.code || !strings.Contains(r.stdout, c.stdout) || !strings.Contains(r.stderr, c.stderr) || (c.stderr == "") != (r.stderr == "") {
			t.Errorf("%v: exit %d, %.500s, %s", c.args, r.code, r.stdout, r.stderr)
		}
		if found := secretsIn(r.stdout + r.stderr); len(found) > 0 {
			t.Errorf("%v: %q of the file is repeated", c.args, found)
		}
	}
}

func TestDrawRefusesAFaultyFile(t *testing.T) {
	dir := presetsFile(t, "presets: {a: {parameters: {min: geheim}}}")
	r := execute(t, dir, nil, "draw", "gauge", "value=1", "--presets", "presets.yaml", "-o", "x.png")
	if r.code != exitUsage || r.stderr != "plugio-charts draw: PLUGIO_PRESETS: presets.yaml:1: preset a: min: not a number\n" {
		t.Errorf("exit %d, %s", r.code, r.stderr)
	}
	r = execute(t, dir, nil, "draw", "gauge", "value=1", "preset=a", "-o", "x.png")
	if r.code != exitUsage || !strings.Contains(r.stderr, "preset: unknown preset") {
		t.Errorf("without a file: exit %d, %s", r.code, r.stderr)
	}
}
