package confluence_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// content stands in for Confluence's resource of one page: it knows its token, and takes a page only with the next
// version and well-formed storage format.
type content struct {
	Title   string `json:"title"`
	Type    string `json:"type"`
	Version struct {
		Number    int  `json:"number"`
		MinorEdit bool `json:"minorEdit"`
	} `json:"version"`
	Body struct {
		Storage struct {
			Value          string `json:"value"`
			Representation string `json:"representation"`
		} `json:"storage"`
	} `json:"body"`
}

const token = "Bearer canary-of-a-token"

func (c *content) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Header.Get("Authorization") != token:
		http.Error(w, "no such user", http.StatusUnauthorized)
	case r.URL.Path != "/rest/api/content/4711":
		http.NotFound(w, r)
	case r.Method == http.MethodGet:
		fmt.Fprintf(w, `{"id":"4711","type":"page","title":%q,"version":{"by":"ci","number":%d,"minorEdit":false}}`, c.Title, c.Version.Number)
	case r.Method == http.MethodPut:
		var next content
		if err := json.NewDecoder(r.Body).Decode(&next); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		wrapped := `<x xmlns:ac="ac" xmlns:ri="ri">` + next.Body.Storage.Value + "</x>"
		if next.Version.Number != c.Version.Number+1 || next.Body.Storage.Representation != "storage" || xml.Unmarshal([]byte(wrapped), new(struct{})) != nil {
			http.Error(w, "version or storage format", http.StatusConflict)
			return
		}
		*c = next
		w.WriteHeader(http.StatusOK)
	default:
		w.WriteHeader(http.StatusMethodNotAllowed)
	}
}

// TestLiveNumbers runs the guide's commands as they stand there, twice, against a stand-in for Confluence.
func TestLiveNumbers(t *testing.T) {
	t.Parallel()
	curl := filepath.Dir(program(t, "curl"))
	guide, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(guide), "\n## Live numbers in a page\n")
	block := regexp.MustCompile("(?s)```sh\n(.*?)```").FindStringSubmatch(section)
	if block == nil {
		t.Fatal("the guide has no commands for live numbers")
	}
	page := &content{Title: "Velocity of 2026", Type: "page"}
	page.Version.Number = 7
	server := httptest.NewServer(page)
	t.Cleanup(server.Close)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "token"), []byte("Authorization: "+token+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for i, closed := range []string{"42", "43"} {
		cmd := exec.Command("bash", "-euo", "pipefail", "-c", block[1])
		cmd.Dir = dir
		cmd.Env = []string{"PATH=" + curl + ":/usr/bin:/bin", "WIKI=" + server.URL, "PAGE=4711", "closed=" + closed, "all=60"}
		run(t, cmd)
		if page.Title != "Velocity of 2026" || page.Version.Number != 8+i || !page.Version.MinorEdit {
			t.Errorf("the page is %q in version %d", page.Title, page.Version.Number)
		}
		address := regexp.MustCompile(`ri:value="([^"]*)"`).FindStringSubmatch(page.Body.Storage.Value)
		if address == nil {
			t.Fatalf("no picture in %s", page.Body.Storage.Value)
		}
		target := strings.TrimPrefix(html.UnescapeString(address[1]), server.URL)
		if want := "/charts/gauge.png?dpr=2&value=" + closed + "&max=60&show=fraction"; target != want {
			t.Errorf("the picture is %s, want %s", target, want)
		}
		if status, _ := picture(t, newService(t), target); status != 200 {
			t.Errorf("it is answered %d", status)
		}
	}
}
