package deploy_test

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/render/rendertest"
)

// stack is a set of containers that the guide's commands start, in a copy of the checkout.
type stack struct {
	*guide
	root, project string
	// The ports that are published, all free ones, since those of the guide may be in use.
	charts, http, https, prometheus string
	// roots trusts the certificate that the test made.
	roots *x509.CertPool
}

// newStack prepares a checkout, images for what no registry is there to give, and a Compose under the name of today.
func newStack(t *testing.T) *stack {
	t.Helper()
	requireImage(t)
	compose := requireCompose(t)
	useForeignImages(t)
	proxy, err := moduleProxy()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(proxy.Close)
	s := &stack{root: checkout(t), project: fmt.Sprintf("plugiotest%d", os.Getpid())}
	for _, address := range []*string{&s.charts, &s.http, &s.https, &s.prometheus} {
		*address = freeAddress(t)
	}
	s.guide = &guide{
		t:    t,
		page: composeDir + "/README.md",
		env: []string{
			"DOCKER_BUILDKIT=0", "COMPOSE_DOCKER_CLI_BUILD=0", "GOPROXY=" + proxy.URL, "PLUGIO_CHARTS_VERSION=" + testVersion,
			"COMPOSE_PROJECT_NAME=" + s.project, "CHARTS_PORT=" + port(s.charts), "HTTP_PORT=" + port(s.http), "HTTPS_PORT=" + port(s.https),
			"PROMETHEUS_PORT=" + port(s.prometheus), "GRAFANA_PORT=" + port(freeAddress(t)),
		},
	}
	s.before = "cd " + s.root + "\n" + s.commands("# With Docker Compose", 0) + compose
	t.Cleanup(func() { s.run("docker compose down --volumes --timeout 20") })
	return s
}

// requireCompose finds Compose and returns what makes `docker compose` of the older program where that is all there is.
func requireCompose(t *testing.T) string {
	t.Helper()
	if exec.Command("docker", "compose", "version").Run() == nil {
		return ""
	}
	requireTool(t, "docker-compose", "docker-compose")
	return `docker() { if [ "$1" = compose ]; then shift; command docker-compose "$@"; else command docker "$@"; fi; }`
}

// useForeignImages puts stand-ins under the names that the Compose files use.
func useForeignImages(t *testing.T) {
	t.Helper()
	file, err := readCompose(t, "compose.site.yml", "compose.jira.yml", "compose.monitoring.yml").parse()
	if err != nil {
		t.Fatal(err)
	}
	confluence, err := readCompose(t, "compose.confluence.yml").parse()
	if err != nil {
		t.Fatal(err)
	}
	site := filepath.Join(imageDir, "site")
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", site, "./testdata/site")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building the stand-in of Jira: %v: %s", err, output)
	}
	serving := func(image, listen string) standIn {
		return standIn{
			name:  image,
			files: map[string]string{"/site": site}, links: map[string]string{"/bin/pg_isready": "/site"},
			changes: []string{`ENTRYPOINT ["/site"]`, "ENV SITE_LISTEN=" + listen, "ENV PATH=/bin"},
		}
	}
	nginx, prometheus := requireNginx(t), requireTool(t, "prometheus", "prometheus")
	for _, image := range []standIn{
		{
			name:     file.Services[proxyName].Image,
			programs: []string{nginx},
			links:    map[string]string{"/var/log/nginx/error.log": "/dev/stderr", "/var/log/nginx/access.log": "/dev/stdout"},
			changes:  []string{fmt.Sprintf(`ENTRYPOINT [%q, "-g", "daemon off;"]`, nginx), "ENV PATH=" + filepath.Dir(nginx)},
		},
		{
			name:     file.Services["prometheus"].Image,
			programs: []string{prometheus},
			// The folder of the volume belongs to its user, as in the official image.
			owned:   map[string]int{"/prometheus": 65534},
			changes: []string{fmt.Sprintf("ENTRYPOINT [%q]", prometheus), "WORKDIR /prometheus"},
		},
		serving(file.Services["jira"].Image, ":8080"),
		serving(confluence.Services["confluence"].Image, ":8080"),
		serving(file.Services["jira-db"].Image, ":5432"),
		serving(file.Services["grafana"].Image, ":3000"),
	} {
		image.use(t)
	}
}

