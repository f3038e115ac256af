// Command release makes all that a version consists of, in one folder:
//
//	go run ./deploy/release -version 1.0.0 -o dist
//
// The same sources, version and Go toolchain give the same bytes wherever it runs.
package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// release is one version in the making.
type release struct {
	version   string
	platforms []platform
	// source is the root of the sources, out where everything goes, work what is gone at the end.
	source, out, work string
	// moment is the time that every file of an archive bears.
	moment time.Time
}

// platform is an operating system and a processor, in Go's words.
type platform struct{ os, arch string }

func (p platform) String() string { return p.os + "-" + p.arch }

// allPlatforms: the service on Linux, and `draw` for authors of pages elsewhere.
const allPlatforms = "linux/amd64,linux/arm64,darwin/amd64,darwin/arm64,windows/amd64"

var versionForm = regexp.MustCompile(`^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$`)

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("release", flag.ContinueOnError)
	version := flags.String("version", "", "the version, such as 1.0.0")
	out := flags.String("o", "dist", "folder for the files; what is in it is removed")
	source := flags.String("source", ".", "root of the sources")
	platforms := flags.String("platforms", allPlatforms, "systems and processors")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if !versionForm.MatchString(*version) {
		return errors.New("-version: must be like 1.0.0 or 1.0.0-rc.1")
	}
	r := &release{version: *version}
	for name := range strings.SplitSeq(*platforms, ",") {
		system, arch, found := strings.Cut(name, "/")
		if !found || !slices.Contains(strings.Split(allPlatforms, ","), name) {
			return fmt.Errorf("-platforms: %q is none of %s", name, allPlatforms)
		}
		r.platforms = append(r.platforms, platform{system, arch})
	}
	var err error
	if r.source, err = filepath.Abs(*source); err != nil {
		return fmt.Errorf("-source: %w", err)
	}
	if r.out, err = filepath.Abs(*out); err != nil {
		return fmt.Errorf("-o: %w", err)
	}
	return r.make(ctx)
}

func (r *release) make(ctx context.Context) (err error) {
	if r.moment, err = r.readMoment(ctx); err != nil {
		return err
	}
	if r.work, err = os.MkdirTemp("", "plugio-release"); err != nil {
		return fmt.Errorf("making a folder to work in: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(r.work)) }()
	if err := errors.Join(os.RemoveAll(r.out), os.MkdirAll(r.out, 0o755)); err != nil {
		return fmt.Errorf("emptying %s: %w", r.out, err)
	}
	for _, step := range []struct {
		what string
		do   func(context.Context) error
	}{
		{"programs", r.makePrograms},
		{"bills of materials", r.makeBills},
		{"manual and completions", r.makeManual},
		{"archives", r.makeArchives},
		{"images", r.makeImages},
		{"Helm chart", r.makeChart},
		{"guides and examples", r.makeDeploy},
		{"apps", r.makeApps},
		{"checksums", r.makeSums},
	} {
		if err := step.do(ctx); err != nil {
			return fmt.Errorf("%s: %w", step.what, err)
		}
		fmt.Println(step.what)
	}
	return nil
}

// readMoment is SOURCE_DATE_EPOCH or else the time of the last commit.
func (r *release) readMoment(ctx context.Context) (time.Time, error) {
	text := os.Getenv("SOURCE_DATE_EPOCH")
	if text == "" {
		output, err := r.command(ctx, "git", "log", "-1", "--format=%ct").Output()
		if err != nil {
			return time.Time{}, fmt.Errorf("asking for the time of the last commit: %w; set SOURCE_DATE_EPOCH where there is no history", err)
		}
		text = strings.TrimSpace(string(output))
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return time.Time{}, errors.New("SOURCE_DATE_EPOCH: must be seconds since 1970")
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// command runs in the root of the sources.
func (r *release) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	command := exec.CommandContext(ctx, name, args...)
	command.Dir = r.source
	return command
}

// name is that of a file of the release.
func (r *release) name(ending string) string {
	return filepath.Join(r.out, "plugio-charts-"+r.version+ending)
}

// makeSums writes the checksum of each file, in the form that sha256sum -c reads.
func (r *release) makeSums(context.Context) error {
	entries, err := os.ReadDir(r.out)
	if err != nil {
		return err
	}
	var sums strings.Builder
	for _, entry := range entries {
		content, err := os.ReadFile(filepath.Join(r.out, entry.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(content), entry.Name())
	}
	return os.WriteFile(filepath.Join(r.out, "SHA256SUMS"), []byte(sums.String()), 0o644)
}
