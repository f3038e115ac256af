package main

import (
	"bytes"
	"context"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/params"
)

// printed runs a command of this program and returns what it prints.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(context.Background(), process{stdout: &stdout, stderr: &stderr}, args); code != exitOK {
		t.Fatalf("%v ends with %d: %s", args, code, &stderr)
	}
	return stdout.String()
}

func TestManualNamesEverything(t *testing.T) {
	page := printed(t, "man")
	items := []string{"70", "130"}
	for _, c := range commands() {
		items = append(items, c.name)
	}
	_, table := newSettings(nil)
	for _, row := range table {
		items = append(items, "--"+row.flag()+", "+row.name)
	}
	for _, widget := range params.Widgets() {
		for _, s := range params.For(widget) {
			items = append(items, s.Name)
		}
	}
	for _, item := range items {
		if !strings.Contains(page, "\n.B "+strings.ReplaceAll(item, "-", `\-`)+"\n") {
			t.Errorf("the page does not explain %s", item)
		}
	}
	groff, err := exec.LookPath("groff")
	if err != nil {
		apitest.Unavailable(t, "groff is not installed (Debian: apt-get install groff)")
	}
	format := exec.Command(groff, "-man", "-ww", "-Tutf8", "-z")
	format.Stdin = strings.NewReader(page)
	if output, err := format.CombinedOutput(); err != nil || len(output) > 0 {
		t.Errorf("groff: %v\n%s", err, output)
	}
}

func TestRoff(t *testing.T) {
	for text, want := range map[string]string{
		`a\b-c`:          `a\eb\-c`,
		".5 is a number": `\&.5 is a number`,
		"'quoted'":       `\&'quoted'`,
		"width × height": `width \[u00D7] height`,
		"two\nlines":     "two lines",
	} {
		if got := roff(text); got != want {
			t.Errorf("roff(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestBashCompletes asks a real shell what it would offer.
func TestBashCompletes(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		apitest.Unavailable(t, "bash is not installed")
	}
	script := printed(t, "completion", "bash")
	for _, test := range []struct {
		words string // what stands on the command line, the last being completed
		want  []string
	}{
		{"dr", []string{"draw"}},
		{"draw g", []string{"gauge"}},
		{"draw gauge thresh", []string{"thresholds="}},
		{"draw gauge theme = da", []string{"dark"}},
		{"draw gauge --font", []string{"--font-dir"}},
		{"completion f", []string{"fish"}},
		{"serve --metrics", []string{"--metrics-listen"}},
		{"app ji", []string{"jira"}},
		{"nothing x", nil},
	} {
		ask := exec.Command(bash, "-c", script+`
COMP_WORDS=(plugio-charts `+test.words+`); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _plugio_charts; printf '%s\n' "${COMPREPLY[@]}"`)
		output, err := ask.CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", test.words, err, output)
		}
		if got := strings.Fields(string(output)); !slices.Equal(got, test.want) {
			t.Errorf("%s: offered %v, want %v", test.words, got, test.want)
		}
	}
}

// TestOtherShellsReadTheirScripts: they find no fault in it, and it names what the program has.
func TestOtherShellsReadTheirScripts(t *testing.T) {
	for _, shell := range []string{"zsh", "fish"} {
		t.Run(shell, func(t *testing.T) {
			script := printed(t, "completion", shell)
			for _, word := range []string{"healthcheck", "metrics-listen", "thresholds", "gauge"} {
				if !strings.Contains(script, word) {
					t.Errorf("the script has no %s", word)
				}
			}
			path, err := exec.LookPath(shell)
			if err != nil {
				apitest.Unavailable(t, shell+" is not installed (Debian: apt-get install "+shell+")")
			}
			check := exec.Command(path, "-n")
			check.Stdin = strings.NewReader(script)
			if output, err := check.CombinedOutput(); err != nil || len(output) > 0 {
				t.Errorf("%v: %s", err, output)
			}
		})
	}
}

func TestManualAndCompletionRefuse(t *testing.T) {
	for _, args := range [][]string{{"man", "draw"}, {"completion"}, {"completion", "tcsh"}, {"completion", "bash", "zsh"}} {
		var stdout, stderr bytes.Buffer
		if code := run(context.Background(), process{stdout: &stdout, stderr: &stderr}, args); code != exitUsage || stdout.Len() > 0 || stderr.Len() == 0 {
			t.Errorf("%v: code %d, output %q, error %q", args, code, &stdout, &stderr)
		}
	}
}
