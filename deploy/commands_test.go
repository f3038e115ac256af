package deploy_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// told is a command that a page tells its reader to type, found by its page and how it begins.
type told struct {
	page, begins string
	// by is the test of this package that runs it, elsewhere one of another package, and why the reason that none does.
	by, elsewhere, why string
}

var commandsTold = []told{
	{page: "README.md", begins: "JIRA=$SITE", by: "TestRecipesForJira"},
	{page: "README.md", begins: `plugio-charts draw gauge value="$closed"`, by: "TestRecipesForJira"},
	{page: "README.md", begins: "plugio-charts healthcheck", elsewhere: "TestHealthcheck"},
	{page: "README.md", begins: "docker load", by: "TestReleaseImage"},
	{page: "README.md", begins: "docker compose up -d --no-build", by: "TestReleaseImage"},
	{page: "README.md", begins: "docker ", by: "TestStackAlone"},
	{page: "compose/README.md", begins: "sed \"s/^DB_PASSWORD", by: "TestPrivacyStackJira"},
	{page: "compose/README.md", begins: "mkdir -p tls", by: "TestPrivacyStackJira"},
	{page: "compose/README.md", begins: "cp ../presets", by: "TestPrivacyStackJira"},
	{page: "compose/README.md", begins: "sed -i 's/^COMPOSE_FILE=.*/&:compose.monitoring", by: "TestPrivacyStackJira"},
	{page: "compose/README.md", begins: "docker compose exec -T proxy", by: "TestPrivacyStackJira"},
	{page: "compose/README.md", by: "TestStackAlone"},
	{page: "presets/README.md", by: "TestPresetsGuide"},
	{page: "proxies/README.md", by: "TestNginxGuide"},
	{page: "systemd/README.md", by: "TestPrivacyUnitUnderSystemd"},
	{page: "jira/README.md", by: "TestAppGuides"},
	{page: "confluence/README.md", begins: "page=", elsewhere: "TestLiveNumbers"},
	{page: "confluence/README.md", by: "TestAppGuides"},
	{page: "kubernetes/README.md", begins: "cd deploy/kubernetes", elsewhere: "TestGuideInstalls"},
	{page: "kubernetes/README.md", begins: "skopeo copy", by: "TestReleaseImage"},
	{page: "kubernetes/README.md", begins: "helm test", why: "it needs a cluster"},
	{page: "PRIVACY.md", begins: "go test", why: "TestProofsAreRun holds it to the tests that the page names; within one of them it would not end"},
	{page: "PRIVACY.md", begins: "plugio-charts draw", elsewhere: "TestDrawIntoFiles"},
	{page: "PRIVACY.md", begins: "plugio-charts healthcheck", elsewhere: "TestHealthcheck"},
	{page: "PRIVACY.md", begins: "plugio-charts version", elsewhere: "TestCommandLine"},
}

// programs are the first words by which a command within a sentence is known.
var programs = []string{
	"bash", "cd", "cp", "curl", "docker", "docker-compose", "go", "helm", "install", "journalctl", "kubectl", "mkdir", "nginx", "openssl",
	"plugio-charts", "sed", "skopeo", "sudo", "systemctl", "systemd-analyze",
}

var (
	handedOutMu sync.Mutex
	// handedOut has the tests that took a command from a page to run it.
	handedOut = map[string][]string{}
)

// handOut notes that a test runs a command of a page.
func handOut(t *testing.T, page, command string) {
	t.Helper()
	test, _, _ := strings.Cut(t.Name(), "/")
	handedOutMu.Lock()
	defer handedOutMu.Unlock()
	key := page + "\n" + command
	handedOut[key] = append(handedOut[key], test)
}

// commandsOf are the commands of a page: its blocks, and what stands within its sentences unless a block has it as a line.
func commandsOf(page string, blocksOfAll []string) []string {
	var found []string
	for _, block := range codeBlock.FindAllStringSubmatch(page, -1) {
		found = append(found, block[1])
	}
	prose := regexp.MustCompile("(?ms)^```.*?^```$").ReplaceAllString(page, "")
	for _, span := range regexp.MustCompile("`([^`\n]+)`").FindAllStringSubmatch(prose, -1) {
		// A command may begin with variables of its own.
		first, rest, _ := strings.Cut(regexp.MustCompile(`^(\w+=\S* )*`).ReplaceAllString(span[1], ""), " ")
		if rest != "" && slices.Contains(programs, first) && !isLineOf(span[1], blocksOfAll) {
			found = append(found, span[1])
		}
	}
	return found
}

