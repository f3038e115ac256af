package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

// version may be set by the linker: -ldflags "-X main.version=1.2.3".
var version string

// build is what the program knows of its own making.
type build struct {
	version, revision string
	// exact says that version and revision name one source tree.
	exact bool
}

func readBuild() build {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	return buildOf(info, version)
}

func buildOf(info *debug.BuildInfo, linked string) build {
	b := build{version: info.Main.Version, exact: linked != ""}
	if linked != "" {
		b.version = linked
	}
	if b.version == "" {
		b.version = "(devel)"
	}
	modified := false
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.revision = s.Value
		case "vcs.modified":
			modified = s.Value == "true"
		}
	}
	if b.revision != "" && !modified {
		b.exact = true
	}
	return b
}

// id tells this build from every other. A build from an edited tree has no name, so the
// moment of its start stands in; else a browser would be told that its picture is still
// right after the code changed.
func (b build) id() string {
	id := b.version + " " + b.revision
	if !b.exact {
		id += " " + time.Now().UTC().Format(time.RFC3339Nano)
	}
	return id
}

func (b build) String() string {
	words := []string{"plugio-charts", b.version}
	if b.revision != "" {
		words = append(words, b.revision)
	}
	return strings.Join(append(words, runtime.Version(), runtime.GOOS+"/"+runtime.GOARCH), " ")
}

func printVersion(_ context.Context, p process, args []string) int {
	if len(args) > 0 {
		return p.usage("version", fmt.Errorf("takes no arguments"))
	}
	fmt.Fprintln(p.stdout, readBuild())
	return exitOK
}
