package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// A fault of the certificate names the setting, the file and what is wrong with it.
func TestWrongCertificates(t *testing.T) {
	cert, key := apitest.Certificate(t)
	_, otherKey := apitest.Certificate(t)
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	none := write("none", "no PEM at all")
	block := func(kind string) string { return "-----BEGIN " + kind + "-----\nAAAA\n-----END " + kind + "-----\n" }
	brokenCert, brokenKey, locked := write("broken.pem", block("CERTIFICATE")), write("broken.key", block("EC PRIVATE KEY")), write("locked.key", block("ENCRYPTED PRIVATE KEY"))
	missing := filepath.Join(dir, "missing")
	for _, tt := range []struct{ name, cert, key, want string }{
		{"right", cert, key, ""},
		{"certificate missing", missing, key, "PLUGIO_TLS_CERT: " + missing + " does not exist"},
		{"key missing", cert, missing, "PLUGIO_TLS_KEY: " + missing + " does not exist"},
		{"certificate is a folder", dir, key, "PLUGIO_TLS_CERT: " + dir + " cannot be read: is a directory"},
		{"no PEM", none, key, "PLUGIO_TLS_CERT: " + none + " holds no certificate in PEM"},
		{"no key in PEM", cert, none, "PLUGIO_TLS_KEY: " + none + " holds no private key in PEM"},
		{"files swapped", key, cert, "PLUGIO_TLS_CERT: " + key + " holds no certificate in PEM but private key"},
		{"certificate twice", cert, cert, "PLUGIO_TLS_KEY: " + cert + " holds no private key in PEM but certificate"},
		{"key with a password", cert, locked, "PLUGIO_TLS_KEY: " + locked + " holds no private key in PEM but encrypted private key"},
		{"broken certificate", brokenCert, key, "PLUGIO_TLS_CERT: " + brokenCert + " holds a certificate that cannot be read"},
		{"broken key", cert, brokenKey, "PLUGIO_TLS_KEY: " + brokenKey + " holds a private key that cannot be read"},
		{"key of another", cert, otherKey, "PLUGIO_TLS_KEY: " + otherKey + " is not the key of the first certificate in " + cert},
	} {
		s, err := readSettings("serve", nil, []string{"PLUGIO_TLS_CERT=" + tt.cert, "PLUGIO_TLS_KEY=" + tt.key}, io.Discard)
		switch {
		case tt.want == "" && (err != nil || s.api.TLS == nil):
			t.Errorf("%s: %v, want TLS", tt.name, err)
		case tt.want != "" && (err == nil || err.Error() != tt.want):
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
	if os.Geteuid() == 0 {
		return // root may read everything
	}
	secret := write("secret", "")
	if err := os.Chmod(secret, 0); err != nil {
		t.Fatal(err)
	}
	_, err := readSettings("serve", nil, []string{"PLUGIO_TLS_CERT=" + cert, "PLUGIO_TLS_KEY=" + secret}, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "PLUGIO_TLS_KEY: "+secret+" may not be read by this user") {
		t.Errorf("a file of somebody else: %v", err)
	}
}
