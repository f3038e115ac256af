package deploy_test

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math/big"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// canaries are improbable values, one for each place of a request, so that a hit tells where it came from.
type canaries map[string]string

// text returns the canary of a place, inventing it when it is first asked for.
func (c canaries) text(place string) string {
	if c[place] == "" {
		c[place] = rand.Text()
	}
	return c[place]
}

// number returns a canary that is a valid value of a picture.
func (c canaries) number(place string) string {
	if c[place] == "" {
		n, err := rand.Int(rand.Reader, big.NewInt(9e11))
		if err != nil {
			panic(err)
		}
		c[place] = n.Add(n, big.NewInt(1e11)).String()
	}
	return c[place]
}

// forms lists the ways a value may be written, in lower case: as it is, percent-encoded throughout, in hexadecimal, and in
// Base64 at each of its three alignments, without the letters that the neighbours decide.
func forms(value string) map[string]string {
	found := map[string]string{
		"plain":   value,
		"escaped": url.QueryEscape(value),
		"percent": percentEncode(value),
		"hex":     hex.EncodeToString([]byte(value)),
	}
	for shift := range 3 {
		encoded := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("x", shift) + value + "xx"))
		found[fmt.Sprintf("base64+%d", shift)] = encoded[4 : len(encoded)-6]
	}
	for name, form := range found {
		found[name] = strings.ToLower(form)
	}
	return found
}

func percentEncode(value string) string {
	var encoded strings.Builder
	for _, b := range []byte(value) {
		fmt.Fprintf(&encoded, "%%%02x", b)
	}
	return encoded.String()
}

// leak is a canary that was found where it may not be.
type leak struct {
	file, place, form string
}

func (l leak) String() string {
	return fmt.Sprintf("%s holds the value of %s (%s)", l.file, l.place, l.form)
}

// search looks for every canary in every file under dir.
func (c canaries) search(t *testing.T, dir string) []leak {
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
		content, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		content = bytes.ToLower(content)
		for place, value := range c {
			for form, encoded := range forms(value) {
				if bytes.Contains(content, []byte(encoded)) {
					found = append(found, leak{file: entry.Name(), place: place, form: form})
				}
			}
		}
	}
	return found
}

// TestSearch holds the search itself: a search that is blind would let every log pass.
func TestSearch(t *testing.T) {
	values := canaries{}
	secret := values.text("label")
	number := values.number("value")
	for _, test := range []struct {
		name, written string
		want          bool
	}{
		{"plain", "GET /gauge.png?label=" + secret, true},
		{"lower case", strings.ToLower(secret), true},
		{"number", `{"v":` + number + `}`, true},
		{"percent-encoded", percentEncode(secret), true},
		{"percent-encoded, capitals", strings.ToUpper(percentEncode(secret)), true},
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
			if found := values.search(t, dir); (len(found) > 0) != test.want {
				t.Errorf("found %v", found)
			}
		})
	}
}
