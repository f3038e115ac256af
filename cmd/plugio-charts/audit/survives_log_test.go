package audit_test

import (
	"bufio"
	"crypto/tls"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/plugio/charts/api/apitest"
)

// logged is a service whose standard error is a pipe of the test's own.
type logged struct {
	cmd     *exec.Cmd
	address string
	log     *os.File // its end that is read
	ended   chan error
}

func startLogged(t *testing.T) *logged {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { read.Close() })
	l := &logged{cmd: exec.Command(release.path(t), "serve", "--access-log"), log: read, ended: make(chan error, 1)}
	l.cmd.Env = []string{"PLUGIO_LISTEN=127.0.0.1:0", "PLUGIO_METRICS_LISTEN=off", "PLUGIO_DRAIN=0s"}
	l.cmd.Stderr = write
	if err := l.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	write.Close()
	go func() { l.ended <- l.cmd.Wait() }()
	t.Cleanup(func() { _ = l.cmd.Process.Kill() })
	for lines := bufio.NewScanner(read); lines.Scan(); {
		var event struct{ Event, Address string }
		if json.Unmarshal(lines.Bytes(), &event) == nil && event.Event == "started" {
			l.address = event.Address
			return l
		}
	}
	t.Fatal("the service does not start")
	return nil
}

// serves asks so often that a pipe of 64 KiB is full several times over, then stops the service.
func (l *logged) serves(t *testing.T) {
	t.Helper()
	client := &http.Client{Timeout: apitest.Patience}
	for range 3000 {
		if status, _, err := apitest.Fetch(client, "http://"+l.address+"/bar.svg?value=1"); status != http.StatusOK || err != nil {
			t.Fatalf("answered %d, %v", status, err)
		}
	}
	client.CloseIdleConnections()
	if err := l.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-l.ended:
		if err != nil {
			t.Errorf("the service ends with %v", err)
		}
	case <-time.After(apitest.Patience):
		t.Error("SIGTERM does not end the service")
	}
}

// TestSurvivesALogThatNobodyReads: a full pipe behind the log holds up no answer and not the end.
func TestSurvivesALogThatNobodyReads(t *testing.T) {
	t.Parallel()
	startLogged(t).serves(t)
}

// TestSurvivesALogThatBroke: the reader of the log has gone, which kills other programs at their next line.
func TestSurvivesALogThatBroke(t *testing.T) {
	t.Parallel()
	l := startLogged(t)
	if err := l.log.Close(); err != nil {
		t.Fatal(err)
	}
	l.serves(t)
}

// TestSurvivesHangup: SIGHUP renews the certificate if there is one, and does nothing else.
func TestSurvivesHangup(t *testing.T) {
	t.Parallel()
	plain := launch{build: release}.start(t)
	send(t, plain, syscall.SIGHUP)
	if status, _ := plain.Get(t, "/gauge.svg?value=1"); status != http.StatusOK {
		t.Errorf("after a hangup: %d", status)
	}
	if code := plain.Stop(t); code != 0 {
		t.Errorf("exit code %d", code)
	}

	cert, key := apitest.Certificate(t)
	s := launch{build: release, env: []string{"PLUGIO_TLS_CERT=" + cert, "PLUGIO_TLS_KEY=" + key}}.start(t)
	first := served(t, s.Address)
	newCert, newKey := apitest.Certificate(t)
	replace(t, cert, newCert)
	replace(t, key, newKey)
	send(t, s, syscall.SIGHUP)
	s.Stderr.Line(t, `"event":"certificate_renewed"`)
	second := served(t, s.Address)
	if first == second {
		t.Error("the certificate is the old one")
	}
	if err := os.WriteFile(cert, []byte("no certificate"), 0o600); err != nil {
		t.Fatal(err)
	}
	send(t, s, syscall.SIGHUP)
	if line := s.Stderr.Line(t, `"event":"certificate_error"`); !strings.Contains(line, "PLUGIO_TLS_CERT") {
		t.Errorf("the fault names no setting: %s", line)
	}
	if served(t, s.Address) != second {
		t.Error("a file that holds no certificate ended the one in use")
	}
}

func replace(t *testing.T, file, with string) {
	t.Helper()
	if err := os.Rename(with, file); err != nil {
		t.Fatal(err)
	}
}

// served is the certificate that a new connection is shown.
func served(t *testing.T, address string) string {
	t.Helper()
	conn, err := tls.Dial("tcp", address, &tls.Config{InsecureSkipVerify: true})
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	return string(conn.ConnectionState().PeerCertificates[0].Raw)
}
