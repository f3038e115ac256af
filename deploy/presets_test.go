package deploy_test

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestComposePresets holds the mount to what the service is told, and to being read-only.
func TestComposePresets(t *testing.T) {
	file, err := readCompose(t, "compose.yml", "compose.presets.yml").parse()
	if err != nil {
		t.Fatal(err)
	}
	charts := file.Services[chartsName]
	if err := knownSettings(charts); err != nil {
		t.Error(err)
	}
	want := "./presets.yaml:" + charts.Environment["PLUGIO_PRESETS"] + ":ro"
	if len(charts.Volumes) != 1 || charts.Volumes[0] != want {
		t.Errorf("mounts %q, want %q alone", charts.Volumes, want)
	}
}

// TestPresetsGuide runs the guide's own commands on its own file.
func TestPresetsGuide(t *testing.T) {
	program := requireImageBinary(t)
	guide := readFile(t, "presets/README.md")
	commands := regexp.MustCompile("plugio-charts ((?:presets|draw) [^`\n#]*)").FindAllStringSubmatch(guide, -1)
	if len(commands) != 3 {
		t.Fatalf("the guide has %d commands: %q", len(commands), commands)
	}
	for _, c := range commands {
		args := strings.Fields(c[1])
		if i := len(args) - 2; i > 0 && args[i] == "-o" {
			args[i+1] = filepath.Join(t.TempDir(), args[i+1])
		}
		cmd := exec.Command(program, args...)
		cmd.Dir = "presets"
		output, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%q: %v: %s", args, err, output)
		}
		if args[1] == "schema" && !bytes.Equal(output, []byte(readFile(t, "presets/presets.schema.json"))) {
			t.Error("the schema beside the example is another than the program's")
		}
	}
}
