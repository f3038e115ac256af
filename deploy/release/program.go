package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/plugio/charts/api/atlassian"
)

// program is where a platform's program is built.
func (r *release) program(p platform) string {
	name := "plugio-charts"
	if p.os == "windows" {
		name += ".exe"
	}
	return filepath.Join(r.work, p.String(), name)
}

// makePrograms builds with the flags of the Dockerfile: static, stripped, and without a path of this machine.
func (r *release) makePrograms(ctx context.Context) error {
	for _, p := range r.platforms {
		build := r.command(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -X main.version="+r.version, "-o", r.program(p), "./cmd/plugio-charts")
		build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off", "GOOS="+p.os, "GOARCH="+p.arch)
		if output, err := build.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", p, err, output)
		}
	}
	return nil
}

// host builds the program for this machine, which makes what is the same for all.
func (r *release) host(ctx context.Context, args ...string) ([]byte, error) {
	path := filepath.Join(r.work, "host", "plugio-charts")
	if _, err := os.Stat(path); err != nil {
		build := r.command(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -X main.version="+r.version, "-o", path, "./cmd/plugio-charts")
		build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off", "GOOS="+runtime.GOOS, "GOARCH="+runtime.GOARCH)
		if output, err := build.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("%w\n%s", err, output)
		}
	}
	output, err := r.command(ctx, path, args...).Output()
	if err != nil {
		return nil, fmt.Errorf("plugio-charts %v: %w", args, err)
	}
	return output, nil
}

// makeManual prints the manual page and the completions from the program's own tables.
func (r *release) makeManual(ctx context.Context) error {
	for file, args := range map[string][]string{
		"plugio-charts.1":    {"man"},
		"plugio-charts.bash": {"completion", "bash"},
		"_plugio-charts":     {"completion", "zsh"},
		"plugio-charts.fish": {"completion", "fish"},
	} {
		text, err := r.host(ctx, args...)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(r.work, file), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// makeApps makes what Jira and Confluence install, for the path of the other examples.
func (r *release) makeApps(context.Context) error {
	for _, app := range atlassian.Apps() {
		data, err := app.Make(atlassian.Config{BasePath: "/charts", Version: r.version})
		if err != nil {
			return fmt.Errorf("%s: %w", app.File, err)
		}
		if err := os.WriteFile(r.name("-"+app.File), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// makeBills lists what each program is built from, out of the program itself.
func (r *release) makeBills(ctx context.Context) error {
	tool := filepath.Join(r.work, "cyclonedx-gomod")
	build := r.command(ctx, "go", "-C", filepath.Join(r.source, ".ci", "tools"), "build", "-o", tool, "github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod")
	if output, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building cyclonedx-gomod: %w\n%s", err, output)
	}
	for _, p := range r.platforms {
		// Without a serial number and a time, which would be others each time.
		bill := r.command(ctx, tool, "bin", "-json", "-noserial", "-notimestamp", "-version", "v"+r.version, "-output", r.name("-"+p.String()+".cdx.json"), r.program(p))
		if output, err := bill.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", p, err, output)
		}
	}
	return nil
}
