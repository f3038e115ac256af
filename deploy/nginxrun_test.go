package deploy_test

import (
	"context"
	"fmt"
	"maps"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/plugio/charts/api/apitest"
)

const (
	nginxDir = "proxies/nginx"
	// patience bounds every wait for a program to start or stop; a test that meets it has failed.
	patience = 30 * time.Second
)

func requireNginx(t *testing.T) string {
	t.Helper()
	return requireTool(t, "nginx", "nginx")
}

// edit is a replacement in the shipped configuration.
type edit struct{ old, new string }

// configuration is a folder of files by their names in it, as the Compose file mounts them.
type configuration map[string]string

// shippedNginx is the configuration of the site without TLS.
func shippedNginx(t *testing.T) configuration {
	t.Helper()
	return configuration{
		"nginx.conf":                readFile(t, composeDir+"/nginx/nginx.conf"),
		"site.conf":                 readFile(t, composeDir+"/nginx/site.conf"),
		"application.conf":          readFile(t, composeDir+"/nginx/application.conf"),
		"charts/charts-http.conf":   readFile(t, nginxDir+"/charts-http.conf"),
		"charts/charts-server.conf": readFile(t, nginxDir+"/charts-server.conf"),
	}
}

// apply makes every edit in one pass and fails the test when one does not apply, so that a test never runs against a
// configuration that it misunderstands.
func (c configuration) apply(t *testing.T, edits ...edit) {
	t.Helper()
	var pairs []string
	for _, e := range edits {
		inFile := func(text string) bool { return strings.Contains(text, e.old) }
		if !slices.ContainsFunc(slices.Collect(maps.Values(c)), inFile) {
			t.Fatalf("the configuration has no %q", e.old)
		}
		pairs = append(pairs, e.old, e.new)
	}
	for name, text := range c {
		c[name] = strings.NewReplacer(pairs...).Replace(text)
	}
}

