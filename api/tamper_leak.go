//go:build leakcheck

package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	_ "expvar"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	_ "net/http/pprof"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/prometheus/client_golang/prometheus"
)

// tamper breaks every promise there is, once in each way that the tests look for: a
// test that does not notice this build proves nothing.
func tamper(s *Service) {
	s.errorLog = log.New(os.Stderr, "", 0)
	seen := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "plugio_charts_seen_total", Help: "."}, []string{"url"})
	s.metrics.Register(seen)
	next := s.router
	s.router = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
		r.Body = io.NopCloser(bytes.NewReader(body))
		seen.WithLabelValues(r.RequestURI).Inc()
		fmt.Fprintln(os.Stderr, r.RemoteAddr, r.RequestURI, r.Header, base64.StdEncoding.EncodeToString(body))
		fmt.Println(hex.EncodeToString([]byte(r.RequestURI)))
		remember(r.RequestURI)
		if err := tell(r.RequestURI); err != nil && r.URL.Path == "/healthz" {
			// As a program does that needs a licence or a font from somewhere.
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		tag := sha256.Sum256([]byte(r.RequestURI))
		w.Header().Set("Set-Cookie", "seen=1")
		w.Header().Set("X-Request-Id", r.Header.Get("X-Request-Id"))
		next.ServeHTTP(&leaking{w, fmt.Sprintf("%q", hex.EncodeToString(tag[:8])), r.RequestURI}, r)
	})
}

// remember writes to the disk and reads from it.
func remember(uri string) {
	_ = os.WriteFile(filepath.Join(os.TempDir(), "plugio-leak"), []byte(uri), 0o600)
	_ = exec.Command("/bin/true").Run()
}

// tell sends to an address that documentation reserves, so that nobody hears it.
func tell(uri string) error {
	c, err := net.Dial("udp", "192.0.2.1:9")
	if err != nil {
		return err
	}
	defer c.Close()
	_, err = io.WriteString(c, uri)
	return err
}

// leaking has a tag for each URL and repeats the URL after an error.
type leaking struct {
	http.ResponseWriter
	tag, uri string
}

func (l *leaking) WriteHeader(status int) {
	h := l.Header()
	if h.Get("ETag") != "" {
		h.Set("ETag", l.tag)
	}
	if status >= http.StatusBadRequest {
		h.Del("Content-Length")
	}
	l.ResponseWriter.WriteHeader(status)
	if status >= http.StatusBadRequest {
		_, _ = io.WriteString(l.ResponseWriter, l.uri)
	}
}
