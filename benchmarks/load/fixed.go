package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/plugio/charts/benchmarks/process"
)

// fixedCommand is the word by which this program becomes the Echo server.
const fixedCommand = "fixed"

// startFixed runs this program again, as an Echo server of the files in a folder.
func startFixed(dir string, log io.Writer) (*process.Process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("finding this program: %w", err)
	}
	return process.Start(exec.Command(self, fixedCommand, dir), log)
}

// serveFixed answers each file's name with its content, as plainly as Echo can.
func serveFixed(dir string, log io.Writer) error {
	e := echo.New()
	files, err := filepath.Glob(filepath.Join(dir, "*.*"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no files in %s: %w", dir, err)
	}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			return fmt.Errorf("reading a body: %w", err)
		}
		kind := "image/png"
		if strings.HasSuffix(file, ".svg") {
			kind = "image/svg+xml"
		}
		e.GET("/"+filepath.Base(file), func(c echo.Context) error { return c.Blob(http.StatusOK, kind, body) })
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("listening: %w", err)
	}
	fmt.Fprintf(log, `{"event":"started","address":%q}`+"\n", ln.Addr())
	return (&http.Server{Handler: e}).Serve(ln)
}
