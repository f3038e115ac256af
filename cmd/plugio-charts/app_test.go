package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plugio/charts/api/atlassian"
)

func TestAppKey(t *testing.T) {
	dir := t.TempDir()
	if got := execute(t, dir, nil, "app", "key", "-o", "key.pem", "--name", "Example Ltd"); got.code != 0 || got.stdout+got.stderr != "" {
		t.Fatalf("exit %d: %s%s", got.code, got.stdout, got.stderr)
	}
	secret, err := os.ReadFile(filepath.Join(dir, "key.pem"))
	if err != nil {
		t.Fatal(err)
	}
	signer, err := atlassian.ReadSigner(secret)
	if err != nil {
		t.Fatal(err)
	}
	if certificate, err := os.ReadFile(filepath.Join(dir, "key.crt")); err != nil || string(certificate) != string(signer.Certificate()) {
		t.Errorf("the certificate is another: %v", err)
	}
	if info, err := os.Stat(filepath.Join(dir, "key.pem")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the key is open to others: %v, %v", info.Mode(), err)
	}
	got := execute(t, dir, nil, "app", "key", "-o", "key.pem")
	if again, _ := os.ReadFile(filepath.Join(dir, "key.pem")); got.code != 1 || !strings.Contains(got.stderr, "exists") || string(again) != string(secret) {
		t.Errorf("a second key: exit %d, %s", got.code, got.stderr)
	}
}

func TestAppRefuses(t *testing.T) {
	for _, tt := range []struct {
		want string
		args []string
	}{
		{"plugio-charts app key", []string{"app"}},
		{"plugio-charts app key", []string{"app", "bitbucket"}},
		{"app key: where to?", []string{"app", "key"}},
		{"app key: where to?", []string{"app", "key", "-o", "key.txt"}},
		{"app key: takes flags only", []string{"app", "key", "-o", "key.pem", "x"}},
		{"app jira: where to?", []string{"app", "jira"}},
		{"app jira: where to? -o FILE, with a name that ends in .jar", []string{"app", "jira", "-o", "charts.zip"}},
		{"app jira: --base-path: must be", []string{"app", "jira", "-o", "charts.jar", "--base-path", "charts"}},
		{"app jira: --base-path: must be", []string{"app", "jira", "-o", "charts.jar", "--base-path", "/a b"}},
		{"app confluence: --origin: must be", []string{"app", "confluence", "-o", "charts.jar", "--origin", "https://wiki.example.com/charts"}},
		{"app confluence: --origin: must be", []string{"app", "confluence", "-o", "charts.jar", "--origin", "wiki.example.com"}},
		{"app jira: --sign: open missing.pem", []string{"app", "jira", "-o", "charts.jar", "--sign", "missing.pem"}},
		{"app gadget: where to? -o FILE, with a name that ends in .xml", []string{"app", "gadget", "-o", "charts.jar"}},
		{"app key: flag provided but not defined", []string{"app", "key", "-x"}},
	} {
		if got := execute(t, t.TempDir(), nil, tt.args...); got.code != 2 || !strings.Contains(got.stderr, tt.want) || got.stdout != "" {
			t.Errorf("%v: exit %d, %q, want %q", tt.args, got.code, got.stderr, tt.want)
		}
	}
	for _, args := range [][]string{{"app", "--help"}, {"app", "key", "--help"}, {"app", "jira", "--help"}} {
		if got := execute(t, "", nil, args...); got.code != 0 || !strings.Contains(got.stdout, "plugio-charts app key") {
			t.Errorf("%v: exit %d, %q", args, got.code, got.stdout)
		}
	}
}

// The command line makes the bytes that the service offers.
func TestAppIsWhatTheServiceOffers(t *testing.T) {
	dir := t.TempDir()
	s := serveBinary(t, "PLUGIO_BASE_PATH=/charts")
	for _, tt := range []struct{ name, file string }{{"jira", "jira.jar"}, {"gadget", "gadget.xml"}} {
		if got := execute(t, dir, nil, "app", tt.name, "-o", tt.file); got.code != 0 || got.stdout+got.stderr != "" {
			t.Fatalf("exit %d: %s%s", got.code, got.stdout, got.stderr)
		}
		written, err := os.ReadFile(filepath.Join(dir, tt.file))
		if err != nil {
			t.Fatal(err)
		}
		if _, _, offered := get(t, s, "/atlassian/"+tt.file); string(offered) != string(written) {
			t.Errorf("%s: the service offers %d other bytes", tt.file, len(offered))
		}
	}
	terminate(t, s)
}

func TestAppSigns(t *testing.T) {
	dir := t.TempDir()
	execute(t, dir, nil, "app", "key", "-o", "key.pem")
	if got := execute(t, dir, nil, "app", "jira", "--sign", "key.pem", "-o", "charts.jar", "--base-path", ""); got.code != 0 || got.stdout+got.stderr != "" {
		t.Fatalf("exit %d: %s%s", got.code, got.stdout, got.stderr)
	}
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	signer, err := atlassian.ReadSigner(read("key.pem"))
	if err != nil {
		t.Fatal(err)
	}
	if string(read("charts.jar.sig")) != signer.Sign(read("charts.jar"))+"\n" {
		t.Error("the signature is another")
	}
	if string(read("charts.jar.crt")) != string(read("key.crt")) {
		t.Error("the certificate is another")
	}
}
