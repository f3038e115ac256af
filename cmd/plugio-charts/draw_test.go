package main

import (
	"bytes"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"github.com/plugio/charts/api/params"
)

func TestDrawIntoFiles(t *testing.T) {
	dir := t.TempDir()
	tests := []struct {
		file, magic string
		args        []string
	}{
		{"gauge.png", "\x89PNG", []string{"draw", "gauge", "value=72", "label=Sprint progress", "-o", "gauge.png"}},
		{"counter.SVG", "<svg ", []string{"draw", "-o", "counter.SVG", "counter", "value=-3"}},
		{"bar", "<svg ", []string{"draw", "bar", "--format", "svg", "-o=bar", "value=12", "max=20"}},
	}
	for _, tt := range tests {
		got := execute(t, dir, nil, tt.args...)
		if got.code != 0 || got.stdout != "" || got.stderr != "" {
			t.Errorf("%v: exit %d, %q, %q", tt.args, got.code, got.stdout, got.stderr)
			continue
		}
		picture, err := os.ReadFile(filepath.Join(dir, tt.file))
		if err != nil || !strings.HasPrefix(string(picture), tt.magic) {
			t.Errorf("%v: %.8q (%v), want %q", tt.args, picture, err, tt.magic)
		}
	}
}

func TestDrawToStandardOutput(t *testing.T) {
	got := execute(t, "", nil, "draw", "gauge", "value=72", "width=400", "height=300", "dpr=2", "-o", "-")
	picture, err := png.Decode(strings.NewReader(got.stdout))
	if got.code != 0 || err != nil {
		t.Fatalf("exit %d, %s, %v", got.code, got.stderr, err)
	}
	if b := picture.Bounds(); b.Dx() != 800 || b.Dy() != 600 {
		t.Errorf("the picture is %v, want 800x600", b)
	}
	if got := execute(t, "", nil, "draw", "gauge", "value=72", "-o", "-", "-format", "svg"); !strings.HasPrefix(got.stdout, "<svg ") {
		t.Errorf("with -format svg: %.20q", got.stdout)
	}
}

func TestDrawIsThePictureOfTheURL(t *testing.T) {
	s := serveBinary(t)
	_, _, want := get(t, s, "/gauge.svg?value=72&label=R%26D%20%2B%20more&thresholds=0:success,50:warning")
	got := execute(t, "", nil, "draw", "gauge", "value=72", "label=R&D + more", "thresholds=0:success,50:warning", "-o", "-", "--format", "svg")
	if !bytes.Equal([]byte(got.stdout), want) {
		t.Error("the command line draws another picture than the service")
	}
	terminate(t, s)
}

