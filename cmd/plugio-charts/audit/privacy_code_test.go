package audit_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

const root = "../../.."

// forbidden are packages that could show what happens inside, start programs, or speak
// to the outside or to a store, each with what it is.
var forbidden = map[string]string{
	"net/http/pprof": "debug door", "runtime/pprof": "debug door", "runtime/trace": "debug door", "net/http/httptest": "test server",
	"os/exec": "starts programs", "plugin": "loads code", "net/smtp": "mail", "net/rpc": "remote calls", "log/syslog": "remote log",
	"database/sql": "database", "testing": "test code",
}

// forbiddenParts are words in the paths of modules that send or store.
var forbiddenParts = []string{
	"telemetry", "otel", "sentry", "statsd", "datadog", "newrelic", "segmentio", "analytics", "grpc", "redis", "memcache", "sqlite", "postgres",
	"mysql", "mongo", "bbolt", "badger", "leveldb", "kafka", "nats", "amqp", "aws", "cloud", "prometheus/push",
}

func badPackages(t *testing.T, tags string) (found []string) {
	t.Helper()
	list := exec.Command("go", "list", "-deps", "-tags", tags, "./cmd/plugio-charts")
	list.Dir = root
	out, err := list.Output()
	if err != nil {
		t.Fatalf("listing the dependencies: %v", err)
	}
	packages := strings.Fields(string(out))
	if !slices.Contains(packages, "net/http") {
		t.Fatal("the list lacks what must be on it")
	}
	for _, name := range packages {
		if forbidden[name] != "" {
			found = append(found, name)
		}
		for _, part := range forbiddenParts {
			if strings.Contains(name, "/"+part) || strings.Contains(name, "-"+part) {
				found = append(found, name)
			}
		}
	}
	return found
}

func TestPrivacyDependencies(t *testing.T) {
	t.Parallel()
	for _, name := range badPackages(t, "") {
		t.Errorf("the program contains %s", name)
	}
	caught := badPackages(t, "leakcheck")
	for _, want := range []string{"net/http/pprof", "os/exec"} {
		if !slices.Contains(caught, want) {
			t.Errorf("%s of the leaking build is not found", want)
		}
	}
}

// TestPrivacyNoDebugPage: the metrics' library brings expvar, which shows itself on the server that a
// program uses when it makes none of its own. This one makes its own.
func TestPrivacyNoDebugPage(t *testing.T) {
	t.Parallel()
	s := launch{build: release}.start(t)
	for _, address := range []string{s.Address, s.Metrics} {
		for _, path := range []string{"/debug/vars", "/debug/pprof/", "/debug/pprof/heap", "/debug/requests", "/metrics/", "/config", "/env"} {
			if status, _, err := apitest.Fetch(s.Client, "http://"+address+path); err != nil || status != 404 {
				t.Errorf("%s is answered %d, %v; want 404", path, status, err)
			}
		}
	}
	if status, _ := s.Get(t, "/metrics"); status != 404 {
		t.Errorf("the pictures' listener answers /metrics with %d", status)
	}
}

// reaches are the calls by which a program could write, send, run or print, and the files of
// ours that have a reason to use them.
var reaches = map[string][]string{
	"net.Dial": nil, "net.DialTimeout": nil, "net.DialTCP": nil, "net.DialUDP": nil, "net.Dialer": nil, "net.LookupHost": nil, "tls.Dial": nil,
	"http.Get": nil, "http.Post": nil, "http.Head": nil, "http.DefaultClient": nil, "http.DefaultServeMux": nil, "http.HandleFunc": nil, "http.Handle": nil,
	"http.Client": {"cmd/plugio-charts/healthcheck.go"}, "http.Transport": {"cmd/plugio-charts/healthcheck.go"},
	"http.SetCookie": nil, "http.Cookie": nil,
	"os.Create": nil, "os.CreateTemp": nil, "os.Mkdir": nil, "os.MkdirAll": nil, "os.MkdirTemp": nil, "os.Rename": nil,
	"os.WriteFile": {"cmd/plugio-charts/draw.go", "cmd/plugio-charts/app.go", "cmd/plugio-charts/presets.go"}, "os.OpenFile": {"cmd/plugio-charts/app.go"},
	"log.Print": nil, "log.Printf": nil, "log.Println": nil, "log.Fatal": nil, "fmt.Print": nil, "fmt.Printf": nil, "fmt.Println": nil,
	"slog.Info": nil, "slog.Error": nil, "slog.Default": nil,
}

// reached lists the calls in a file that have no reason there, and says whether it imports unsafe.
func reached(file *ast.File, name string) (found []string) {
	ast.Inspect(file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if pkg, ok := sel.X.(*ast.Ident); ok {
				call := pkg.Name + "." + sel.Sel.Name
				if allowed, watched := reaches[call]; watched && !slices.Contains(allowed, name) {
					found = append(found, call)
				}
			}
		}
		return true
	})
	for _, spec := range file.Imports {
		if path, _ := strconv.Unquote(spec.Path.Value); path == "unsafe" || path == "C" {
			found = append(found, "import "+path)
		}
	}
	return found
}

// TestPrivacySources: no source of ours opens a connection or a file to write, or prints, except where
// the command line asks for it. The leaking build's file is the counter-example.
func TestPrivacySources(t *testing.T) {
	t.Parallel()
	files, leaks := 0, 0
	for _, folder := range []string{"api", "cmd/plugio-charts", "fonts", "render"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.IsDir() && (strings.HasSuffix(entry.Name(), "test") || entry.Name() == "testdata"):
				return fs.SkipDir
			case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
				return nil
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			name, _ := filepath.Rel(root, path)
			found := reached(file, filepath.ToSlash(name))
			if files++; strings.HasSuffix(path, "tamper_leak.go") {
				leaks = len(found)
				return nil
			}
			if len(found) > 0 {
				t.Errorf("%s uses %v", name, found)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 50 || leaks < 3 {
		t.Errorf("%d files read, %d calls found in the leaking one", files, leaks)
	}
}
