package atlassian

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var moment = time.Date(2026, 11, 26, 12, 0, 0, 5, time.UTC)

func newSigner(t *testing.T, name string) *Signer {
	t.Helper()
	s, err := NewSigner(name, moment)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func pemOf(t *testing.T, s *Signer) []byte {
	t.Helper()
	secret, err := s.PEM()
	if err != nil {
		t.Fatal(err)
	}
	return secret
}

func TestSigner(t *testing.T) {
	s := newSigner(t, "Charts of Example")
	again, err := ReadSigner(append([]byte("subject=a line of OpenSSL's\n"), pemOf(t, s)...))
	if err != nil {
		t.Fatal(err)
	}
	if a, b := s.Sign([]byte("jar")), again.Sign([]byte("jar")); a != b || a == s.Sign([]byte("jas")) {
		t.Errorf("signatures %s and %s of one jar", a, b)
	}
	block, _ := pem.Decode(again.Certificate())
	c, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	if c.Subject.CommonName != "Charts of Example" || !c.NotBefore.Equal(moment.Truncate(time.Second)) || c.NotAfter.Year() != 2036 {
		t.Errorf("certificate of %q from %v to %v", c.Subject.CommonName, c.NotBefore, c.NotAfter)
	}
}

func TestReadSignerRefuses(t *testing.T) {
	s, other := newSigner(t, "a"), newSigner(t, "b")
	key, _, _ := bytes.Cut(pemOf(t, s), []byte("-----BEGIN CERT"))
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(curve)
	if err != nil {
		t.Fatal(err)
	}
	for want, source := range map[string][]byte{
		"no block PRIVATE KEY":     s.Certificate(),
		"no block CERTIFICATE":     key,
		"of another key":           append(bytes.Clone(key), other.Certificate()...),
		"not Ed25519":              pem.EncodeToMemory(&pem.Block{Type: keyBlock, Bytes: der}),
		"cannot be read":           pem.EncodeToMemory(&pem.Block{Type: keyBlock, Bytes: []byte("x")}),
		"reading the certificate:": append(bytes.Clone(key), pem.EncodeToMemory(&pem.Block{Type: certificateBlock, Bytes: []byte("x")})...),
	} {
		if _, err := ReadSigner(source); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	if _, err := ReadSigner(nil); err == nil {
		t.Error("an empty file is a signer")
	}
}

// TestSignatureElsewhere lets the two programs check a signature that administrators have:
// Java, in which Jira does it, and OpenSSL.
func TestSignatureElsewhere(t *testing.T) {
	b := bundle{key: "io.example.app", name: "Anwendung für Größen", description: strings.Repeat("Größe ", 40) + ".", version: "1.2.3"}
	jar, err := b.jar()
	if err != nil {
		t.Fatal(err)
	}
	s := newSigner(t, "Example")
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	signature := s.Sign(jar)
	raw, err := base64.StdEncoding.DecodeString(signature)
	if err != nil || len(raw) != ed25519.SignatureSize {
		t.Fatalf("%d bytes of signature: %v", len(raw), err)
	}
	for name, data := range map[string][]byte{
		"a.jar": jar, "a.sig": []byte(signature + "\n"), "a.raw": raw, "a.crt": s.Certificate(), "b.jar": append(bytes.Clone(jar), 0),
	} {
		if err := os.WriteFile(at(name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("java", func(t *testing.T) {
		got := runProgram(t, "java", "testdata/Check.java", at("a.jar"), at("a.sig"), at("a.crt"))
		want := "Atlassian-Plugin-Key=io.example.app\nBundle-Description=" + b.description + "\nBundle-ManifestVersion=2\n" +
			"Bundle-Name=Anwendung für Größen\nBundle-SymbolicName=io.example.app\nBundle-Vendor=Plugio\nBundle-Version=1.2.3\n" +
			"Manifest-Version=1.0\nSpring-Context=*\nsignature=valid\n"
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("what Java reads (-want +got):\n%s", diff)
		}
	})
	t.Run("openssl", func(t *testing.T) {
		public := runProgram(t, "openssl", "x509", "-in", at("a.crt"), "-noout", "-pubkey")
		if err := os.WriteFile(at("a.pub"), []byte(public), 0o600); err != nil {
			t.Fatal(err)
		}
		verify := func(jar string) error {
			return exec.Command("openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", at("a.pub"), "-in", at(jar), "-sigfile", at("a.raw")).Run()
		}
		if err := verify("a.jar"); err != nil {
			t.Errorf("the signature is refused: %v", err)
		}
		if err := verify("b.jar"); err == nil {
			t.Error("the signature holds for another jar")
		}
	})
}

// runProgram returns what a program prints. Without the program the test is skipped, but fails
// where CI is set.
func runProgram(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	command := exec.Command(name, args...)
	command.Env = append(os.Environ(), "JAVA_TOOL_OPTIONS=-Dstdout.encoding=UTF-8 -Dfile.encoding=UTF-8")
	command.Stderr = &bytes.Buffer{}
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, command.Stderr)
	}
	return string(out)
}