func TestDrawRefuses(t *testing.T) {
	dir := t.TempDir()
	tests := []struct {
		name string
		args []string
		want []string // each on a line that begins with the command
	}{
		{"no widget", nil, []string{"which picture? one of gauge, counter, bar"}},
		{"unknown widget", []string{"pie", "value=1", "-o", "x.png"}, []string{`unknown picture "pie": use gauge, counter, bar`}},
		{"no format", []string{"gauge", "value=1", "-o", "x.jpg"}, []string{"the format is png or svg: end the file's name so, or give --format"}},
		{"no ending", []string{"gauge", "value=1", "-o", "x"}, []string{"the format is png or svg: end the file's name so, or give --format"}},
		{"other format", []string{"gauge", "value=1", "-o", "x", "--format", "gif"}, []string{"the format is png or svg: end the file's name so, or give --format"}},
		{"contradiction", []string{"gauge", "value=1", "-o", "x.png", "--format", "svg"}, []string{`the file's name ends in .png, but --format says "svg"`}},
		{"another contradiction", []string{"gauge", "value=1", "-o", "x.JPG", "--format", "png"}, []string{`the file's name ends in .jpg, but --format says "png"`}},
		{"no pair", []string{"gauge", "72", "-o", "x.png"}, []string{`"72" is no parameter: they have the form name=value`}},
		{"misspelt name", []string{"gauge", "vlaue=1", "-o", "x.png"}, []string{"unknown parameter vlaue; the nearest known name is value"}},
		{"name of another widget", []string{"gauge", "value=72", "total=3", "-o", "x.png"}, []string{"total: not a parameter of gauge"}},
		{"names nobody knows", []string{"gauge", "value=72", "trend=3", "x\ny=4", "-o", "x.png"}, []string{"unknown parameter trend", `unknown parameter "x\ny"`}},
		{"wrong values", []string{"gauge", "value=canary", "width=5", "lable=A", "-o", "x.png"}, []string{
			"value: not a number", "width: out of range: 16 to 2000", "unknown parameter lable; the nearest known name is label",
		}},
		{"several of the line", []string{"gauge", "72", "max", "-o", "x.png", "--format", "svg", "--max-pixels", "many"}, []string{
			"PLUGIO_MAX_PIXELS: must be a whole number", `"72" is no parameter: they have the form name=value`,
			`"max" is no parameter: they have the form name=value`, `the file's name ends in .png, but --format says "svg"`,
		}},
		{"twice", []string{"gauge", "value=1", "value=2", "-o", "x.png"}, []string{"value: given twice"}},
		{"unknown flag", []string{"gauge", "--canary=1"}, []string{"flag provided but not defined: -canary"}},
		{"a parameter as a flag", []string{"gauge", "--value=72"}, []string{"flag provided but not defined: -value; parameters are written without dashes: value=72"}},
		{"more pixels than the setting allows", []string{"gauge", "value=1", "width=400", "height=400", "-o", "x.png", "--max-pixels", "100000"}, []string{
			"width: too many pixels: width × height × dpr² is at most 100000",
		}},
		{"no folder of fonts", []string{"gauge", "value=1", "-o", "x.png", "--font-dir", "nowhere"}, nil},
	}
	for _, tt := range tests {
		got := execute(t, dir, nil, append([]string{"draw"}, tt.args...)...)
		want := ""
		for _, mistake := range tt.want {
			want += "plugio-charts draw: " + mistake + "\n"
		}
		if got.code != 2 || got.stderr != want && tt.want != nil || got.stdout != "" {
			t.Errorf("%s: exit %d, %q, want 2, %q", tt.name, got.code, got.stderr, want)
		}
	}
	got := execute(t, dir, []string{"PLUGIO_MAX_PIXELS=100000", "PLUGIO_LISTEN=nowhere"}, "draw", "gauge", "value=1", "width=400", "height=400", "-o", "x.png")
	if want := "plugio-charts draw: width: too many pixels: width × height × dpr² is at most 100000\n"; got.code != 2 || got.stderr != want {
		t.Errorf("with the setting in the environment: exit %d, %q, want 2, %q", got.code, got.stderr, want)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("files were left: %v, %v", left, err)
	}
	if got := execute(t, dir, nil, "draw", "gauge", "value=1", "-o", "missing/x.png"); got.code != 1 {
		t.Errorf("a folder that does not exist: exit %d, want 1", got.code)
	}
}

// A picture goes where no -o says so only if nobody's terminal would show it.
func TestDrawToATerminal(t *testing.T) {
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skipf("no terminal to be had: %v", err)
	}
	defer terminal.Close()
	for _, tt := range []struct {
		args []string
		code int
	}{
		{[]string{"value=1"}, 2},
		{[]string{"value=1", "-o", "-"}, 0},
		{[]string{"value=1", "--format", "svg"}, 0},
	} {
		var stderr bytes.Buffer
		cmd := exec.Command(binary, append([]string{"draw", "gauge", "width=16", "height=16"}, tt.args...)...)
		cmd.Env, cmd.Stdout, cmd.Stderr = []string{}, terminal, &stderr
		_ = cmd.Run()
		if code := cmd.ProcessState.ExitCode(); code != tt.code {
			t.Errorf("%v: exit %d, %q, want %d", tt.args, code, stderr.String(), tt.code)
		}
	}
	for _, out := range [][]string{nil, {"-o", "-"}} {
		if got := execute(t, "", nil, append([]string{"draw", "gauge", "value=1"}, out...)...); !strings.HasPrefix(got.stdout, "\x89PNG") {
			t.Errorf("%v into a pipe: exit %d, %q", out, got.code, got.stderr)
		}
	}
}

func TestDrawFromStandardInput(t *testing.T) {
	draw := func(stdin string, args ...string) result {
		var stdout, stderr bytes.Buffer
		cmd := exec.Command(binary, append([]string{"draw", "gauge", "--format", "svg"}, args...)...)
		cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = []string{}, strings.NewReader(stdin), &stdout, &stderr
		_ = cmd.Run()
		return result{cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()}
	}
	want := execute(t, "", nil, "draw", "gauge", "--format", "svg", "value=72.50", "label=R&D", "width=300")
	got := draw("\ufeff{\"value\": 72.50, \"label\": \"R&D\"}\n", "-", "width=300")
	if got.code != 0 || got.stdout == "" || got.stdout != want.stdout {
		t.Errorf("another picture: exit %d, %s", got.code, got.stderr)
	}
	for stdin, want := range map[string]string{
		`{"value": "x", "lable": 1, "width": 90}`: "plugio-charts draw: value: not a number\nplugio-charts draw: unknown parameter lable; the nearest known name is label\n" +
			"plugio-charts draw: width: given twice\n",
		`{"value": 1`:                 "plugio-charts draw: the body is not one JSON object\n",
		strings.Repeat(" ", 16<<10+1): "plugio-charts draw: standard input is longer than 16 KiB\n",
	} {
		if got := draw(stdin, "width=300", "-"); got.code != 2 || !strings.HasPrefix(got.stderr, "plugio-charts draw: ") || got.stdout != "" || !sameLines(got.stderr, want) {
			t.Errorf("%.40q: exit %d, %q, want %q", stdin, got.code, got.stderr, want)
		}
	}
}

