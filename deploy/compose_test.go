package deploy_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const (
	composePath = "compose/compose.yml"
	composeDir  = "compose"
	chartsName  = "plugio-charts"
	proxyName   = "proxy"
)

// composeRule is one promise about the Compose file. old and new are an edit after which the rule must no longer hold: a rule
// that accepts its own counter-example proves nothing.
type composeRule struct {
	name     string
	holds    func(composeFile) error
	old, new string
}

var composeRules = []composeRule{
	{
		name:  "the charts run as a numeric user that is not root",
		holds: onCharts(func(s composeService) error { return want("user", s.User, "65532:65532") }),
		old:   `user: "65532:65532"`, new: `user: "0:0"`,
	},
	{
		name:  "the charts cannot write to their file system",
		holds: onCharts(func(s composeService) error { return want("read_only", s.ReadOnly, true) }),
		old:   "read_only: true", new: "read_only: false",
	},
	{
		name:  "the charts have no capability",
		holds: onCharts(noCapability),
		old:   "cap_drop: [ALL]", new: "cap_drop: [NET_RAW]",
	},
	{
		name:  "the charts cannot gain privileges",
		holds: onCharts(noNewPrivileges),
		old:   `["no-new-privileges:true"]`, new: `["seccomp:unconfined"]`,
	},
	{
		name: "the charts have limits of memory, processor and processes",
		holds: onCharts(func(s composeService) error {
			if s.MemLimit == "" || s.CPUs <= 0 || s.PIDsLimit <= 0 {
				return fmt.Errorf("mem_limit %q, cpus %v, pids_limit %d: none may be absent", s.MemLimit, s.CPUs, s.PIDsLimit)
			}
			return nil
		}),
		old: "pids_limit: 64", new: "pids_limit: 0",
	},
	{
		name:  "the charts are never swapped to a disk",
		holds: onCharts(func(s composeService) error { return want("memswap_limit", s.MemSwapLimit, s.MemLimit) }),
		old:   "memswap_limit: 256m", new: "memswap_limit: 1g",
	},
	{
		name: "the charts leave no core dump",
		holds: onCharts(func(s composeService) error {
			if limit, set := s.Ulimits["core"]; !set || limit != 0 {
				return errors.New("the core limit is not 0")
			}
			return nil
		}),
		old: "core: 0", new: "nofile: 1024",
	},
	{
		name: "the charts' health is asked of the binary itself",
		holds: onCharts(func(s composeService) error {
			return want("healthcheck", strings.Join(s.HealthCheck.Test, " "), "CMD /plugio-charts healthcheck")
		}),
		old: "[CMD, /plugio-charts, healthcheck]", new: "[CMD-SHELL, curl -f localhost:8080]",
	},
	{
		name:  "the charts may finish what they draw before they are ended",
		holds: onCharts(graceCoversStop),
		old:   "stop_grace_period: 20s", new: "stop_grace_period: 10s",
	},
	{
		name: "the charts are published to this machine alone",
		holds: onCharts(func(s composeService) error {
			return want("published ports", strings.Join(s.Ports, " "), "127.0.0.1:${CHARTS_PORT:-8081}:8080")
		}),
		old: "127.0.0.1:${CHARTS_PORT", new: "${CHARTS_PORT",
	},
	{
		name: "the charts mount nothing",
		holds: onCharts(func(s composeService) error {
			return want("number of mounts", len(s.Volumes)+len(s.Tmpfs), 0)
		}),
		old: "networks: [charts]", new: "networks: [charts]\n    volumes: [\"/var/run/docker.sock:/var/run/docker.sock\"]",
	},
	{
		name:  "the charts have no route out",
		holds: chartsOnInternalNetworks,
		old:   "  charts:\n    internal: true", new: "  charts:\n    internal: false",
	},
	{
		name:  "the charts reach neither Jira nor its database",
		holds: chartsMeetOnlyTheProxy,
		old:   "networks: [charts]\n", new: "networks: [charts, site]\n",
	},
	{
		name:  "the charts' settings are settings they have",
		holds: onCharts(knownSettings),
		old:   "PLUGIO_BASE_PATH", new: "PLUGIO_BASEPATH",
	},
	{
		name:  "nginx sends on the prefix under which the charts answer",
		holds: basePathIsTheLocation,
		old:   "PLUGIO_BASE_PATH: /charts", new: "PLUGIO_BASE_PATH: /widgets",
	},
	{
		name:  "every container comes back after a crash",
		holds: onAll(func(s composeService) error { return want("restart", s.Restart, "unless-stopped") }),
		old:   "restart: unless-stopped", new: "restart: \"no\"",
	},
	{
		name:  "the logs that grow with requests are bounded",
		holds: boundedLogs,
		old:   "max-size: 5m", new: "labels: none",
	},
	{
		name:  "only the proxy can be reached from other machines",
		holds: onlyTheProxyIsPublic,
		old:   "127.0.0.1:${GRAFANA_PORT", new: "${GRAFANA_PORT",
	},
	{
		name: "the proxy needs no privilege either",
		holds: onService(proxyName, func(s composeService) error {
			if s.User == "" || strings.HasPrefix(s.User, "0") || !s.ReadOnly {
				return fmt.Errorf("user %q, read_only %v", s.User, s.ReadOnly)
			}
			return errors.Join(noCapability(s), noNewPrivileges(s))
		}),
		old: `user: "101:101"`, new: `user: "0"`,
	},
	{
		name: "the proxy cannot change its configuration",
		holds: onService(proxyName, func(s composeService) error {
			for _, mount := range s.Volumes {
				if !strings.HasSuffix(mount, ":ro") {
					return fmt.Errorf("%s can be written", mount)
				}
			}
			return nil
		}),
		old: "nginx.conf:ro", new: "nginx.conf",
	},
	{
		name: "nothing waits for the charts",
		holds: onAll(func(s composeService) error {
			if _, waits := s.DependsOn[chartsName]; waits {
				return errors.New("a fault of the charts would keep Jira down")
			}
			return nil
		}),
		old: "      jira-db:\n        condition: service_healthy", new: "      plugio-charts:\n        condition: service_healthy",
	},
	{
		name:  "the database is reached by its product alone",
		holds: databaseMeetsOnlyItsProduct,
		old:   "networks: [edge, charts, site]", new: "networks: [edge, charts, site, data]",
	},
	{
		name:  "the images that others make have an exact version",
		holds: imagesPinned,
		old:   "image: postgres:16.15", new: "image: postgres:latest",
	},
	{
		name:  "all images are the official ones",
		holds: officialImages,
		old:   "atlassian/jira-software:", new: "example/jira-software:",
	},
	{
		name:  "no container is privileged or shares a namespace of the host",
		holds: onAll(noHostNamespace),
		old:   "    networks: [monitoring]", new: "    network_mode: host",
	},
	{
		name:  "no password stands in the file",
		holds: onAll(noLiteralSecret),
		old:   "POSTGRES_PASSWORD: ${DB_PASSWORD:?set it in .env}", new: "POSTGRES_PASSWORD: jira",
	},
}

