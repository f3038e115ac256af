package deploy_test

import (
	"encoding/json"
	"net/http"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReleaseImage loads the archives of a release, as a site without a registry does: they run as the image of the
// Dockerfile does.
func TestReleaseImage(t *testing.T) {
	built := requireImage(t)
	const version = "1.2.4-test"
	out := t.TempDir()
	release := exec.Command("go", "run", "./release", "-source", "..", "-version", version, "-o", out, "-platforms", "linux/amd64,linux/arm64")
	if output, err := release.CombinedOutput(); err != nil {
		t.Fatalf("making a release: %v\n%s", err, output)
	}
	config := func(image string) (found map[string]any) {
		if err := json.Unmarshal([]byte(docker(t, "image", "inspect", "--format", "{{json .Config}}", image)), &found); err != nil {
			t.Fatal(err)
		}
		// Where they must differ: the version, and the revision that only a checkout knows.
		labels, _ := found["Labels"].(map[string]any)
		delete(labels, "org.opencontainers.image.version")
		delete(labels, "org.opencontainers.image.revision")
		return found
	}
	t.Cleanup(func() { _, _ = tryDocker("rmi", "plugio-charts:"+version) })
	front := &guide{t: t, page: "README.md", before: "cd " + out}
	load := front.inline("docker load -i plugio-charts-VERSION-image-linux-amd64.tar.gz")
	for _, arch := range []string{"arm64", "amd64"} {
		// Both bear the same name, so one goes before the other comes.
		_, _ = tryDocker("rmi", "plugio-charts:"+version)
		loaded := front.run(strings.NewReplacer("VERSION", version, "amd64", arch).Replace(load))
		_, image, _ := strings.Cut(strings.TrimSpace(loaded), "Loaded image: ")
		if got := docker(t, "image", "inspect", "--format", "{{.Os}}/{{.Architecture}}", image); image != "plugio-charts:"+version || got != "linux/"+arch {
			t.Errorf("%s is %s for %s", arch, image, got)
		}
		if diff := cmp.Diff(config(built), config(image)); diff != "" {
			t.Errorf("how the image runs (-Dockerfile +release):\n%s", diff)
		}
	}
	testIntoRegistry(t, out, version)
	s := newStack(t)
	s.page, s.env = "README.md", append(s.env, "PLUGIO_CHARTS_VERSION="+version)
	s.run(s.inline("docker compose up -d --no-build"))
	c := container{id: strings.TrimSpace(s.run("docker compose ps --quiet plugio-charts"))}
	c.untilHealthy(t)
	answers(t, s.charts, shownPicture, http.StatusOK)
}

// testIntoRegistry copies the archive as the guide does, into a folder that stands in for a registry: what is not the engine
// reads it too.
func testIntoRegistry(t *testing.T, out, version string) {
	t.Helper()
	requireTool(t, "skopeo", "skopeo")
	guide := &guide{t: t, page: "kubernetes/README.md", before: "cd " + out + " && mkdir registry"}
	guide.run(strings.NewReplacer("VERSION", version, "docker://registry.example.com/plugio-charts", "dir:registry/plugio-charts").
		Replace(guide.commands("# On Kubernetes or OpenShift", 0)))
	var manifest struct{ Layers []struct{ Digest string } }
	if err := json.Unmarshal([]byte(readFile(t, out+"/registry/plugio-charts:"+version+"/manifest.json")), &manifest); err != nil || len(manifest.Layers) != 1 {
		t.Errorf("the registry has %d layers: %v", len(manifest.Layers), err)
	}
}
