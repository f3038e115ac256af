package deploy_test

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// leak is a file that holds what it may not.
type leak struct {
	file  string
	found []string
}

func (l leak) String() string { return fmt.Sprintf("%s holds the values of %v", l.file, l.found) }

// search looks for every canary in every file under dir.
func search(t *testing.T, c apitest.Canaries, dir string) []leak {
	t.Helper()
	var found []leak
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.IsDir() {
			continue
		}
		if hits := c.In(readFile(t, filepath.Join(dir, entry.Name()))); len(hits) > 0 {
			found = append(found, leak{entry.Name(), hits})
		}
	}
	return found
}

// TestSearch holds the search itself: a search that is blind would let every log pass.
func TestSearch(t *testing.T) {
	values := apitest.Canaries{}
	secret := values.Text("label")
	number := values.Number("value")
	for _, test := range []struct {
		name, written string
		want          bool
	}{
		{"plain", "GET /gauge.png?label=" + secret, true},
		{"lower case", strings.ToLower(secret), true},
		{"number", `{"v":` + number + `}`, true},
		{"percent-encoded", apitest.PercentEncode(secret), true},
		{"percent-encoded, capitals", strings.ToUpper(apitest.PercentEncode(secret)), true},
		{"hexadecimal", hex.EncodeToString([]byte(secret)), true},
		{"Base64", base64.StdEncoding.EncodeToString([]byte(secret)), true},
		{"Base64 within a text", base64.StdEncoding.EncodeToString([]byte("?label=" + secret + "&x=1")), true},
		{"Base64 within a text, moved by one", base64.StdEncoding.EncodeToString([]byte("?labels=" + secret + "&x=1")), true},
		{"Base64 within a text, moved by two", base64.StdEncoding.EncodeToString([]byte("?labelss=" + secret + "&x=1")), true},
		{"something else", `{"p":"/charts/gauge.png","s":200}`, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "log"), []byte(test.written), 0o600); err != nil {
				t.Fatal(err)
			}
			if found := search(t, values, dir); (len(found) > 0) != test.want {
				t.Errorf("found %v", found)
			}
		})
	}
}
