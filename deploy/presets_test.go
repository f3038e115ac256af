package deploy_test

import (
	"os"
	"path/filepath"
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
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("presets")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(requireImageBinary(t), filepath.Join(dir, "plugio-charts")); err != nil {
		t.Fatal(err)
	}
	requireTool(t, "curl", "curl")
	address := freeAddress(t)
	guide := &guide{
		t: t, page: "presets/README.md", before: "cd " + dir,
		env: []string{"PATH=" + dir + ":" + os.Getenv("PATH"), "PLUGIO_LISTEN=" + address, "PLUGIO_METRICS_LISTEN=off", "PLUGIO_DRAIN=0s"},
	}
	guide.run(guide.inline("plugio-charts draw gauge preset=sla value=97.2 --presets presets.yaml -o sla.png"))
	if drawn := readFile(t, filepath.Join(dir, "sla.png")); !strings.HasPrefix(drawn, "\x89PNG") {
		t.Errorf("the picture begins with %.20q", drawn)
	}
	if schema := guide.run(guide.inline("plugio-charts presets schema")); schema != readFile(t, "presets/presets.schema.json") {
		t.Error("the schema beside the example is another than the program's")
	}
	// The last line goes on until it is ended, so it stands in the background here.
	block := strings.Replace(guide.commands("# House defaults, presets and brand colours", 0), " plugio-charts serve ", " exec plugio-charts serve ", 1)
	ask := "curl -fsS --retry 60 --retry-delay 1 --retry-connrefused -o served.png 'http://" + address + "/gauge.png?preset=sla&value=97.2&strict=true'"
	if output := guide.run("(\n" + block + ") & " + ask + "\nkill $!\nwait $!"); !strings.Contains(output, `"stopped"`) {
		t.Errorf("it says %s", output)
	}
	if served := readFile(t, filepath.Join(dir, "served.png")); served != readFile(t, filepath.Join(dir, "sla.png")) {
		t.Error("the service draws another picture than the command")
	}
}
