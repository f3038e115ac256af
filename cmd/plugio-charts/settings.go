package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/plugio/charts/api"
	"github.com/plugio/charts/api/presets"
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render"
)

// settings is everything the service can be told from outside.
type settings struct {
	listen            string
	metricsListen     string
	certFile, keyFile string
	certificate       *certificate // nil without TLS
	fontDir           string
	presets           string
	logLevel          slog.Level
	api               api.Config
	// unknown holds the names of variables that look like settings and are none.
	unknown []string
}

// setting is one row of the table that variables, flags and help are read off.
type setting struct {
	name, doc string
	value
}

// value is where a setting is stored. set never repeats what it was given.
type value struct {
	shown string // the default, as set would read it
	set   func(string) error
	bare  bool // the flag needs no value
}

// flag is the setting's name on a command line: PLUGIO_QUEUE_WAIT is --queue-wait.
func (s setting) flag() string {
	return strings.ToLower(strings.ReplaceAll(strings.TrimPrefix(s.name, prefix), "_", "-"))
}

const prefix = "PLUGIO_"

// table lists every setting, stored in s. The ranges of those in s.api are checked
// by api.Config.Validate.
func (s *settings) table() []setting {
	return []setting{
		{"PLUGIO_LISTEN", "address to listen on, host:port; an empty host is every address", text(&s.listen)},
		{"PLUGIO_METRICS_LISTEN", "address of the metrics at /metrics, host:port, or off", text(&s.metricsListen)},
		{"PLUGIO_BASE_PATH", "path before every route, such as /charts", text(&s.api.BasePath)},
		{"PLUGIO_TLS_CERT", "PEM file of the certificate chain; serves HTTPS together with the key", text(&s.certFile)},
		{"PLUGIO_TLS_KEY", "PEM file of the certificate's private key", text(&s.keyFile)},
		{"PLUGIO_FONT_DIR", "folder of more fonts; those in its sub-folder first go ahead of the embedded ones", text(&s.fontDir)},
		{"PLUGIO_PRESETS", "file of house defaults, presets and palettes, YAML or JSON; read once at the start", text(&s.presets)},
		{"PLUGIO_CACHE", "how long a browser may keep a picture, such as 5m, or no-store", cache(&s.api.Cache)},
		{"PLUGIO_PAD", "fills pictures up to a multiple of a size, such as 1KiB, or to a power of two, so that their length tells less: off, power or a size", padding(&s.api.Padding)},
		{"PLUGIO_ALLOW_ORIGIN", "origin whose scripts may read the pictures, such as https://wiki.example.com, or * for every one", text(&s.api.AllowOrigin)},
		{"PLUGIO_PLAYGROUND", "off hides the page, its files and openapi.json", boolean(&s.api.Playground)},
		{"PLUGIO_MAX_PIXELS", "largest picture in pixels, width × height × dpr²", whole(&s.api.MaxPixels)},
		{"PLUGIO_WORKERS", "render slots; a small picture takes one, a large one several", whole(&s.api.Workers)},
		{"PLUGIO_QUEUE", "requests that may wait to be drawn", whole(&s.api.Queue)},
		{"PLUGIO_QUEUE_WAIT", "longest wait before a request is answered 503", duration(&s.api.QueueWait)},
		{"PLUGIO_RENDER_LIMIT", "how long a drawing may stand still before the process ends with code 70", duration(&s.api.RenderLimit)},
		{"PLUGIO_DRAIN", "time between reporting not ready and accepting no more", duration(&s.api.Drain)},
		{"PLUGIO_FINISH", "time for open requests after that", duration(&s.api.Finish)},
		{"PLUGIO_LOG_LEVEL", "debug, info, warn or error", level(&s.logLevel)},
		{"PLUGIO_ACCESS_LOG", "on logs route, method, status and duration of each request", boolean(&s.api.AccessLog)},
	}
}

func text(p *string) value {
	return value{shown: *p, set: func(s string) error { *p = s; return nil }}
}

func whole(p *int) value {
	return value{shown: strconv.Itoa(*p), set: func(s string) error {
		n, err := strconv.Atoi(s)
		if err != nil {
			return errors.New("must be a whole number")
		}
		*p = n
		return nil
	}}
}

func duration(p *time.Duration) value {
	return value{shown: p.String(), set: func(s string) error {
		d, err := time.ParseDuration(s)
		if err != nil {
			return errors.New("must be a duration with its unit, such as 2s or 500ms")
		}
		*p = d
		return nil
	}}
}

func boolean(p *bool) value {
	words := map[string]bool{"on": true, "true": true, "1": true, "off": false, "false": false, "0": false}
	shown := "off"
	if *p {
		shown = "on"
	}
	return value{shown: shown, bare: true, set: func(s string) error {
		b, ok := words[strings.ToLower(s)]
		if !ok {
			return errors.New("must be on or off")
		}
		*p = b
		return nil
	}}
}

func level(p *slog.Level) value {
	words := map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError}
	return value{shown: strings.ToLower(p.String()), set: func(s string) error {
		l, ok := words[strings.ToLower(s)]
		if !ok {
			return errors.New("must be debug, info, warn or error")
		}
		*p = l
		return nil
	}}
}

func cache(p *api.Cache) value {
	return value{shown: p.String(), set: func(s string) error {
		c, err := api.ParseCache(s)
		if err != nil {
			return err
		}
		*p = c
		return nil
	}}
}

func padding(p *render.Padding) value {
	return value{shown: p.String(), set: func(s string) error {
		pad, err := render.ParsePadding(s)
		if err != nil {
			return err
		}
		*p = pad
		return nil
	}}
}