func sameLines(a, b string) bool {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

func TestDrawWithFontsOfOnesOwn(t *testing.T) {
	dir := t.TempDir()
	first := filepath.Join(dir, "first")
	if err := os.Mkdir(first, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(first, "go.ttf"), goregular.TTF, 0o644); err != nil {
		t.Fatal(err)
	}
	want := execute(t, "", nil, "draw", "gauge", "--format", "svg", "label=Sprint")
	got := execute(t, "", []string{"PLUGIO_FONT_DIR=" + dir}, "draw", "gauge", "--format", "svg", "label=Sprint")
	if got.code != 0 || got.stdout == want.stdout {
		t.Errorf("the folder of fonts changes nothing: exit %d, %s", got.code, got.stderr)
	}
}

// The help of a picture is its part of the table.
func TestDrawHelp(t *testing.T) {
	for _, widget := range params.Widgets() {
		got := execute(t, "", nil, "draw", widget, "--help")
		if got.code != 0 || got.stderr != "" {
			t.Errorf("%s: exit %d, %q", widget, got.code, got.stderr)
		}
		for _, s := range params.For(widget) {
			if !strings.Contains(got.stdout, "\n  "+s.Name+": ") || !strings.Contains(got.stdout, "\n        "+s.Doc+"\n") {
				t.Errorf("%s: %s is not explained", widget, s.Name)
			}
		}
	}
	gauge := execute(t, "", nil, "draw", "gauge", "--help").stdout
	for _, want := range []string{
		"\n  max: number (default 100)\n        Where the scale ends",
		"\n  value: number, percentage such as 72%, or no data\n",
		"\n  ends: flat, round (default flat)\n",
		"\n  --font-dir, PLUGIO_FONT_DIR\n",
	} {
		if !strings.Contains(gauge, want) {
			t.Errorf("the help of a gauge lacks %q:\n%s", want, gauge)
		}
	}
	if strings.Contains(gauge, "\n  segments: ") {
		t.Error("the help of a gauge has a parameter of bars")
	}
}

func TestCommandLine(t *testing.T) {
	tests := []struct {
		name           string
		args           []string
		code           int
		stdout, stderr string // what each must hold; empty: nothing at all
	}{
		{"nothing", nil, 2, "", "plugio-charts serve"},
		{"unknown command", []string{"drwa"}, 2, "", `unknown command "drwa"`},
		{"unknown command of app", []string{"app", "trello"}, 2, "", `unknown command "app trello"`},
		{"help on a command", []string{"help", "serve"}, 0, "PLUGIO_LISTEN", ""},
		{"help on a picture", []string{"draw", "pie", "--help"}, 2, "", `unknown picture "pie"`},
		{"help", []string{"help"}, 0, "plugio-charts draw", ""},
		{"help of serve", []string{"serve", "--help"}, 0, "PLUGIO_LISTEN", ""},
		{"help of draw", []string{"draw", "-h"}, 0, `draw gauge value=72 label="Sprint progress" -o gauge.png`, ""},
		{"help of healthcheck", []string{"healthcheck", "--help"}, 0, "PLUGIO_LISTEN", ""},
		{"version", []string{"version"}, 0, "plugio-charts 1.2.3-test ", ""},
		{"version as a flag", []string{"--version"}, 0, "plugio-charts 1.2.3-test ", ""},
		{"version of something", []string{"version", "x"}, 2, "", "takes no arguments"},
	}
	for _, tt := range tests {
		got := execute(t, "", nil, tt.args...)
		if got.code != tt.code || !holds(got.stdout, tt.stdout) || !holds(got.stderr, tt.stderr) {
			t.Errorf("%s: exit %d, stdout %q, stderr %q", tt.name, got.code, got.stdout, got.stderr)
		}
	}
}

func holds(s, want string) bool { return s == want || want != "" && strings.Contains(s, want) }