// certificate puts a key pair where the guide's command copies it from.
func (s *stack) certificate() {
	s.t.Helper()
	chain, key := apitest.Certificate(s.t)
	for name, from := range map[string]string{"chain.pem": chain, "key.pem": key} {
		if err := os.Rename(from, filepath.Join(s.root, "deploy/compose", name)); err != nil {
			s.t.Fatal(err)
		}
	}
	s.roots = x509.NewCertPool()
	s.roots.AppendCertsFromPEM([]byte(readFile(s.t, filepath.Join(s.root, "deploy/compose/chain.pem"))))
}

// secure sends a request over TLS, trusting nothing but the certificate of the test.
func (s *stack) secure(text string) (status int, body string, err error) {
	conn, err := tls.DialWithDialer(&net.Dialer{Timeout: patience}, "tcp", s.https, &tls.Config{RootCAs: s.roots, ServerName: "charts.example"})
	if err != nil {
		return 0, "", err
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(patience))
	_, _ = io.WriteString(conn, text)
	method, _, _ := strings.Cut(text, " ")
	response, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		return 0, "", err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	return response.StatusCode, string(content), err
}

// answers waits until an address answers a GET as it should.
func answers(t *testing.T, address, target string, want int) string {
	t.Helper()
	var found string
	apitest.Eventually(t, fmt.Sprintf("http://%s%s is answered with %d", address, target, want), func() bool {
		response, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(mustGet(t, "http://"+address+target))
		if err != nil {
			return false
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		found = string(body)
		return err == nil && response.StatusCode == want
	})
	return found
}

func mustGet(t *testing.T, url string) *http.Request {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	return request
}

const shownPicture = "/charts/gauge.png?value=72&label=Sprint%20progress&width=320&height=240"

// TestStackAlone walks the first part of the guide, and looks for a way out of the network that publishes a port.
func TestStackAlone(t *testing.T) {
	s := newStack(t)
	s.run(s.commands("## The charts alone", 0))
	if picture := answers(t, s.charts, shownPicture, http.StatusOK); !strings.HasPrefix(picture, "\x89PNG") {
		t.Errorf("the guide's picture begins with %.20q", picture)
	}
	id := strings.TrimSpace(s.run("docker compose ps --quiet plugio-charts"))
	testNoWayOut(t, container{id: id})
	t.Run("a proxy in a container", s.testForeignProxy)
	t.Run("more beside the charts alone", s.testMoreBesideAlone)
	front := *s.guide
	front.page = "README.md"
	for heading, want := range map[string]string{"## Health and logs": `"started"`, "## Upgrade": testVersion} {
		if output := front.run(front.commands(heading, 0)); !strings.Contains(output, want) {
			t.Errorf("%s prints no %s:\n%s", heading, want, output)
		}
	}
	// Another name for the image, so that it is still there for the other tests.
	docker(t, "tag", testImage, testImage+"-kept")
	front.run(front.commands("## Uninstall", 0))
	docker(t, "tag", testImage+"-kept", testImage)
	docker(t, "rmi", testImage+"-kept")
	if left := s.run("docker compose ps --quiet"); left != "" {
		t.Errorf("after the end there are %s", left)
	}
}

// testForeignProxy: a container of somebody else's joins the network, and asks for the charts by name. Here it is their own
// program, which can ask for their health.
func (s *stack) testForeignProxy(t *testing.T) {
	foreign := runContainer(t, testImage, "--network", newNetwork(t))
	asks := []string{"exec", "--env", "PLUGIO_LISTEN=plugio-charts:8080", "--env", "PLUGIO_BASE_PATH=/charts", foreign.id, "/plugio-charts", "healthcheck"}
	if _, err := tryDocker(asks...); err == nil {
		t.Fatal("it reaches the charts before it has joined")
	}
	join := s.inline("docker network connect compose_charts NAME")
	s.run(strings.NewReplacer("compose_", s.project+"_", "NAME", foreign.id).Replace(join))
	docker(t, asks...)
}

// testMoreBesideAlone adds presets, and then the monitoring, to the charts that run alone.
func (s *stack) testMoreBesideAlone(t *testing.T) {
	s.run("cp ../presets/presets.yaml presets.yaml\n" + s.inline("docker compose -f compose.yml -f compose.presets.yml up -d"))
	const preset = "/charts/gauge.png?preset=sla&value=97.2&strict=true"
	answers(t, s.charts, preset, http.StatusOK)
	s.run("sed -i 's/^  sla:/  service:/' presets.yaml\n" + s.inline("docker compose restart plugio-charts"))
	answers(t, s.charts, strings.Replace(preset, "sla", "service", 1), http.StatusOK)
	s.run(s.inline("docker compose -f compose.yml -f compose.monitoring.yml up -d"))
	answers(t, s.prometheus, "/-/ready", http.StatusOK)
	answers(t, s.charts, shownPicture, http.StatusOK)
}

// TestStackConfluence starts the stack of the other product.
func TestStackConfluence(t *testing.T) {
	s := newStack(t)
	s.run(strings.ReplaceAll(s.commands("## With a new Jira, or a new Confluence", 0), "jira.env", "confluence.env"))
	answers(t, s.http, shownPicture, http.StatusOK)
	if page := answers(t, s.http, "/", http.StatusOK); !strings.Contains(page, "Dashboard") {
		t.Errorf("Confluence is answered by %q", page)
	}
}

// TestPrivacyStackJira walks the rest of the guide in one stack: Jira, HTTPS, monitoring, faults, and all that was logged meanwhile.
func TestPrivacyStackJira(t *testing.T) {
	s := newStack(t)
	s.run(s.commands("## With a new Jira, or a new Confluence", 0))
	answers(t, s.http, shownPicture, http.StatusOK)
	answers(t, s.http, "/", http.StatusOK)
	s.certificate()
	s.run(s.commands("## HTTPS", 0))
	s.run(s.commands("## House defaults, presets and brand colours", 0))
	s.run(s.commands("## Monitoring", 0))
	t.Run("HTTP is redirected", func(t *testing.T) {
		answers(t, s.http, "/browse/ABC-1?x=1", http.StatusMovedPermanently)
	})
	t.Run("a browser sees the picture on Jira's page", s.testBrowser)

	values := apitest.Canaries{}
	for _, r := range answered(values) {
		if status, body, err := s.secure(r.text); err != nil || status != r.want {
			t.Errorf("%s: status %d, want %d: %v %.200q", r.name, status, r.want, err, body)
		}
	}
	if status, _ := exchange(t, s.http, compose("GET", "/charts/gauge.png?label="+values.Text("redirected"), "", "")); status != http.StatusMovedPermanently {
		t.Errorf("over HTTP: status %d", status)
	}
	t.Run("presets, and a new certificate", s.testPresets)
	t.Run("Prometheus", s.testPrometheus)
	t.Run("Jira stays up without the charts", func(t *testing.T) {
		s.run("docker compose stop plugio-charts")
		s.expect(t, "/", http.StatusOK)
		s.expect(t, "/charts/gauge.png?label="+values.Text("charts stopped"), http.StatusBadGateway)
		s.run("docker compose start plugio-charts")
		s.expect(t, shownPicture, http.StatusOK)
	})
	t.Run("the pictures stay up without Jira", func(t *testing.T) {
		s.run("docker compose stop jira")
		s.expect(t, "/", http.StatusBadGateway)
		s.expect(t, "/charts/gauge.png?value=1&label="+values.Text("Jira stopped"), http.StatusOK)
	})
	t.Run("no log holds a value", func(t *testing.T) { s.testLogs(t, values) })
	t.Run("the end keeps the volumes", s.testEnd)
}

// testPresets: the file is read, and a new certificate taken on while the pictures go on.
func (s *stack) testPresets(t *testing.T) {
	s.expect(t, "/charts/gauge.png?preset=sla&value=97.2&strict=true", http.StatusOK)
	s.run(s.inline("docker compose exec -T proxy nginx -s reload"))
	s.expect(t, shownPicture, http.StatusOK)
}

func (s *stack) testEnd(t *testing.T) {
	s.run(s.inline("docker compose down"))
	volumes := func() int {
		return len(strings.Fields(docker(t, "volume", "ls", "--quiet", "--filter", "name="+s.project+"_")))
	}
	if volumes() == 0 {
		t.Error("the volumes of Jira and its database are gone")
	}
	s.run("docker compose down --volumes")
	if left := volumes(); left != 0 {
		t.Errorf("%d volumes are left", left)
	}
}

// expect waits until the site answers so over TLS: a name that came or went is looked up again within seconds.
func (s *stack) expect(t *testing.T, target string, want int) {
	t.Helper()
	apitest.Eventually(t, fmt.Sprintf("%s is answered with %d", target, want), func() bool {
		status, _, err := s.secure(compose("GET", target, "", ""))
		return err == nil && status == want
	})
}

func (s *stack) testBrowser(t *testing.T) {
	page := rendertest.Chromium(t).Page(t, "https://localhost:"+port(s.https)+"/", rendertest.View{AnyCertificate: true})
	var drawn []int
	page.Eval(t, `Array.from(document.images, i => i.complete ? [i.naturalWidth, i.naturalHeight] : [0, 0]).flat()`, &drawn)
	if fmt.Sprint(drawn) != "[320 240]" {
		t.Errorf("the picture on the page measures %v", drawn)
	}
	if faults := page.Errors(t); len(faults) > 0 {
		t.Errorf("the browser complains: %v", faults)
	}
}

// testPrometheus: it reads the service's metrics and has loaded every rule.
func (s *stack) testPrometheus(t *testing.T) {
	apitest.Eventually(t, "Prometheus reads the metrics", func() bool {
		return strings.Contains(answers(t, s.prometheus, "/api/v1/query?query=up%7Bjob%3D%22plugio-charts%22%7D", http.StatusOK), `"1"]`)
	})
	var loaded struct {
		Data struct {
			Groups []struct {
				Rules []struct{ Name, Health string }
			}
		}
	}
	apitest.Eventually(t, "Prometheus has judged every rule", func() bool {
		if err := json.Unmarshal([]byte(answers(t, s.prometheus, "/api/v1/rules", http.StatusOK)), &loaded); err != nil {
			t.Fatal(err)
		}
		for _, group := range loaded.Data.Groups {
			for _, rule := range group.Rules {
				if rule.Health != "ok" {
					return false
				}
			}
		}
		return len(loaded.Data.Groups) > 0
	})
	rules := strings.Count(readFile(t, "monitoring/alerts.yml"), "- alert:")
	if got := len(loaded.Data.Groups[0].Rules); got != rules {
		t.Errorf("%d rules are loaded, the file has %d", got, rules)
	}
}

// testLogs searches the log of every container of the stack.
func (s *stack) testLogs(t *testing.T, values apitest.Canaries) {
	dir := t.TempDir()
	ids := strings.Fields(s.run("docker compose ps --all --quiet 2>/dev/null || docker compose ps --quiet"))
	if len(ids) < 6 {
		t.Fatalf("only the containers %v", ids)
	}
	written := 0
	for _, id := range ids {
		log := container{id: id}.logs(t)
		written += len(log)
		name := strings.Trim(docker(t, "inspect", "--format", "{{.Name}}", id), "/")
		if strings.Contains(name, proxyName) && !strings.Contains(log, `"p":"/charts/gauge.png"`) {
			t.Errorf("the proxy's log tells of no picture:\n%s", tail(log))
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(log), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if written == 0 {
		t.Fatal("nothing was logged, so the search proves nothing")
	}
	for _, found := range search(t, values, dir) {
		t.Error(found)
	}
}
