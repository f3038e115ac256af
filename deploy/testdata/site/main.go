// Command site stands in for Jira, Confluence, their database and Grafana where no registry has the real ones: it serves a
// page with a picture of the charts, and logs each request with its query and headers, as an application server may.
package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
	"path/filepath"
)

const page = `<!doctype html><title>Dashboard</title>
<img src="/charts/gauge.png?value=72&amp;label=Sprint%20progress&amp;width=320&amp;height=240" width="320" height="240" alt="Sprint progress 72 %">
`

func main() {
	// The database's health check asks the program under this name, and here it is enough that it runs.
	if filepath.Base(os.Args[0]) == "pg_isready" {
		return
	}
	address := ":8080"
	if port := os.Getenv("SITE_LISTEN"); port != "" {
		address = port
	}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		log.Printf("%s %s %s %q", r.RemoteAddr, r.Method, r.RequestURI, r.Header)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	})
	log.Fatal(http.ListenAndServe(address, nil))
}