// isLineOf: a block has the command as a line of its own, where … stands for what the page leaves out.
func isLineOf(command string, blocks []string) bool {
	pattern := strings.ReplaceAll(regexp.QuoteMeta(command), "…", ".*")
	line := regexp.MustCompile(`(?m)^` + pattern + `( +#.*)?$`)
	return slices.ContainsFunc(blocks, line.MatchString)
}

func pagesOfGuides(t *testing.T) []string {
	t.Helper()
	pages, err := filepath.Glob("*/README.md")
	if err != nil {
		t.Fatal(err)
	}
	return append(pages, "README.md", "PRIVACY.md")
}

// allCommands are those of all guides, by page.
func allCommands() (map[string][]string, error) {
	pages, err := filepath.Glob("*/README.md")
	if err != nil {
		return nil, err
	}
	texts, blocks := map[string]string{}, []string{}
	for _, page := range append(pages, "README.md", "PRIVACY.md") {
		text, err := os.ReadFile(page)
		if err != nil {
			return nil, err
		}
		texts[page] = string(text)
		for _, block := range codeBlock.FindAllStringSubmatch(texts[page], -1) {
			blocks = append(blocks, block[1])
		}
	}
	found := map[string][]string{}
	for page, text := range texts {
		found[page] = commandsOf(text, blocks)
	}
	return found, nil
}

func entryOf(page, command string) (told, bool) {
	i := slices.IndexFunc(commandsTold, func(c told) bool { return c.page == page && strings.HasPrefix(command, c.begins) })
	if i < 0 {
		return told{}, false
	}
	return commandsTold[i], true
}

// TestEveryCommandIsRun: each command of each guide is run by a test, or somebody has written down why not.
func TestEveryCommandIsRun(t *testing.T) {
	commands, err := allCommands()
	if err != nil {
		t.Fatal(err)
	}
	matched := map[told]bool{}
	for page, listed := range commands {
		for _, command := range listed {
			entry, found := entryOf(page, command)
			if !found {
				t.Errorf("%s: nothing says who runs\n%s", page, command)
			}
			matched[entry] = true
		}
	}
	exists := testNames(t)
	for _, c := range commandsTold {
		if !matched[c] {
			t.Errorf("%s has no command %q", c.page, c.begins)
		}
		if name := c.by + c.elsewhere; name != "" && !exists[name] {
			t.Errorf("%s does not exist", name)
		}
		if c.why != "" {
			t.Logf("not run: %s: %s: %s", c.page, c.begins, c.why)
		}
	}
}

// testNames are the tests of all packages.
func testNames(t *testing.T) map[string]bool {
	t.Helper()
	list := exec.Command("git", "grep", "-hoE", "--untracked", "^func Test[A-Za-z0-9]+", "--", "*_test.go")
	list.Dir = ".."
	output, err := list.Output()
	if err != nil {
		t.Fatalf("listing the tests: %v", err)
	}
	names := map[string]bool{}
	for line := range strings.Lines(string(output)) {
		names[strings.TrimSpace(strings.TrimPrefix(line, "func "))] = true
	}
	return names
}

// notRunAfterAll says, where all tests ran, of which command the list above is wrong: the test that it names did not take the
// command from the page.
func notRunAfterAll() (faults []string) {
	if os.Getenv("CI") == "" || flag.Lookup("test.run").Value.String() != "" || flag.Lookup("test.skip").Value.String() != "" {
		return nil
	}
	commands, err := allCommands()
	if err != nil {
		return []string{err.Error()}
	}
	for page, listed := range commands {
		for _, command := range listed {
			entry, _ := entryOf(page, command)
			if entry.by != "" && !slices.Contains(handedOut[page+"\n"+command], entry.by) {
				faults = append(faults, fmt.Sprintf("%s does not run, of %s:\n%s", entry.by, page, command))
			}
		}
	}
	return faults
}