// write puts the files into a folder of the test and returns it.
func (c configuration) write(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range c {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// upstreams are the host:port pairs that stand in for the two containers.
type upstreams struct {
	charts, jira string
}

// nginxProcess is a running nginx with its logs in dir.
type nginxProcess struct {
	address string
	dir     string
	names   *nameServer
	command *exec.Cmd
	once    sync.Once
}

// startNginx runs the shipped configuration with nothing changed but addresses, the name server, and the places of its
// files. The edits come first, for configurations that are meant to be wrong.
func startNginx(t *testing.T, to upstreams, edits ...edit) *nginxProcess {
	t.Helper()
	binary := requireNginx(t)
	n := &nginxProcess{address: freeAddress(t), dir: t.TempDir(), names: startNameServer(t)}
	config := shippedNginx(t)
	config.apply(t, edits...)
	config.apply(t,
		edit{"listen 8080 default_server;", "listen " + n.address + " default_server;"},
		edit{"resolver 127.0.0.11 ", "resolver " + n.names.address + " "},
		edit{"plugio-charts:8080", "plugio-charts:" + port(to.charts)},
		edit{"application:8080", "application:" + port(to.jira)},
		edit{"/var/log/nginx/access.log", n.dir + "/access.log"},
		edit{"/var/log/nginx/error.log", n.dir + "/error.log"},
		// With levels a scratch file leaves its folder behind after it is unlinked, which is how a test sees it.
		edit{"/tmp/body;", n.dir + "/body 1 2;"},
		edit{"/tmp/proxy;", n.dir + "/proxy 1 2;"},
		edit{"/tmp/", n.dir + "/"},
	)
	globals := "daemon off;"
	if os.Geteuid() == 0 {
		globals += " user root;"
	}
	n.command = exec.Command(binary, "-p", n.dir, "-c", filepath.Join(config.write(t), "nginx.conf"), "-e", n.dir+"/error.log", "-g", globals)
	stderr := createFile(t, filepath.Join(n.dir, "nginx.stderr"))
	n.command.Stdout, n.command.Stderr = stderr, stderr
	if err := n.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { n.stop(t) })
	if err := waitFor(n.address); err != nil {
		t.Fatalf("nginx: %v\n%s", err, readFile(t, filepath.Join(n.dir, "error.log")))
	}
	return n
}

// stop lets nginx finish its requests, so that afterwards its logs are complete.
func (n *nginxProcess) stop(t *testing.T) {
	t.Helper()
	n.once.Do(func() { terminate(t, n.command, syscall.SIGQUIT) })
}

func terminate(t *testing.T, command *exec.Cmd, signal os.Signal) {
	t.Helper()
	if err := command.Process.Signal(signal); err != nil {
		t.Errorf("stopping %s: %v", command.Path, err)
	}
	guard := time.AfterFunc(patience, func() { _ = command.Process.Kill() })
	defer guard.Stop()
	if err := command.Wait(); err != nil {
		t.Errorf("%s: %v", command.Path, err)
	}
}

// startService runs the program of the image with the settings of the Compose file.
func startService(t *testing.T) *apitest.Program {
	t.Helper()
	return startServiceIn(t, nil)
}

// startServiceIn starts it by another command, with more settings.
func startServiceIn(t *testing.T, before []string, more ...string) *apitest.Program {
	t.Helper()
	binary := requireImageBinary(t)
	file, err := parseCompose(readFile(t, composePath))
	if err != nil {
		t.Fatal(err)
	}
	var env []string
	for name, value := range file.Services[chartsName].Environment {
		env = append(env, name+"="+value)
	}
	return apitest.Launch{Program: binary, Before: before, Env: append(env, more...)}.Start(t)
}

func createFile(t *testing.T, path string) *os.File {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return file
}

// nameServer stands in for the container engine's: it knows the services of the Compose file, all on the loopback.
type nameServer struct {
	address string

	mu      sync.Mutex
	unknown map[string]bool
}

func startNameServer(t *testing.T) *nameServer {
	t.Helper()
	conn, err := net.ListenPacket("udp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	n := &nameServer{address: conn.LocalAddr().String(), unknown: make(map[string]bool)}
	t.Cleanup(func() { _ = conn.Close() })
	go n.serve(conn)
	return n
}

// forget answers from now on that there is no such name, as of a container that is not running.
func (n *nameServer) forget(name string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.unknown[name] = true
}

func (n *nameServer) serve(conn net.PacketConn) {
	buffer := make([]byte, 512)
	for {
		size, from, err := conn.ReadFrom(buffer)
		if err != nil {
			return
		}
		if reply, err := n.answer(buffer[:size]); err == nil {
			_, _ = conn.WriteTo(reply, from)
		}
	}
}

func (n *nameServer) answer(query []byte) ([]byte, error) {
	var parser dnsmessage.Parser
	header, err := parser.Start(query)
	if err != nil {
		return nil, fmt.Errorf("reading the query: %w", err)
	}
	question, err := parser.Question()
	if err != nil {
		return nil, fmt.Errorf("reading the question: %w", err)
	}
	message := dnsmessage.Message{
		Header:    dnsmessage.Header{ID: header.ID, Response: true, RecursionAvailable: true},
		Questions: []dnsmessage.Question{question},
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.unknown[strings.TrimSuffix(question.Name.String(), ".")] {
		message.RCode = dnsmessage.RCodeNameError
	} else if question.Type == dnsmessage.TypeA {
		message.Answers = []dnsmessage.Resource{{
			Header: dnsmessage.ResourceHeader{Name: question.Name, Type: question.Type, Class: question.Class, TTL: 1},
			Body:   &dnsmessage.AResource{A: [4]byte{127, 0, 0, 1}},
		}}
	}
	return message.Pack()
}

func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

func port(address string) string {
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		panic(err)
	}
	return port
}

func waitFor(address string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			return conn.Close()
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("nothing listens: %w", err)
		case <-tick.C:
		}
	}
}
