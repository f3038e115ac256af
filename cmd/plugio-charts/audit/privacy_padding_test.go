package audit_test

import (
	"bufio"
	"crypto/tls"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/plugio/charts/api/apitest"
)

// eavesdropper sees the bytes of a connection as they pass, and cannot read them.
type eavesdropper struct {
	net.Conn
	seen []byte
}

func (e *eavesdropper) Read(p []byte) (int, error) {
	n, err := e.Conn.Read(p)
	e.seen = append(e.seen, p[:n]...)
	return n, err
}

// length is what the records of TLS 1.3 that passed since the last call tell of the length of
// what is in them.
func (e *eavesdropper) length(t *testing.T) (sum int) {
	t.Helper()
	const header, applicationData, sealed = 5, 23, 17
	for len(e.seen) > 0 {
		length := int(binary.BigEndian.Uint16(e.seen[3:]))
		if e.seen[0] != applicationData {
			t.Fatalf("a record of type %d", e.seen[0])
		}
		sum += length - sealed
		e.seen = e.seen[header+length:]
	}
	return sum
}

// overheard asks for a gauge of every percentage over TLS and returns the lengths that an
// eavesdropper sees, by value.
func overheard(t *testing.T, s *apitest.Program, format string) []int {
	t.Helper()
	conn, err := net.Dial("tcp", s.Address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(apitest.Patience))
	ear := &eavesdropper{Conn: conn}
	secured := tls.Client(ear, &tls.Config{InsecureSkipVerify: true, MinVersion: tls.VersionTLS13})
	from := bufio.NewReader(secured)
	ask := func(target string) {
		fmt.Fprintf(secured, "GET %s HTTP/1.1\r\nHost: x\r\n\r\n", target)
		resp, err := http.ReadResponse(from, nil)
		if err != nil || resp.StatusCode != http.StatusOK {
			t.Fatalf("%s: %v, %v", target, resp, err)
		}
		if n, err := io.Copy(io.Discard, resp.Body); err != nil || n != resp.ContentLength {
			t.Fatalf("%s: %d of %d bytes, %v", target, n, resp.ContentLength, err)
		}
	}
	ask("/healthz")
	ear.seen = nil // the handshake
	lengths := make([]int, percentages)
	for value := range lengths {
		ask(gaugeOf(value, format))
		lengths[value] = ear.length(t)
	}
	return lengths
}

// candidates is how many values have the same length, on average over all values, and how many
// lengths there are.
func candidates(lengths []int) (mean float64, different int) {
	byLength := map[int]int{}
	for _, length := range lengths {
		byLength[length]++
	}
	sum := 0
	for _, n := range byLength {
		sum += n * n
	}
	return float64(sum) / float64(len(lengths)), len(byLength)
}

// TestPrivacyPadding: whoever sees the packets of an answer under TLS, and has a table of the lengths of all values, is left
// with most of them where pictures are filled up. Without that, the counter-example, a length tells nearly which value it was.
func TestPrivacyPadding(t *testing.T) {
	t.Parallel()
	cert, key := apitest.Certificate(t)
	for _, tt := range []struct {
		pad         string
		least, most float64 // candidates
	}{
		{"off", 1, percentages / 10},
		{"1KiB", percentages / 2, percentages},
		{"4KiB", percentages / 2, percentages},
		{"power", percentages / 2, percentages},
	} {
		s := launch{build: release, env: []string{"PLUGIO_TLS_CERT=" + cert, "PLUGIO_TLS_KEY=" + key, "PLUGIO_PAD=" + tt.pad}}.start(t)
		for _, format := range []string{"svg", "png"} {
			mean, different := candidates(overheard(t, s, format))
			t.Logf("%s, PLUGIO_PAD=%s: %d lengths, %.0f of %d values are candidates", format, tt.pad, different, mean, percentages)
			if mean < tt.least || mean > tt.most {
				t.Errorf("%s, PLUGIO_PAD=%s: %.0f candidates, want %.0f to %.0f", format, tt.pad, mean, tt.least, tt.most)
			}
		}
	}
}
