package deploy_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// guide is a page for administrators, whose commands the tests run as they stand there.
type guide struct {
	t    *testing.T
	page string
	// env are variables that a reader might have set, and before stands before each command.
	env    []string
	before string
	// in is the command line that enters another machine, before that of the shell; empty for this one.
	in []string
}

var codeBlock = regexp.MustCompile("(?ms)^```sh\n(.*?)^```$")

// commands returns the n-th block of commands under a heading.
func (g *guide) commands(heading string, n int) string {
	g.t.Helper()
	_, section, found := strings.Cut("\n"+readFile(g.t, g.page), "\n"+heading+"\n")
	if !found {
		g.t.Fatalf("the guide has no heading %q", heading)
	}
	level, _, _ := strings.Cut(heading, " ")
	section, _, _ = strings.Cut(section, "\n"+level+" ")
	blocks := codeBlock.FindAllStringSubmatch(section, -1)
	if len(blocks) <= n {
		g.t.Fatalf("under %q are %d blocks of commands", heading, len(blocks))
	}
	handOut(g.t, g.page, blocks[n][1])
	return blocks[n][1]
}

// inline returns a command that stands within a sentence.
func (g *guide) inline(command string) string {
	g.t.Helper()
	if !strings.Contains(readFile(g.t, g.page), "`"+command+"`") {
		g.t.Fatalf("%s has no %q", g.page, command)
	}
	handOut(g.t, g.page, command)
	return command
}

// run runs commands in a shell that ends at the first failure, and returns what they print.
func (g *guide) run(commands string) string {
	g.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	line := append(slices.Clone(g.in), "bash", "-euo", "pipefail", "-c", g.before+"\n"+commands)
	shell := exec.CommandContext(ctx, line[0], line[1:]...)
	shell.Env = append(os.Environ(), g.env...)
	output, err := shell.CombinedOutput()
	if err != nil {
		g.t.Fatalf("the guide's\n%s\nfails: %v\n%s", commands, err, tail(string(output)))
	}
	return string(output)
}

// checkout copies what a reader of the guide has after cloning, as far as the guide needs it, so that nothing that the
// commands write stays in the sources.
func checkout(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	names := []string{"Dockerfile", ".dockerignore", "deploy"}
	for _, st := range parseDockerfile(readFile(t, dockerfilePath)) {
		for _, copied := range st.contextCopies() {
			names = append(names, copied...)
		}
	}
	for _, name := range names {
		if err := copyContext(filepath.Join("..", name), filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
	}
	return root
}
