package deploy_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// proxyKind is a proxy whose shipped example runs here, on one port without TLS.
type proxyKind struct {
	name, file string
	// more are further files of the example, by their names beside the first.
	more map[string]string
	// binary finds the program, or leaves the test out.
	binary func(t *testing.T) string
	// edits move ports and logs; they are made by the addresses of this run and the folder for its logs.
	edits func(listen, dir string, to upstreams) []edit
	// preamble stands before the example: what a distribution's main file has.
	preamble string
	command  func(binary, config, dir string) *exec.Cmd
	stop     os.Signal
	// adds is a field that the proxy sends to the service whatever it is told.
	adds string
	// hosts: the example answers for its host name alone.
	hosts bool
	// ofPictures is what a line of the log has that tells of a picture.
	ofPictures string
}

var proxyKinds = []proxyKind{
	{
		name: "apache", ofPictures: "/charts/gauge.png", binary: ofDebian("apache2"), file: "proxies/apache/jira.conf",
		preamble: apacheMain, stop: syscall.SIGTERM,
		edits: func(listen, dir string, to upstreams) []edit {
			return []edit{
				{"<VirtualHost *:443>", "PidFile " + dir + "/pid\nErrorLog " + dir + "/main.log\nListen " + listen + "\n<VirtualHost *:" + port(listen) + ">"},
				{"  SSLEngine on\n", ""},
				{"  SSLCertificateFile    /etc/apache2/tls/tls.crt\n", ""},
				{"  SSLCertificateKeyFile /etc/apache2/tls/tls.key\n", ""},
				{"/var/log/apache2", dir},
				{"127.0.0.1:8081", to.charts},
				{"127.0.0.1:8080", to.jira},
			}
		},
		command: func(binary, config, _ string) *exec.Cmd {
			return exec.Command(binary, "-D", "FOREGROUND", "-f", config)
		},
	},
	{
		name: "haproxy", ofPictures: "/charts/gauge.png", binary: ofDebian("haproxy"), file: "proxies/haproxy/haproxy.cfg",
		// At SIGTERM it would end by the signal, and not with a code.
		stop: syscall.SIGUSR1,
		edits: func(listen, _ string, to upstreams) []edit {
			return []edit{
				{"bind :443 ssl crt /etc/haproxy/tls/jira.pem", "bind " + listen},
				{"127.0.0.1:8081", to.charts},
				{"127.0.0.1:8080", to.jira},
			}
		},
		command: func(binary, config, _ string) *exec.Cmd { return exec.Command(binary, "-db", "-f", config) },
	},
	{
		name: "caddy", ofPictures: "/charts/gauge.png", binary: ofDebian("caddy"), file: "proxies/caddy/Caddyfile",
		stop: syscall.SIGTERM,
		edits: func(listen, _ string, to upstreams) []edit {
			return []edit{
				{"{\n\tlog default {", "{\n\tadmin off\n\tauto_https off\n\tlog default {"},
				{"jira.example.com {", "http://:" + port(listen) + " {\n\tbind 127.0.0.1"},
				{"127.0.0.1:8081", to.charts},
				{"127.0.0.1:8080", to.jira},
			}
		},
		command: func(binary, config, _ string) *exec.Cmd {
			return exec.Command(binary, "run", "--adapter", "caddyfile", "--config", config)
		},
	},
	{
		name: "traefik", ofPictures: `"RouterName":"charts@file"`, binary: requireTraefik, file: "proxies/traefik/traefik.yml",
		more: map[string]string{"charts.yml": "proxies/traefik/charts.yml"},
		stop: syscall.SIGTERM, adds: "X-Forwarded-For", hosts: true,
		edits: func(listen, _ string, to upstreams) []edit {
			return []edit{
				{`address: ":443"`, "address: " + listen},
				// By itself it takes two seconds before it looks at its routes.
				{"providers:\n", "providers:\n  providersThrottleDuration: 10ms\n"},
				{"/etc/traefik/charts.yml", "charts.yml"},
				{"      tls: {}\n", ""},
				{"127.0.0.1:8081", to.charts},
				{"127.0.0.1:8080", to.jira},
			}
		},
		command: func(binary, config, _ string) *exec.Cmd { return exec.Command(binary, "--configfile="+config) },
	},
}

// ofDebian finds a program that comes with the package of its name.
func ofDebian(name string) func(t *testing.T) string {
	return func(t *testing.T) string { return requireTool(t, name, name) }
}

