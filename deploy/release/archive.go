package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// member is one file of an archive.
type member struct {
	name string
	mode int64
	data []byte
}

// read makes members of files, by their name in the archive.
func read(files map[string]string, mode int64) ([]member, error) {
	var members []member
	for name, source := range files {
		data, err := os.ReadFile(source)
		if err != nil {
			return nil, err
		}
		members = append(members, member{name: name, mode: mode, data: data})
	}
	return members, nil
}

// licences are what must travel with the program.
func (r *release) licences() map[string]string {
	return map[string]string{
		"LICENSE":      filepath.Join(r.source, "LICENSE"),
		"NOTICE.md":    filepath.Join(r.source, "deploy/NOTICE.md"),
		"OFL.txt":      filepath.Join(r.source, "fonts/inter/OFL.txt"),
		"OFL-Noto.txt": filepath.Join(r.source, "fonts/noto/OFL-Noto.txt"),
	}
}

// makeArchives packs each program with its licences, and on Linux with what an administrator installs beside it.
func (r *release) makeArchives(context.Context) error {
	for _, p := range r.platforms {
		root := "plugio-charts-" + r.version + "-" + p.String() + "/"
		program, err := read(map[string]string{root + filepath.Base(r.program(p)): r.program(p)}, 0o755)
		if err != nil {
			return err
		}
		files := map[string]string{}
		for name, source := range r.licences() {
			files[root+"licenses/"+name] = source
		}
		if p.os != "windows" {
			for name, place := range map[string]string{
				"plugio-charts.1": "man/", "plugio-charts.bash": "completions/", "_plugio-charts": "completions/", "plugio-charts.fish": "completions/",
			} {
				files[root+place+name] = filepath.Join(r.work, name)
			}
		}
		if p.os == "linux" {
			for _, unit := range []string{"plugio-charts.service", "plugio-charts.socket", "plugio-charts-metrics.socket", "plugio-charts.service.d/tls.conf", "README.md"} {
				files[root+"systemd/"+unit] = filepath.Join(r.source, "deploy/systemd", unit)
			}
		}
		rest, err := read(files, 0o644)
		if err != nil {
			return err
		}
		if err := r.pack(p, append(program, rest...)); err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
	}
	return nil
}

// pack writes the archive in the form that the platform's people open.
func (r *release) pack(p platform, members []member) error {
	var packed bytes.Buffer
	ending := ".tar.gz"
	err := error(nil)
	if p.os == "windows" {
		ending = ".zip"
		err = r.writeZip(&packed, members)
	} else {
		err = r.writeTarGzip(&packed, members)
	}
	if err != nil {
		return err
	}
	return os.WriteFile(r.name("-"+p.String()+ending), packed.Bytes(), 0o644)
}

func byName(a, b member) int { return strings.Compare(a.name, b.name) }

func (r *release) writeTarGzip(to io.Writer, members []member) error {
	compressed, err := gzip.NewWriterLevel(to, gzip.BestCompression)
	if err != nil {
		return err
	}
	return errors.Join(r.writeTar(compressed, members), compressed.Close())
}

// writeTar writes files in the order of their names, all of root and of one time.
func (r *release) writeTar(to io.Writer, members []member) error {
	archive := tar.NewWriter(to)
	slices.SortFunc(members, byName)
	for _, m := range members {
		header := &tar.Header{Typeflag: tar.TypeReg, Name: m.name, Mode: m.mode, Size: int64(len(m.data)), ModTime: r.moment, Format: tar.FormatUSTAR}
		if err := archive.WriteHeader(header); err != nil {
			return err
		}
		if _, err := archive.Write(m.data); err != nil {
			return err
		}
	}
	return archive.Close()
}

func (r *release) writeZip(to io.Writer, members []member) error {
	archive := zip.NewWriter(to)
	slices.SortFunc(members, byName)
	for _, m := range members {
		header := &zip.FileHeader{Name: m.name, Method: zip.Deflate, Modified: r.moment}
		header.SetMode(fs.FileMode(m.mode))
		file, err := archive.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := file.Write(m.data); err != nil {
			return err
		}
	}
	return archive.Close()
}

// makeChart packs the Helm chart as `helm package` does, with the version of the release and without the time of day.
func (r *release) makeChart(context.Context) error {
	members, err := r.folder("deploy/kubernetes", "plugio-charts", func(name string) bool { return name != ".helmignore" && !strings.HasPrefix(name, "ci/") })
	if err != nil {
		return err
	}
	for i := range members {
		if path.Base(members[i].name) == "Chart.yaml" {
			members[i].data = r.versioned(members[i].data)
		}
	}
	var packed bytes.Buffer
	if err := r.writeTarGzip(&packed, members); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(r.out, "plugio-charts-"+r.version+".tgz"), packed.Bytes(), 0o644)
}

// makeDeploy packs what an administrator copies, for a site that has no checkout.
func (r *release) makeDeploy(context.Context) error {
	root := "plugio-charts-" + r.version + "-deploy"
	members, err := r.folder("deploy", root+"/deploy", func(name string) bool {
		return !strings.HasPrefix(name, "release/") && !strings.Contains(name, "testdata/") && path.Base(name) != ".gitignore"
	})
	if err != nil {
		return err
	}
	var packed bytes.Buffer
	if err := r.writeTarGzip(&packed, members); err != nil {
		return err
	}
	return os.WriteFile(r.name("-deploy.tar.gz"), packed.Bytes(), 0o644)
}

// folder reads the files below a folder of the sources that are admitted and no Go, for a folder of an archive.
func (r *release) folder(from, to string, admits func(name string) bool) ([]member, error) {
	var members []member
	root := filepath.Join(r.source, from)
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		relative, err := filepath.Rel(root, file)
		if name := filepath.ToSlash(relative); err != nil || strings.HasSuffix(name, ".go") || !admits(name) {
			return err
		}
		data, err := os.ReadFile(file)
		members = append(members, member{name: path.Join(to, filepath.ToSlash(relative)), mode: 0o644, data: data})
		return err
	})
	return members, err
}

// versioned sets the two versions of a Chart.yaml.
func (r *release) versioned(chart []byte) []byte {
	lines := strings.Split(string(chart), "\n")
	for i, line := range lines {
		if name, _, found := strings.Cut(line, ":"); found && (name == "version" || name == "appVersion") {
			lines[i] = name + ": " + r.version
		}
	}
	return []byte(strings.Join(lines, "\n"))
}
