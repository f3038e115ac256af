package deploy_test

import (
	"bytes"
	"image/png"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plugio/charts/api/atlassian"
	"github.com/plugio/charts/api/atlassian/jiratest"
)

// TestRecipesForJira runs the commands of the guide as they stand there, against a stand-in for Jira.
func TestRecipesForJira(t *testing.T) {
	requireTool(t, "curl", "curl")
	jar, err := atlassian.Jira(atlassian.Config{BasePath: "/charts"})
	if err != nil {
		t.Fatal(err)
	}
	jira, err := jiratest.New(jar)
	if err != nil {
		t.Fatal(err)
	}
	jira.Answer("project = WEB AND statusCategory = Done", jiratest.Found{Total: 42})
	jira.Answer("project = WEB", jiratest.Found{Total: 60})
	server := httptest.NewServer(jira)
	t.Cleanup(server.Close)

	dir := t.TempDir()
	binary := requireImageBinary(t)
	if err := os.Symlink(binary, filepath.Join(dir, "plugio-charts")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "token"), []byte("Authorization: Bearer "+jiratest.Token+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	guide := &guide{
		t: t, page: "README.md", before: "cd " + dir,
		env: []string{"SITE=" + server.URL, "PATH=" + dir + ":" + os.Getenv("PATH"), "no_proxy=127.0.0.1"},
	}
	const heading = "## Live numbers in Jira"
	// The stand-in lives below a path.
	script := strings.Replace(guide.commands(heading, 0), "JIRA=$SITE\n", "JIRA=$SITE"+jiratest.ContextPath+"\n", 1)
	guide.run(script + guide.commands(heading, 1))
	issue := jira.Issue("WEB-1")
	address := server.URL + "/charts/gauge.png?value=42&max=60&show=fraction&width=320&height=240"
	if want := "!" + address + "|width=320!"; issue.Description != want {
		t.Errorf("the description is %q, want %q", issue.Description, want)
	}
	if picture, err := png.Decode(bytes.NewReader(issue.Attachments["done.png"])); err != nil || picture.Bounds().Dx() != 640 {
		t.Errorf("attached: %d bytes, %v", len(issue.Attachments["done.png"]), err)
	}
	drawn := strings.TrimPrefix(address, server.URL)
	if status, _ := exchange(t, startService(t).Address, compose("GET", drawn+"&strict=true", "", "")); status != 200 {
		t.Errorf("the written address is answered %d", status)
	}
}
