package deploy_test

import (
	"archive/tar"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// standIn is an image made from this machine's own programs, under the name of one that would come from a registry. It lets
// the shipped files run unchanged where there is no registry. It never replaces an image that is really there.
type standIn struct {
	// name is the whole name with its tag, as the shipped files write it.
	name string
	// programs are copied to their own places with the libraries that they load.
	programs []string
	// trees are folders, by their place in the image, and files further single files.
	trees, files map[string]string
	// links are symbolic links, by their place.
	links map[string]string
	// owned are folders of a user, by their place.
	owned map[string]int
	// changes are instructions of a Dockerfile, such as ENTRYPOINT.
	changes []string
}

var (
	standInMu sync.Mutex
	// standInNames are the names to take away at the end: a later build on this machine must not mistake a stand-in for the
	// image of that name. The content stays under a name of its own, for the next run.
	standInNames []string
)

// use makes the image known to the engine under its name.
func (s standIn) use(t *testing.T) {
	t.Helper()
	standInMu.Lock()
	defer standInMu.Unlock()
	if slices.Contains(standInNames, s.name) {
		return
	}
	if _, err := tryDocker("image", "inspect", s.name); err == nil {
		return
	}
	content, err := s.makeContent()
	if err != nil {
		t.Fatalf("making a stand-in of %s: %v", s.name, err)
	}
	docker(t, "tag", content, s.name)
	standInNames = append(standInNames, s.name)
}

func removeStandIns() {
	for _, name := range standInNames {
		_, _ = tryDocker("rmi", "--no-prune", name)
	}
}

// makeContent imports the files unless an image of the same files is there, and returns its name.
func (s standIn) makeContent() (string, error) {
	list, err := s.list()
	if err != nil {
		return "", err
	}
	key, err := list.key(s.changes)
	if err != nil {
		return "", err
	}
	base, _, _ := strings.Cut(s.name, ":")
	content := "plugio-standin/" + filepath.Base(base) + ":" + key
	if _, err := tryDocker("image", "inspect", content); err == nil {
		return content, nil
	}
	arguments := []string{"import"}
	for _, change := range s.changes {
		arguments = append(arguments, "--change", change)
	}
	command := exec.Command("docker", append(arguments, "-", content)...)
	pipe, err := command.StdinPipe()
	if err != nil {
		return "", err
	}
	var output strings.Builder
	command.Stdout, command.Stderr = &output, &output
	if err := command.Start(); err != nil {
		return "", err
	}
	writeErr := errors.Join(list.write(pipe), pipe.Close())
	if err := errors.Join(writeErr, command.Wait()); err != nil {
		return "", fmt.Errorf("%w: %s", err, output.String())
	}
	return content, nil
}

// imageFile is one file, folder or link of an image: where it comes from, and where it stands.
type imageFile struct {
	source, place string
	info          fs.FileInfo
	link          string
	owner         int
	inTree        bool
}

type imageFiles []imageFile

func (s standIn) list() (imageFiles, error) {
	var list imageFiles
	for _, place := range []string{"/tmp", "/root", "/run", "/var"} {
		list = append(list, imageFile{place: place})
	}
	files := map[string]string{}
	for _, program := range s.programs {
		libraries, err := loads(program)
		if err != nil {
			return nil, err
		}
		for _, path := range append(libraries, program) {
			files[path] = path
		}
	}
	for place, source := range s.files {
		files[place] = source
	}
	for place, source := range files {
		info, err := os.Stat(source)
		if err != nil {
			return nil, err
		}
		list = append(list, imageFile{source: source, place: place, info: info})
	}
	for place, root := range s.trees {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := os.Stat(path)
			if err != nil {
				return err
			}
			relative, err := filepath.Rel(root, path)
			list = append(list, imageFile{source: path, place: filepath.Join(place, relative), info: info, inTree: true})
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	for place, target := range s.links {
		list = append(list, imageFile{place: place, link: target})
	}
	for place, owner := range s.owned {
		list = append(list, imageFile{place: place, owner: owner})
	}
	slices.SortFunc(list, func(a, b imageFile) int { return strings.Compare(a.place, b.place) })
	return list, nil
}

var loaded = regexp.MustCompile(`(?m)(?:=> )?(/\S+) \(0x`)

// loads lists the loader and the libraries of a dynamically linked program.
func loads(program string) ([]string, error) {
	output, err := exec.Command("ldd", program).CombinedOutput()
	if err != nil {
		// Of a static program ldd says so and fails.
		if strings.Contains(string(output), "not a dynamic executable") || strings.Contains(string(output), "statically linked") {
			return nil, nil
		}
		return nil, fmt.Errorf("ldd %s: %w: %s", program, err, output)
	}
	var found []string
	for _, match := range loaded.FindAllStringSubmatch(string(output), -1) {
		found = append(found, match[1])
	}
	return found, nil
}

// key names the content: by the bytes of a program, and in trees, which are large, by sizes and times.
func (l imageFiles) key(changes []string) (string, error) {
	sum := sha256.New()
	fmt.Fprintln(sum, changes)
	for _, file := range l {
		fmt.Fprintln(sum, file.place, file.link, file.owner)
		switch {
		case file.info == nil || file.info.IsDir():
		case file.inTree:
			fmt.Fprintln(sum, file.info.Size(), file.info.ModTime().UnixNano())
		default:
			content, err := os.ReadFile(file.source)
			if err != nil {
				return "", err
			}
			fmt.Fprintf(sum, "%x\n", sha256.Sum256(content))
		}
	}
	return fmt.Sprintf("%x", sum.Sum(nil))[:16], nil
}

func (l imageFiles) write(to io.Writer) error {
	archive := tar.NewWriter(to)
	for _, file := range l {
		if err := file.write(archive); err != nil {
			return fmt.Errorf("%s: %w", file.place, err)
		}
	}
	return archive.Close()
}

func (f imageFile) write(archive *tar.Writer) error {
	header := &tar.Header{Name: strings.TrimPrefix(f.place, "/"), Mode: 0o755, Uid: f.owner, Gid: f.owner}
	switch {
	case f.link != "":
		header.Typeflag, header.Linkname = tar.TypeSymlink, f.link
		return archive.WriteHeader(header)
	case f.info == nil || f.info.IsDir():
		header.Typeflag, header.Name = tar.TypeDir, header.Name+"/"
		if f.place == "/tmp" || f.place == "/run" {
			header.Mode = 0o1777
		}
		return archive.WriteHeader(header)
	}
	header.Typeflag, header.Size, header.Mode, header.ModTime = tar.TypeReg, f.info.Size(), int64(f.info.Mode().Perm()), f.info.ModTime()
	if err := archive.WriteHeader(header); err != nil {
		return err
	}
	content, err := os.Open(f.source)
	if err != nil {
		return err
	}
	defer content.Close()
	_, err = io.Copy(archive, content)
	return err
}

// golangImage stands in for the official image: this machine's toolchain and a shell.
func golangImage(t *testing.T, name string) standIn {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatalf("go env GOROOT: %v", err)
	}
	return standIn{
		name:     name,
		programs: []string{"/bin/dash"},
		trees:    map[string]string{"/usr/local/go": strings.TrimSpace(string(root))},
		links:    map[string]string{"/bin/sh": "dash"},
		changes: []string{
			"ENV PATH=/go/bin:/usr/local/go/bin:/usr/bin:/bin", "ENV GOPATH=/go", "ENV GOTOOLCHAIN=local", "WORKDIR /go",
		},
	}
}