// apacheMain is as much of Debian's main file as the example needs.
const apacheMain = `ServerRoot /usr/lib/apache2
ServerName localhost
DefaultRuntimeDir /tmp
User www-data
Group www-data
LoadModule mpm_event_module modules/mod_mpm_event.so
LoadModule authz_core_module modules/mod_authz_core.so
LoadModule headers_module modules/mod_headers.so
LoadModule proxy_module modules/mod_proxy.so
LoadModule proxy_http_module modules/mod_proxy_http.so
LoadModule setenvif_module modules/mod_setenvif.so
`

// proxy is a running one, with all that it writes in dir.
type proxy struct {
	kind    proxyKind
	address string
	dir     string
	command *exec.Cmd
	stopped bool
}

// start runs the shipped example; the edits come before those that move it, for examples that are meant to be wrong.
func (k proxyKind) start(t *testing.T, to upstreams, edits ...edit) *proxy {
	t.Helper()
	binary := k.binary(t)
	p := &proxy{kind: k, address: freeAddress(t), dir: t.TempDir()}
	main := filepath.Base(k.file)
	config := configuration{main: k.preamble + readFile(t, k.file)}
	for name, shipped := range k.more {
		config[name] = readFile(t, shipped)
	}
	config.apply(t, edits...)
	config.apply(t, k.edits(p.address, p.dir, to)...)
	folder := config.write(t)
	p.command = k.command(binary, filepath.Join(folder, main), p.dir)
	p.command.Dir = folder
	// Nothing of this machine's own configuration or state.
	p.command.Env = append(os.Environ(), "HOME="+t.TempDir(), "XDG_CONFIG_HOME="+t.TempDir(), "XDG_DATA_HOME="+t.TempDir())
	output := createFile(t, filepath.Join(p.dir, "output"))
	p.command.Stdout, p.command.Stderr = output, output
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.stop(t) })
	if err := waitFor(p.address); err != nil {
		t.Fatalf("%s: %v\n%s", k.name, err, p.log(t))
	}
	// Traefik listens before it knows where to.
	apitest.Eventually(t, k.name+" knows the way", func() bool {
		status, _, err := tryExchange(p.address, compose("GET", "/", "", ""))
		return err == nil && status != 404
	})
	return p
}

// stop ends the proxy, so that its logs are complete.
func (p *proxy) stop(t *testing.T) {
	t.Helper()
	if p.stopped {
		return
	}
	p.stopped = true
	if err := p.command.Process.Signal(p.kind.stop); err != nil {
		t.Errorf("stopping %s: %v", p.kind.name, err)
	}
	if err := p.command.Wait(); err != nil {
		t.Errorf("%s ends: %v\n%s", p.kind.name, err, p.log(t))
	}
}

