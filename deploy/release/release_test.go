package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const testVersion = "1.2.3-test"

// checkout copies the sources to another place, as another machine would have them.
func checkout(t *testing.T) string {
	t.Helper()
	list := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = "../.."
	names, err := list.Output()
	if err != nil {
		t.Fatalf("listing the sources: %v", err)
	}
	root := filepath.Join(t.TempDir(), "elsewhere")
	for name := range strings.SplitSeq(strings.TrimSuffix(string(names), "\x00"), "\x00") {
		data, err := os.ReadFile(filepath.Join("../..", name))
		if errors.Is(err, os.ErrNotExist) {
			continue // removed and not committed yet
		}
		if err != nil {
			t.Fatal(err)
		}
		target := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(target, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// TestReleaseIsReproducible makes a release here and from a copy of the sources elsewhere, and compares every byte.
func TestReleaseIsReproducible(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1767225600")
	here, elsewhere := t.TempDir(), t.TempDir()
	for out, source := range map[string]string{here: "../..", elsewhere: checkout(t)} {
		if err := run(t.Context(), []string{"-version", testVersion, "-o", out, "-source", source, "-platforms", "linux/amd64,linux/arm64"}); err != nil {
			t.Fatal(err)
		}
	}
	first, second := files(t, here), files(t, elsewhere)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(first)), slices.Sorted(maps.Keys(second))); diff != "" {
		t.Errorf("files (-here +elsewhere):\n%s", diff)
	}
	for name, content := range first {
		if !bytes.Equal(content, second[name]) {
			t.Errorf("%s differs: %d and %d bytes", name, len(content), len(second[name]))
		}
	}
	for _, ending := range []string{
		"-linux-amd64.tar.gz", "-linux-arm64.tar.gz", "-linux-amd64.cdx.json", "-linux-arm64.cdx.json", "-image-linux-amd64.tar.gz",
		"-image-linux-arm64.tar.gz", ".tgz", "-deploy.tar.gz", "-jira.jar", "-confluence.jar", "-gadget.xml",
	} {
		if len(first["plugio-charts-"+testVersion+ending]) == 0 {
			t.Errorf("there is no plugio-charts-%s%s among %v", testVersion, ending, slices.Sorted(maps.Keys(first)))
		}
	}
	check := exec.Command("sha256sum", "--check", "--strict", "SHA256SUMS")
	check.Dir = here
	if output, err := check.CombinedOutput(); err != nil || strings.Count(string(output), ": OK") != len(first)-1 {
		t.Errorf("sha256sum: %v\n%s", err, output)
	}
	t.Run("bill of materials", func(t *testing.T) {
		for _, part := range []string{"github.com/labstack/echo", "github.com/fogleman/gg", `"version": "v` + testVersion + `"`, `"bomFormat": "CycloneDX"`} {
			if !bytes.Contains(first["plugio-charts-"+testVersion+"-linux-amd64.cdx.json"], []byte(part)) {
				t.Errorf("it does not name %s", part)
			}
		}
	})
	t.Run("program", func(t *testing.T) { testProgram(t, first["plugio-charts-"+testVersion+"-linux-amd64.tar.gz"]) })
	t.Run("chart", func(t *testing.T) {
		chart := unpack(t, first["plugio-charts-"+testVersion+".tgz"])
		for _, line := range []string{"\nversion: " + testVersion + "\n", "\nappVersion: " + testVersion + "\n"} {
			if !strings.Contains(string(chart["plugio-charts/Chart.yaml"]), line) {
				t.Errorf("Chart.yaml has no line %q", line)
			}
		}
		if len(chart["plugio-charts/templates/deployment.yaml"]) == 0 || len(chart["plugio-charts/values.schema.json"]) == 0 {
			t.Errorf("the package holds %v", slices.Sorted(maps.Keys(chart)))
		}
	})
}

// testProgram unpacks an archive and asks the program for its version; what is installed beside it is there.
func testProgram(t *testing.T, archive []byte) {
	root := "plugio-charts-" + testVersion + "-linux-amd64/"
	members := unpack(t, archive)
	for _, name := range []string{
		"licenses/LICENSE", "licenses/NOTICE.md", "man/plugio-charts.1", "completions/plugio-charts.bash", "completions/_plugio-charts",
		"completions/plugio-charts.fish", "systemd/plugio-charts.service", "systemd/plugio-charts.service.d/tls.conf",
	} {
		if len(members[root+name]) == 0 {
			t.Errorf("%s is missing", name)
		}
	}
	path := filepath.Join(t.TempDir(), "plugio-charts")
	if err := os.WriteFile(path, members[root+"plugio-charts"], 0o700); err != nil {
		t.Fatal(err)
	}
	output, err := exec.Command(path, "version").Output()
	if err != nil || !strings.HasPrefix(string(output), "plugio-charts "+testVersion+" ") {
		t.Errorf("it says %q, %v", output, err)
	}
}

func files(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	found := map[string][]byte{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if found[entry.Name()], err = os.ReadFile(filepath.Join(dir, entry.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return found
}

func unpack(t *testing.T, archive []byte) map[string][]byte {
	t.Helper()
	compressed, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]byte{}
	for members := tar.NewReader(compressed); ; {
		header, err := members.Next()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			t.Fatal(err)
		}
		if header.Uid != 0 || header.Uname != "" {
			t.Errorf("%s belongs to %d %s", header.Name, header.Uid, header.Uname)
		}
		if found[header.Name], err = io.ReadAll(members); err != nil {
			t.Fatal(err)
		}
	}
}

func TestReleaseRefusals(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"", "-version: must be like 1.0.0"},
		{"-version v1.0.0", "-version: must be like 1.0.0"},
		{"-version 1.0.0 -platforms linux/amd64,plan9/amd64", `-platforms: "plan9/amd64" is none of`},
	} {
		if err := run(t.Context(), strings.Fields(test.args)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", fmt.Sprintf("%q", test.args), err, test.want)
		}
	}
}
