package api

import (
	"bytes"
	"testing"

	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/atlassian"
)

func TestAppsAreOffered(t *testing.T) {
	s := newService(t, func(c *Config) { c.BasePath, c.Version = "/charts", "1.2.3" })
	for path, contentType := range map[string]string{"/charts/atlassian/jira.jar": "application/java-archive", "/charts/atlassian/confluence.jar": "application/java-archive", "/charts/atlassian/gadget.xml": "application/xml"} {
		resp := get(t, s, path)
		if got := resp.Header.Get("Content-Type"); resp.StatusCode != 200 || got != contentType || resp.Header.Get("ETag") != s.tag {
			t.Errorf("%s: status %d, type %q", path, resp.StatusCode, got)
		}
	}
	want, err := atlassian.Jira(atlassian.Config{BasePath: "/charts", Version: "1.2.3"})
	if err != nil {
		t.Fatal(err)
	}
	if got := apitest.Body(t, get(t, s, "/charts/atlassian/jira.jar")); !bytes.Equal(got, want) {
		t.Error("the jar is made for something else")
	}
	for _, path := range []string{"/charts/atlassian", "/charts/atlassian/", "/charts/atlassian/bamboo.jar"} {
		if got := get(t, s, path).StatusCode; got != 404 {
			t.Errorf("%s: status %d, want 404", path, got)
		}
	}
}
