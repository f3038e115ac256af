package kubernetes_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/plugio/charts/api/apitest"
)

var toolsDir string

func TestMain(m *testing.M) {
	var err error
	if toolsDir, err = os.MkdirTemp("", "plugio-cluster-tools"); err != nil {
		fmt.Fprintln(os.Stderr, "making a folder for the tools:", err)
		os.Exit(1)
	}
	code := m.Run()
	_ = os.RemoveAll(toolsDir)
	os.Exit(code)
}

// tools builds Helm and the two commands beside it, once.
var tools = sync.OnceValue(func() error {
	build := exec.Command("go", "build", "-o", toolsDir+"/", "helm.sh/helm/v3/cmd/helm", "./manifests", "./notes")
	build.Dir = "../../.ci/cluster"
	if output, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building Helm: %w: %s", err, output)
	}
	return nil
})

func requireTools(t *testing.T) {
	t.Helper()
	if err := tools(); err != nil {
		apitest.Unavailable(t, err.Error())
	}
}

func run(input, tool string, arguments ...string) (string, error) {
	command := exec.Command(filepath.Join(toolsDir, tool), arguments...)
	command.Stdin = strings.NewReader(input)
	output, err := command.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", tool, strings.Join(arguments, " "), err, output)
	}
	return string(output), nil
}

func template(arguments ...string) (string, error) {
	return run("", "helm", append([]string{"template", "jira-charts", ".", "--kube-version", "1.33.0"}, arguments...)...)
}

// object is a part of a manifest, found by its path.
type object map[string]any

func (o object) at(path string) any {
	var current any = map[string]any(o)
	for _, step := range strings.Split(path, ".") {
		switch typed := current.(type) {
		case map[string]any:
			current = typed[step]
		case []any:
			var index int
			if _, err := fmt.Sscan(step, &index); err != nil || index >= len(typed) {
				return nil
			}
			current = typed[index]
		default:
			return nil
		}
	}
	return current
}

// render returns the manifests by kind and name, after the API's types have accepted them.
func render(t *testing.T, arguments ...string) map[string]object {
	t.Helper()
	requireTools(t)
	rendered, err := template(arguments...)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := run(rendered, "manifests"); err != nil {
		t.Error(err)
	}
	found := map[string]object{}
	decoder := yaml.NewDecoder(strings.NewReader(rendered))
	for {
		var next map[string]any
		if err := decoder.Decode(&next); err != nil {
			return found
		}
		if next != nil {
			found[fmt.Sprint(next["kind"], " ", object(next).at("metadata.name"))] = next
		}
	}
}

const name = "jira-charts-plugio-charts"

// expectation is what must stand at a path of a manifest; nil is nothing.
type expectation struct {
	object, path string
	want         any
}