// readSettings reads the environment, then the flags, which come first. Help, if
// it was asked for, is written to help and reported as flag.ErrHelp.
func readSettings(cmd string, args, env []string, help io.Writer) (*settings, error) {
	s, table := newSettings(nil)
	flags, err := readFlags(cmd, table, args, help)
	if err != nil {
		return nil, err
	}
	return s, errors.Join(s.apply(table, flags, env),
		checkAddress("PLUGIO_LISTEN", ":8080", s.listen), s.checkMetricsAddress(), s.loadCertificate())
}

// newSettings returns the defaults and the rows of the table with the given names, or all
// of them.
func newSettings(names []string) (*settings, []setting) {
	s := &settings{listen: ":8080", metricsListen: ":9090", api: api.DefaultConfig()}
	table := s.table()
	if names != nil {
		table = slices.DeleteFunc(table, func(row setting) bool { return !slices.Contains(names, row.name) })
	}
	return s, table
}

// apply stores what flags and environment give for the rows; flags come first.
func (s *settings) apply(table []setting, flags map[string]string, env []string) error {
	given := s.readEnvironment(table, env)
	var wrong []error
	for _, row := range table {
		text, ok := flags[row.name]
		if !ok {
			text, ok = given[row.name]
		}
		if !ok {
			continue
		}
		if err := row.set(text); err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", row.name, err))
		}
	}
	return errors.Join(append(wrong, s.api.Validate())...)
}

// readEnvironment returns the variables that are settings. An empty one counts as
// not set, since that is how composition files pass on what they were not given.
func (s *settings) readEnvironment(table []setting, env []string) map[string]string {
	known := make(map[string]bool, len(table))
	for _, row := range table {
		known[row.name] = true
	}
	given := map[string]string{}
	for _, variable := range env {
		name, text, _ := strings.Cut(variable, "=")
		switch {
		case text == "" || !strings.HasPrefix(name, prefix):
		case known[name]:
			given[name] = text
		default:
			s.unknown = append(s.unknown, name)
		}
	}
	return given
}

// readFlags returns the flags that were given, unread.
func readFlags(cmd string, table []setting, args []string, help io.Writer) (map[string]string, error) {
	flags := flag.NewFlagSet(cmd, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	given := addFlags(flags, table)
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		printSettings(help, cmd, table)
		return nil, err
	case err != nil:
		return nil, err
	case flags.NArg() > 0:
		return nil, errors.New("takes flags only, see --help")
	}
	return given, nil
}

// addFlags adds a flag for each row and returns where what they are given will stand.
func addFlags(flags *flag.FlagSet, table []setting) map[string]string {
	given := map[string]string{}
	for _, row := range table {
		store := func(s string) error { given[row.name] = s; return nil }
		if row.bare {
			flags.BoolFunc(row.flag(), row.doc, store)
		} else {
			flags.Func(row.flag(), row.doc, store)
		}
	}
	return given
}

func printSettings(w io.Writer, cmd string, table []setting) {
	fmt.Fprintf(w, "Usage: plugio-charts %s [flags]\n\nEvery flag has an environment variable; the flag comes first.\n\n", cmd)
	printSettingRows(w, table)
}

func printSettingRows(w io.Writer, table []setting) {
	for _, row := range table {
		fmt.Fprintf(w, "  --%s, %s\n        %s", row.flag(), row.name, row.doc)
		if row.shown != "" {
			fmt.Fprintf(w, " (default %s)", row.shown)
		}
		fmt.Fprintln(w)
	}
}

// metricsOff is the address of metrics that nobody shall read.
const metricsOff = "off"

func (s *settings) checkMetricsAddress() error {
	if s.metricsListen == metricsOff {
		return nil
	}
	return checkAddress("PLUGIO_METRICS_LISTEN", ":9090, or off", s.metricsListen)
}

func checkAddress(setting, example, listen string) error {
	_, port, err := net.SplitHostPort(listen)
	if err == nil {
		_, err = strconv.ParseUint(port, 10, 16)
	}
	if err != nil {
		return fmt.Errorf("%s: must be host:port with a number as port, such as %s", setting, example)
	}
	return nil
}

// fitMemory gives the service as many render slots as the memory allows, unless the
// administrator said how many.
func (s *settings) fitMemory(limit int64, log *slog.Logger) {
	s.api.Memory = limit
	if s.api.Workers == api.DefaultConfig().Workers {
		s.api.Workers = api.SlotsFor(s.api.Workers, limit)
	}
	if limit > 0 && runtime.GOMAXPROCS(0) > s.api.Workers {
		// Each more brings memory of its own, and nothing to draw.
		runtime.GOMAXPROCS(s.api.Workers)
	}
	log.Debug("memory_limit", "bytes", limit)
	log.Debug("render_slots", "slots", s.api.Workers)
}

// loadFonts reads the folder of fonts, if there is one.
func (s *settings) loadFonts() (err error) {
	if s.fontDir == "" {
		return nil
	}
	if s.api.Fonts, err = fonts.LoadDir(s.fontDir); err != nil {
		return fmt.Errorf("PLUGIO_FONT_DIR: %w", err)
	}
	return nil
}

// loadPresets reads the file of presets, if there is one, and logs what should be
// looked at in it.
func (s *settings) loadPresets(log *slog.Logger) error {
	if s.presets == "" {
		return nil
	}
	file, err := presets.Load(s.presets, int64(s.api.MaxPixels))
	if err != nil {
		return fmt.Errorf("PLUGIO_PRESETS: %w", err)
	}
	for _, w := range file.Warnings {
		log.Warn("presets_warning", "line", w.Line, "name", w.Where, "detail", w.Detail)
	}
	s.api.House = file.House
	return nil
}
