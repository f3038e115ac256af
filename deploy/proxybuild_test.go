package deploy_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// What has no package in Debian is built from its Go module, or judged by one.
const proxiesModule = "../.ci/proxies"

// proxyTool runs the go command in the module of the proxies.
func proxyTool(arguments ...string) (string, error) {
	command := exec.Command("go", arguments...)
	command.Dir = proxiesModule
	command.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", "CGO_ENABLED=0")
	var stderr strings.Builder
	command.Stderr = &stderr
	output, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w: %s", strings.Join(arguments, " "), err, tail(stderr.String()))
	}
	return strings.TrimSpace(string(output)), nil
}

const (
	traefikPackage = "github.com/traefik/traefik/v3/cmd/traefik"
	acmeModule     = "github.com/go-acme/lego/v4"
)

// noProviders replaces the one file of the ACME client that names every provider of names there is: their libraries are nine
// tenths of the time that a build takes, and no example asks for a certificate that way.
const noProviders = `package dns

import (
	"errors"

	"` + acmeModule + `/challenge"
)

// NewDNSChallengeProviderByName knows none.
func NewDNSChallengeProviderByName(name string) (challenge.Provider, error) {
	return nil, errors.New(name + ": built without providers")
}
`

// traefikModule writes a go.mod that has the ACME client without its providers, and returns its path.
func traefikModule() (string, error) {
	text, err := proxyTool("mod", "download", "-json", acmeModule)
	if err != nil {
		return "", err
	}
	var client struct{ Dir string }
	if err := json.Unmarshal([]byte(text), &client); err != nil {
		return "", fmt.Errorf("go mod download: %w", err)
	}
	dir := filepath.Join(imageDir, "traefik")
	if err := copyContext(client.Dir, filepath.Join(dir, "acme")); err != nil {
		return "", err
	}
	file := filepath.Join(dir, "acme", "providers", "dns", "zz_gen_dns_providers.go")
	// The copy is as unwritable as the cache it comes from.
	if err := os.Remove(file); err != nil {
		return "", err
	}
	if err := os.WriteFile(file, []byte(noProviders), 0o600); err != nil {
		return "", err
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		content, err := os.ReadFile(filepath.Join(proxiesModule, name))
		if err != nil {
			return "", err
		}
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			return "", err
		}
	}
	module := filepath.Join(dir, "go.mod")
	_, err = proxyTool("mod", "edit", "-replace", acmeModule+"="+filepath.Join(dir, "acme"), module)
	return module, err
}

// builtTraefik is the program, or why there is none.
var builtTraefik = sync.OnceValues(func() (string, error) {
	module, err := traefikModule()
	if err != nil {
		return "", err
	}
	if os.Getenv("CI") == "" {
		compiled, err := proxyTool("list", "-modfile", module, "-trimpath", "-deps", "-f", "{{if .Stale}}{{.ImportPath}}{{end}}", traefikPackage)
		if err != nil {
			return "", err
		}
		if strings.Count(compiled, "\n") > 100 {
			return "", fmt.Errorf("Traefik is not compiled yet, which takes minutes: CI=true go test ./deploy -run Proxies")
		}
	}
	binary := filepath.Join(imageDir, "traefik", "traefik")
	_, err = proxyTool("build", "-modfile", module, "-trimpath", "-ldflags", "-s -w", "-o", binary, traefikPackage)
	return binary, err
})

func requireTraefik(t *testing.T) string {
	t.Helper()
	binary, err := builtTraefik()
	if err != nil {
		apitest.Unavailable(t, err.Error())
	}
	return binary
}

// TestEnvoyExample holds the example, which nothing here can start, to Envoy's own types and rules.
func TestEnvoyExample(t *testing.T) {
	judge := filepath.Join(t.TempDir(), "judge")
	if _, err := proxyTool("build", "-o", judge, "./envoy"); err != nil {
		apitest.Unavailable(t, err.Error())
	}
	judged := func(text string) error {
		command := exec.Command(judge)
		command.Stdin = strings.NewReader(text)
		if output, err := command.CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s", err, output)
		}
		return nil
	}
	shipped := readFile(t, "proxies/envoy/envoy.yaml")
	if err := judged(shipped); err != nil {
		t.Error(err)
	}
	for old, replacement := range map[string]string{
		"request_headers_to_remove:": "request_headers_to_removed:",
		"connect_timeout: 2s":        "connect_timeout: -2s",
		"stat_prefix: jira":          `stat_prefix: ""`,
		"router.v3.Router":           "router.v3.Rooter",
		"STRICT_DNS":                 "STRICT_NAMES",
	} {
		broken := strings.Replace(shipped, old, replacement, 1)
		if broken == shipped || judged(broken) == nil {
			t.Errorf("%q in place of %q passes", replacement, old)
		}
	}
	if !strings.Contains(readFile(t, "proxies/README.md"), "(envoy) | not started") {
		t.Error("proxies/README.md does not say that Envoy is not started")
	}
	t.Log("not tried: Envoy is held to its types, and not started")
}