func TestChart(t *testing.T) {
	deployment, pod := "Deployment "+name, "spec.template.spec."
	for file, expected := range map[string][]expectation{
		"default": {
			{deployment, "spec.replicas", 2},
			{deployment, pod + "securityContext.runAsUser", 65532},
			{deployment, pod + "automountServiceAccountToken", false},
			{deployment, pod + "enableServiceLinks", false},
			{deployment, pod + "containers.0.securityContext.readOnlyRootFilesystem", true},
			{deployment, pod + "containers.0.readinessProbe.httpGet.path", "/plugio-charts/readyz"},
			{deployment, pod + "containers.0.livenessProbe.httpGet.path", "/plugio-charts/healthz"},
			{deployment, pod + "containers.0.volumeMounts", nil},
			{deployment, pod + "topologySpreadConstraints.1.topologyKey", "topology.kubernetes.io/zone"},
			{"Service " + name, "spec.ports.0.port", 80},
			{"Service " + name, "spec.ports.1", nil},
			{"PodDisruptionBudget " + name, "spec.maxUnavailable", 1},
			{"NetworkPolicy " + name, "spec.policyTypes.1", "Egress"},
			{"NetworkPolicy " + name, "spec.egress.0", nil},
			{"NetworkPolicy " + name, "spec.ingress.0.ports.0.port", "http"},
			{"NetworkPolicy " + name, "spec.ingress.1", nil},
			{"HorizontalPodAutoscaler " + name, "kind", nil},
			{"Ingress " + name, "kind", nil},
			{"ServiceMonitor " + name, "kind", nil},
			{"PrometheusRule " + name, "kind", nil},
		},
		"openshift": {
			{deployment, pod + "securityContext.runAsUser", nil},
			{deployment, pod + "securityContext.fsGroup", nil},
			{deployment, pod + "securityContext.runAsNonRoot", true},
		},
		"ingress": {
			{deployment, "spec.replicas", nil},
			{"HorizontalPodAutoscaler " + name, "spec.minReplicas", 2},
			{"Ingress " + name, "spec.rules.0.host", "charts.example.com"},
			{"Ingress " + name, "spec.rules.0.http.paths.0.path", "/plugio-charts/"},
			{"Ingress " + name, "spec.tls.0.secretName", "charts-tls"},
			{"NetworkPolicy " + name, "spec.ingress.0.from.0.namespaceSelector.matchLabels", map[string]any{"kubernetes.io/metadata.name": "traefik"}},
		},
		"gateway": {
			{"HTTPRoute " + name, "spec.parentRefs.0.namespace", "gateways"},
			{"HTTPRoute " + name, "spec.rules.0.matches.0.path.value", "/plugio-charts/"},
			{"HTTPRoute " + name, "spec.rules.0.filters.0.requestHeaderModifier.remove.0", "Cookie"},
			{"PodDisruptionBudget " + name, "spec.minAvailable", 1},
			{"PodDisruptionBudget " + name, "spec.maxUnavailable", nil},
		},
		"monitoring": {
			{"ServiceMonitor " + name, "spec.jobLabel", "app.kubernetes.io/name"},
			{"ServiceMonitor " + name, "metadata.labels.release", "prometheus"},
			{"PrometheusRule " + name, "spec.groups.0.name", "plugio-charts"},
			{"ConfigMap " + name + "-presets", "data", map[string]any{"presets.yaml": "defaults:\n  locale: de-CH\n"}},
			{deployment, pod + "containers.0.volumeMounts.0.readOnly", true},
			{deployment, pod + "containers.0.env.3", map[string]any{"name": "PLUGIO_PRESETS", "value": "/etc/plugio-charts/presets.yaml"}},
			{deployment, pod + "containers.0.env.4", map[string]any{"name": "PLUGIO_CACHE", "value": "no-store"}},
			{"NetworkPolicy " + name, "spec.ingress.1.ports.0.port", "metrics"},
		},
	} {
		t.Run(file, func(t *testing.T) {
			objects := render(t, "--values", "ci/"+file+".yaml")
			for _, e := range expected {
				if got := objects[e.object].at(e.path); fmt.Sprint(got) != fmt.Sprint(e.want) {
					t.Errorf("%s: %s is %v, want %v", e.object, e.path, got, e.want)
				}
			}
		})
	}
}

func TestChartLint(t *testing.T) {
	requireTools(t)
	for _, values := range []string{"default", "openshift", "ingress", "gateway", "monitoring"} {
		if _, err := run("", "helm", "lint", "--strict", "--kube-version", "1.33.0", "--values", "ci/"+values+".yaml", "."); err != nil {
			t.Error(err)
		}
	}
}

// TestChartRefusals: a wrong value ends the installation with its name, before anything is made.
func TestChartRefusals(t *testing.T) {
	requireTools(t)
	for setting, want := range map[string]string{
		"replicaCount=0":                          "replicaCount",
		"replicas=3":                              "replicas",
		"charts.service.contextPath=plugio":       "contextPath",
		"charts.service.contextPath=/plugio/":     "contextPath",
		"charts.terminationGracePeriodSeconds=10": "terminationGracePeriodSeconds",
		"image.pullPolicy=Sometimes":              "pullPolicy",
		"ingress.create=true":                     "ingress.host is the name under which people open the pictures",
		"gateway.create=true":                     "gateway.parentRefs names the gateways of the route",
	} {
		if _, err := template("--set", setting); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v, want %q in it", setting, err, want)
		}
	}
}