// log is all that the proxy wrote.
func (p *proxy) log(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	files, err := filepath.Glob(filepath.Join(p.dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		fmt.Fprintln(&all, readFile(t, file))
	}
	return all.String()
}

// TestPrivacyProxies sends all that can happen through each shipped example: answers, refusals, the service gone.
func TestPrivacyProxies(t *testing.T) {
	for _, kind := range proxyKinds {
		t.Run(kind.name, func(t *testing.T) {
			jira := startRecorder(t, "jira")
			charts := startService(t)
			proxy := kind.start(t, upstreams{charts: charts.Address, jira: jira.address()})
			values := apitest.Canaries{}
			for _, r := range answered(values) {
				// Of what it refuses some proxy hangs up without an answer, which is status 0.
				status, body, _ := tryExchange(proxy.address, r.text)
				if kind.hosts && !strings.Contains(r.text, "\nHost: jira.example.com\r") {
					r.want = 404
				}
				if sameEverywhere[r.name] && status != r.want {
					t.Errorf("%s: status %d, want %d: %.200q", r.name, status, r.want, body)
				}
			}
			charts.Stop(t)
			for _, r := range unanswered(values) {
				if status, _, _ := tryExchange(proxy.address, r.text); status != 502 && status != 503 {
					t.Errorf("%s without the charts: status %d, want 502 or 503", r.name, status)
				}
			}
			if _, body := exchange(t, proxy.address, compose("GET", "/", "", "")); body != "jira" {
				t.Errorf("Jira without the charts is answered by %q", body)
			}
			proxy.stop(t)
			for _, found := range search(t, values, proxy.dir) {
				t.Error(found)
			}
			// HAProxy writes a slash in JSON as it may be written.
			if log := strings.ReplaceAll(proxy.log(t), `\/`, "/"); !strings.Contains(log, kind.ofPictures) || !strings.Contains(log, "200") {
				t.Errorf("the log tells of no picture, so the search proves nothing:\n%s", tail(log))
			}
		})
	}
}

// sameEverywhere are the requests that every proxy passes on, so that the status is the service's.
var sameEverywhere = map[string]bool{
	"picture": true, "SVG": true, "HEAD": true, "form": true, "JSON": true, "ready": true, "wrong value": true,
	"wrong value, for an image element": true, "unknown path": true, "longest target": true, "HTTP/1.0": true,
}

// TestProxiesPassOn: what reaches the service is what the picture needs, unchanged, and Jira keeps what is its own.
func TestProxiesPassOn(t *testing.T) {
	for _, kind := range proxyKinds {
		t.Run(kind.name, func(t *testing.T) {
			charts, jira := startRecorder(t, "charts"), startRecorder(t, "jira")
			proxy := kind.start(t, upstreams{charts: charts.address(), jira: jira.address()})
			for _, target := range []string{
				"/charts/gauge.png?value=72&label=Sprint%20progress", "/charts/gauge.png?label=a%20b+c%2Bd&amp;value=12.5%", "/charts/bar.svg?label=%E4%zz;max=5&&=",
			} {
				if status, _ := exchange(t, proxy.address, compose("GET", target, browserFields, "")); status != 200 {
					t.Errorf("%s: status %d", target, status)
					continue
				}
				got := charts.last(t)
				// Traefik writes a semicolon as it may be written, too.
				if arrived := strings.ReplaceAll(got.RequestURI, "%3B", ";"); arrived != target {
					t.Errorf("sent %q, arrived as %q", target, got.RequestURI)
				}
				for name := range got.Header {
					switch name {
					case kind.adds, "Accept", "If-None-Match", "Sec-Fetch-Dest", "Connection", "Accept-Encoding":
					default:
						t.Errorf("the service is sent the field %s", name)
					}
				}
			}
			for _, target := range []string{"/", "/charts?filename=jfreechart-onetime-1.png", "/chartsheet/"} {
				if _, body := exchange(t, proxy.address, compose("GET", target, browserFields, "")); body != "jira" {
					t.Errorf("%s is answered by %q", target, body)
				} else if cookie := jira.last(t).Header.Get("Cookie"); cookie != "JSESSIONID=1" {
					t.Errorf("%s arrives with the cookie %q", target, cookie)
				}
			}
		})
	}
}

// TestProxiesStartWithoutTheCharts: a name that nobody knows keeps no proxy from serving Jira.
func TestProxiesStartWithoutTheCharts(t *testing.T) {
	for _, kind := range proxyKinds {
		t.Run(kind.name, func(t *testing.T) {
			jira := startRecorder(t, "jira")
			proxy := kind.start(t, upstreams{charts: "charts.invalid:8081", jira: jira.address()})
			if _, body := exchange(t, proxy.address, compose("GET", "/", "", "")); body != "jira" {
				t.Errorf("Jira is answered by %q", body)
			}
		})
	}
}

// TestPrivacyProxyLeaksAreCaught lets each proxy log as it would by itself, which the search must notice.
func TestPrivacyProxyLeaksAreCaught(t *testing.T) {
	usual := map[string]edit{
		"apache":  {`LogFormat "{\"t\":\"%{%Y-%m-%dT%H:%M:%S%z}t\",\"m\":\"%{charts_method}e\"`, `LogFormat "%r {\"t\":\"%{%Y-%m-%dT%H:%M:%S%z}t\",\"m\":\"%{charts_method}e\"`},
		"haproxy": {"  log-format '{\"t\"", "  option httplog\n  #log-format '{\"t\""},
		"traefik": {"defaultMode: drop\n    names", "defaultMode: keep\n    names"},
		"caddy":   {"\t\t\t\trequest>uri regexp \\?.* \"\"\n", ""},
	}
	for _, kind := range proxyKinds {
		t.Run(kind.name, func(t *testing.T) {
			charts, jira := startRecorder(t, "charts"), startRecorder(t, "jira")
			proxy := kind.start(t, upstreams{charts: charts.address(), jira: jira.address()}, usual[kind.name])
			values := apitest.Canaries{}
			exchange(t, proxy.address, compose("GET", "/charts/gauge.png?label="+values.Text("label"), "", ""))
			proxy.stop(t)
			if len(search(t, values, proxy.dir)) == 0 {
				t.Errorf("the search found nothing in\n%s", proxy.log(t))
			}
		})
	}
}