// readCompose reads the Compose files of a stack.
func readCompose(t *testing.T, names ...string) composeTexts {
	t.Helper()
	var texts composeTexts
	for _, name := range names {
		texts = append(texts, readFile(t, filepath.Join(composeDir, name)))
	}
	return texts
}

func TestCompose(t *testing.T) {
	jira := readCompose(t, "compose.yml", "compose.site.yml", "compose.jira.yml", "compose.tls.yml", "compose.monitoring.yml")
	confluence := readCompose(t, "compose.yml", "compose.site.yml", "compose.confluence.yml", "compose.tls.yml", "compose.monitoring.yml")
	for _, rule := range composeRules {
		t.Run(rule.name, func(t *testing.T) {
			for product, texts := range map[string]composeTexts{"jira": jira, "confluence": confluence} {
				shipped, err := texts.parse()
				if err != nil {
					t.Fatal(err)
				}
				if err := rule.holds(shipped); err != nil {
					t.Errorf("the shipped files, %s: %v", product, err)
				}
			}
			broken, changed := jira.replace(rule.old, rule.new)
			if !changed {
				t.Fatalf("the counter-example changes nothing: %q is in no file", rule.old)
			}
			file, err := broken.parse()
			if err != nil {
				t.Fatalf("the counter-example: %v", err)
			}
			if rule.holds(file) == nil {
				t.Errorf("the rule accepts its counter-example %q", rule.new)
			}
		})
	}
}

func TestComposeRefusesUnknownKeys(t *testing.T) {
	text := strings.Replace(readFile(t, composePath), "cap_drop:", "cap_drops:", 1)
	if _, err := parseCompose(text); err == nil {
		t.Error("a misspelt key is accepted, so a rule could pass over an absent limit")
	}
}

// TestComposeVariables holds the settings of a stack to the variables of its Compose files. Those with a default may be
// absent; the others, and all that are offered, must be used.
func TestComposeVariables(t *testing.T) {
	variable := regexp.MustCompile(`\$\{([A-Z_]+)(:-)?`)
	for _, product := range []string{"jira", "confluence"} {
		offered := make(map[string]bool)
		for line := range strings.Lines(readFile(t, filepath.Join(composeDir, product+".env"))) {
			if name, _, isSetting := strings.Cut(line, "="); isSetting && !strings.HasPrefix(line, "#") {
				offered[name] = true
			}
		}
		// Compose's own.
		delete(offered, "COMPOSE_FILE")
		delete(offered, "COMPOSE_PROJECT_NAME")
		used := make(map[string]bool)
		for _, text := range readCompose(t, "compose.yml", "compose.site.yml", "compose."+product+".yml", "compose.tls.yml") {
			for _, match := range variable.FindAllStringSubmatch(text, -1) {
				used[match[1]] = true
				if match[2] == "" && !offered[match[1]] {
					t.Errorf("%s.env does not explain %s", product, match[1])
				}
			}
		}
		for name := range offered {
			if !used[name] {
				t.Errorf("%s.env offers %s, which no file uses", product, name)
			}
		}
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