// TestManifestsAreJudged holds the judge itself: what the API would not take, it does not.
func TestManifestsAreJudged(t *testing.T) {
	requireTools(t)
	rendered, err := template()
	if err != nil {
		t.Fatal(err)
	}
	for old, replacement := range map[string]string{
		"maxUnavailable: 0":               "maxUnavailabel: 0",
		"readOnlyRootFilesystem: true":    "readOnlyRootFilesystem: yes-please",
		"kind: NetworkPolicy":             "kind: NetworkPolice",
		"allowPrivilegeEscalation: false": "allowPrivilegeEscalation: true",
		"runAsUser: 65532":                "runAsUser: 0",
	} {
		broken := strings.ReplaceAll(rendered, old, replacement)
		if broken == rendered {
			t.Errorf("%q is nowhere in the manifests", old)
		}
		if _, err := run(broken, "manifests"); err == nil {
			t.Errorf("%q passes", replacement)
		}
	}
}

// TestChartNotes: the capacity that an administrator is told follows from pods and CPU.
func TestChartNotes(t *testing.T) {
	requireTools(t)
	for _, test := range []struct {
		settings []string
		want     []string
	}{
		{nil, []string{"2 pods of 1 CPU draw about 800 pictures a second", "asks for 100 a second: 1 such pod", "- path: /plugio-charts/", "service: " + name}},
		{[]string{"replicaCount=3", "charts.resources.container.limits.cpu=500m"}, []string{"3 pods of 500m CPU draw about 600 pictures"}},
		{[]string{"charts.resources.container.limits.cpu=100m"}, []string{"asks for 100 a second: 3 such pod"}},
		{[]string{"autoscaling.enabled=true"}, []string{"10 pods of 1 CPU draw about 4000 pictures"}},
		{[]string{"ingress.create=true", "ingress.host=charts.example.com"}, []string{"https://charts.example.com/plugio-charts/gauge.png"}},
	} {
		notes, err := run("", "notes", append([]string{"."}, test.settings...)...)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range test.want {
			if !strings.Contains(notes, want) {
				t.Errorf("%v: the notes have no %q:\n%s", test.settings, want, notes)
			}
		}
	}
}

// TestEveryValueIsExplained, as Atlassian's charts explain theirs; and what the values name is what the schema knows.
func TestEveryValueIsExplained(t *testing.T) {
	text, err := os.ReadFile("values.yaml")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	explained := regexp.MustCompile(`^\s*# `)
	// Of a probe the fields are Kubernetes' own, and so is what stands in a list or in a context.
	ownWords := regexp.MustCompile(`^\s+(initialDelaySeconds|periodSeconds|timeoutSeconds|failureThreshold|runAs\w+|fsGroup|type|seccompProfile|allowPrivilegeEscalation|readOnlyRootFilesystem|capabilities|drop|cpu|memory):`)
	for i, line := range lines {
		isValue := regexp.MustCompile(`^\s*\w+: ?\S`).MatchString(line) && !explained.MatchString(line)
		if isValue && !ownWords.MatchString(line) && (i == 0 || !explained.MatchString(lines[i-1])) {
			t.Errorf("line %d is not explained: %s", i+1, line)
		}
	}
}

// TestGuideInstalls takes the guide's installation as it stands there, and lets Helm show what it would install: both commands
// read the same arguments.
func TestGuideInstalls(t *testing.T) {
	requireTools(t)
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?ms)^```sh\n([^`]*helm install.*?)^```$").FindStringSubmatch(string(page))
	if block == nil {
		t.Fatal("the guide has no installation")
	}
	shell := exec.Command("bash", "-euo", "pipefail", "-c", `helm() { [ "$1" = install ]; shift; command helm template --kube-version 1.33.0 "$@"; }`+"\n"+block[1])
	shell.Dir = "../.."
	shell.Env = append(os.Environ(), "PATH="+toolsDir+":"+os.Getenv("PATH"))
	output, err := shell.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	for _, want := range []string{`image: "registry.example.com/plugio-charts:`, "name: jira-charts-plugio-charts\n"} {
		if !strings.Contains(string(output), want) {
			t.Errorf("it prints no %q:\n%s", want, output)
		}
	}
}
