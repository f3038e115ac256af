package deploy_test

import (
	"debug/elf"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

// maxBinary is what an image may weigh: most of it is fonts.
const maxBinary = 40 << 20

// imageDir holds the build; TestMain makes it and takes it away.
var imageDir string

func TestMain(m *testing.M) {
	if isPart, code := runAsPart(); isPart {
		os.Exit(code)
	}
	var err error
	if imageDir, err = os.MkdirTemp("", "plugio-image"); err != nil {
		fmt.Fprintln(os.Stderr, "making the build folder:", err)
		os.Exit(1)
	}
	code := m.Run()
	for _, fault := range notRunAfterAll() {
		fmt.Println("FAIL:", fault)
		code = max(code, 1)
	}
	removeStandIns()
	_ = os.RemoveAll(imageDir)
	os.Exit(code)
}

// imageBinary is the program as the image holds it: made by the Dockerfile's build line from the files that the
// Dockerfile copies, so a package that the COPY lines forget fails here and not at a customer's.
var imageBinary = sync.OnceValues(func() (string, error) {
	text, err := os.ReadFile(dockerfilePath)
	if err != nil {
		return "", fmt.Errorf("reading the Dockerfile: %w", err)
	}
	return filepath.Join(imageDir, "out", "plugio-charts"), runBuildStage(parseDockerfile(string(text))[0], imageDir)
})

func runBuildStage(build stage, dir string) error {
	source := filepath.Join(dir, "src")
	for _, names := range build.contextCopies() {
		for _, name := range names {
			if err := copyContext(filepath.Join("..", name), filepath.Join(source, name)); err != nil {
				return fmt.Errorf("copying %s: %w", name, err)
			}
		}
	}
	line := strings.ReplaceAll(build.last("RUN"), "/out/", filepath.Join(dir, "out")+"/")
	command := exec.Command("sh", "-c", line)
	command.Dir = source
	command.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", "TARGETOS="+runtime.GOOS, "TARGETARCH="+runtime.GOARCH, "VERSION="+testVersion)
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", line, err, output)
	}
	return nil
}

// copyContext copies what .dockerignore lets through: TestDockerignore covers its exceptions, here stand the two
// patterns that thin out the admitted folders.
func copyContext(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == "testdata":
			return fs.SkipDir
		case strings.HasSuffix(path, "_test.go"):
			return nil
		}
		relative, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, relative)
		if entry.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		// Of the mode the builder takes note: with another its cache would not know the file.
		return os.WriteFile(target, content, info.Mode().Perm())
	})
}

func requireImageBinary(t *testing.T) string {
	t.Helper()
	binary, err := imageBinary()
	if err != nil {
		t.Fatal(err)
	}
	return binary
}

func TestImageBinary(t *testing.T) {
	binary := requireImageBinary(t)
	t.Run("static", func(t *testing.T) {
		if err := isStatic(binary); err != nil {
			t.Error(err)
		}
		shell, err := exec.LookPath("sh")
		if err != nil {
			t.Skip("no dynamic program at hand for the counter-example")
		}
		if isStatic(shell) == nil {
			t.Error("a dynamically linked program passes for a static one")
		}
	})
	t.Run("size", func(t *testing.T) {
		info, err := os.Stat(binary)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%.1f MB", float64(info.Size())/(1<<20))
		if info.Size() >= maxBinary {
			t.Errorf("%d bytes, the limit is %d", info.Size(), maxBinary)
		}
	})
	t.Run("version", func(t *testing.T) {
		output, err := exec.Command(binary, "version").Output()
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(strings.Fields(string(output)), testVersion) {
			t.Errorf("the build argument VERSION is not what %q says", output)
		}
	})
	t.Run("no path of the builder", func(t *testing.T) {
		content, err := os.ReadFile(binary)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(content), imageDir) {
			t.Errorf("the binary names the folder it was built in")
		}
	})
}

// isStatic reports why a program needs a loader or a library, which an empty image does not have.
func isStatic(path string) error {
	file, err := elf.Open(path)
	if err != nil {
		return fmt.Errorf("opening the binary: %w", err)
	}
	defer file.Close()
	for _, program := range file.Progs {
		if program.Type == elf.PT_INTERP {
			return errors.New("the binary asks for a loader")
		}
	}
	if libraries, err := file.ImportedLibraries(); err == nil && len(libraries) > 0 {
		return fmt.Errorf("the binary needs %v", libraries)
	}
	return nil
}
