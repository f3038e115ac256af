package main

import (
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const module = "github.com/plugio/charts/"

// list asks go list one thing about every package.
func list(t *testing.T, format string) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-C", "../..", "-f", format, "./...").Output()
	if err != nil {
		t.Fatalf("listing the packages: %v", err)
	}
	return string(out)
}

// imports lists every package of the module with those of the module that it imports, tests left out.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for line := range strings.Lines(list(t, `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`)) {
		words := strings.Fields(line)
		name, inside := strings.CutPrefix(words[0], module)
		if !inside {
			continue // the module's own package has no code
		}
		all[name] = []string{}
		for _, word := range words[1:] {
			if imported, inside := strings.CutPrefix(word, module); inside {
				all[name] = append(all[name], imported)
			}
		}
	}
	return all
}

// plan is what the README says of the packages.
type plan struct {
	floors  map[string]int
	imports map[string][]string
	beside  []string // the tools and tests
}

var (
	floorRow  = regexp.MustCompile("(?m)^\\| (\\d+) \\| `([^`]+)` \\|([^|]*)\\| [^|]+ \\|$")
	besideRow = regexp.MustCompile("(?m)^\\| (`[^|]+`) \\| [^|]+ \\|$")
	quoted    = regexp.MustCompile("`([^`]+)`")
)

func names(text string) []string {
	found := []string{}
	for _, m := range quoted.FindAllStringSubmatch(text, -1) {
		found = append(found, m[1])
	}
	return found
}

func readPlan(t *testing.T) plan {
	t.Helper()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n## Architecture\n")
	section, _, found := strings.Cut(section, "\n## ")
	if !found {
		t.Fatal("the README has no section Architecture")
	}
	p := plan{floors: map[string]int{}, imports: map[string][]string{}}
	for _, m := range floorRow.FindAllStringSubmatch(section, -1) {
		if _, twice := p.floors[m[2]]; twice {
			t.Errorf("%s stands on two floors", m[2])
		}
		p.floors[m[2]], _ = strconv.Atoi(m[1])
		p.imports[m[2]] = names(m[3])
	}
	for _, m := range besideRow.FindAllStringSubmatch(section, -1) {
		p.beside = append(p.beside, names(m[1])...)
	}
	return p
}

// broken lists what in a tree is not as planned.
func (p plan) broken(tree map[string][]string) (problems []string) {
	for name, imported := range tree {
		floor, onFloor := p.floors[name]
		switch {
		case onFloor == slices.Contains(p.beside, name):
			problems = append(problems, name+" must stand in one of the two tables")
		case !onFloor:
			continue // a tool may import what it needs
		}
		for _, other := range imported {
			if below, ok := p.floors[other]; !ok || below >= floor {
				problems = append(problems, name+" may not import "+other)
			}
		}
	}
	return problems
}

// TestArchitecture holds the README's tables and the one-way rule against the packages that there are.
func TestArchitecture(t *testing.T) {
	p, tree := readPlan(t), imports(t)
	for _, problem := range p.broken(tree) {
		t.Error(problem)
	}
	onFloors := map[string][]string{}
	for name := range p.floors {
		if imported, ok := tree[name]; ok {
			onFloors[name] = imported
		}
	}
	if diff := cmp.Diff(p.imports, onFloors); diff != "" {
		t.Errorf("imports (-README +packages):\n%s", diff)
	}
	for _, name := range p.beside {
		if tree[name] == nil {
			t.Errorf("the README names %s, which does not exist", name)
		}
	}
	if p.floors["cmd/plugio-charts"] < 5 || len(p.floors) < 15 {
		t.Errorf("only %d packages were read from the README", len(p.floors))
	}
}

// TestArchitectureFindsUpwardImports is the counter-example of TestArchitecture.
func TestArchitectureFindsUpwardImports(t *testing.T) {
	p := readPlan(t)
	for importer, imported := range map[string]string{
		"render/scene":       "render/raster",
		"render/widget":      "render/widget/gauge",
		"render/widget/bar":  "render/widget/gauge",
		"render/raster":      "render/svg",
		"render":             "api/params",
		"api/admission":      "api",
		"api/playground":     "api/apitest",
		"render/no/such/one": "render",
	} {
		if found := p.broken(map[string][]string{importer: {imported}}); len(found) == 0 {
			t.Errorf("%s importing %s passes", importer, imported)
		}
	}
}

// TestEveryPackageSaysWhatItIs: go doc has a paragraph on each.
func TestEveryPackageSaysWhatItIs(t *testing.T) {
	for line := range strings.Lines(list(t, `{{.ImportPath}} {{.Doc}}`)) {
		if name, doc, _ := strings.Cut(strings.TrimSpace(line), " "); doc == "" {
			t.Errorf("%s has no package comment", name)
		}
	}
}
